import * as l10n from '@vscode/l10n';
import { Refusal } from '../../codebook/refusal';
import { itemAt } from '../../transcript/itemAt';
import { lineAt, lineContent } from '../../transcript/lines';
import { speakerKey } from '../../transcript/speakers';
import type { Coding, Transcript, Turn } from '../../transcript/transcript';

/** A coding as it is to be read. */
export interface Expected {
  /** The coding it comes from, in `Transcript.codings` before the change. */
  readonly index: number;
  readonly label: string;
  readonly passage: number;
  readonly quote: string | null;
}

/** The codings of a transcript as they are. */
export function codingsAsTheyAre({ codings }: Transcript): Expected[] {
  return codings.map(({ label, passage, quote }, index) => ({
    index,
    label,
    passage,
    quote: quote?.text ?? null,
  }));
}

function isSame({ label, passage, quote }: Expected, coding: Coding | undefined): boolean {
  return coding?.label === label && coding.passage === passage && (coding.quote?.text ?? null) === quote;
}

/**
 * Makes sure that a changed transcript says what it said before, but for what was meant to change: the same words in the
 * same passages and turns by the same speakers, every coding on its words, none more and none less, and every memo.
 *
 * @param speakerOf who is to speak a turn, as a name in any spelling; null for nobody
 * @param name of the file, for people
 * @throws Refusal with the first line that would be read as something else
 */
export function checkSame(
  before: Transcript,
  after: Transcript,
  expected: readonly Expected[],
  speakerOf: (turn: Turn) => string | null,
  name: string,
): void {
  const labels = new Set(expected.map(({ label }) => label));
  for (const [index, one] of expected.entries()) {
    const found = after.codings[index];
    if (isSame(one, found)) continue;
    if (found && !labels.has(found.label)) throw unexpected(name, found.line, found.label);
    const line = itemAt(before.codings, one.index).line;
    throw unexpected(name, line, one.label);
  }
  const more = after.codings[expected.length];
  if (more) throw unexpected(name, more.line, more.label);
  for (const [index, passage] of before.passages.entries()) {
    const other = after.passages[index];
    const words = wordsIn(before, passage);
    if (!other || wordsIn(after, other) !== words)
      throw unexpected(name, passage.firstLine, words.slice(0, 60));
  }
  const extra = after.passages[before.passages.length];
  if (extra) throw unexpected(name, extra.firstLine, wordsIn(after, extra).slice(0, 60));
  const shared = Math.max(before.turns.length, after.turns.length);
  for (let index = 0; index < shared; index++) {
    const [turn, other] = [before.turns[index], after.turns[index]];
    if (turn && other && key(other.speaker) === key(speakerOf(turn)) && isSameTurn(turn, other)) continue;
    throw unexpected(name, ...placeOf(before, turn, after, other));
  }
  const isOfSameCase = before.interview === after.interview && before.coder === after.coder;
  if (!isOfSameCase || memosOf(before) !== memosOf(after))
    throw unexpected(name, 0, before.title?.text ?? '');
}

function isSameTurn(a: Turn, b: Turn): boolean {
  return a.time === b.time && a.firstPassage === b.firstPassage && a.endPassage === b.endPassage;
}

/** The line of a turn that would be another one, and how it begins. */
function placeOf(
  before: Transcript,
  turn: Turn | undefined,
  after: Transcript,
  other: Turn | undefined,
): [number, string] {
  const [transcript, found] = turn ? [before, turn] : [after, other];
  const { start, end } = found?.range ?? { start: 0, end: 0 };
  const line = lineAt(transcript.lineStarts, start);
  const words = transcript.text.slice(start, Math.min(end, lineContent(transcript, line).end));
  return [line, words.slice(0, 60)];
}

function key(speaker: string | null): string | null {
  return speaker === null ? null : speakerKey(speaker);
}

function wordsIn({ text }: Transcript, { range }: Transcript['passages'][number]): string {
  return text.slice(range.start, range.end);
}

/** The memos with their passages; which order they have is not looked at. */
function memosOf({ memos }: Transcript): string {
  return memos
    .map(({ passage, text }) => `${passage} ${text}`)
    .sort()
    .join('\n');
}

function unexpected(name: string, line: number, words: string): Refusal {
  return new Refusal(
    l10n.t(
      'In {0}, “{1}” around line {2} would be read as something else then. Nothing was changed. Put a # before that line if it is a code, or list it under speech in codebook.yaml if somebody says it; then try again.',
      name,
      words,
      line + 1,
    ),
  );
}
