// Turns as our own language of transcripts reads them: it knows how many tools and people write.
import { captionMark, withoutCaptionMark } from '../transcript/captionMarks';
import { itemAt } from '../transcript/itemAt';
import { countUpTo, lineAt, lineContent, rangesWithin } from '../transcript/lines';
import { parse } from '../transcript/parse';
import { secondsOf } from '../transcript/time';
import { LineKind, type Range, type Transcript } from '../transcript/transcript';
import { emptyVocabulary, type Vocabulary } from '../transcript/vocabulary';
import { countEach } from './lineWords';
import { passageWords } from './passageWords';
import { type Stretch, trimmed } from './talkLines';

/** A stretch as the language reads it. */
export interface TurnStretch extends Stretch {
  /** Its words without the numbers of lines and the `>` of quoted mail between them. Times stay: they are read as such again. */
  readonly said: string;
}

/** The turns of a text. */
export interface LanguageTurns {
  /** Where the line of the first one begins. */
  readonly start: number;
  /** Their passages. The speaker is named at the first of a turn, and not again when the same one goes on. */
  readonly stretches: readonly TurnStretch[];
  /** Where the lines begin that are within the turns and no talk, as the numbers of pages. */
  readonly furniture: ReadonlySet<number>;
}

/** The language looks for codes where `#` marks them; a text of another program has none at all. */
const foreign: Vocabulary = { ...emptyVocabulary, onlyMarked: true };

/**
 * Reads the turns of a text.
 *
 * @param parted how a run of lines of one turn becomes passages: each line is one, or all together
 * @returns null where no way of writing turns explains the text: less than a third of its passages begin one, and nobody begins to
 * speak three times
 */
export function readTurns(text: string, parted: 'lines' | 'blocks'): LanguageTurns | null {
  const transcript = parse(text, foreign);
  if (transcript.layout.length === 0) return null;
  // A name without words may be a fact above the talk: `Participant`, and below it `P07`.
  const first = transcript.turns.find(
    ({ speaker, time, firstPassage, endPassage }) =>
      (speaker !== null || time !== null) && firstPassage < endPassage,
  );
  if (first === undefined) return null;
  // A time may stand on a line of its own above the name.
  const begin = Math.min(first.range.start, first.timeRange?.start ?? first.range.start);
  const firstLine = lineAt(transcript.lineStarts, begin);
  const stretches = stretchesOf(transcript, first.range.start, parted);
  const begun = stretches.filter(({ speaker, time }) => speaker !== null || time !== null);
  const all = stretches.length + countFilled(transcript, firstLine);
  if (begun.length === 0 || (begun.length * 3 < all && !comesBack(begun))) return null;
  return {
    start: itemAt(transcript.lineStarts, firstLine),
    stretches,
    furniture: new Set(
      linesOf(transcript, (kind) => kind === LineKind.Furniture)
        .map((line) => line.start)
        .filter((at) => at > begin),
    ),
  };
}

/**
 * Reads the turns of a text in which each line is a paragraph, as the text is read with a blank line between each two: a name on a
 * line of its own is known so.
 *
 * @returns null where no way of writing turns explains the text
 */
