import {
  announcesCodes,
  codesInLine,
  codeWords,
  firstWordOf,
  labelTextsIn,
  longestCodesInLine,
} from './codesInLine';
import { itemAt } from './itemAt';
import type { Lines } from './lines';
import { NextOf } from './nextOf';
import { mayRecur } from './recur';
import { hasCodeShape } from './shape';
import type { SpeakerLine } from './speakerLine';
import { LineKind, type Range, type TranscriptProblem } from './transcript';
import { isDigit, isLatin } from './units';
import type { Vocabulary } from './vocabulary';

/** The lines of a file, as they are read. */
interface ClassifiedLines {
  readonly text: string;
  readonly lines: Lines;
  readonly kinds: Uint8Array;
  readonly speakers: readonly (SpeakerLine | undefined)[];
}

/**
 * Lines that are read as talk and name nothing but codes (`unread-code`, or `misspelled-code` where case or a mark at the
 * end is all that is wrong), and codes at the end of talk. An answer right below the name of a speaker is none, unless it begins with `#` and has a quote.
 */
export function codesInTalk(file: ClassifiedLines, vocabulary: Vocabulary): TranscriptProblem[] {
  const { text, lines, kinds, speakers } = file;
  const { firstWords, firstLetters, labelLike, isSpeech, onlyMarked } = vocabulary;
  if (labelLike === null) return [];
  const problems: TranscriptProblem[] = [];
  const marks = new NextOf(text, '#');
  const report = (code: 'unread-code' | 'misspelled-code', range: Range, suggestions: readonly string[]) =>
    problems.push({ code, range, detail: text.slice(range.start, range.end), suggestions });
  let above: number | undefined;
  for (let line = 0; line < kinds.length; line++) {
    const kind = kinds[line];
    if (kind === LineKind.Blank) continue;
    const isAnswer = above === LineKind.Speaker;
    above = kind;
    if (kind !== LineKind.Speech && kind !== LineKind.Prefix) continue;
    const start = itemAt(lines.first, line);
    const end = itemAt(lines.ends, line);
    // The backslash of an escape says that the line is talk.
    if (text.charCodeAt(start - 1) === 92) continue;
    const tail = marks.from(start + 1) < end ? tailOf(text, start, end, labelLike) : null;
    const isMarked = text.charCodeAt(start) === 35;
    if (
      (isMarked || end - start <= longestCodesInLine) &&
      mayBegin(text, start, end, firstWords, firstLetters)
    ) {
      const words = text.slice(start, end);
      const isAnnounced = kind === LineKind.Prefix && isAnnouncement(speakers[line]);
      const mayBe = kind === LineKind.Prefix ? isAnnounced : isMarked || !(isAnswer || onlyMarked);
      const found = mayBe && !isSpeech(words) ? codesInLine(words, labelLike, false) : null;
      // A label that stands there just so is talk for a reason of its own.
      if (found && found.labels[0] !== words && (!isAnswer || found.quote !== null || isAnnounced)) {
        report(found.isMisspelt ? 'misspelled-code' : 'unread-code', { start, end }, found.labels);
        continue;
      }
    }
    if (tail) report('unread-code', { start: tail.from, end }, [tail.label]);
  }
  return problems;
}

/** True where what stands in the place of a name announces codes: `Code: trust`. */
function isAnnouncement(speaker: SpeakerLine | undefined): boolean {
  return announcesCodes(speaker?.spelling.lineText.text ?? '');
}

/** A code at the end of what is said: `My aunt. #trust`. */
function tailOf(
  text: string,
  start: number,
  end: number,
  labelLike: (text: string) => string | null,
): { from: number; label: string } | null {
  const tail = tailAt(text, start, end);
  const label = tail === null ? null : labelLike(text.slice(tail, end));
  return tail === null || label === null ? null : { from: tail - 1, label };
}

/** Where the text behind a mark at the end of what is said begins; null where there is none. */
function tailAt(text: string, start: number, end: number): number | null {
  const from = Math.max(start, end - longestCodesInLine);
  const at = from + text.slice(from, end).lastIndexOf(' #');
  return at <= start || text[at] !== ' ' ? null : at + 2;
}

