import { singular } from '../../codebook/labels';
import { composed } from '../../transcript/composed';

const word = /\p{L}{3,}/gu;

/**
 * The words of a text by what counts of them: case, the plural and what a long word ends with do not.
 * No list of common words is needed, in whatever language: a word that stands everywhere speaks for no code.
 *
 * @returns what counts of each word, once, to the word as it stands there
 */
export function wordsByStem(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const written of composed(text).match(word) ?? []) {
    const small = written.toLowerCase();
    const key = stem(small);
    if (!found.has(key)) found.set(key, small);
  }
  return found;
}

/** So many letters tell most words apart, and the forms of one word not: `document`, `documented`, `documentation`. */
const tellingLetters = 7;

function stem(small: string): string {
  return singular(small).slice(0, tellingLetters);
}
