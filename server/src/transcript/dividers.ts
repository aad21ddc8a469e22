import { isDash } from './head';
import { isSpace } from './lines';

/**
 * Where a dash or an arrow ends that stands between spaces: `–`, `>`, `>>`, `->`, `=>`, `→`, `|`, `~`. Two hyphens are a dash
 * in talk, and `=` explains signs.
 *
 * @param at the offset of its first unit
 * @returns the offset behind it; -1 for none
 */
export function endOfDivider(text: string, at: number): number {
  let end = at;
  let isArrow = false;
  for (; end - at < 3; end++) {
    const unit = text.charCodeAt(end);
    if (isArrowhead(unit)) isArrow = true;
    else if (!isDash(unit) && unit !== 61) break;
  }
  const isOneDash = end === at + 1 && isDash(text.charCodeAt(at));
  return (isArrow || isOneDash) && isSpace(text.charCodeAt(end)) ? end : -1;
}

/** `>`, `|`, `~`, `→`, `⇒` */
function isArrowhead(unit: number): boolean {
  return unit === 62 || unit === 124 || unit === 126 || unit === 0x2192 || unit === 0x21d2;
}

/** `P`, `R2`, `INT`: a few capitals and digits, which a dash right behind them may divide from the words. */
const initials = /^\p{Lu}[\p{Lu}\d]{0,2}$/u;

/** True for a name of a few capitals: `I`, `P2`, `INT`. Offsets. */
export function isInitials(text: string, start: number, nameEnd: number): boolean {
  return nameEnd - start <= 3 && initials.test(text.slice(start, nameEnd));
}

/** True where a dash with a space behind it follows a name of a few capitals: `P- words`, `R.– words`. Offsets. */
export function isDashBehind(text: string, start: number, nameEnd: number, dash: number): boolean {
  return (
    isInitials(text, start, nameEnd) && isDash(text.charCodeAt(dash)) && isSpace(text.charCodeAt(dash + 1))
  );
}

const capitals = /^(?:\p{Lu}[\p{Lu}\d.'’-]*[ \u00a0]){0,3}\p{Lu}[\p{Lu}\d.'’-]+$/u;

/** True for a name in capitals, which a dash without spaces may divide from the words: `THE WITNESS—I saw it.` Offsets. */
export function isCapsBefore(text: string, start: number, nameEnd: number): boolean {
  return nameEnd - start <= 40 && capitals.test(text.slice(start, nameEnd));
}

/** A name before a wide space is short, in UTF-16 units. */
const longestWide = 24;
/** What shows that something is talk and no second part of a name. */
const wideTalk = /[。、，？！…「.?!]|.{13}/u;

/** True where a wide space divides a name from what is said, as in `佐藤　はい、そうです。` Names of two parts have one as well. */
export function isWideColumn(text: string, start: number, at: number, end: number): boolean {
  return at - start <= longestWide && wideTalk.test(text.slice(at + 1, end));
}

const columnName = /^\p{Lu}[\p{Lu}\d_'’-]{1,20}(?: (?:\p{Lu}[\p{Lu}'’-]*|\d{1,3})){0,2}$/u;

/** True where several spaces divide a name in capitals from what is said, as people set columns: `INT   How was it?` */
export function isColumn(text: string, start: number, lastSpace: number): boolean {
  let nameEnd = lastSpace;
  while (nameEnd > start && text.charCodeAt(nameEnd - 1) === 32) nameEnd--;
  return (
    columnName.test(text.slice(start, nameEnd)) &&
    !/^\p{Lu}{2}/u.test(text.slice(lastSpace + 1, lastSpace + 3))
  );
}

/** True where words begin that may be a sentence, by its capital and its length or end: no second part of a name. Offsets. */
export function isSentenceAt(text: string, start: number, end: number): boolean {
  return sentence.test(text.slice(start, Math.min(end, start + 200)));
}

const sentence = /^\p{Lu}(?:\p{Ll}|[ ’'])(?:.*[.?!…]$|(?:\S* ){3})/u;
