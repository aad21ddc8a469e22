// The words of a transcript, as agreement and counts of words take them.
import { rangesWithin } from '../transcript/lines';
import type { Coding, Range, Transcript } from '../transcript/transcript';

/** A word that somebody says. */
export interface SpokenWord {
  /** Where it stands in the text of the file. */
  readonly range: Range;
  /** How it is compared with others: composed, in small letters, its apostrophes those of the keyboard. */
  readonly key: string;
  /** The number of its passage. */
  readonly passage: number;
}

/** Scripts that are written without spaces: in them each letter is a word. */
const unspaced =
  '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}';
const letter = `(?![${unspaced}])[\\p{L}\\p{M}\\p{N}_]`;
const word = new RegExp(`[${unspaced}]\\p{M}*|(?:${letter})+(?:['’](?:${letter})+)*`, 'gu');
const isWord = /[\p{L}\p{M}\p{N}_]/u;

/**
 * The words of all passages, in the order of the file: runs of letters, marks, digits and `_` with apostrophes inside; in scripts
 * without spaces each letter. Code lines, furniture, times and other marks hold none.
 */
export function spokenWordsOf(transcript: Pick<Transcript, 'text' | 'passages' | 'marks'>): SpokenWord[] {
  return transcript.passages.flatMap(({ index, range }) => wordsIn(transcript, index, range));
}

/** The words of a passage, as `spokenWordsOf` has them. */
function wordsIn(
  { text, marks }: Pick<Transcript, 'text' | 'marks'>,
  passage: number,
  { start, end }: Range,
): SpokenWord[] {
  const found: SpokenWord[] = [];
  const take = (from: number, to: number) => {
    for (const { 0: written, index } of text.slice(from, to).matchAll(word)) {
      if (!isWord.test(written)) continue;
      const range = { start: from + index, end: from + index + written.length };
      found.push({ range, key: written.normalize('NFC').toLowerCase().replaceAll('’', "'"), passage });
    }
  };
  let at = start;
  for (const mark of rangesWithin(marks, { start, end })) {
    take(at, Math.max(at, mark.start));
    at = Math.max(at, mark.end);
  }
  take(at, end);
  return found;
}

/** The words that a coding is about: those that its quote names, where the passage says them, else those of the passage. */
export function codedStretch(
  { passages }: Pick<Transcript, 'passages'>,
  { quote, passage }: Pick<Coding, 'quote' | 'passage'>,
): Range | null {
  return quote?.target ?? passages[passage]?.range ?? null;
}

/** True where at least a letter of a word is in a range. */
export function carries({ start, end }: Range, { range }: Pick<SpokenWord, 'range'>): boolean {
  return range.start < end && start < range.end;
}
