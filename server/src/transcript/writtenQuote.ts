import { isSpace } from './lines';
import { quoteFinder } from './quote';
import type { Range } from './transcript';

/** A quote as it is written on a code line, and the words that it is read as. */
export interface WrittenQuote {
  /** Without quotation marks. */
  readonly text: string;
  /** With them. */
  readonly marked: string;
  readonly target: Range;
}

/** Longer quotes keep their first and last words. In UTF-16 units. */
const longest = 80;

/** So many words stay at each end of a quote that is shortened, and more where those are said more than once. */
const fewestWords = 4;

/**
 * The quote that is read as these very words. Words that the passage says before grow by their neighbours until they
 * are said once; long ones are shortened.
 *
 * @param passage where the quote will be looked for
 * @param words a part of it that begins and ends with words
 * @returns null when only the whole passage will do
 */
export function writtenQuote(text: string, passage: Range, words: Range): WrittenQuote | null {
  const find = quoteFinder(text, passage);
  for (const grown of growing(text, passage, words)) {
    if (grown.start === passage.start && grown.end === passage.end) continue;
    const whole = singleSpaced(text.slice(grown.start, grown.end));
    if (!isReadAs(find, whole, grown)) continue;
    const quote = whole.length > longest ? shortened(find, whole, grown) : whole;
    return { text: quote, marked: inMarks(quote), target: grown };
  }
  return null;
}

/** Words as somebody has quoted them, which may leave words out with `…`, and where they are said. */
export function quoteAsGiven(words: string, target: Range): WrittenQuote {
  return { text: words, marked: inMarks(words), target };
}

/** Where a quote is found in the passage. */
type Find = (quote: string) => Range | null;

function isReadAs(find: Find, quote: string, words: Range): boolean {
  const found = find(quote);
  return found?.start === words.start && found.end === words.end;
}

/**
 * The words, then ever more of their neighbours: a few on either side first, then only before, as words from the
 * beginning of a passage are always the first of their kind.
 */
function* growing(text: string, passage: Range, words: Range): Generator<Range> {
  const starts = wordStarts(text, { start: passage.start, end: words.start }).reverse();
  const ends = wordEnds(text, { start: words.end, end: passage.end });
  const fewest = 4;
  for (let more = 0; more <= fewest; more++) {
    for (let before = 0; before <= more; before++) {
      const start = before === 0 ? words.start : starts[before - 1];
      const end = before === more ? words.end : ends[more - before - 1];
      if (start !== undefined && end !== undefined) yield { start, end };
    }
  }
  for (let before = 2 * fewest; before < 2 * starts.length; before *= 2) {
    yield { start: starts[Math.min(before, starts.length) - 1] ?? passage.start, end: words.end };
  }
}

/** First and last words with `…` between them, as few as are still read as the same. */
function shortened(find: Find, whole: string, words: Range): string {
  const all = whole.split(' ');
  for (let kept = fewestWords; 2 * kept < all.length; kept *= 2) {
    const short = `${all.slice(0, kept).join(' ')} … ${all.slice(-kept).join(' ')}`;
    if (short.length < whole.length && isReadAs(find, short, words)) return short;
  }
  return whole;
}

function singleSpaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Straight marks, and curly ones around words that have straight ones in them. Either reads back. */
export function inMarks(quote: string): string {
  return quote.includes('"') ? `“${quote}”` : `"${quote}"`;
}

function wordStarts(text: string, { start, end }: Range): number[] {
  const starts: number[] = [];
  for (let at = start; at < end; at++) {
    const begins = at === start || isSpace(text.charCodeAt(at - 1));
    if (begins && !isSpace(text.charCodeAt(at))) starts.push(at);
  }
  return starts;
}

function wordEnds(text: string, { start, end }: Range): number[] {
  const ends: number[] = [];
  for (let at = start + 1; at <= end; at++) {
    const isEnd = at === end || isSpace(text.charCodeAt(at));
    if (isEnd && !isSpace(text.charCodeAt(at - 1))) ends.push(at);
  }
  return ends;
}
