import { isSpace } from './lines';
import { findQuote, isTight, type QuoteSpan } from './quote';

/** What stands where on a code line: `#label "words"`. Offsets in the text; those of `quote` in the line from `start` on. */
export interface CodeLine {
  /** Of the first unit that is not white space. */
  readonly start: number;
  readonly labelStart: number;
  /** Behind the last unit of the label, which may be empty. */
  readonly labelEnd: number;
  readonly marked: boolean;
  readonly quote: QuoteSpan | null;
}

/**
 * Takes a line apart as the code line that it may be. Whether it is one is not asked here.
 *
 * @param start where the line begins, and `end` where it ends, without the white space around it
 * @param isLabel tells what is a label of the study: what stands in corner brackets may be the end of one
 */
export function readCodeLine(
  text: string,
  start: number,
  end: number,
  isLabel: (label: string) => boolean = never,
): CodeLine {
  const marked = text.charCodeAt(start) === 35;
  const quote = quoteOnLine(text.slice(start, end), isLabel);
  const labelEnd = quote ? start + quote.labelEnd : end;
  return { start, labelStart: labelStartOf(text, start, labelEnd), labelEnd, marked, quote };
}

/** Where the label of a code line begins: behind its mark and the white space after that. */
export function labelStartOf(text: string, start: number, end: number): number {
  if (text.charCodeAt(start) !== 35) return start;
  let at = start + 1;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/**
 * The quote of a code line.
 *
 * @param line without the white space around it
 * @param isLabel tells what is a label of the study
 */
export function quoteOnLine(line: string, isLabel: (label: string) => boolean): QuoteSpan | null {
  const quote = findQuote(line);
  return quote && isTight(quote) && isLabel(line.replace(/^#\s*/, '')) ? null : quote;
}

function never(): boolean {
  return false;
}