export function readTurnsOfLines(text: string): LanguageTurns | null {
  const starts = lineStarts(text);
  const turns = readTurns(text.replaceAll('\n', '\n\n'), 'blocks');
  if (turns === null) return null;
  // Each line end before a place is there twice.
  const spread = starts.map((start, line) => start + line);
  const back = (offset: number) => offset - (countUpTo(spread, offset) - 1);
  return {
    start: back(turns.start),
    stretches: turns.stretches.map((one) => ({ ...one, start: back(one.start), end: back(one.end) })),
    furniture: new Set([...turns.furniture].map(back)),
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function linesOf(transcript: Transcript, isOf: (kind: LineKind) => boolean): Range[] {
  return [...transcript.lineKinds].flatMap((kind, line) =>
    isOf(kind as LineKind) ? lineContent(transcript, line) : [],
  );
}

/** True when somebody begins to speak three times. */
function comesBack(turns: readonly Stretch[]): boolean {
  const counts = countEach(turns.flatMap(({ speaker }) => speaker ?? []));
  return [...counts.values()].some((count) => count >= 3);
}

/** How many lines above a line have words. */
function countFilled({ lineKinds }: Transcript, line: number): number {
  return lineKinds.subarray(0, line).filter((kind) => kind !== LineKind.Blank).length;
}

function stretchesOf(transcript: Transcript, start: number, parted: 'lines' | 'blocks'): TurnStretch[] {
  const { text, turns, passages, marks } = transcript;
  // What begins as codes and memos do is talk as well.
  const marked = linesOf(transcript, (kind) => kind === LineKind.Code || kind === LineKind.Memo);
  // With an empty line between it and the words, a time is no part of the turn.
  const times = linesOf(transcript, (kind) => kind === LineKind.Time);
  const gutter = marks.filter(({ start, end }) => secondsOf(text.slice(start, end)) === null);
  const stretches: TurnStretch[] = [];
  let before: string | null = null;
  const areNamed = turns.some(({ speaker }) => speaker !== null);
  turns.forEach((turn, index) => {
    if (turn.range.start < start) return;
    const end = turns[index + 1]?.range.start ?? text.length;
    const spoken = passages
      .slice(turn.firstPassage, turn.endPassage)
      .flatMap(({ range }) => (parted === 'lines' ? linesIn(text, range) : [range]));
    const own = rangesWithin(marked, { start: turn.range.start, end });
    const parts = [...spoken, ...own].sort((one, other) => one.start - other.start);
    // Where others are named, the mark of captions is the name of whoever is not.
    const isUnnamed = areNamed && turn.speaker === null && text.startsWith(captionMark, turn.range.start);
    const name = isUnnamed ? captionMark : turn.speaker;
    const filled = parts.flatMap((part) => wordsOf(transcript, part) ?? []);
    filled.forEach(({ words: whole, time }, at) => {
      const isFirst = at === 0;
      const speaker = isFirst && name !== before ? name : null;
      const words = isFirst && isUnnamed ? behindMark(text, whole) : whole;
      const said = passageWords({ text, marks: gutter }, words).text;
      const from = at === 0 ? turn.range.start : (filled[at - 1]?.words.end ?? turn.range.start);
      const between = { start: from, end: words.start };
      // What a name has below it, `[00:04] words`, may have an empty line above it.
      const above =
        rangesWithin(times, between).at(-1) ?? (isFirst ? rangesWithin(marks, between).at(-1) : undefined);
      const told = (isFirst ? turn.time : null) ?? time;
      stretches.push({
        ...words,
        said,
        speaker,
        time: told ?? (above ? secondsOf(text.slice(above.start, above.end).trim()) : null),
      });
    });
    if (filled.length > 0) before = name;
  });
  return stretches;
}

/** Words without the mark of captions that they begin with. */
function behindMark(text: string, { start, end }: Range): Range {
  return { start: end - withoutCaptionMark(text.slice(start, end)).length, end };
}

/** What is said in a part of a text, and the time that it begins with; null where there is no word. */
function wordsOf(
  { text, marks }: Transcript,
  { start, end }: Range,
): { readonly words: Range; readonly time: number | null } | null {
  const mark = rangesWithin(marks, { start, end }).find((one) => one.start === start);
  const words = trimmed(text, mark?.end ?? start, end);
  return words && { words, time: mark ? secondsOf(text.slice(mark.start, mark.end)) : null };
}

function linesIn(text: string, { start, end }: Range): Range[] {
  let at = start;
  return text
    .slice(start, end)
    .split(/\r\n?|\n/)
    .map((line) => {
      const found = { start: text.indexOf(line, at), end: 0 };
      at = found.start + line.length;
      return { start: found.start, end: at };
    });
}
