import { copiedHeads } from './copiedHeads';
import { endingLines } from './endings';
import { itemAt } from './itemAt';
import { isBlankLine, type Lines } from './lines';
import { runningHeads } from './runningHeads';
import { tableHeads } from './tableHeads';
import { readTime } from './time';
import { isDigit } from './units';

const pageNumber =
  /^(?:[-–—[(]\s*)?(?:(?:page|seite|p\.|pág(?:ina)?|pag(?:ina)?|strona|str\.|sida|side|sayfa|стр)\.?\s*)?(\d{1,4})(?:\s*(?:\/|of|von|de|sur|di|van|z|из)\s*\d{1,4})?(?:\s*[-–—\])])?$/i;
/** The number of a page of so many, which says by itself what it is. */
const pageOfMany =
  /^[[(]?(?:page|seite|página|pagina|strona|sida|side|sayfa|стр\.?)\s+\d{1,4}\s*(?:\/|of|von|de|sur|di|van|z|av|af|из)\s*\d{1,4}[\])]?$/i;
/** A running head is a line beside the number of a page, and short. */
const longestHead = 100;
/** The number of a page with the words around it is not longer. */
const longestNumber = 24;

/**
 * Finds the lines that printed pages add: their numbers, which follow each other, the lines beside these that come back
 * on every page, heads with a number in them, and what says that the talk has ended; what is copied along with turns from a window,
 * and the heads of tables.
 *
 * @param firstLine the first line that counts, from 0
 * @param isKnown tells of a line whether it is a label or somebody who speaks
 */
export function pageLines(
  text: string,
  lines: Lines,
  firstLine: number,
  isKnown: (line: number) => boolean,
): ReadonlySet<number> {
  const numbered = linesWithNumber(text, lines, firstLine);
  const found = numberedPages(text, lines, firstLine, numbered);
  for (const line of runningHeads(text, lines, firstLine, numbered, isKnown)) found.add(line);
  for (const line of copiedHeads(text, lines, firstLine, numbered)) found.add(line);
  for (const line of tableHeads(text, lines, firstLine)) found.add(line);
  for (const line of endingLines(text, lines, firstLine, found)) found.add(line);
  return found;
}

/** The short lines that may begin or end with a number, and hold one; most lines of most files are none. */
function linesWithNumber(text: string, { first, ends }: Lines, firstLine: number): number[] {
  const found: number[] = [];
  for (let line = firstLine; line < first.length; line++) {
    const start = itemAt(first, line);
    const end = itemAt(ends, line);
    if (end - start > longestHead || start === end) continue;
    const unit = text.charCodeAt(start);
    // Most lines that begin with a bracket go on behind it.
    const isFound =
      unit === 91 || unit === 40
        ? end - start <= longestNumber
        : isDigit(text.charCodeAt(end - 1)) || mayStartNumber(unit);
    if (isFound && hasDigit(text, start, end)) found.push(line);
  }
  return found;
}

function numberedPages(
  text: string,
  lines: Lines,
  firstLine: number,
  numbered: readonly number[],
): Set<number> {
  const written = (line: number) => text.slice(lines.first[line], lines.ends[line]);
  const numbers: { line: number; page: number }[] = [];
  const count = lines.starts.length;
  const isBlank = (line: number) => line < firstLine || line >= count || isBlankLine(lines, line);
  for (const line of numbered) {
    const start = itemAt(lines.first, line);
    const end = itemAt(lines.ends, line);
    if (end - start > longestNumber) continue;
    const found = pageNumber.exec(text.slice(start, end));
    if (found === null || (!isBlank(line - 1) && !isBlank(line + 1))) continue;
    // The number of a cue stands right above its time.
    if (!isBlank(line + 1) && readTime(text, lines.first[line + 1] ?? 0, lines.ends[line + 1] ?? 0)?.isRange)
      continue;
    numbers.push({ line, page: Number(found[1]) });
  }
  const found = new Set<number>();
  for (const { line } of numbers) if (pageOfMany.test(written(line))) found.add(line);
  if (numbers.length < 2) return found;
  const follow = numbers.filter(
    ({ page }, index) => index > 0 && page === itemAt(numbers, index - 1).page + 1,
  );
  if (follow.length < 0.8 * (numbers.length - 1)) return found;
  // A line between two numbers is beside both.
  const beside = new Map<string, Set<number>>();
  for (const { line } of numbers) {
    found.add(line);
    for (const step of [-1, 1]) {
      let at = line + step;
      while (at >= firstLine && at < count && isBlank(at)) at += step;
      if (isBlank(at) || itemAt(lines.ends, at) - itemAt(lines.first, at) > longestHead) continue;
      const key = written(at).replace(/\d+/g, '0');
      const known = beside.get(key);
      if (known) known.add(at);
      else beside.set(key, new Set([at]));
    }
  }
  for (const at of beside.values())
    if (at.size >= 2 && at.size >= 0.6 * numbers.length) for (const line of at) found.add(line);
  return found;
}

/** True for what the number of a page, or the word before it, begins with; most lines begin with something else. */
function mayStartNumber(unit: number): boolean {
  if (unit < 128) return isDigit(unit) || unit === 45 || (unit & 95) === 80 || (unit & 95) === 83;
  return unit === 0x2013 || unit === 0x2014 || unit === 0x441 || unit === 0x421;
}

function hasDigit(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (isDigit(text.charCodeAt(at))) return true;
  }
  return false;
}
