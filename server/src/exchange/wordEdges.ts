// Where words begin and end, as far as a single character tells it.

/** True for a character that words are made of, given as its code point: a letter, a digit, or a mark on one. */
export function isWordCharacter(codePoint: number): boolean {
  if (codePoint < 128) {
    const small = codePoint | 32;
    return (small >= 97 && small <= 122) || (codePoint >= 48 && codePoint <= 57);
  }
  return /[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(codePoint));
}

/** True for a character of a script that puts no spaces between words, given as its code point. */
export function inUnspacedScript(codePoint: number): boolean {
  return codePoint > 0x0e00 && unspaced.test(String.fromCodePoint(codePoint));
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
