import { plainHead } from './dividedHeads';
import {
  type Head,
  headOf,
  isColon,
  isDash,
  type NameStyle,
  type TimePlace,
  timePlaceOf,
  wordsAt,
} from './head';
import { itemAt } from './itemAt';
import { isSpace, skipSpaces, skipSpacesBack } from './lines';
import { longestName } from './names';
import { match, readTime, type Time } from './time';
import type { Range } from './transcript';

/** What forms put before a name: `[Speaker: Ana]`. */
const nameOf =
  /(?:speaker|name|sprecher(?:in)?|locuteur|locutrice|hablante|falante|orador|parlante)[ \u00a0]?:[ \u00a0]+/iy;

/** `[Name] words`, `[Name]: words`, `[Name] 10:03:08`, `[Name 10:03]`, `[10:03 Name]`, or alone. */
export function enclosedHead(
  text: string,
  at: number,
  end: number,
  time: Time | null,
  close: string,
  style: NameStyle,
): Head | null {
  const to = text.indexOf(close, at + 1);
  if (to < 0 || to >= end || to - at > longestName + 2) return null;
  const mark = close === '】' || close === '］' || close === '）' ? close : '';
  const label = match(nameOf, text, at + 1);
  const from = label === null ? at + 1 : at + 1 + label[0].length;
  if (time !== null) return behind(text, from, to, style, mark, to + 1, end, time, timePlaceOf(time));
  const before = readTime(text, from, to);
  if (before !== null && before.end < to)
    return behind(text, before.end, to, style, mark, to + 1, end, before, 'before');
  const after = timeAtEnd(text, from, to);
  if (after === null) return behind(text, from, to, style, mark, to + 1, end, null, null);
  return behind(text, from, after.start, style, mark, to + 1, end, after, 'after');
}

/** The time behind the last space within brackets, where nothing follows it; null for none. */
function timeAtEnd(text: string, from: number, to: number): Time | null {
  const space = text.lastIndexOf(' ', to - 1);
  const time = space > from ? readTime(text, space + 1, to) : null;
  return time?.end === to ? time : null;
}

const numberedCue = /\d+ "([^"\r\n]*)"(?: \(\d+\))?/y;

/** The name in `12 "Name" (1234567)`, how Webex numbers the cues of a subtitle, with who speaks; null for another line. */
export function cueName(text: string, at: number, end: number): Range | null {
  const found = match(numberedCue, text, at);
  if (!found || at + found[0].length !== end) return null;
  const start = at + found[0].indexOf('"') + 1;
  return { start, end: start + itemAt(found, 1).length };
}

/** The head of a line that numbers a cue and names who speaks; null for another, and where the name is empty. */
export function cueHead(text: string, at: number, end: number): Head | null {
  const name = cueName(text, at, end);
  if (name === null || name.start === name.end || name.end - name.start > longestName) return null;
  return headOf(text, name.start, name.end, 'line', '', -1, null, null);
}

/** `<v Name>words</v>` of a subtitle. */
export function voiceHead(text: string, at: number, end: number, time: Time | null): Head | null {
  const to = text.indexOf('>', at);
  const from = text.indexOf(' ', at);
  if (to < 0 || to >= end || from < 0 || from > to || to - from > longestName + 2) return null;
  return headOf(text, from + 1, to, 'voice', '', wordsAt(text, to + 1, end), time, timePlaceOf(time));
}

/** `| Name | words |` and `| Name | 0:04 | words |`. */
export function cellsHead(text: string, at: number, end: number, time: Time | null): Head | null {
  const from = skipSpaces(text, at + 1, end);
  const before = time ?? readTime(text, from, end);
  let start = from;
  if (time === null && before !== null) {
    start = skipSpaces(text, before.end, end);
    if (text[start] !== '|') return null;
    start = skipSpaces(text, start + 1, end);
  }
  const to = text.indexOf('|', start);
  if (to < 0 || to >= end - 1 || to - start > longestName + 10) return null;
  let words = skipSpaces(text, to + 1, end);
  const after = before === null ? readTime(text, words, end) : null;
  if (after !== null) {
    const next = skipSpaces(text, after.end, end);
    if (text[next] === '|') words = skipSpaces(text, next + 1, end);
  }
  const place = before !== null ? 'before' : after === null ? null : 'inside';
  return headOf(text, start, to, 'cell', '', words < end ? words : -1, before ?? after, place);
}

/**
 * `**Name:** words`, `**Name**: words`, or alone; underscores do the same, and `<b>Name:</b>`.
 *
 * @param open what begins the bold words, and `close` what ends them
 */
export function boldHead(
  text: string,
  at: number,
  end: number,
  time: Time | null,
  open: string,
  close: string,
): Head | null {
  const to = text.indexOf(close, at + open.length);
  if (to < 0 || to + close.length > end || to - at > longestName + 20) return null;
  // `**[00:12] Name:** words`, `**Name [00:12]:** words`: what the bold words hold of a head, and then what follows them.
  const before = time ?? readTime(text, at + open.length, to);
  const from = before === null || before === time ? at + open.length : skipSpaces(text, before.end, to);
  const inner = plainHead(text, from, to, null);
  if (inner === null || inner.words >= 0) return null;
  const mark = (inner.style === 'colon' ? ':' : '') + close.replaceAll('_', '*');
  const place = timePlaceOf(before) ?? (inner.time === null ? null : 'after');
  const behindAt = to + close.length;
  const all = before ?? inner.time;
  return behind(text, inner.nameStart, inner.nameEnd, 'bold', mark, behindAt, end, all, place);
}

