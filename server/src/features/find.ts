/**
 * Tells whether something is found by what is said of it: every word of the text must occur, whatever its case and
 * accents.
 *
 * @param text what somebody looks for; '' finds everything
 */
export function finder(text: string): (...within: readonly (string | null)[]) => boolean {
  const words = plainLetters(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return () => true;
  return (...within) => {
    const all = plainLetters(within.filter((one) => one !== null).join('\n'));
    return words.every((word) => all.includes(word));
  };
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
