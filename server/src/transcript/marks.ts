import { numberIn } from './clock';
import { itemAt } from './itemAt';
import { type Lines, skipSpaces } from './lines';
import { NextOf } from './nextOf';
import { behindLink, closing, timeMark } from './time';
import { risesMostly } from './times';
import { LineKind, type Range } from './transcript';
import { isDigit } from './units';

/** What is no word in the lines of a file: times in the middle of talk, and what stands before the words of a line. */
export function marksOf(text: string, lines: Lines, kinds: Uint8Array): Range[] {
  const marks = timeMarks(text);
  const mayBeQuoted = holdsQuoted(text);
  let indented = false;
  for (let line = 0; line < kinds.length; line++) {
    const first = itemAt(lines.first, line);
    const begin = itemAt(lines.starts, line);
    if (begin === first) continue;
    if (kinds[line] === LineKind.Blank && !(mayBeQuoted && isQuoted(text, lines, line))) continue;
    const start = skipSpaces(text, begin, first);
    if (start < first) {
      marks.push({ start, end: first });
      indented = true;
    }
  }
  if (!indented) return marks;
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  // A time at the beginning of a line lies within what stands before its words.
  let end = 0;
  return marks.filter((mark) => {
    if (mark.start < end) return false;
    end = mark.end;
    return true;
  });
}

/** True for a line of nothing but the `>` of a quoted mail: it is not blank, and ends no passage. */
export function isQuoted(text: string, { starts, ends }: Lines, line: number): boolean {
  const end = itemAt(ends, line);
  const start = skipSpaces(text, itemAt(starts, line), end);
  return start < end && text.charCodeAt(start) === 62;
}

/** True for a text that may have such lines, as few have. */
export function holdsQuoted(text: string): boolean {
  return text.includes('>');
}

/**
 * The marks of time in the middle of a text: `[00:12:01]`, `#00:12:01-4#`. Where a file has several of them, in their
 * order, they are no words; one or two may be what somebody speaks of.
 *
 * @returns their places, ascending; empty where they are words
 */
function timeMarks(text: string): Range[] {
  const found: Range[] = [];
  const seconds: number[] = [];
  let exact = 0;
  const openings = ['[', '(', '#'].map((opening) => new NextOf(text, opening));
  const next = (from: number) => {
    let least = text.length;
    for (const opening of openings) least = Math.min(least, opening.from(from));
    return least;
  };
  for (let start = next(0); start < text.length; start = next(start + 1)) {
    if (!isDigit(text.charCodeAt(start + 1))) continue;
    timeMark.lastIndex = start;
    if (!timeMark.test(text)) continue;
    const close = timeMark.lastIndex;
    if (text.charAt(close - 1) !== closing[text.charAt(start)]) continue;
    const end = text.charCodeAt(close) === 40 ? behindLink(text, close, text.length) : close;
    found.push({ start, end });
    const colon = text.indexOf(':', start);
    const minutes = numberIn(text, start + 1, colon) * 60 + numberIn(text, colon + 1, colon + 3);
    const isLong = text.charCodeAt(colon + 3) === 58;
    seconds.push(isLong ? minutes * 60 + numberIn(text, colon + 4, colon + 6) : minutes);
    if (isLong && text.charCodeAt(start) !== 40) exact++;
  }
  const enough = found.length >= 3 || (found.length > 0 && exact === found.length);
  return enough && risesMostly(seconds) ? found : [];
}
