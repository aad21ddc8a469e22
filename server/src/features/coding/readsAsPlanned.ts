import type { CodebookVocabulary } from '../../codebook/vocabulary';
import { sameList } from '../../study/same';
import { itemAt } from '../../transcript/itemAt';
import { lineContent } from '../../transcript/lines';
import { applyEdits, type TextEdit } from '../../transcript/textEdit';
import { type Coding, LineKind, type Memo, type Transcript } from '../../transcript/transcript';
import type { OpenTranscript } from '../shared/openTranscript';
import { readChanged } from '../shared/readChanged';
import type { AnnotationStep } from './steps';

/**
 * True when edits do what the steps say and nothing else, by reading the file as it will be: the same words by the
 * same speakers on the same lines, and all codings and memos as they were but for what the steps change.
 *
 * @param vocabulary that of the study as it will be
 */
export function readsAsPlanned(
  { study, file, transcript: before }: OpenTranscript,
  steps: readonly AnnotationStep[],
  edits: readonly TextEdit[],
  vocabulary: CodebookVocabulary,
): boolean {
  const expected = expectedAnnotations(before, steps);
  const after = readChanged(study, file, applyEdits(before.text, edits), vocabulary);
  return (
    sameList(annotationsOf(after), expected) &&
    sameList(spokenLines(before), spokenLines(after)) &&
    sameList(spoken(before), spoken(after))
  );
}

/** Every line but blank ones, codes and memos, with what it is. */
function spokenLines(transcript: Transcript): string[] {
  const lines: string[] = [];
  for (const [line, kind] of transcript.lineKinds.entries()) {
    if (kind === LineKind.Blank || kind === LineKind.Code || kind === LineKind.Memo) continue;
    const { start, end } = lineContent(transcript, line);
    lines.push(`${kind} ${transcript.text.slice(start, end)}`);
  }
  return lines;
}

/** Who says what, passage by passage. */
function spoken({ text, passages }: Transcript): string[] {
  return passages.map(({ speaker, range }) => `${speaker}: ${text.slice(range.start, range.end)}`);
}

/** All codings and memos, each with the passage or the coding it belongs to, in an order of their own. */
function annotationsOf(transcript: Transcript): string[] {
  const { codings, memos } = transcript;
  return [
    ...codings.map((coding) => codingKey(transcript, coding)),
    ...memos.map((memo) => memoKey(transcript, memo)),
  ].sort();
}

function codingKey({ passages }: Transcript, { passage, label, quote }: Coding): string {
  const from = passages[passage]?.range.start ?? 0;
  const target = quote?.target ?? null;
  const words = target && { start: target.start - from, end: target.end - from };
  return key(passage, label, quote?.text ?? null, words);
}

function key(passage: number, label: string, quote: string | null, words: object | null): string {
  return JSON.stringify([passage, label, quote, words]);
}

function memoKey(transcript: Transcript, { passage, coding, text }: Memo): string {
  const on = transcript.codings[coding];
  return noteKey(passage, on ? codingKey(transcript, on) : null, text);
}

function noteKey(passage: number, coding: string | null, text: string): string {
  return JSON.stringify([passage, coding, text]);
}

/** What `annotationsOf` is to be when the steps are done. */
function expectedAnnotations(before: Transcript, steps: readonly AnnotationStep[]): string[] {
  const { codings, memos, passages } = before;
  const keys: (string | null)[] = codings.map((coding) => codingKey(before, coding));
  const places = codings.map(({ passage }) => passage);
  const added: string[] = [];
  const wordsOf = (passage: number, quote: Extract<AnnotationStep, { kind: 'add' }>['quote']) => {
    if (quote === null) return null;
    const from = itemAt(passages, passage).range.start;
    return { start: quote.target.start - from, end: quote.target.end - from };
  };
  for (const step of steps) {
    if (step.kind === 'add') {
      const { passage, label, quote } = step;
      added.push(key(passage, label, quote?.text ?? null, wordsOf(passage, quote)));
    } else if (step.kind === 'remove') {
      keys[step.coding] = null;
    } else if (step.kind === 'move') {
      const { coding, passage, quote } = step;
      const label = itemAt(codings, coding).label;
      keys[coding] = key(passage, label, quote?.text ?? null, wordsOf(passage, quote));
      places[coding] = passage;
    }
  }
  const erased = new Set(steps.flatMap((step) => (step.kind === 'erase' ? step.memo : [])));
  for (const [index, memo] of memos.entries()) {
    if (erased.has(index)) continue;
    // The memos of a coding go where it goes, and stay with the passage when it is taken away.
    added.push(noteKey(places[memo.coding] ?? memo.passage, keys[memo.coding] ?? null, memo.text));
  }
  for (const step of steps) {
    if (step.kind !== 'note') continue;
    const coding = 'coding' in step.on ? step.on.coding : -1;
    const passage = 'coding' in step.on ? itemAt(places, coding) : step.on.passage;
    for (const text of step.texts) added.push(noteKey(passage, keys[coding] ?? null, text));
  }
  return [...keys.filter((one) => one !== null), ...added].sort();
}
