import { isDigit } from './units';

/** What a clock says, as it stands in a text. */
export interface Clock {
  /** Behind its last unit. */
  readonly end: number;
  readonly seconds: number;
  /** True where nothing else looks like it. */
  readonly isExact: boolean;
}

/**
 * Reads a clock of digits and colons alone, as nearly all are, without a pattern.
 *
 * @param at where it must begin
 * @param ofDate whether a date stands before it
 * @returns null for what is none, as it has too many minutes or seconds; undefined where only the patterns tell
 */
export function plainClock(text: string, at: number, ofDate: boolean): Clock | null | undefined {
  const first = endOfDigits(text, at, 3);
  if (text.charCodeAt(first) !== 58) return undefined;
  const second = endOfDigits(text, first + 1, 2);
  const isLong = text.charCodeAt(second) === 58;
  const end = isLong ? endOfDigits(text, second + 1, 2) : second;
  if (end < 0 || mayBelongToClock(text, end)) return undefined;
  const third = isLong ? numberIn(text, second + 1, end) : null;
  const seconds = ofClock(numberIn(text, at, first), numberIn(text, first + 1, second), third, ofDate);
  return seconds === null ? null : { end, seconds, isExact: isLong };
}

/** The number that the digits between two places write. */
export function numberIn(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) number = 10 * number + text.charCodeAt(at) - 48;
  return number;
}

/** Behind the digits at a place; -1 for none, and for more of them. */
function endOfDigits(text: string, at: number, most: number): number {
  let end = at;
  while (end - at <= most && isDigit(text.charCodeAt(end))) end++;
  return end === at || end - at > most ? -1 : end;
}

/** True for what may be a fraction, the half of a day or a further part of a clock, where its digits end. */
function mayBelongToClock(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === 58 || unit === 46 || unit === 44 || unit === 59 || unit === 45) return true;
  const half = unit === 32 || unit === 0xa0 || unit === 0x202f ? text.charCodeAt(at + 1) : unit;
  return (half | 32) === 97 || (half | 32) === 112;
}

/**
 * The parts of a clock in seconds: minutes and seconds, or hours and minutes where a date stands before them or a third part
 * follows.
 *
 * @returns null for more minutes or seconds than there are
 */
export function ofClock(a: number, b: number, c: number | null, ofDate: boolean): number | null {
  if (c === null && !ofDate) return b > 59 ? null : a * 60 + b;
  if (c !== null && (b > 59 || c > 59)) return null;
  return a * 3600 + b * 60 + (c ?? 0);
}

/** A time of day with `AM` or `PM`, in seconds from midnight. */
export function ofDay(hours: string, minutes: string, seconds: string | undefined, half: string): number {
  const afternoon = half === 'p' || half === 'P';
  return ((Number(hours) % 12) + (afternoon ? 12 : 0)) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
}
