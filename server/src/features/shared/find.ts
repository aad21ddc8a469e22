import { fold } from '../../transcript/fold';
import { isUnspaced } from './words';

/** Something that is said of what may be found; a function where that takes a while to work out. */
type Said = string | null | (() => string | null);

/**
 * Tells whether something is found by what is said of it: every word of the text must occur, whatever its case and
 * accents.
 *
 * @param text what somebody looks for; '' finds everything
 */
export function finder(text: string): (...within: readonly Said[]) => boolean {
  const words = wordsOf(text);
  return (...within) => words.every((word) => within.some((said) => has(said, word)));
}

/** Tells whether something has at least one of the words that somebody looks for. */
export function someWordOf(text: string): (said: string) => boolean {
  const words = wordsOf(text);
  return (said) => words.some((word) => has(said, word));
}

function wordsOf(text: string): string[] {
  return plainLetters(text)
    .split(/\s+/)
    .filter((word) => word !== '');
}

function has(said: Said, word: string): boolean {
  const text = typeof said === 'function' ? said() : said;
  return text !== null && plainLetters(text).includes(word);
}

/**
 * What searches compare: what quotes compare (`fold`), without case and accents.
 *
 * Only accents of letters that are found without them go. Marks that make another letter of one, as in Japanese, Hindi or
 * Thai, stay.
 */
export function plainLetters(text: string): string {
  const folded = fold(text).text;
  const letters = /[^ -~]/.test(folded)
    ? folded.normalize('NFD').replace(accents, '').normalize('NFC')
    : folded;
  return letters.toLowerCase();
}

/** Of Latin, Greek and Cyrillic letters, and what Hebrew and Arabic leave out in print. */
const accents =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

const inWord = /[\p{L}\p{M}\p{N}]/u;

/**
 * True when words stand in a text from the beginning of one of its words on: `art` is in `artful`, not in `start`. In
 * Chinese and Japanese, and wherever else no spaces are written, a word may begin after any letter.
 *
 * @param text by `plainLetters`, as the words are
 */
export function saysWords(text: string, words: string): boolean {
  const anywhere = isUnspaced(words, 0);
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (anywhere || !inWord.test(text.charAt(at - 1)) || isUnspaced(text, at - 1)) return true;
  }
  return false;
}