/** Texts of lines that are read as talk, each once: where one is a label some day, `codesInTalk` may find something else. */
export function labelsInTalk(
  { text, lines, kinds, speakers }: ClassifiedLines,
  { labelLike }: Vocabulary,
): string[] {
  const found = new Set<string>();
  const marks = new NextOf(text, '#');
  // Most files have few of them, which need not be looked for on each line.
  const marksAround = around.filter((mark) => text.includes(mark)).map((mark) => new NextOf(text, mark));
  // Whether any other text is a label changes only when all files are read again.
  const mayBeLabel = (one: string) => mayRecur(one) || hasCodeShape(one);
  const isOrMayBe = (one: string) => mayBeLabel(one) || (labelLike?.(one) ?? null) !== null;
  for (let line = 0; line < kinds.length; line++) {
    if (kinds[line] !== LineKind.Speech && kinds[line] !== LineKind.Prefix) continue;
    const start = itemAt(lines.first, line);
    const end = itemAt(lines.ends, line);
    if (text.charCodeAt(start - 1) === 92) continue;
    if (marks.from(start + 1) < end) {
      const tail = tailAt(text, start, end);
      if (tail !== null && mayBeLabel(text.slice(tail, end))) found.add(text.slice(tail, end));
    }
    // Behind a name stand no codes, unless the name announces them.
    if (kinds[line] === LineKind.Prefix && !isAnnouncement(speakers[line])) continue;
    if (isPlainTalk(text, start, end, marksAround)) continue;
    for (const group of labelTextsIn(text.slice(start, end)))
      if (group.every((forms) => forms.some(isOrMayBe)))
        for (const one of group.flat()) if (mayBeLabel(one)) found.add(one);
  }
  return [...found];
}

/** What may stand around a label: quotation marks, brackets, and the slashes of a memo. */
const around = ['"', '“', '”', '„', '‘', '«', '»', '「', '『', "'", '[', '(', '//'];

/** More words in a row than labels have that are no label yet, with no more than full stops and apostrophes among them. */
const manyWords = /(?:^|[^A-Za-z.' ])(?:[A-Za-z.']* ){9}/;

/**
 * True for nearly all talk: more words in a row than labels have that are no label yet, and no mark that may stand around one.
 *
 * @param marks what may stand around a label
 */
function isPlainTalk(text: string, start: number, end: number, marks: readonly NextOf[]): boolean {
  if (end - start > longestCodesInLine) return text.charCodeAt(start) !== 35;
  for (const mark of marks) if (mark.from(start) < end) return false;
  return manyWords.test(text.slice(start, end));
}

/** Nearly all talk begins with a word that no label begins with, most of it with another letter. */
function mayBegin(
  text: string,
  start: number,
  end: number,
  firstWords: ReadonlySet<string>,
  letters: ReadonlySet<number>,
): boolean {
  const unit = text.charCodeAt(start);
  if (isLatin(unit) && !letters.has(unit | 32)) return false;
  const item = isDigit(unit) ? /^\d{1,2}[.)] /.exec(text.slice(start, start + 4)) : null;
  const word = firstWordOf(text, start + (item?.[0].length ?? 0), end);
  return firstWords.has(word) || codeWords.has(word);
}

/** Slashes that are none of an address. */
const slashes = /(?<!:)\/\//g;

/**
 * Lines that are read as talk and begin as a memo does but for the space, `//ask her` (`unread-code`, with nothing to
 * suggest). What two say at once, `//mhm//`, closes on its line or further down in what is said.
 */
export function memosInTalk(file: Omit<ClassifiedLines, 'speakers'>): TranscriptProblem[] {
  const { text, lines, kinds } = file;
  const problems: TranscriptProblem[] = [];
  const next = new NextOf(text, '//');
  /** Whether something that two say at once is open at the end of the line above. */
  let isOpen = false;
  for (let line = 0; line < kinds.length; line++) {
    const kind = kinds[line];
    if (kind !== LineKind.Speech) isOpen = false;
    if (kind !== LineKind.Speech && kind !== LineKind.Prefix) continue;
    const start = itemAt(lines.first, line);
    const end = itemAt(lines.ends, line);
    if (next.from(start) >= end) continue;
    const said = text.slice(start, end);
    const count = said.match(slashes)?.length ?? 0;
    // The backslash of an escape says that the line is talk.
    const mayBe = count === 1 && !isOpen && said.startsWith('//') && text.charCodeAt(start - 1) !== 92;
    if (mayBe && kind === LineKind.Speech && !closesBelow(file, line, next.from(end)))
      problems.push({ code: 'unread-code', range: { start, end }, detail: said, suggestions: [] });
    else if (count % 2 === 1) isOpen = !isOpen;
  }
  return problems;
}

/** True where slashes stand further down in what is said, though not at the beginning of a line, where another begins. */
function closesBelow({ lines, kinds }: Omit<ClassifiedLines, 'speakers'>, line: number, at: number): boolean {
  for (let below = line + 1; kinds[below] === LineKind.Speech; below++)
    if (at < itemAt(lines.ends, below)) return at > itemAt(lines.first, below);
  return false;
}
