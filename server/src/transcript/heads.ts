import { isSpace, skipSpaces } from './lines';
import { longestName, nameLikeness } from './names';
import { match, readTime, type Time } from './time';

/**
 * How a line tells the name of its speaker from the words: by a colon, by standing alone, by bold type, brackets, a
 * mark before the name, as a heading, a tab, a dash, a full stop, nothing but the time behind it, as the voice of a
 * subtitle, or as the cell of a table.
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
] as const;
export type NameStyle = (typeof nameStyles)[number];

/** Where the time of a head stands: before the name, behind it, or behind the divider. */
export type TimePlace = 'before' | 'after' | 'inside';

/** The beginning of a line, taken apart as if it named who speaks. Offsets are those of the text. */
export interface Head {
  readonly style: NameStyle;
  /** The mark before the name where the style has several: `@`, `>>`, `###`. */
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

const cueSettings = /^(?:(?:align|position|line|size|vertical|region):\S+\s*)+$/;

/**
 * Takes the beginning of a line apart. It says how the line could be read, not that somebody speaks there: that is
 * told by what the rest of the file does.
 *
 * @param start the first unit of the line that is no white space
 * @param end behind its last such unit
 * @returns null when nothing of it can be a head
 */
export function readHead(text: string, start: number, end: number): Head | TimedLine | null {
  const time = readTime(text, start, end);
  if (time === null) return readName(text, start, end, null);
  let at = skipSpaces(text, time.end, end);
  if (at === end || (time.isRange && cueSettings.test(text.slice(at, end))))
    return { style: 'time', time, words: -1 };
  const behindTime = at;
  if (text[at] === ':' || isDash(text.charCodeAt(at))) at = skipSpaces(text, at + 1, end);
  // `5:45 en punto`, `10:30am`: without a space behind it, it is no time of the turn.
  if (behindTime === time.end && at === behindTime && time.bracket === '') return null;
  const head = at < end ? readName(text, at, end, time) : null;
  if (head === null) return { style: 'time', time, words: at };
  return head.style === 'colon' ? withoutReceiver(text, head) : head;
}

/** `From Name : words`, `From Name to Everyone: words`, as the saved chat of Zoom has them behind its times. */
const fromTo = /From[ \u00a0]+(\S.*?)(?:[ \u00a0]+to[ \u00a0]+.*)?$/iy;

function withoutReceiver(text: string, head: Head): Head {
  const found = match(fromTo, text.slice(head.nameStart, head.nameEnd), 0);
  if (!found?.[1]) return head;
  const nameStart = head.nameStart + found[0].indexOf(found[1], 4);
  return { ...head, nameStart, nameEnd: nameStart + found[1].length };
}

function readName(text: string, at: number, end: number, time: Time | null): Head | null {
  switch (text[at]) {
    case '[':
      return enclosed(text, at, end, time, ']', 'bracket');
    case '【':
      return enclosed(text, at, end, time, '】', 'bracket');
    case '［':
      return enclosed(text, at, end, time, '］', 'bracket');
    case '(':
      return enclosed(text, at, end, time, ')', 'paren');
    case '{':
      return enclosed(text, at, end, time, '}', 'brace');
    case '<': {
      if (text.startsWith('<v', at)) return voice(text, at, end, time);
      const tag = match(typeTag, text, at);
      return tag === null
        ? enclosed(text, at, end, time, '>', 'angle')
        : bold(text, at, end, time, tag[0], `</${tag[1]}>`);
    }
    case '|':
      return cells(text, at, end, time);
    case '*':
    case '_':
      return text[at + 1] === text[at]
        ? bold(text, at, end, time, text.slice(at, at + 2), text.slice(at, at + 2))
        : marked(text, at, end, time);
    case '@':
    case '>':
    case '#':
    case '-':
    case '•':
      return marked(text, at, end, time);
    default:
      return plain(text, at, end, time, '');
  }
}

/** `[Name] words`, `[Name]: words`, `[Name] 10:03:08`, or alone. */
function enclosed(
  text: string,
  at: number,
  end: number,
  time: Time | null,
  close: string,
  style: NameStyle,
): Head | null {
  const to = text.indexOf(close, at + 1);
  if (to < 0 || to >= end || to - at > longestName + 2) return null;
  const mark = close === '】' || close === '］' ? close : '';
  return behind(text, { style, mark, start: at + 1, nameEnd: to, at: to + 1, end, time });
}

/** `<v Name>words</v>` of a subtitle. */
function voice(text: string, at: number, end: number, time: Time | null): Head | null {
  const to = text.indexOf('>', at);
  const from = text.indexOf(' ', at);
  if (to < 0 || to >= end || from < 0 || from > to || to - from > longestName + 2) return null;
  return headOf(text, from + 1, to, 'voice', '', wordsAt(text, to + 1, end), time, placeOf(time));
}

/** `| Name | words |` and `| Name | 0:04 | words |`. */
function cells(text: string, at: number, end: number, time: Time | null): Head | null {
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

/** Type that HTML sets apart: `<b>`, `<u>`. */
const typeTag = /<(b|u|i|em|strong)>/y;

/** `**Name:** words`, `**Name**: words`, or alone; underscores do the same, and `<b>Name:</b>`. */
function bold(
  text: string,
  at: number,
  end: number,
  time: Time | null,
  open: string,
  close: string,
): Head | null {
  const to = text.indexOf(close, at + open.length);
  if (to < 0 || to + close.length > end || to - at > longestName + 20) return null;
  const inner = plain(text, at + open.length, to, null, '');
  if (inner === null) return null;
  // `**Name [00:12]:** words`: what the bold words hold of a head, and then what follows them.
  const isWhole = inner.words < 0;
  if (!isWhole) return null;
  const head = behind(text, {
    style: 'bold',
    mark: (inner.style === 'colon' ? ':' : '') + (open === '__' ? '**' : close),
    start: inner.nameStart,
    nameEnd: inner.nameEnd,
    at: to + close.length,
    end,
    time: time ?? inner.time,
  });
  return { ...head, timePlace: time ? 'before' : inner.time ? 'after' : head.timePlace };
}

const headingMark = /#{1,6}[ \u00a0]+/y;
const speakerMark = />{1,3}[ \u00a0]?|[@#*](?=[^\s@#*])|[-*•][ \u00a0](?=\p{L})/uy;

/** `@Name: words`, `>> NAME: words`, `*INT:<tab>words`, and the heading `### Name`. */
function marked(text: string, at: number, end: number, time: Time | null): Head | null {
  headingMark.lastIndex = at;
  const heading = headingMark.exec(text);
  if (heading !== null) {
    const head = plain(text, at + heading[0].length, end, time, '#');
    return head?.words === -1 && head.nameEnd > head.nameStart
      ? { ...head, style: 'heading', mark: '#' }
      : null;
  }
  speakerMark.lastIndex = at;
  const mark = speakerMark.exec(text);
  if (mark === null) return null;
  // The blank behind the mark of a list tells `- Name:` from `*INT:`.
  const written = mark[0][0] === '>' ? mark[0].trimEnd() : mark[0];
  const head = plain(text, at + mark[0].length, end, time, written);
  if (head === null) return null;
  if (
    head.style !== 'colon' &&
    !(head.style === 'line' && head.time !== null && written.trimEnd() === written)
  )
    return null;
  // `*Ana:* words`: stars around a name are no part of it, nor of the words.
  const isStarred = mark[0] === '*' && head.words >= 0 && text[head.words] === '*';
  const words = isStarred ? wordsAt(text, head.words + 1, end) : head.words;
  return { ...head, style: 'mark', mark: written, words };
}

interface Behind {
  readonly style: NameStyle;
  readonly mark: string;
  readonly start: number;
  readonly nameEnd: number;
  readonly at: number;
  readonly end: number;
  readonly time: Time | null;
}

/** What follows a name that has an end of its own: a time, a colon, both or none, and the words. */
function behind(text: string, { style, mark, start, nameEnd, at, end, time }: Behind): Head {
  let place = skipSpaces(text, at, end);
  let found = time;
  let timePlace: TimePlace | null = time ? 'before' : null;
  const take = (where: TimePlace) => {
    if (found !== null) return;
    const next = readTime(text, place, end);
    if (next === null || (next.bracket === '' && next.end < end && text[next.end] !== ':' && !next.isExact))
      return;
    found = next;
    timePlace = where;
    place = skipSpaces(text, next.end, end);
  };
  take('after');
  const hasColon = isColon(text.charCodeAt(place));
  if (hasColon) {
    place = skipSpaces(text, place + 1, end);
    take('inside');
  }
  const ownMark = style === 'bracket' && hasColon ? `${mark}:` : mark;
  return headOf(text, start, nameEnd, style, ownMark, place < end ? place : -1, found, timePlace);
}

/**
 * A name that only its divider ends: `Name: words`, `Name (00:04): words`, `Name<tab>words`, `Name – words`,
 * `Q. words`, `Name [00:04] words`, or the name alone.
 */
function plain(text: string, start: number, end: number, time: Time | null, mark: string): Head | null {
  const limit = Math.min(end, start + longestName + 1);
  let spaces = 0;
  let commas = 0;
  let dot: Head | null = null;
  for (let at = start; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 97 && unit <= 122) continue;
    switch (unit) {
      case 58:
      case 0xff1a: {
        if (at === start) return null;
        // `Interviewer:in: words`: a gender's ending belongs to the name.
        if (unit === 58 && isGenderEnding(text, at, limit)) continue;
        // `Q. I said: no`: the full stop divides, and not the colon.
        if (dot !== null && nameLikeness(text.slice(start, at).trimEnd()) === 'none') return dot;
        return divided(text, start, at, at + 1, end, time, 'colon', mark);
      }
      case 9:
        if (at === start) return null;
        return divided(text, start, at, at + 1, end, time, 'tab', mark);
      case 32:
      case 0xa0:
      case 0x202f:
      case 0x3000: {
        const next = text.charCodeAt(at + 1);
        if (isSpace(next)) continue;
        if (++spaces > 9) return dot;
        if (mayStartTime(next)) {
          // Tools that write a time before every line write the one of the turn behind the name.
          const after = readTime(text, at + 1, end);
          if (after !== null && at > start) return withTime(text, start, at, after, end, mark);
        }
        if (isDash(next) && isSpace(text.charCodeAt(at + 2)))
          return at > start ? divided(text, start, at, at + 2, end, time, 'dash', mark) : null;
        continue;
      }
      case 0xff08:
      case 0xff3b:
      case 0x3010: {
        const after = at > start ? readTime(text, at, end) : null;
        if (after !== null) return withTime(text, start, at, after, end, mark);
        continue;
      }
      case 44:
        if (++commas > 1 || !isSpace(text.charCodeAt(at + 1))) return dot;
        continue;
      case 46: {
        if (at + 1 >= end) continue;
        const next = text.charCodeAt(at + 1);
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
            dot = divided(text, start, nameEnd, at + 1, end, time, 'dot', mark);
        }
        if (lengthOfWord(text, start, at) > 5) return dot;
        continue;
      }
      case 34:
        // `ד"ר`: within a word of Hebrew it shortens the word.
        if (isHebrew(text.charCodeAt(at - 1)) && isHebrew(text.charCodeAt(at + 1))) continue;
        return dot;
      case 33:
      case 59:
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
          ? headOf(text, start, end, 'line', mark, -1, time, placeOf(time))
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
  return headOf(text, start, end, 'line', mark, -1, time, placeOf(time));
}

/** `M. Le Goff`, where the full stop belongs to the title: a line of its own that is nothing but a name. */
function isTitled(text: string, start: number, end: number): boolean {
  return text.startsWith('M. ', start) && nameLikeness(text.slice(start, end)) === 'proper';
}

/** A name and the time behind it: at the end of the line, before a colon, or before the words. */
function withTime(
  text: string,
  start: number,
  nameEnd: number,
  after: Time,
  end: number,
  mark: string,
): Head | null {
  const place = skipSpaces(text, after.end, end);
  const made = (style: NameStyle, words: number) =>
    headOf(text, start, nameEnd, style, mark, words, after, 'after');
  if (place >= end) return made('line', -1);
  if (isColon(text.charCodeAt(place))) return made('colon', wordsAt(text, place + 1, end));
  if (text.charCodeAt(after.end) === 9) return made('tab', place);
  if (after.bracket === '' && !after.isExact) return null;
  return made('space', isDash(text.charCodeAt(place)) ? wordsAt(text, place + 1, end) : place);
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
  mark: string,
): Head {
  let words = skipSpaces(text, at, end);
  let inside: Time | null = null;
  // A table or an export may have a beginning and an end in columns of their own.
  while (words < end) {
    const next = readTime(text, words, end);
    if (next === null) break;
    const isCell = style === 'tab' && (text.charCodeAt(next.end) === 9 || next.end === end);
    const isMark = next.bracket !== '' || (next.end === end && next.isExact && style === 'colon');
    if (!isCell && !(isMark && inside === null)) break;
    inside ??= next;
    words = skipSpaces(text, next.end, end);
  }
  const place = time !== null ? 'before' : inside !== null ? 'inside' : null;
  return headOf(text, start, nameEnd, style, mark, words < end ? words : -1, time ?? inside, place);
}

/**
 * Makes a head of its parts: white space, commas and dashes around the name are no part of it.
 *
 * It spells the object out, as spreading costs more than all else here, and most lines of a file may be heads.
 */
function headOf(
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
  while (nameStart < nameEnd && isSpace(text.charCodeAt(nameStart))) nameStart++;
  while (nameEnd > nameStart && endsNoName(text.charCodeAt(nameEnd - 1))) nameEnd--;
  return { style, mark, nameStart, nameEnd, words, time, timePlace };
}

function endsNoName(unit: number): boolean {
  return isSpace(unit) || isColon(unit) || unit === 44 || isDash(unit);
}

/** Where a time stands that was read before the name. */
function placeOf(time: Time | null): TimePlace | null {
  return time === null ? null : 'before';
}

function wordsAt(text: string, at: number, end: number): number {
  const place = skipSpaces(text, at, end);
  return place < end ? place : -1;
}

function isColon(unit: number): boolean {
  return unit === 58 || unit === 0xff1a;
}

function isDash(unit: number): boolean {
  return unit === 45 || unit === 0x2013 || unit === 0x2014;
}

function mayStartTime(unit: number): boolean {
  return (
    (unit >= 48 && unit <= 57) ||
    unit === 91 ||
    unit === 40 ||
    unit === 35 ||
    unit === 0xff08 ||
    unit === 0xff3b ||
    unit === 0x3010
  );
}

function isLetter(unit: number): boolean {
  return unit >= 128 || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

function isHebrew(unit: number): boolean {
  return unit >= 0x5d0 && unit <= 0x5ea;
}

/** `:in`, `:innen`, `:r` in the middle of a name, with the divider behind it. */
function isGenderEnding(text: string, colon: number, limit: number): boolean {
  let at = colon + 1;
  while (at < limit && at - colon < 7) {
    const unit = text.charCodeAt(at);
    if (unit < 97 || unit > 122) break;
    at++;
  }
  if (at === colon + 1 || at - colon > 6) return false;
  const unit = text.charCodeAt(at);
  if (isColon(unit)) return true;
  // `Interviewer:in 2:`
  return unit === 32 && /^ \w{1,3}\s?[:：]/.test(text.slice(at, at + 6));
}

/** How many units the word has that ends here. */
function lengthOfWord(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && !isSpace(text.charCodeAt(at - 1)) && text.charCodeAt(at - 1) !== 46) at--;
  return end - at;
}

/** `M. le président`, `Mme Agnès Buzyn, ministre de la santé`, `Herr Dr. Ahlers`: how minutes call those who speak. */
const addressed =
  /^(?:M(?:\. le|\. la|\.? \p{Lu}[^\s,]* (?:(?:de|du|des|la|le) )*\p{Lu})|(?:Mme|Mlle|Mr\.?|Mrs\.?|Ms\.?|Herr|Frau|Sr\.?|Sra\.?) \p{L})/u;

/** Titles that are shortened by a full stop, at the end of what stands before it. */
const title =
  /(?:^|[\s.-])(?:Prof|Dipl|Univ|Priv|Ing|Mag|Hon|Rev|Lic|Eng|Arq|Abg|med|phil|rer|nat|hab|inż)$/iu;

/** True when a full stop behind such a name may end it: the last word is none that is shortened. */
function endsAddressed(text: string, start: number, end: number): boolean {
  return (
    end - start > 5 &&
    lengthOfWord(text, start, end) > 2 &&
    !title.test(text.slice(start, end)) &&
    addressed.test(text.slice(start, Math.min(end, start + 40))) &&
    /^\s\p{Lu}/u.test(text.slice(end + 1, end + 3))
  );
}

/** What a record says in brackets behind a name, such as by which line somebody joined, is no part of it. */
function withoutBracket(text: string, start: number, end: number): number {
  if (text[end - 1] !== ')') return end;
  const open = text.lastIndexOf(' (', end);
  return open > start ? open : end;
}

/**
 * True when what stands before a full stop may be a name that the full stop ends: `Q`, `Mr. OKORO`, `The CHAIRMAN`,
 * `Mr. SMITH of Texas`: a single capital, or a word of capitals.
 */
function endsCaps(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end);
  if (/^\p{Lu}$/u.test(name)) return true;
  return /(?:^|[\s.'’-])(?:Mc|Mac|De|La|Le|O['’])?\p{Lu}{2,}(?:[\s'’-]\p{Lu}{2,})*(?: of [\p{L} ]+)?$/u.test(
    name,
  );
}
