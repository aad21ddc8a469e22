import * as l10n from '@vscode/l10n';
import { Refusal } from '../../codebook/refusal';
import type { CodebookVocabulary } from '../../codebook/vocabulary';
import type { Study } from '../../study/study';
import { composed } from '../../transcript/composed';
import { itemAt } from '../../transcript/itemAt';
import type { Range, Transcript } from '../../transcript/transcript';
import { type WrittenQuote, writtenQuote } from '../../transcript/writtenQuote';
import { passages as passageCount } from '../shared/counts';
import type { OpenTranscript } from '../shared/openTranscript';
import { quoted } from '../shared/quoted';
import { annotationEdits, ranks } from './annotationPlan';
import { codedRange, codingsOn, isSameCode } from './codingsOn';
import { noPassage, type Outcome, unreadable } from './outcome';
import type { AnnotationStep } from './steps';
import { type SelectedPassage, selectedPassages } from './targets';
import { labelProblem } from './writableLabel';

/** Which codes to put on the selected passages, and which to take off them. */
export interface Wanted {
  /** Labels in any spelling; codes of the codebook are written as it spells them. */
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** Codes that will be in the codebook only with the same change, with where they stand in it; see `annotationPlan`. */
  readonly created: readonly { readonly label: string; readonly rank: number }[];
  /** What the parser will know of the study with them; left out where it knows no more than now. */
  readonly vocabulary?: CodebookVocabulary;
}

/** What coding comes to, with the number of passages that change. */
export interface Coded extends Outcome {
  readonly coded: number;
}

/**
 * Puts codes on all that is selected and takes others off it. What a passage has already is not written twice, and
 * what it has not is not missed.
 *
 * @param open read by the study's vocabulary of now
 * @throws Refusal where nothing comes of it, or something would be read as something else
 */
export function codePassages(open: OpenTranscript, selections: readonly Range[], wanted: Wanted): Coded {
  const { study, transcript } = open;
  const targets = selectedPassages(transcript, selections);
  if (targets.length === 0) throw noPassage();
  const added = labelsToAdd(study, wanted);
  for (const { label } of added) {
    const problem = labelProblem(label);
    if (problem !== null) throw new Refusal(problem);
  }
  const steps = targets.flatMap((target) => stepsOn(study, transcript, target, added, wanted.remove));
  if (steps.length === 0) throw nothingToDo(targets.length, added, wanted.remove);
  const edits = annotationEdits(open, steps, wanted.vocabulary);
  if (!edits) throw unreadable();
  return { edits, did: saying(transcript, steps), coded: passagesOf(transcript, steps).size };
}

interface Added {
  readonly label: string;
  readonly rank: number;
}

/** Each code once, in the order in which they are to stand where the codebook does not tell. */
function labelsToAdd(study: Study, { add, created }: Wanted): Added[] {
  const rank = ranks(study);
  const known = add.map((label) => {
    const tidy = study.resolve(label)?.label ?? composed(label);
    const place = rank(tidy);
    return { label: tidy, rank: place < 0 ? Number.POSITIVE_INFINITY : place };
  });
  const all = [...known, ...created.map((code) => ({ ...code, label: composed(code.label) }))];
  return all.filter(({ label }, index) => all.findIndex((one) => one.label === label) === index);
}

function stepsOn(
  study: Study,
  transcript: Transcript,
  target: SelectedPassage,
  added: readonly Added[],
  removed: readonly string[],
): AnnotationStep[] {
  const { passage } = target;
  const labelOf = (index: number) => itemAt(transcript.codings, index).label;
  const remove = codingsOn(transcript, target).filter((index) =>
    removed.some((label) => isSameCode(study, label, labelOf(index))),
  );
  const quote = quoteOf(transcript, target);
  const words = quote?.target ?? passage.range;
  const has = (label: string) =>
    transcript.codings.some((coding, index) => {
      if (coding.passage !== passage.index || remove.includes(index)) return false;
      const about = codedRange(transcript, coding);
      return about.start === words.start && about.end === words.end && isSameCode(study, label, coding.label);
    });
  return [
    ...remove.map((coding): AnnotationStep => ({ kind: 'remove', coding })),
    ...added
      .filter(({ label }) => !has(label))
      .map(
        ({ label, rank }): AnnotationStep => ({ kind: 'add', passage: passage.index, label, quote, rank }),
      ),
  ];
}

/** The quote that a coding of a target gets; null for the whole passage. */
export function quoteOf({ text }: Transcript, { passage, words }: SelectedPassage): WrittenQuote | null {
  return words && writtenQuote(text, passage.range, words);
}

function nothingToDo(targets: number, added: readonly Added[], removed: readonly string[]): Refusal {
  const [first] = added;
  if (first) {
    const labels = listOf(added.map(({ label }) => label));
    return new Refusal(
      targets === 1
        ? l10n.t('The passage has {0} already.', labels)
        : l10n.t('The {0} passages have {1} already.', targets, labels),
    );
  }
  if (removed.length > 0) return new Refusal(l10n.t('{0} is not on what is selected.', listOf(removed)));
  return new Refusal(l10n.t('No code was chosen.'));
}

function passagesOf({ codings }: Transcript, steps: readonly AnnotationStep[]): Set<number> {
  const found = new Set<number>();
  for (const step of steps) {
    if (step.kind === 'add') found.add(step.passage);
    if (step.kind === 'remove') found.add(itemAt(codings, step.coding).passage);
  }
  return found;
}

/** What was done, in words. */
function saying(transcript: Transcript, steps: readonly AnnotationStep[]): string {
  const added = steps.filter((step) => step.kind === 'add');
  const removed = steps.filter((step) => step.kind === 'remove');
  const parts: string[] = [];
  if (added.length > 0) {
    const count = passageCount(passagesOf(transcript, added).size);
    parts.push(l10n.t('Coded {0} with {1}', count, listOf(added.map(({ label }) => label))));
  }
  if (removed.length > 0) {
    const labels = removed.map(({ coding }) => itemAt(transcript.codings, coding).label);
    const count = passageCount(passagesOf(transcript, removed).size);
    parts.push(l10n.t('Removed {0} from {1}', listOf(labels), count));
  }
  return parts.join(' · ');
}

/** Each label once, a few of them by name. */
export function listOf(labels: readonly string[]): string {
  const each = [...new Set(labels)].map(quoted);
  const most = 3;
  if (each.length <= most) return each.join(', ');
  return l10n.t('{0} and {1} more', each.slice(0, most).join(', '), each.length - most);
}
