import { readHead } from './heads';
import { itemAt } from './itemAt';
import { isSpace, type Lines, skipSpaces, skipSpacesBack } from './lines';
import { nameLikeness } from './names';
import { match } from './time';

/**
 * What stands before the words of every line of a file and is said by nobody: `> ` of a quoted text, line numbers, or the `<p>` of a
 * paragraph of a web page.
 */
export type Gutter = 'quoted' | 'numbered' | 'paragraphs';

const number = /(?:(\d{1,5})(?:[.)]|:(?!\d))?|\[(\d{1,5})\]|\((\d{1,5})\))(?:[ \t\u00a0]+|$)/y;
/** Fewer numbered lines than this are an enumeration. */
const fewestNumbers = 4;

/**
 * Finds what stands before the words of the lines of a file, and takes it out of them: their first units are moved
 * behind it.
 *
 * @param lines whose `first` is changed where there is a gutter, and `ends` where tags of a web page end them
 * @param firstLine the first line that counts, from 0
 * @returns null when there is none, as in nearly all files
 */
export function takeGutter(text: string, lines: Lines, firstLine: number): Gutter | null {
  if (takeQuoted(text, lines, firstLine)) return 'quoted';
  takeBreaks(text, lines, firstLine);
  if (takeParagraphs(text, lines, firstLine)) return 'paragraphs';
  return takeNumbers(text, lines, firstLine) ? 'numbered' : null;
}

function takeQuoted(text: string, { first, ends }: Lines, firstLine: number): boolean {
  let written = 0;
  let quoted = 0;
  for (let line = firstLine; line < first.length; line++) {
    const start = itemAt(first, line);
    if (start === itemAt(ends, line)) continue;
    written++;
    if (text.charCodeAt(start) === 62 && text.charCodeAt(start + 1) !== 62) quoted++;
    else if (written > 20 && quoted * 4 < written) return false;
  }
  if (quoted < 3 || quoted < 0.8 * written) return false;
  let spaced = 0;
  for (let line = firstLine; line < first.length; line++) {
    const start = itemAt(first, line);
    const unit = text.charCodeAt(start + 1);
    if (
      start < itemAt(ends, line) &&
      text.charCodeAt(start) === 62 &&
      (isSpace(unit) || start + 1 === ends[line])
    )
      spaced++;
  }
  // `>Name: words` is a mark before a name.
  if (spaced < 0.8 * quoted) return false;
  for (let line = firstLine; line < first.length; line++) {
    const start = itemAt(first, line);
    const end = itemAt(ends, line);
    if (start === end || text.charCodeAt(start) !== 62) continue;
    first[line] = skipSpaces(text, start + 1, end);
  }
  return true;
}

/** So many lines of a web page that is kept as text have tags, and so large a part of all: codes and memos stand between them. */
const fewestTags = 3;
const tagged = 0.25;
const paragraphBegin = /<p(?: [^<>]{0,200})?>/iy;
const paragraphEnd = '</p>';
const lineBreak = /<br ?\/?>$/i;

/** Takes off the `<br>` that the lines of a web page end in. */
function takeBreaks(text: string, { first, ends }: Lines, firstLine: number): void {
  const found = new Map<number, number>();
  let written = 0;
  for (let line = firstLine; line < first.length; line++) {
    const end = itemAt(ends, line);
    if (end === itemAt(first, line)) continue;
    written++;
    const mark =
      text.charCodeAt(end - 1) === 62 ? lineBreak.exec(text.slice(Math.max(end - 6, 0), end)) : null;
    if (mark !== null) found.set(line, end - mark[0].length);
    else if (written > 20 && found.size < 0.5 * tagged * written) return;
  }
  if (found.size < fewestTags || found.size < tagged * written) return;
  for (const [line, at] of found) {
    const begin = itemAt(first, line);
    ends[line] = skipSpacesBack(text, Math.max(at, begin), begin);
  }
}

/** Takes off what begins and ends the paragraphs of a web page where they are many. */
function takeParagraphs(text: string, { first, ends }: Lines, firstLine: number): boolean {
  const found = new Map<number, number>();
  let written = 0;
  for (let line = firstLine; line < first.length; line++) {
    const start = itemAt(first, line);
    if (start === itemAt(ends, line)) continue;
    written++;
    const begin = text.charCodeAt(start) === 60 ? match(paragraphBegin, text, start) : null;
    if (begin !== null) found.set(line, start + begin[0].length);
    else if (written > 20 && found.size < 0.5 * tagged * written) return false;
  }
  if (found.size < fewestTags || found.size < tagged * written) return false;
  for (const [line, begin] of found) {
    let end = itemAt(ends, line);
    if (text.slice(end - paragraphEnd.length, end).toLowerCase() === paragraphEnd) end -= paragraphEnd.length;
    ends[line] = Math.max(begin, skipSpacesBack(text, end, begin));
    first[line] = skipSpaces(text, begin, itemAt(ends, line));
  }
  return true;
}

function takeNumbers(text: string, { first, ends }: Lines, firstLine: number): boolean {
  const behind = new Map<number, number>();
  const counted: Counted[] = [];
  let written = 0;
  let previous = 0;
  let inOrder = 0;
  let heads = 0;
  let begun = 0;
  for (let line = firstLine; line < first.length; line++) {
    const start = itemAt(first, line);
    const end = itemAt(ends, line);
    if (start === end) continue;
    written++;
    const unit = text.charCodeAt(start);
    if ((unit < 48 || unit > 57) && unit !== 91 && unit !== 40) continue;
    number.lastIndex = start;
    const found = number.exec(text);
    if (found === null) continue;
    const value = Number(found[1] ?? found[2] ?? found[3]);
    const at = Math.min(end, start + found[0].length);
    // A number alone may be a page's or a cue's: only in order does it count as a line without words.
    if (at === end && value !== previous + 1) continue;
    if (value === previous + 1 || value === 1) inOrder++;
    if (value === 1) begun++;
    previous = value;
    behind.set(line, at);
    counted.push({ value, written });
    if (at < end && hasName(text, at, end)) heads++;
  }
  if (!countsSome(counted)) {
    // `1:` and `2:` in turn are two who speak.
    if (begun > 2 && begun * 3 > behind.size) return false;
    if (inOrder < fewestNumbers || inOrder < 0.9 * behind.size) return false;
    const alone = [...behind].filter(([line, at]) => at === ends[line]).length;
    if (alone > 0.3 * behind.size) return false;
    if (behind.size < 0.6 * written && heads < 0.5 * behind.size) return false;
  }
  for (const [line, at] of behind) first[line] = at;
  return true;
}

/** True for words behind a number that name a speaker. */
function hasName(text: string, start: number, end: number): boolean {
  const head = readHead(text, start, end);
  return (
    head !== null &&
    head.style !== 'time' &&
    nameLikeness(text.slice(head.nameStart, head.nameEnd)) !== 'none'
  );
}

/** A number before a line, and the how manieth line with text on it that is. */
interface Counted {
  readonly value: number;
  readonly written: number;
}

/** True for numbers before every fifth line, or every tenth, which count the lines between them. */
function countsSome(counted: readonly Counted[]): boolean {
  if (counted.length < fewestNumbers) return false;
  const step = itemAt(counted, 1).value - itemAt(counted, 0).value;
  return (
    (step === 5 || step === 10) &&
    counted.every(({ value, written }, index) => {
      const before = counted[index - 1];
      return (
        value % step === 0 &&
        (before === undefined || (value - before.value === step && written - before.written === step))
      );
    })
  );
}
