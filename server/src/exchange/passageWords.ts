// The words of a passage by themselves, as other programs get them, and where each place of the file is in them.
import { isSpace, rangesWithin, skipSpacesBack } from '../transcript/lines';
import type { Range, Transcript } from '../transcript/transcript';

/** The text of a passage outside of its file. */
export interface PassageWords {
  /** Its lines with a line feed between them, without marks and without white space around a line. */
  readonly text: string;
  /**
   * Where a part of the passage is in `text`, in UTF-16 units.
   *
   * @param range in the file; what of it is no word is left out at its ends
   */
  rangeOf(range: Range): Range;
}

/** A stretch of a file that is left as it is, and where it comes to stand. */
interface Kept extends Range {
  readonly at: number;
}

/** Takes the words of a passage out of its file. What stands between them and is no word, such as a time, becomes a space. */
export function passageWords(
  { text, marks }: Pick<Transcript, 'text' | 'marks'>,
  passage: Range,
): PassageWords {
  const whole = text.slice(passage.start, passage.end);
  const inside = rangesWithin(marks, passage);
  if (inside.length === 0 && !/[\r\n]/.test(whole)) {
    const within = (place: number) => Math.min(Math.max(place - passage.start, 0), whole.length);
    return { text: whole, rangeOf: ({ start, end }) => ({ start: within(start), end: within(end) }) };
  }
  const kept: Kept[] = [];
  let words = '';
  let isNewLine = false;
  const keep = (from: number, to: number) => {
    let start = from;
    while (start < to && isSpace(text.charCodeAt(start))) start++;
    const end = skipSpacesBack(text, to, start);
    if (start === end) return;
    if (words !== '') words += isNewLine ? '\n' : ' ';
    isNewLine = false;
    kept.push({ start, end, at: words.length });
    words += text.slice(start, end);
  };
  const keepLines = (from: number, to: number) => {
    let start = from;
    for (let at = from; at < to; at++) {
      const unit = text.charCodeAt(at);
      if (unit !== 10 && unit !== 13) continue;
      keep(start, at);
      isNewLine = true;
      start = at + 1;
    }
    keep(start, to);
  };
  let at = passage.start;
  for (const mark of inside) {
    keepLines(at, Math.max(at, mark.start));
    at = Math.max(at, Math.min(mark.end, passage.end));
  }
  keepLines(at, passage.end);
  return { text: words, rangeOf: (range) => placeIn(kept, words.length, range) };
}

function placeIn(kept: readonly Kept[], length: number, range: Range): Range {
  const first = kept.find(({ end }) => end > range.start);
  const last = kept.findLast(({ start }) => start < range.end);
  if (!first || !last || last.at < first.at) return { start: length, end: length };
  return {
    start: first.at + Math.max(range.start - first.start, 0),
    end: last.at + Math.min(range.end, last.end) - last.start,
  };
}