/** What begins and ends bold type in Markdown, with italics or without. */
export const boldMark = /\*{2,3}|_{2,3}/y;
const headingMark = /#{1,6}[ \u00a0]+/y;
/** The mark of a list before bold type: `- **Name:** words`. */
const boldItem = /[-*•][ \u00a0]+(?=\*\*|__)/y;
const speakerMark = />{1,3}[ \u00a0]?|[@#*](?=[^\s@#*])|[-*•][ \u00a0](?=\p{L})/uy;

/** `@Name: words`, `>> NAME: words`, `*INT:<tab>words`, and the heading `### Name`. */
export function markedHead(text: string, at: number, end: number, time: Time | null): Head | null {
  const heading = match(headingMark, text, at);
  if (heading !== null) {
    const head = plainHead(text, at + heading[0].length, end, time);
    return head?.words === -1 && head.nameEnd > head.nameStart
      ? restyled(text, head, 'heading', '#', -1)
      : null;
  }
  const item = match(boldItem, text, at);
  if (item !== null) {
    const from = at + item[0].length;
    const open = itemAt(match(boldMark, text, from) ?? [], 0);
    return boldHead(text, from, end, time, open, open);
  }
  const mark = match(speakerMark, text, at);
  if (mark === null) return null;
  // The blank behind the mark of a list tells `- Name:` from `*INT:`.
  const written = mark[0][0] === '>' ? mark[0].trimEnd() : mark[0];
  const head = plainHead(text, at + mark[0].length, end, time);
  if (head === null) return null;
  const isTimed = head.style === 'line' && head.time !== null && written.trimEnd() === written;
  if (head.style !== 'colon' && !isTimed) return null;
  // `*Ana:* words`: stars around a name are no part of it, nor of the words.
  const isStarred = mark[0] === '*' && head.words >= 0 && text[head.words] === '*';
  const words = isStarred ? wordsAt(text, head.words + 1, end) : head.words;
  return restyled(text, head, 'mark', written, words);
}

/** What people draw on both sides of a name: two signs and more, or three where two are bold type. */
const frame = /(?:([=~-])\1{1,9}|([*_])\2{2,9})(?=[ \u00a0])/y;

/** `=== Name ===`, `--- Name (00:12) ---`: a name between two signs that are alike; null for anything else. */
export function framedHead(text: string, at: number, end: number, time: Time | null): Head | null {
  const drawn = match(frame, text, at)?.[0];
  if (drawn === undefined) return null;
  const to = end - drawn.length;
  if (to - at > longestName + 20 || !text.startsWith(drawn, to)) return null;
  const from = skipSpaces(text, at + drawn.length, to);
  const nameEnd = skipSpacesBack(text, to, from);
  const head = from < nameEnd && nameEnd < to ? plainHead(text, from, nameEnd, time) : null;
  return head?.words === -1 ? restyled(text, head, 'heading', drawn, -1) : null;
}

/** A head with another style and other words behind it; its name and time stay. */
function restyled(text: string, head: Head, style: NameStyle, mark: string, words: number): Head {
  const { nameStart, nameEnd, time, timePlace } = head;
  return headOf(text, nameStart, nameEnd, style, mark, words, time, timePlace);
}

/** What follows a name that has an end of its own: a time, a colon, both or none, and the words. */
function behind(
  text: string,
  nameStart: number,
  nameEnd: number,
  style: NameStyle,
  mark: string,
  at: number,
  end: number,
  timeBefore: Time | null,
  placeBefore: TimePlace | null,
): Head {
  let words = skipSpaces(text, at, end);
  let time = timeBefore;
  let place = placeBefore;
  if (time === null) {
    time = timeOfHead(text, words, end);
    if (time !== null) {
      place = 'after';
      words = skipSpaces(text, time.end, end);
    }
  }
  if (words < end && isDash(text.charCodeAt(words)) && isSpace(text.charCodeAt(words + 1)))
    words = skipSpaces(text, words + 1, end);
  const hasColon = isColon(text.charCodeAt(words));
  if (hasColon) {
    words = skipSpaces(text, words + 1, end);
    if (time === null) {
      time = timeOfHead(text, words, end);
      if (time !== null) {
        place = 'inside';
        words = skipSpaces(text, time.end, end);
      }
    }
  }
  const ownMark = style === 'bracket' && hasColon ? `${mark}:` : mark;
  return headOf(text, nameStart, nameEnd, style, ownMark, words < end ? words : -1, time, place);
}

/** The time at a place behind a name; null where it is a word of what is said. */
function timeOfHead(text: string, at: number, end: number): Time | null {
  const time = readTime(text, at, end);
  if (time === null || time.bracket !== '' || time.end === end || text[time.end] === ':' || time.isExact)
    return time;
  return null;
}
