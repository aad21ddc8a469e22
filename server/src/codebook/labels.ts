import { composed } from '../transcript/composed';
import type { Code } from './codebook';
import { unmixed } from './lookAlike';

/** What has a label and other spellings of it: a code, or one that is still being put together. */
export type Named = Pick<Code, 'label' | 'aliases'>;

/** Finds codes by what is written in transcripts. */
export interface LabelIndex<T extends Named = Code> {
  /**
   * The code whose label, alias, or label without its bracketed alias is exactly `written`, however accents are encoded. Where one
   * spelling could mean several codes, labels go before aliases and aliases before shortened labels.
   */
  resolve(written: string): T | undefined;
  /** Every spelling that resolves, with its code. */
  readonly spellings: ReadonlyMap<string, T>;
}

/** Finds the codes of a codebook by all of their spellings; of two codes with one spelling the first, in the order of `LabelIndex`. */
export function labelIndex<T extends Named>(codebook: { readonly codes: readonly T[] }): LabelIndex<T> {
  const spellings = new Map<string, T>();
  const add = (spelling: string, code: T): void => {
    if (!spellings.has(spelling)) spellings.set(spelling, code);
  };
  for (const code of codebook.codes) add(code.label, code);
  for (const code of codebook.codes) for (const alias of code.aliases) add(alias, code);
  for (const code of codebook.codes) add(withoutBracket(code.label), code);
  return { spellings, resolve: (written) => spellings.get(composed(written)) };
}

/** The label without its bracketed alias: `ML-pipeline-issues` for `ML-pipeline-issues [MLP]`. */
export function withoutBracket(label: string): string {
  const at = bracketStart(label);
  return at < 0 ? label : label.slice(0, at).trimEnd();
}

/** The prefix that a label names in brackets at its end: `MLP` for `ML-pipeline-issues [MLP]`; null for none. */
export function bracketAlias(label: string): string | null {
  const at = bracketStart(label);
  return at < 0 ? null : label.slice(at + 1, -1);
}

/** Where the bracket at the end of a label opens, or -1. It holds one word, and something stands before it. */
function bracketStart(label: string): number {
  const opening = label.endsWith(']') ? '[' : label.endsWith(')') ? '(' : null;
  if (opening === null) return -1;
  const at = label.lastIndexOf(opening);
  const named = label.slice(at + 1, -1);
  return at < 1 || named === '' || /[\s[\]()]/.test(named) || label.slice(0, at).trim() === '' ? -1 : at;
}

const betweenWords = /[-_/:\s[\]()]+/;

/** The words of a label, in small letters, with composed accents, and with the letters that they seem to have. */
export function labelWords(text: string): string[] {
  return composed(unmixed(text))
    .toLowerCase()
    .split(betweenWords)
    .filter((word) => word !== '');
}

/**
 * What the spellings of one label have in common: case, hyphens, underscores, spaces, slashes, colons and
 * brackets do not count, and the plural of each word is its singular.
 */
export function labelKey(text: string): string {
  return labelWords(text).map(singular).join('');
}

/** A word without the `s` of the plural: `quality` for `qualities`. */
export function singular(word: string): string {
  if (word.length < 3 || !word.endsWith('s') || word.endsWith('ss')) return word;
  return word.length > 4 && word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

/** The numbers in a label, as one text: `2,1` for `Q2.1`. Labels with different numbers are different codes. */
export function numbersOf(label: string): string {
  const numbers = label.match(/\d+/g);
  return numbers === null ? '' : numbers.join(',');
}

/** A label as it is on its own: one line, with composed accents, without white space around it and without the `#` of a transcript. */
export function tidyLabel(text: string): string {
  const lines = composed(text)
    .split(/[\r\n]+/)
    .map((line) => line.trim());
  return lines
    .join(' ')
    .trim()
    .replace(/^[\s#]+/, '');
}
