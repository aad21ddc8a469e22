import { itemAt } from './itemAt';
import { isBlankLine, isSpace, type Lines } from './lines';
import { nameLikeness } from './names';
import { endsSentence } from './shape';
import { isDigit } from './units';

/** So many pages show that a number is theirs. */
const fewestPages = 3;
/** A page of talk has more, in UTF-16 units. */
const shortestPage = 1000;
/** One printed page is not so many times as long as another. */
const mostUneven = 2.5;
/** Digits that are no part of a time, a date or a decimal number. */
const wholeNumber = /(?<!\d|\d[:.,])\d{1,4}(?!\d|[:.,]\d)/g;
/** The number of a page of so many, or a number that is set far from the words beside it. */
const plainly =
  /(?:page|seite|p\.|página|pagina|strona|стр\.?) ?\0 ?(?:\/|of|von|de|sur|di|из) ?\d|(?:^|[^ ])(?: {3,}| *\t *)(?:\p{L}{1,7}\.? )?[-–—]? ?\0|\0[-–—]? ?(?: {3,}| *\t *)[^ ]|[–—|·•,;-] *(?:page|seite|s\.|p\.|pp\.|página|pág\.|pagina|pag\.|strona|str\.|стр\.?) ?\0$/iu;

/** Lines that are the same but for one number, in their order. */
interface Series {
  readonly lines: number[];
  readonly numbers: number[];
}

/**
 * Finds the lines that stand alone in their blocks and are the same but for a number, which is higher by one each time:
 * the heads and feet of printed pages, such as `Interview with Ms K.      2`. As codes and those who speak may be
 * numbered as well, what has not the look of a page's head must stand where a page ends and no sentence does.
 *
 * @param firstLine the first line that counts, from 0
 * @param numbered the short lines that hold a number and may begin or end with it, ascending
 * @param isKnown tells of a line whether it is a label or somebody who speaks
 */
export function runningHeads(
  text: string,
  lines: Lines,
  firstLine: number,
  numbered: readonly number[],
  isKnown: (line: number) => boolean,
): readonly number[] {
  const { first, ends } = lines;
  let found: Map<string, Series> | null = null;
  for (const line of numbered) {
    const start = itemAt(first, line);
    const end = itemAt(ends, line);
    // A number stands at one end of such a line, or behind the word for a page.
    if (!isDigit(text.charCodeAt(end - 1)) && !mayStart(text.charCodeAt(start))) continue;
    if ((line > firstLine && !isBlankLine(lines, line - 1)) || !isBlankLine(lines, line + 1)) continue;
    // Most of these lines are names with a number, which are known sooner than all that they may be.
    if (isKnown(line)) continue;
    const words = text.slice(start, end);
    for (const { 0: number, index } of words.matchAll(wholeNumber)) {
      const key = `${words.slice(0, index)}\0${words.slice(index + number.length)}`;
      if (key.length < 3) continue;
      found ??= new Map();
      const series = found.get(key);
      if (series === undefined) found.set(key, { lines: [line], numbers: [Number(number)] });
      else {
        series.lines.push(line);
        series.numbers.push(Number(number));
      }
    }
  }
  if (found === null) return [];
  const heads: number[] = [];
  for (const [key, series] of found) {
    if (series.lines.length < fewestPages || !risesByOne(series.numbers)) continue;
    if (isOfPages(text, lines, key, series)) heads.push(...series.lines);
  }
  return heads;
}

/** True for a digit, a dash, and the first letter of a word for a page. */
function mayStart(unit: number): boolean {
  return isDigit(unit) || unit === 45 || unit === 0x2013 || unit === 80 || unit === 83;
}

function risesByOne(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number === itemAt(numbers, index - 1) + 1);
}

/** @param key what the lines say, with `\0` for the number that rises */
function isOfPages(text: string, lines: Lines, key: string, series: Series): boolean {
  // What somebody says may be a number as well: `Ana:  3`.
  if (/^[^:：]*[:：]\s*\0$/.test(key) || key.startsWith('#') || key.startsWith('//')) return false;
  const words = key.match(/\p{L}+/gu)?.length ?? 0;
  if (words === 0) return false;
  if (plainly.test(key) && (words > 1 || !key.includes('\t'))) return true;
  // `N.` is an initial, and no end of a sentence.
  if (/(?:[\p{L}\p{N}]{2}|\0)[.?!…。？！]$/u.test(key)) return false;
  const hasManyWords = words >= 3 && nameLikeness(key.replace('\0', '1')) === 'none';
  const breaks = series.lines.filter((line) => breaksTalk(text, lines, line)).length;
  const isWithinTalk = breaks * 3 >= series.lines.length;
  return hasManyWords
    ? isWithinTalk || areFullPages(lines, series)
    : isWithinTalk && areFullPages(lines, series);
}

/** True when about as much stands between one and the next as on a page. */
function areFullPages({ first }: Lines, { lines }: Series): boolean {
  const lengths = lines
    .slice(1)
    .map((line, index) => itemAt(first, line) - itemAt(first, itemAt(lines, index)));
  const shortest = Math.min(...lengths);
  return shortest >= shortestPage && Math.max(...lengths) <= mostUneven * shortest;
}

/** True when the talk above has not come to the end of a sentence, and that below goes on with it. */
function breaksTalk(text: string, { first, ends }: Lines, line: number): boolean {
  let above = line - 1;
  while (above >= 0 && first[above] === ends[above]) above--;
  let below = line + 1;
  while (below < first.length && first[below] === ends[below]) below++;
  const end = ends[above] ?? 0;
  if (end === 0 || isSpace(text.charCodeAt(end - 1)) || endsSentence(text, end - 1)) return false;
  // Below a name alone on its line stands what is said.
  const isTalk = (at: number, pattern: RegExp) => pattern.test(text.slice(first[at], ends[at]));
  return isTalk(above, /\S\s+\S+\s+\S/u) && isTalk(below, /^\p{Ll}\S*[\s.,;?!…]/u);
}
