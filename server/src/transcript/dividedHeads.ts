import {
  endOfDivider,
  isCapsBefore,
  isColumn,
  isDashBehind,
  isInitials,
  isSentenceAt,
  isWideColumn,
} from './dividers';
import {
  type Head,
  headOf,
  isColon,
  isColumnEnd,
  isDash,
  type NameStyle,
  timePlaceOf,
  wordsAt,
} from './head';
import { isSpace, skipSpaces } from './lines';
import { hasTitle, longestName, nameLikeness } from './names';
import { endsAddressed, endsCaps, lengthOfWord } from './namesBeforeStops';
import { match, readTime, type Time } from './time';
import { isDigit, isLatin, isSmall } from './units';

/**
 * A name that only its divider ends: `Name: words`, `Name (00:04): words`, `Name<tab>words`, `Name – words`, `Name > words`,
 * `Q. words`, `Name [00:04] words`, or the name alone.
 */
export function plainHead(text: string, start: number, end: number, time: Time | null): Head | null {
  const limit = Math.min(end, start + longestName + 1);
  let spaces = 0;
  let commas = 0;
  let dot: Head | null = null;
  for (let at = start; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (isSmall(unit)) continue;
    switch (unit) {
      case 58:
      case 0xff1a: {
        if (at === start) return null;
        // `Interviewer:in: words`: a gender's ending belongs to the name.
        if (unit === 58 && isGenderEnding(text, at, limit)) continue;
        // `Q. I said: no`: the full stop divides, and not the colon.
        if (dot !== null && nameLikeness(text.slice(start, at).trimEnd()) === 'none') return dot;
        const behind =
          unit === 58 && text[at + 1] === ':' && isSpace(text.charCodeAt(at + 2)) ? at + 2 : at + 1;
        return divided(text, start, withoutShare(text, start, at), behind, end, time, 'colon');
      }
      case 9:
        if (at === start) return null;
        // `Name<tab>: words`
        if (isColon(text.charCodeAt(skipSpaces(text, at, end)))) continue;
        return divided(text, start, at, at + 1, end, time, 'tab');
      case 32:
      case 0xa0:
      case 0x202f:
      case 0x3000: {
        const next = text.charCodeAt(at + 1);
        if (isSpace(next)) continue;
        if (at > start && unit === 0x3000 && isWideColumn(text, start, at, end)) {
          dot ??= divided(text, start, at, at + 1, end, time, 'tab', '\u3000');
          continue;
        }
        if (++spaces > 9) return dot;
        if (isSmall(next)) continue;
        if (mayStartTime(next)) {
          // Tools that write a time before every line write the one of the turn behind the name.
          const after = readTime(text, at + 1, end);
          if (after !== null && at > start) return withTime(text, start, at, after, end);
        }
        if (unit === 32 && text.charCodeAt(at - 1) === 32 && at > start && isColumn(text, start, at))
          return divided(text, start, at, at + 1, end, time, 'tab', '  ');
        if (unit === 32 && dot === null && isCapsBefore(text, start, at) && isSentenceAt(text, at + 1, end))
          dot = divided(text, start, at, at + 1, end, time, 'space');
        const divider = endOfDivider(text, at + 1);
        if (divider >= 0) {
          if (at === start) return null;
          const mark = divider === at + 2 && isDash(next) ? '' : text.slice(at + 1, divider);
          return divided(text, start, at, divider, end, time, 'dash', mark);
        }
        continue;
      }
      case 40:
      case 91:
      case 0xff08:
      case 0xff3b:
      case 0x3010: {
        // `Ana(00:04): words`, without a space.
        const after = at > start ? readTime(text, at, end) : null;
        if (after !== null) return withTime(text, start, at, after, end);
        continue;
      }
      case 45:
      case 0x2013:
      case 0x2014:
        if (unit === 0x2014 && isCapsBefore(text, start, at) && !isSpace(text.charCodeAt(at + 1)))
          return divided(text, start, at, at + 1, end, time, 'dash', '—');
        if (isDashBehind(text, start, at, at)) return divided(text, start, at, at + 1, end, time, 'dash');
        continue;
      case 44:
        if (++commas > 1 || !isSpace(text.charCodeAt(at + 1))) return dot;
        continue;
      case 46: {
        if (at + 1 >= end) continue;
        const next = text.charCodeAt(at + 1);
        if (isDashBehind(text, start, at, at + 1))
          return divided(text, start, at, at + 2, end, time, 'dot', '.-');
        if (
          !isSpace(next) &&
          next !== 58 &&
          next !== 45 &&
          next !== 0xff1a &&
          next !== 41 &&
          next !== 93 &&
          !isLetter(next)
        )
          return dot;
        if (isSpace(next)) {
          // `M.` may be an initial, and the beginning of `M. le président.`
          const isOpen = dot === null || dot.nameEnd - start === 1;
          const nameEnd = withoutBracket(text, start, at);
          if ((dot === null && endsCaps(text, start, nameEnd)) || (isOpen && endsAddressed(text, start, at)))
            dot = divided(text, start, nameEnd, at + 1, end, time, 'dot');
        }
        if (lengthOfWord(text, start, at) > 5) return dot;
        continue;
      }
      case 34:
        // `ד"ר`: within a word of Hebrew it shortens the word.
        if (isHebrew(text.charCodeAt(at - 1)) && isHebrew(text.charCodeAt(at + 1))) continue;
        return dot;
      case 59: {
        // A column of a table ends without a space behind it; a few capitals and a semicolon are a slip of `I: words`.
        const next = text.charCodeAt(at + 1);
        if (at === start || dot !== null || at + 1 >= end) return dot;
        if (!isSpace(next)) return divided(text, start, at, at + 1, end, time, 'tab', ';');
        return isInitials(text, start, at) ? divided(text, start, at, at + 1, end, time, 'dot', ';') : null;
      }
      case 62:
        // `Speaker 1> words`
        if (at > start && isSpace(text.charCodeAt(at + 1)) && !isSpace(text.charCodeAt(at - 1)))
          return dot ?? divided(text, start, at, at + 1, end, time, 'dash', '>');
        continue;
      case 33:
      case 0x201c:
      case 0x201d:
      case 0x201e:
      case 0xab:
      case 0xbb:
      case 0x2026:
      case 0x3002:
      case 0xff0c:
      case 0x3001:
      case 0xff1f:
        return unit === 0xff1f && end - start < 4
          ? headOf(text, start, end, 'line', '', -1, time, timePlaceOf(time))
          : dot;
      case 63:
        // `?` and `??` stand for people nobody knows.
        if (at > start + 2) return dot;
        continue;
      default:
    }
  }
  if (limit < end || (dot !== null && !isTitled(text, start, end))) return dot;
  const last = text.charCodeAt(end - 1);
  if (last === 46 && !(lengthOfWord(text, start, end - 1) <= 3)) return dot;
  if (last === 44 || last === 45) return dot;
  return headOf(text, start, end, 'line', '', -1, time, timePlaceOf(time));
}

