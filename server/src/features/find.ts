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

/** Names are in order for people when these texts are, compared unit by unit: `Interview 9` before `Interview 10`. */
export function naturalKey(name: string): string {
  return plainLetters(name).replace(/\d+/g, (digits) => digits.padStart(longestNumber, '0'));
}

/** Numbers with more digits are no numbers of interviews. */
const longestNumber = 9;

/** Letters without case and accents. */
export function plainLetters(text: string): string {
  const letters = /[^ -~\s]/.test(text) ? text.normalize('NFD').replace(/\p{M}/gu, '') : text;
  return letters.toLowerCase();
}
