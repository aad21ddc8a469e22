import { itemAt } from './itemAt';
import type { Range } from './transcript';

/** Lines of a file that follow each other, counted from 0, both of them in it. */
export interface LineRun {
  readonly first: number;
  readonly last: number;
}

/** Where the lines of a text begin and what of each is not white space. Plain arrays by line number. */
export interface Lines {
  /** Offset of each line's first unit. */
  readonly starts: readonly number[];
  /** Offset of each line's first unit that is not white space; equal to `ends` on a blank line. */
  readonly first: number[];
  /** Offset just after each line's last unit that is not white space. */
  readonly ends: number[];
}

/**
 * Splits a text into lines at LF, CRLF and CR, as VS Code does.
 *
 * White space is what JavaScript's `\s` matches: no-break spaces, the byte order mark and form feeds count. What has no width
 * before the words of a line is no part of what it says either; behind a label it is a finding.
 */
export function splitLines(text: string): Lines {
  const starts = lineStartsOf(text);
  const count = starts.length;
  const first = new Array<number>(count);
  const ends = new Array<number>(count);
  for (let line = 0; line < count; line++) {
    let from = itemAt(starts, line);
    const next = line + 1 < count ? itemAt(starts, line + 1) : text.length;
    // What ends a line is white space, which need not be looked at.
    let to = line + 1 < count ? next - 1 : next;
    while (from < to && isUnseen(text.charCodeAt(from))) from++;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
    first[line] = from === to ? next : from;
    ends[line] = from === to ? next : to;
  }
  return { starts, first, ends };
}

/** Offset of each line's first unit: what of `splitLines` is quick. */
export function lineStartsOf(text: string): number[] {
  return text.includes('\r') ? startsWithReturns(text) : startsWithFeeds(text);
}

function startsWithFeeds(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
    // Half of the lines of most transcripts are empty, which is seen sooner than looked for.
    while (text.charCodeAt(at + 1) === 10) starts.push(++at + 1);
  }
  return starts;
}

function startsWithReturns(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

/** True for the units that `\s` matches. */
export function isSpace(unit: number): boolean {
  if (unit < 0xa0) return unit === 32 || (unit <= 13 && unit >= 9);
  return (
    unit === 0xa0 ||
    unit === 0xfeff ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

/**
 * True for white space and for what has no width: marks of the direction of writing, which programs put around names and
 * colons, and what joins or parts letters.
 */
export function isUnseen(unit: number): boolean {
  if (unit < 0x200b) return isSpace(unit);
  return (
    (unit >= 0x200b && unit <= 0x200f) ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2060 && unit <= 0x2069) ||
    isSpace(unit)
  );
}

/** True for a line of nothing but white space, and for one that is not there. */
export function isBlankLine({ first, ends }: Lines, line: number): boolean {
  return first[line] === ends[line];
}

/** The first place from `at` on, before `end`, where something is to be seen; `end` where nothing is. Offsets. */
export function skipSpaces(text: string, at: number, end: number): number {
  let place = at;
  while (place < end && isUnseen(text.charCodeAt(place))) place++;
  return place;
}

/** The last place up to `at`, not before `start`, that no white space stands right before. Offsets. */
export function skipSpacesBack(text: string, at: number, start: number): number {
  let place = at;
  while (place > start && isSpace(text.charCodeAt(place - 1))) place--;
  return place;
}

/**
 * The line that holds an offset, counted from 0.
 *
 * @param starts ascending offsets of the lines' first units, the first of them 0
 */
export function lineAt(starts: readonly number[], offset: number): number {
  return Math.max(0, countUpTo(starts, offset) - 1);
}

/** How many numbers of an ascending list are no larger than another one. */
export function countUpTo(numbers: readonly number[], most: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (itemAt(numbers, middle) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The ranges of a list that share something with a range.
 *
 * @param ranges ascending, none of them over another
 */
export function rangesWithin<R extends Range>(ranges: readonly R[], { start, end }: Range): readonly R[] {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (itemAt(ranges, middle).end <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < ranges.length && (ranges[last]?.start ?? end) < end) last++;
  return ranges.slice(low, last);
}

/** The part of a text that matters where its lines are already known. */
interface Lined {
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/** A line without its line end, in offsets; for a line behind the last one, the end of the text. */
export function lineContent({ text, lineStarts }: Lined, line: number): { start: number; end: number } {
  const start = lineStarts[line] ?? text.length;
  let end = lineStarts[line + 1] ?? text.length;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return { start, end };
}

/** The line end that a line has, else the one before it; a line feed in a text of one line. */
export function lineBreakAt({ text, lineStarts }: Lined, line: number): string {
  for (const next of [lineStarts[line + 1], lineStarts[line]]) {
    if (next === undefined || next === 0) continue;
    if (text[next - 1] === '\r') return '\r';
    return text[next - 2] === '\r' ? '\r\n' : '\n';
  }
  return '\n';
}
