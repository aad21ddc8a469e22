import { plainHead } from './dividedHeads';
import {
  boldHead,
  boldMark,
  cellsHead,
  cueHead,
  enclosedHead,
  framedHead,
  markedHead,
  voiceHead,
} from './enclosedHeads';
import { type Head, headOf, isColumnEnd, isDash, type TimedLine } from './head';
import { skipSpaces } from './lines';
import { isTimeAlone, match, readTime, type Time } from './time';
import { isDigit } from './units';

/**
 * Takes the beginning of a line apart. It says how the line could be read, not that somebody speaks there: that is
 * told by what the rest of the file does.
 *
 * @param start the first unit of the line that is no white space
 * @param end behind its last such unit
 * @returns null when nothing of it can be a head
 */
export function readHead(text: string, start: number, end: number): Head | TimedLine | null {
  const time = readTime(text, start, end) ?? markedTime(text, start, end);
  if (time === null)
    return (isDigit(text.charCodeAt(start)) && cueHead(text, start, end)) || readName(text, start, end, null);
  let at = behindTimes(text, time, end);
  if (isTimeAlone(text, time, at, end)) return { style: 'time', time, words: -1 };
  const behindTime = at;
  if (text[at] === ':' || isDivider(text.charCodeAt(at))) at = skipSpaces(text, at + 1, end);
  // `5:45 en punto`, `10:30am`: without a space behind it, it is no time of the turn.
  if (behindTime === time.end && at === behindTime && time.bracket === '') return null;
  const head = at < end ? readName(text, at, end, time) : null;
  if (head === null) return { style: 'time', time, words: at };
  return head.style === 'colon' ? withoutReceiver(text, head) : head;
}

const markBeforeTime = /(?:@[ \u00a0]?|[-*•][ \u00a0]+)(?=[\d[(])/y;

/** The time behind the mark of a list or an `@`, before bold type: `@0:04 - **Name**`, `- [0:04] **Name:** words`. */
function markedTime(text: string, start: number, end: number): Time | null {
  const unit = text.charCodeAt(start);
  if (unit !== 64 && unit !== 45 && unit !== 42 && unit !== 0x2022) return null;
  const mark = match(markBeforeTime, text, start);
  const time = mark === null ? null : readTime(text, start + mark[0].length, end);
  return time !== null && match(boldBehind, text, time.end) !== null ? time : null;
}

const boldBehind = /[ \u00a0]*[-–—|:]?[ \u00a0]*(?:\*\*|__)/y;

/** Where what follows a time begins. A table may have the end of a turn, and how long it is, in columns of their own. */
function behindTimes(text: string, time: Time, end: number): number {
  let last = time;
  for (let times = 0; times < 2 && isColumnEnd(text.charCodeAt(last.end)); times++) {
    const next = readTime(text, last.end + 1, end);
    if (next === null || !isColumnEnd(text.charCodeAt(next.end))) break;
    last = next;
  }
  return skipSpaces(text, last.end, end);
}

/** A dash, a dot in the middle of the line, an arrow, or what ends a column of a table without edges: `|`, `;`. */
function isDivider(unit: number): boolean {
  return unit === 124 || unit === 59 || unit === 0xb7 || unit === 0x2192 || isDash(unit);
}

/** `From Name : words`, `From Name to Everyone: words`, as the saved chat of Zoom has them behind its times. */
const fromTo = /From[ \u00a0]+(\S.*?)(?:[ \u00a0]+to[ \u00a0]+.*)?$/iy;

function withoutReceiver(text: string, head: Head): Head {
  const { nameStart, nameEnd, words, time, timePlace } = head;
  const found = match(fromTo, text.slice(nameStart, nameEnd), 0);
  if (!found?.[1]) return head;
  const start = nameStart + found[0].indexOf(found[1], 4);
  return headOf(text, start, start + found[1].length, 'colon', '', words, time, timePlace);
}

/** Type that HTML sets apart: `<b>`, `<u>`. */
const typeTag = /<(b|u|i|em|strong)>/y;

function readName(text: string, at: number, end: number, time: Time | null): Head | null {
  switch (text[at]) {
    case '[':
      return enclosedHead(text, at, end, time, ']', 'bracket');
    case '【':
      return enclosedHead(text, at, end, time, '】', 'bracket');
    case '［':
      return enclosedHead(text, at, end, time, '］', 'bracket');
    case '（':
      return enclosedHead(text, at, end, time, '）', 'paren');
    case '○':
    case '◯':
    case '●':
    case '◆':
    case '◇':
    case '■':
    case '□': {
      // The record of a parliament of Japan has a sign before each name.
      const from = skipSpaces(text, at + 1, end);
      return from < end ? plainHead(text, from, end, time) : null;
    }
    case '(':
      return enclosedHead(text, at, end, time, ')', 'paren');
    case '{':
      return enclosedHead(text, at, end, time, '}', 'brace');
    case '<': {
      if (text.startsWith('<v', at)) return voiceHead(text, at, end, time);
      const tag = match(typeTag, text, at);
      return tag === null
        ? enclosedHead(text, at, end, time, '>', 'angle')
        : boldHead(text, at, end, time, tag[0], `</${tag[1]}>`);
    }
    case '|':
      return cellsHead(text, at, end, time);
    case '=':
    case '~':
      return framedHead(text, at, end, time);
    case '*':
    case '_': {
      const open = match(boldMark, text, at)?.[0];
      if (open === undefined) return markedHead(text, at, end, time);
      return framedHead(text, at, end, time) ?? boldHead(text, at, end, time, open, open);
    }
    case '-':
      return framedHead(text, at, end, time) ?? markedHead(text, at, end, time);
    case '@':
    case '>':
    case '#':
    case '•':
      return markedHead(text, at, end, time);
    default: {
      const from = behindPicture(text, at, end);
      return from === at ? plainHead(text, at, end, time) : readName(text, from, end, time);
    }
  }
}

const picture =
  /\p{Extended_Pictographic}(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f)*[ \u00a0]+/uy;

/** Behind an emoji that stands before a name, `🐝 Amir: words`; the place itself where none does. */
function behindPicture(text: string, at: number, end: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x2190 || (unit > 0x2bff && (unit < 0xd83c || unit > 0xd83e))) return at;
  const found = match(picture, text, at);
  return found === null || at + found[0].length >= end ? at : at + found[0].length;
}
