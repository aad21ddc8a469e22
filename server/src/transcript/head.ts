import { isUnseen, skipSpaces } from './lines';
import type { Time } from './time';

/**
 * How a line tells the name of its speaker from the words: by a colon, by standing alone, by bold type, brackets, a
 * mark before the name, as a heading, a tab, a dash, a full stop, nothing but the time behind it, as the voice of a
 * subtitle, as the cell of a table, or as the line of a record, `Speaker: Ana`.
 */
export const nameStyles = [
  'colon',
  'line',
  'bold',
  'bracket',
  'angle',
  'brace',
  'paren',
  'mark',
  'heading',
  'tab',
  'dash',
  'dot',
  'space',
  'voice',
  'cell',
  'field',
] as const;
export type NameStyle = (typeof nameStyles)[number];

/** Where the time of a head stands: before the name, behind it, or behind the divider. */
export type TimePlace = 'before' | 'after' | 'inside';

/** The beginning of a line, taken apart as if it named who speaks. Offsets are those of the text. */
export interface Head {
  readonly style: NameStyle;
  /** The mark before the name where the style has several: `@`, `>>`, `###`; `{number}` where one stands behind the name. */
  readonly mark: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** Where the words begin; -1 when the line has none. */
  readonly words: number;
  readonly time: Time | null;
  readonly timePlace: TimePlace | null;
}

/** A line that begins with a time and no name: `words` is -1 when it holds nothing else. */
export interface TimedLine {
  readonly style: 'time';
  readonly time: Time;
  readonly words: number;
}

/**
 * Makes a head of its parts: white space, commas, dashes, dots in the middle of a line and the `@` or `|` before a time are no part of the name.
 *
 * It spells the object out, as spreading costs more than all else here, and most lines of a file may be heads.
 */
export function headOf(
  text: string,
  from: number,
  to: number,
  style: NameStyle,
  mark: string,
  words: number,
  time: Time | null,
  timePlace: TimePlace | null,
): Head {
  let nameStart = from;
  let nameEnd = to;
  while (nameStart < nameEnd && isUnseen(text.charCodeAt(nameStart))) nameStart++;
  while (nameEnd > nameStart && endsNoName(text.charCodeAt(nameEnd - 1))) nameEnd--;
  return { style, mark, nameStart, nameEnd, words, time, timePlace };
}

/** The head of a line that is nothing but a name. */
export function nameAlone(start: number, end: number): Head {
  return {
    style: 'line',
    mark: '',
    nameStart: start,
    nameEnd: end,
    words: -1,
    time: null,
    timePlace: null,
  };
}

/** The head of the line of a record that holds nothing but a name. */
export function fieldHead(start: number, end: number): Head {
  return { ...nameAlone(start, end), style: 'field' };
}

/** The head of a line with a name, a colon, a space and words. */
export function nameBeforeColon(start: number, end: number): Head {
  return {
    style: 'colon',
    mark: '',
    nameStart: start,
    nameEnd: end,
    words: end + 2,
    time: null,
    timePlace: null,
  };
}

function endsNoName(unit: number): boolean {
  return (
    isUnseen(unit) ||
    isColon(unit) ||
    unit === 44 ||
    unit === 64 ||
    unit === 124 ||
    isDash(unit) ||
    isDot(unit)
  );
}

/** True for the unit of a dot in the middle of its line, which programs put between a name and a time. */
function isDot(unit: number): boolean {
  return unit === 0xb7 || unit === 0x2022;
}

/** Where a time stands that was read before the name. */
export function timePlaceOf(time: Time | null): TimePlace | null {
  return time === null ? null : 'before';
}

/** Where words begin from an offset on, after spaces; -1 where there are none before `end`. */
export function wordsAt(text: string, at: number, end: number): number {
  const place = skipSpaces(text, at, end);
  return place < end ? place : -1;
}

/** True for the unit of a colon, also the wide one of Chinese and Japanese. */
export function isColon(unit: number): boolean {
  return unit === 58 || unit === 0xff1a;
}

/** True for the unit of a hyphen, an en dash or an em dash. */
export function isDash(unit: number): boolean {
  return unit === 45 || unit === 0x2013 || unit === 0x2014;
}

/** True for what ends a column of a table that is kept as text: a tab or a semicolon. */
export function isColumnEnd(unit: number): boolean {
  return unit === 9 || unit === 59;
}
