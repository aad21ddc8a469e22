import { type Clock, ofClock, ofDay, plainClock } from './clock';
import { isSpace } from './lines';
import type { Range } from './transcript';
import { isDigit, isLatin } from './units';

/** A time as a transcript writes it, `[00:01:23]` or `0 minutes 3 seconds`. */
export interface Time extends Range {
  /** Seconds from the beginning; for a time of day, from midnight. Fractions are kept. */
  readonly seconds: number;
  /** The bracket or mark it stands in: `[`, `(`, `{`, `<`, `#`, or `` for none. */
  readonly bracket: string;
  /** True for a time with a second part: `00:01 --> 00:04`, `00:01 - 00:04`. */
  readonly isRange: boolean;
  /** True where nothing else looks like it: hours, minutes and seconds, fractions, a range or words. */
  readonly isExact: boolean;
}

/** What closes each bracket or mark that a time may stand in. */
export const closing: Readonly<Record<string, string>> = {
  '[': ']',
  '(': ')',
  '{': '}',
  '<': '>',
  '#': '#',
  '（': '）',
  '［': '］',
  '【': '】',
  // Markdown's italics, and its type for code.
  '*': '*',
  _: '_',
  '`': '`',
};

/** `00:01:23`, `1:23`, `00:01:23.456`, `0:0:4.239`, `00:00:04;14` and `00:00:12-4`; in brackets `00.04` as well. */
const clock =
  /(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?(?:[.,;](\d{1,6})|:(\d{2}))?(?!\d|:\d)(?:-(\d)(?=#))?(?:[ \u00a0\u202f]?([AaPp])\.?[Mm]\b\.?)?/y;
/** `4'32''`, `4'32"`, `4′32″`: minutes and seconds as people write them by hand. */
const primed = /(\d{1,3})['’′](\d{2})(?:''|["”″’])/y;
const dotted = /(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?=[\])}）］】])/y;
const inWords =
  /(?:(\d{1,2}) (?:hours?|h|Stunden?|heures?|horas?|or[ae]|uur) )?(\d{1,2}) (?:min|[Mm]inut(?:es?|en?|os?|i)|minuut) (\d{1,2}) (?:sec|seconds?|Sekunden?|secondes?|segundos?|second[oi]|seconden)\b|(?:(\d{1,2})h ?)?(\d{1,2})m ?(\d{1,2})s\b/y;
/** What a messenger puts before the time of day. */
const date = /(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}),?[ \u00a0T]/y;
/** What follows the time of day in ISO 8601. */
const timeZone = /Z|[+-]\d{2}:?\d{2}/y;
/** What people write behind a time in brackets: `(00:04 min)`, `[12:30 Min.]`, `(1:02:30 h)`. */
const unitBehind = /[ \u00a0\u202f]?(?:[Mm]in|[Ss]ek|sec|mn|h|[Ss]td|мин|分)\.?(?=[\])}）］】])/y;
/** What others write before it: `(min 0:04)`, `[Min. 12:30]`. */
const unitBefore = /[Mm]in(?:\.|ut[eo])?[ \u00a0]?(?=\d)/y;
const toNext = /[ \u00a0]*(?:-->|->|→|[-–—])[ \u00a0]*/y;
/** `0.00s -> 4.50s`, `0.00 --> 4.50` and two columns of a table, as programs print seconds. By itself such a number is how long somebody is silent. */
const inSeconds =
  /(\d{1,6}(?:\.\d{1,6})?)(?: ?s[ \u00a0]*(?:-->|->|→|[-–—])[ \u00a0]*\d{1,6}(?:\.\d{1,6})? ?s\b|[ \u00a0]*(?:-->|->|→)[ \u00a0]*\d{1,6}(?:\.\d{1,6})?(?=[\])}）］】])|(?<=\.\d{1,6})[ \u00a0]*[-–—][ \u00a0]*\d{1,6}\.\d{1,6}(?=[\])}）］】])|\t\d{1,6}\.\d{1,6}(?=\t))/y;

/**
 * The time that stands at a place of a text, with its brackets and its second part if it has one.
 *
 * @param at where it must begin
 * @param end how far to look, an offset too
 * @returns null when there is none
 */
