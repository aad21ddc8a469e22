import { itemAt } from './itemAt';
import { isBlankLine, type Lines } from './lines';
import { initialsOf } from './names';
import { readTime } from './time';
import { isDigit } from './units';

/** A line with a time in words and its clock is not longer, in UTF-16 units. */
const longestTime = 60;
/** A clock, with the same time in words before it where they were copied as one. */
const shown = /^(.*?)\s*\d{1,2}:\d{2}(?::\d{2})?$/;
/** A time in words, in any language. */
const inWords = /^\d{1,2} \p{L}.*$/u;

/**
 * Finds what is copied along with the turns from the window of Teams: above `Maria Alvarez 0 minutes 3 seconds`, the line
 * that names who speaks, stand their initials, their name, the same time in words and its clock, each on its own line or
 * the last two on one.
 *
 * @param firstLine the first line that counts, from 0
 * @param numbered the short lines that hold a number and may begin or end with it, ascending
 * @returns the lines that only say again what another says, from 0
 */
export function copiedHeads(
  text: string,
  lines: Lines,
  firstLine: number,
  numbered: readonly number[],
): readonly number[] {
  const { first, ends } = lines;
  const again: number[] = [];
  /** The next line with text on it, upwards or downwards. */
  const writtenLine = (line: number, step: 1 | -1) => {
    let at = line + step;
    while (at >= firstLine && at < first.length && isBlankLine(lines, at)) at += step;
    return at;
  };
  for (const line of numbered) {
    if (line === firstLine || line + 1 === first.length) continue;
    const start = itemAt(first, line);
    const end = itemAt(ends, line);
    if (end - start > longestTime || !isDigit(text.charCodeAt(start)) || !isDigit(text.charCodeAt(end - 1)))
      continue;
    const words = (at: number) => text.slice(first[at], ends[at]);
    const found = shown.exec(words(line));
    if (found === null) continue;
    // Some programs put blank lines between what they paste.
    const lineAbove = writtenLine(line, -1);
    const isBelowWords = found[1] === '' && inWords.test(words(lineAbove));
    const nameLine = isBelowWords ? writtenLine(lineAbove, -1) : lineAbove;
    const name = nameLine < firstLine ? '' : words(nameLine);
    const headLine = writtenLine(line, 1);
    const head = words(headLine);
    if (name === '' || !head.startsWith(`${name} `)) continue;
    const time = head.slice(name.length + 1);
    if (!inWords.test(time) || (isBelowWords && time !== words(lineAbove))) continue;
    // What stands before the clock is the time in words, or digits that were cut off from it.
    if (!isBelowWords && found[1] !== time && !/^\d*$/.test(itemAt(found, 1))) continue;
    if (isBelowWords) again.push(lineAbove);
    again.push(line);
    // A time that is not understood leaves the name alone on its line to speak.
    again.push(readTime(time, 0, time.length)?.end === time.length ? nameLine : headLine);
    const above = writtenLine(nameLine, -1);
    if (above >= firstLine && mayStandFor(words(above), name)) again.push(above);
  }
  return again;
}

/** True for letters with which words of a name begin: `VR` for `Vervoort, Runa`. */
function mayStandFor(letters: string, name: string): boolean {
  if (letters === '' || letters.length > 3) return false;
  const initials = initialsOf(name);
  return [...letters].every((letter) => initials.includes(letter));
}