/** `M. Le Goff`, `MR. SMITH`, where the full stop belongs to the title: a line of its own that is nothing but a name. */
function isTitled(text: string, start: number, end: number): boolean {
  // `P. Hm.` asks and says; the last full stop of a name shortens it.
  if (text.charCodeAt(end - 1) === 46 && lengthOfWord(text, start, end - 1) > 1) return false;
  const name = text.slice(start, end);
  return hasTitle(name) && nameLikeness(name) === 'proper';
}

/** A name and the time behind it: at the end of the line, before a colon, or before the words. */
function withTime(text: string, start: number, nameEnd: number, after: Time, end: number): Head | null {
  const place = skipSpaces(text, after.end, end);
  const made = (style: NameStyle, words: number) =>
    headOf(text, start, nameEnd, style, '', words, after, 'after');
  if (place >= end) return made('line', -1);
  if (isColon(text.charCodeAt(place))) return made('colon', wordsAt(text, place + 1, end));
  if (text.charCodeAt(after.end) === 9) return made('tab', place);
  if (after.bracket === '' && !after.isExact) return null;
  return made('space', isDash(text.charCodeAt(place)) ? wordsAt(text, place + 1, end) : place);
}

const day =
  /(?:today|yesterday|heute|gestern|aujourd[’']hui|hier|hoy|ayer|hoje|ontem|oggi|ieri)(?:,| (?:at|um|à|a las?|às|alle))?[ \u00a0]+/iy;

/** The time of day that ends a line behind a word for the day, as messengers write it: `Ana — Today at 10:15 AM`. */
function timeOfDay(text: string, at: number, end: number): Time | null {
  const found = match(day, text, at);
  const time = found === null ? null : readTime(text, at + found[0].length, end);
  return time?.end === end ? { ...time, start: at, isExact: true } : null;
}

const seconds = /(\d{1,6}\.\d{1,6})(?=\t)/y;

/** Seconds in a column of a table, as ELAN writes them: `4.240`. */
function secondsCell(text: string, at: number): Time | null {
  const found = match(seconds, text, at);
  if (found === null) return null;
  const end = at + found[0].length;
  return { start: at, end, seconds: Number(found[0]), bracket: '', isRange: false, isExact: true };
}

/** What follows a divider: times that belong to the head, then the words. */
function divided(
  text: string,
  start: number,
  nameEnd: number,
  at: number,
  end: number,
  time: Time | null,
  style: NameStyle,
  mark = '',
): Head {
  let words = skipSpaces(text, at, end);
  let inside: Time | null = null;
  // A table or an export may have a beginning and an end in columns of their own.
  while (words < end) {
    const next =
      readTime(text, words, end) ??
      (style === 'tab' ? secondsCell(text, words) : style === 'dash' ? timeOfDay(text, words, end) : null);
    if (next === null) break;
    const isTable = style === 'tab' && (mark === '' || mark === ';');
    const isCell = isTable && (isColumnEnd(text.charCodeAt(next.end)) || next.end === end);
    const isAtEnd = next.end === end && next.isExact && (style === 'colon' || style === 'dash');
    const isMark = next.bracket !== '' || isAtEnd;
    if (!isCell && !(isMark && inside === null)) break;
    inside ??= next;
    words = skipSpaces(text, text.charCodeAt(next.end) === 59 && isCell ? next.end + 1 : next.end, end);
  }
  const place = time !== null ? 'before' : inside !== null ? 'inside' : null;
  return headOf(text, start, nameEnd, style, mark, words < end ? words : -1, time ?? inside, place);
}

function mayStartTime(unit: number): boolean {
  if (unit >= 128) return unit === 0xff08 || unit === 0xff3b || unit === 0x3010;
  return isDigit(unit) || unit === 91 || unit === 40 || unit === 35;
}

function isLetter(unit: number): boolean {
  return unit >= 128 || isLatin(unit);
}

function isHebrew(unit: number): boolean {
  return unit >= 0x5d0 && unit <= 0x5ea;
}

/** `:in`, `:innen`, `:r` in the middle of a name, with the divider behind it. */
function isGenderEnding(text: string, colon: number, limit: number): boolean {
  let at = colon + 1;
  while (at < limit && at - colon < 7) {
    if (!isSmall(text.charCodeAt(at))) break;
    at++;
  }
  if (at === colon + 1 || at - colon > 6) return false;
  const unit = text.charCodeAt(at);
  if (isColon(unit)) return true;
  // `Interviewer:in 2:`
  return unit === 32 && /^ \w{1,3}\s?[:：]/.test(text.slice(at, at + 6));
}

/** How sure a program is of who speaks, `Speaker 1 (98%)`, is no part of the name. */
function withoutShare(text: string, start: number, end: number): number {
  if (text.charCodeAt(end - 1) !== 41) return end;
  const share = /[ \u00a0]?\(\d{1,3}(?:\.\d{1,2})?[ \u00a0]?%\)$/.exec(text.slice(start, end));
  return share === null ? end : start + share.index;
}

/** What a record says in brackets behind a name, such as by which line somebody joined, is no part of it. */
function withoutBracket(text: string, start: number, end: number): number {
  if (text.charCodeAt(end - 1) !== 41) return end;
  const open = text.lastIndexOf(' (', end);
  return open > start ? open : end;
}
