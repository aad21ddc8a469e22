import type { ClassifierState } from './classifierState';
import type { Head, TimedLine } from './head';
import { itemAt } from './itemAt';
import { isSpace, skipSpaces } from './lines';
import { endsSentence } from './shape';

/** What live captions have where somebody else begins to speak: before a name, or before the words of one who is not named. */
export const captionMark = '>>';

/** Words without the mark that they begin with. */
export function withoutCaptionMark(words: string): string {
  return words.replace(/^>+\s*/u, '');
}

/** What may name somebody on a line. */
interface MarkedName {
  readonly head: Head;
  readonly speaks: boolean;
  /** The lines of the same name. */
  readonly name: { readonly lines: readonly unknown[] };
}

/** Where nobody is named, so many lines must begin with the mark. */
const fewestMarks = 3;

/**
 * Finds the lines that begin with the mark of live captions, behind a time or not, and name nobody.
 *
 * @param byLine what names somebody, by line
 * @param timed every line that begins with a time
 * @returns from 0, ascending; none where lines begin with a single `>`, as those of a quoted mail
 */
export function bareMarks(
  { text, lines, firstLine, header }: ClassifierState,
  byLine: readonly (MarkedName | undefined)[],
  timed: ReadonlyMap<number, TimedLine>,
): readonly number[] {
  const found: number[] = [];
  if (!text.includes(captionMark)) return found;
  for (let line = Math.max(firstLine, header); line < lines.starts.length; line++) {
    const start = wordsOf(timed.get(line)) ?? itemAt(lines.first, line);
    if (text.charCodeAt(start) !== 62) continue;
    const next = text.charCodeAt(start + 1);
    if (isSpace(next)) return [];
    if (next === 62 && !isNamed(byLine[line]) && hasWords(text, start + 2, itemAt(lines.ends, line)))
      found.push(line);
  }
  return found;
}

/** Behind a time a single word may stand as a name does: `0:04 >> Thanks`. A name comes back. */
function isNamed(one: MarkedName | undefined): boolean {
  if (one === undefined) return false;
  return one.speaks || one.head.words >= 0 || one.head.time === null || one.name.lines.length > 1;
}

function wordsOf(timed: TimedLine | undefined): number | null {
  return timed === undefined || timed.words < 0 ? null : timed.words;
}

/** True where words follow the mark, and no other sign: `>>>> `, `>>= `, `>>-`. */
function hasWords(text: string, behind: number, end: number): boolean {
  const at = skipSpaces(text, text.charCodeAt(behind) === 62 ? behind + 1 : behind, end);
  return at < end && !/[<>=-]/.test(text.charAt(at));
}

/**
 * Tells at which lines somebody begins to speak who is not named. In captions that name others, each bare mark says so; where nobody
 * is named, several must, and the talk above them must have come to an end, so that they are no quotations.
 *
 * @param heads by line, those that name who speaks
 * @param accepted the same, in their order
 */
export function unnamedTurns(
  state: ClassifierState,
  heads: readonly (MarkedName | undefined)[],
  accepted: readonly MarkedName[],
  timed: ReadonlyMap<number, TimedLine>,
): ReadonlySet<number> {
  const found = bareMarks(state, heads, timed);
  if (found.length === 0 || accepted.some(hasCaptionMark)) return new Set(found);
  if (accepted.length > 0 || state.vocabulary.layout.length > 0 || found.length < fewestMarks)
    return new Set();
  const { text, lines } = state;
  const below = found.filter((line) => state.isTalkAbove(line));
  const ended = below.filter((line) => endsSaid(text, itemAt(lines.ends, line - 1) - 1));
  return new Set(ended.length >= 0.8 * below.length ? found : []);
}

/** True for the end of a sentence, and for a dash, where somebody is interrupted. */
function endsSaid(text: string, at: number): boolean {
  return endsSentence(text, at) || /[-–—]/.test(text.charAt(at));
}

/** True for a name behind the mark of live captions. */
export function hasCaptionMark({ head }: MarkedName): boolean {
  return head.style === 'mark' && head.mark.startsWith(captionMark);
}