export function readTime(text: string, at: number, end: number): Time | null {
  const bracket = bracketAt(text, at);
  let place = at + bracket.length;
  if (!isDigit(text.charCodeAt(place))) {
    if (bracket === '') return null;
    const next = text.charCodeAt(place);
    if (next === 91 || next === 40) return emphasised(text, at, end, bracket);
    const unit = next === 109 || next === 77 ? match(unitBefore, text, place) : null;
    if (unit === null) return null;
    place += unit[0].length;
  }
  // Nearly all times are a clock's, which the unit behind the first digits tells.
  let behind = behindDigits(text, place);
  const dateEnd = mayDivideDate(behind) ? match(date, text, place) : null;
  if (dateEnd !== null) {
    place += dateEnd[0].length;
    behind = behindDigits(text, place);
  }
  const found = mayBeSeconds(behind) ? match(inSeconds, text, place) : null;
  // `3s - 4s` without a bracket are words.
  const seconds = bracket !== '' || found?.[1]?.includes('.') ? found : null;
  const begin =
    seconds === null
      ? readClock(text, place, bracket !== '', dateEnd !== null)
      : { end: place + seconds[0].length, seconds: Number(seconds[1]), isExact: true };
  if (begin === null) return null;
  place = begin.end;
  let isRange = seconds !== null;
  const gap = isRange || !mayGoOn(text.charCodeAt(place)) ? null : match(toNext, text, place);
  if (gap !== null) {
    const then = readClock(text, place + gap[0].length, bracket !== '', dateEnd !== null);
    // `0:04 - 9 people`: what follows the dash must be a time as well.
    if (then !== null) {
      isRange = true;
      place = then.end;
    }
  }
  const zone = dateEnd === null ? null : match(timeZone, text, place);
  if (zone !== null) place += zone[0].length;
  if (bracket !== '') {
    const close = closing[bracket];
    const unit = text[place] === close ? null : match(unitBehind, text, place);
    if (unit !== null) place += unit[0].length;
    if (text[place] !== close) return null;
    place++;
    if (bracket === '[' && text.charCodeAt(place) === 40) place = behindLink(text, place, end);
  } else if (place < end && isWordUnit(text, place)) return null;
  if (place > end) return null;
  return {
    start: at,
    end: place,
    seconds: begin.seconds,
    bracket,
    isRange,
    isExact: isRange || begin.isExact || dateEnd !== null,
  };
}

/** A time in brackets within italics or the type for code: `*(0:04)*`. */
function emphasised(text: string, at: number, end: number, mark: string): Time | null {
  if (mark !== '*' && mark !== '_' && mark !== '`') return null;
  const time = readTime(text, at + 1, end);
  return time !== null && text[time.end] === mark && time.end < end
    ? { ...time, start: at, end: time.end + 1 }
    : null;
}

/** Behind the address that Markdown puts on a time: `[0:04](https://example.org/?t=4)`; the place itself for something else. */
export function behindLink(text: string, at: number, end: number): number {
  if (!text.startsWith('(http', at)) return at;
  const close = text.indexOf(')', at);
  return close < 0 || close >= end ? at : close + 1;
}

/** The unit behind the digits at a place. */
function behindDigits(text: string, at: number): number {
  let place = at;
  while (isDigit(text.charCodeAt(place))) place++;
  return text.charCodeAt(place);
}

/** True for `-`, `.` and `/`. */
function mayDivideDate(unit: number): boolean {
  return unit >= 45 && unit <= 47;
}

/** True where no clock stands, as the unit behind the digits tells. */
function mayBeSeconds(unit: number): boolean {
  return unit === 46 || unit === 115 || unit === 32 || unit === 45;
}

/** True for what a second time may begin with: white space, dashes and arrows. */
function mayGoOn(unit: number): boolean {
  return unit === 32 || unit === 45 || unit >= 0xa0;
}

/** The bracket or mark at a place that a time may stand in; `` for none. */
function bracketAt(text: string, at: number): string {
  switch (text.charCodeAt(at)) {
    case 91:
      return '[';
    case 40:
      return '(';
    case 123:
      return '{';
    case 60:
      return '<';
    case 35:
      return '#';
    case 42:
      return '*';
    case 95:
      return '_';
    case 96:
      return '`';
    case 0xff08:
      return '（';
    case 0xff3b:
      return '［';
    case 0x3010:
      return '【';
    default:
      return '';
  }
}

