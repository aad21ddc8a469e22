import * as l10n from '@vscode/l10n';
import { Refusal } from '../../codebook/refusal';
import { composed } from '../../transcript/composed';
import type { Range, Transcript } from '../../transcript/transcript';
import { codings as codingCount } from '../shared/counts';
import type { OpenTranscript } from '../shared/openTranscript';
import { annotationEdits, ranks } from './annotationPlan';
import { listOf, quoteOf } from './codePassages';
import { codedRange, isSameCode } from './codingsOn';
import { noCoding, noPassage, type Outcome, unreadable } from './outcome';
import type { AnnotationStep } from './steps';
import { selectedPassages } from './targets';

/** A code line, named by what stands there, so that another line is never taken for it. */
export interface CodeLineName {
  /** From 0. */
  readonly line: number;
  /** The label as written. */
  readonly label: string;
}

/** The place of a coding in `Transcript.codings`; -1 when something else stands on its line. */
function codingNamed({ codings }: Transcript, { line, label }: CodeLineName): number {
  return codings.findIndex((coding) => coding.line === line && coding.label === label);
}

/**
 * Takes codings off their passages. Their memos stay with the passages: what somebody thought is not lost.
 *
 * @throws Refusal where one is not there any more, or something would be read as something else
 */
export function removeCodings(open: OpenTranscript, named: readonly CodeLineName[]): Outcome {
  const { transcript } = open;
  const found = new Set<number>();
  const byLine = new Map(transcript.codings.map(({ line, label }, index) => [line, { index, label }]));
  for (const one of named) {
    const there = byLine.get(one.line);
    const index = there?.label === one.label ? there.index : -1;
    if (index < 0) throw noCoding(one.label);
    found.add(index);
  }
  if (found.size === 0) throw new Refusal(l10n.t('No code was chosen.'));
  const steps = [...found].map((coding): AnnotationStep => ({ kind: 'remove', coding }));
  const edits = annotationEdits(open, steps);
  if (!edits) throw unreadable();
  const labels = listOf(named.map(({ label }) => label));
  const hasMemos = transcript.memos.some(({ coding }) => found.has(coding));
  const did = hasMemos
    ? l10n.t('Removed {0}; its memos stay with the passage', labels)
    : l10n.t('Removed {0}', labels);
  return { edits, did: found.size === 1 ? did : `${did} (${codingCount(found.size)})` };
}

/**
 * Lets a coding be about other words of its file: a cursor means the whole passage that it is in.
 *
 * @throws Refusal where it cannot be about these words, or something would be read as something else
 */
export function moveCoding(open: OpenTranscript, named: CodeLineName, to: Range): Outcome {
  const { study, transcript } = open;
  const index = codingNamed(transcript, named);
  const coding = transcript.codings[index];
  if (!coding) throw noCoding(named.label);
  const [target, second] = selectedPassages(transcript, [to]);
  if (!target) throw noPassage();
  if (second) {
    throw new Refusal(l10n.t('A code stands for words of one passage. Select words of one passage only.'));
  }
  const quote = quoteOf(transcript, target);
  const passage = target.passage.index;
  const words = quote?.target ?? target.passage.range;
  const there = transcript.codings.find((other) => {
    const about = codedRange(transcript, other);
    const same = about.start === words.start && about.end === words.end;
    return same && other.passage === passage && isSameCode(study, other.label, coding.label);
  });
  if (there) throw new Refusal(l10n.t('“{0}” is on these words already.', there.label));
  const rank = ranks(study)(coding.label);
  const step: AnnotationStep = {
    kind: 'move',
    coding: index,
    passage,
    quote,
    rank: rank < 0 ? Number.POSITIVE_INFINITY : rank,
  };
  const edits = annotationEdits(open, [step]);
  if (!edits) throw unreadable();
  const did =
    quote === null
      ? l10n.t('Moved “{0}” to the whole passage', coding.label)
      : l10n.t('Moved “{0}” to “{1}”', coding.label, quote.text);
  return { edits, did };
}

/**
 * Writes a memo below a coding, or below the selected passage where none is named. Each line of it becomes a line.
 *
 * @throws Refusal where nothing is to be written or said about, or something would be read as something else
 */
export function addMemo(
  open: OpenTranscript,
  selections: readonly Range[],
  on: CodeLineName | null,
  text: string,
): Outcome {
  const { transcript } = open;
  const texts = memoLines(text);
  if (texts.length === 0) throw new Refusal(l10n.t('The memo has no words. Type some.'));
  const coding = on === null ? -1 : codingNamed(transcript, on);
  if (on !== null && coding < 0) throw noCoding(on.label);
  const [target, second] = on === null ? selectedPassages(transcript, selections) : [];
  if (on === null && !target) throw noPassage();
  if (second) {
    throw new Refusal(l10n.t('A memo is about one passage. Select words of one passage only.'));
  }
  const place = target ? { passage: target.passage.index } : { coding };
  const edits = annotationEdits(open, [{ kind: 'note', on: place, texts }]);
  if (!edits) throw unreadable();
  const did = on === null ? l10n.t('Added a memo to the passage') : l10n.t('Added a memo to “{0}”', on.label);
  return { edits, did };
}

/** Without the blank lines around, and with one where there are several. */
function memoLines(text: string): string[] {
  const said = composed(text.trim());
  if (said === '') return [];
  const lines = said.split(/\r\n|\r|\n/).map((line) => line.trim());
  return lines.filter((line, index) => line !== '' || lines[index - 1] !== '');
}
