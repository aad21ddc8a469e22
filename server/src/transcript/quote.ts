import { type Folded, fold } from './fold';
import { isSpace } from './lines';
import type { Range } from './transcript';
import { isSmall } from './units';

/** Where a code line's quote stands, as offsets in the line's text, quotation marks included. */
export interface QuoteSpan {
  readonly labelEnd: number;
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
}

const closingMarks: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”“',
  '„': '“”',
  '«': '»',
  '”': '”',
  '「': '」',
  '『': '』',
};

/**
 * Finds the quote at the end of a trimmed code line: `label "words"`. Straight, curly and angled marks are read,
 * and corner brackets, before which scripts that have them write no white space: these must end the line.
 *
 * @returns null when no quotation mark opens after white space, and no corner bracket that closes
 */
export function findQuote(line: string): QuoteSpan | null {
  for (let at = 1; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (isSmall(unit)) continue;
    const isJoined = !isSpace(line.charCodeAt(at - 1));
    if (isJoined && !isCorner(unit)) continue;
    const closing = closingMarks[line.charAt(at)];
    if (closing === undefined) continue;
    const closed = line.length > at + 1 && closing.includes(line.charAt(line.length - 1));
    if (isJoined && !closed) continue;
    let labelEnd = at;
    while (labelEnd > 0 && isSpace(line.charCodeAt(labelEnd - 1))) labelEnd--;
    if (labelEnd === 0) return null;
    return { labelEnd, start: at, end: line.length, closed };
  }
  return null;
}

/** True for `「` and `『`. */
function isCorner(unit: number): boolean {
  return unit === 0x300c || unit === 0x300e;
}

/** True where no white space stands between a label and its quote. */
export function isTight({ labelEnd, start }: QuoteSpan): boolean {
  return labelEnd === start;
}

/** True for a mark that a quote can begin with. */
export function opensQuote(mark: string): boolean {
  return mark in closingMarks;
}

/** True for a unit that can stand at the end of a quote. */
export function closesQuote(unit: number): boolean {
  return (
    unit === 34 ||
    (unit >= 0xbb &&
      (unit === 0x201d || unit === 0x201c || unit === 0xbb || unit === 0x300d || unit === 0x300f))
  );
}

/** The words between the marks, without them. */
export function quotedWords(line: string, span: QuoteSpan): string {
  return line.slice(span.start + 1, span.closed ? span.end - 1 : span.end);
}

/**
 * Finds the words of a quote in a passage.
 *
 * What `fold` makes the same is the same, and `...` or `…` stands for any words in between. The exact case is tried
 * first, then any case.
 *
 * @param passage where in `text` to look
 * @param marks what in the text is no word, ascending
 * @returns the first place, as offsets in `text`; null when the passage does not say this
 */
export function locateQuote(
  text: string,
  passage: Range,
  quote: string,
  marks: readonly Range[] = [],
): Range | null {
  return quoteFinder(text, passage, marks)(quote);
}

/** Finds one quote after the other in a passage, as `locateQuote` does, and makes the passage ready for it once. */
export function quoteFinder(
  text: string,
  passage: Range,
  marks: readonly Range[] = [],
): (quote: string) => Range | null {
  let ready: Folded | null = null;
  let lowered: string | null = null;
  return (quote) => {
    const parts = quote
      .split(/\.{3}|…/)
      .map((part) => fold(part).text.trim())
      .filter((part) => part !== '');
    if (parts.length === 0) return null;
    ready ??= fold(text, passage, marks);
    const { text: folded, places } = ready;
    let span = findParts(folded, parts);
    if (!span) {
      lowered ??= lower(folded);
      span = findParts(lowered, parts.map(lower));
    }
    if (!span) return null;
    if (!places) return { start: passage.start + span.start, end: passage.start + span.end };
    const start = places.starts[span.start];
    const end = places.ends[span.end - 1];
    return start === undefined || end === undefined ? null : { start, end };
  };
}

/** Lower case that keeps the length, as offsets must stay true (`İ` would grow). */
function lower(text: string): string {
  const lowered = text.toLowerCase();
  return lowered.length === text.length ? lowered : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function findParts(text: string, parts: readonly string[]): Range | null {
  let start = -1;
  let end = 0;
  for (const part of parts) {
    const at = text.indexOf(part, end);
    if (at < 0) return null;
    if (start < 0) start = at;
    end = at + part.length;
  }
  return { start, end };
}