function readClock(text: string, at: number, inBracket: boolean, ofDate: boolean): Clock | null {
  const plain = plainClock(text, at, ofDate);
  if (plain !== undefined) return plain;
  const found = match(clock, text, at);
  if (found !== null) {
    const [whole, a = '', b = '', c, fraction, , tenth, half] = found;
    if (half !== undefined) return { end: at + whole.length, seconds: ofDay(a, b, c, half), isExact: true };
    const seconds = ofClock(Number(a), Number(b), c === undefined ? null : Number(c), ofDate);
    if (seconds === null) return null;
    // A colon between whole frames or fractions: `00:00:04;14`.
    const decimals = fraction === undefined ? 0 : Number(fraction) / 10 ** fraction.length;
    const tail = tenth === undefined ? decimals : Number(tenth) / 10;
    const isExact = c !== undefined || fraction !== undefined;
    return { end: at + whole.length, seconds: seconds + tail, isExact };
  }
  if (inBracket) {
    const dots = match(dotted, text, at);
    if (dots !== null) {
      const [whole, a = '', b = '', c] = dots;
      const seconds =
        c === undefined ? Number(a) * 60 + Number(b) : Number(a) * 3600 + Number(b) * 60 + Number(c);
      return { end: at + whole.length, seconds, isExact: c !== undefined };
    }
  }
  const primes = match(primed, text, at);
  if (primes !== null) {
    const [whole, minutes, seconds] = primes;
    return { end: at + whole.length, seconds: Number(minutes) * 60 + Number(seconds), isExact: true };
  }
  const words = match(inWords, text, at);
  if (words === null) return null;
  const [whole, hours, minutes, seconds, h, m, s] = words;
  const sum = Number(hours ?? h ?? 0) * 3600 + Number(minutes ?? m ?? 0) * 60;
  return { end: at + whole.length, seconds: sum + Number(seconds ?? s ?? 0), isExact: true };
}

/** What a sticky pattern finds at just this offset of a text; null for nothing. */
export function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A letter or digit right behind a time makes it something else: `10:30h`, `5:45th`. */
function isWordUnit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return isDigit(unit) || isLatin(unit);
  return !isSpace(unit) && /\p{L}/u.test(text.slice(at, at + 2));
}

const cueSettings = /^(?:(?:align|position|line|size|vertical|region):\S+\s*)+$/;

/**
 * True where nothing but a time stands on a line, with what a subtitle writes behind it: `00:01.000 --> 00:04.000 align:start`.
 *
 * @param at where the line goes on behind the time and spaces, and `end` where it ends
 */
export function isTimeAlone(text: string, { isRange }: Time, at: number, end: number): boolean {
  return at === end || (isRange && cueSettings.test(text.slice(at, end)));
}

/** True for a time with an arrow to the next, `00:01 --> 00:04`, which is never a word of what is said. */
export function hasArrow(text: string, { isRange, start, end }: Time): boolean {
  return isRange && /->|→/.test(text.slice(start, end));
}

/** True for a text in which there may be a clock's time, `0:10`. */
export function mayHoldClock(text: string): boolean {
  return /\d[:：]\d/.test(text);
}

/** Seconds as people read them: `00:01:23`; fractions are dropped. */
export function formatTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** Hours, minutes and seconds with what there is of a fraction, to the thousandth: `00:01:23`, `00:01:23.5`. */
export function exactTime(seconds: number): string {
  const thousandths = Math.round(seconds * 1000);
  const fraction = thousandths % 1000;
  const whole = formatTime((thousandths - fraction) / 1000);
  return fraction === 0 ? whole : `${whole}.${String(fraction).padStart(3, '0').replace(/0+$/, '')}`;
}

/** The seconds of a mark of time, `[00:12:01]`; null when it is none. */
export function secondsOf(mark: string): number | null {
  return readTime(mark, 0, mark.length)?.seconds ?? null;
}

/**
 * A time for the marks of time in the middle of talk, in square brackets, parentheses or number signs:
 * `[00:12:01]`, `#00:12:01-4#`.
 */
export const timeMark = /[[(#]\d{1,2}:\d{2}(?::\d{2})?(?:[.,;]\d{1,6})?(?:-\d)?[\])#]/y;

/** Where the words behind a time begin; -1 for none. Offsets. */
export function behindTime(text: string, at: number, end: number): number {
  let place = at;
  while (place < end && partsTime(text.charCodeAt(place))) place++;
  return place < end ? place : -1;
}

/** True for white space, dashes and colons. */
function partsTime(unit: number): boolean {
  return unit === 45 || unit === 58 || unit === 0x2013 || unit === 0x2014 || isSpace(unit);
}
