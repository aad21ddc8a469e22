import { composed } from '../transcript/composed';
import type { LabelIndex, Named } from './labels';
import { appearanceOf, unmixed } from './lookAlike';

/** The labels of a codebook by what their spellings look like (see `appearanceOf`), those that look alike in the order of the codebook. */
export type Looks = ReadonlyMap<string, readonly string[]>;

/** The labels of an index by what they look like, aliases under the labels that they stand for. */
export function looksOf<T extends Named>({ spellings }: LabelIndex<T>): Looks {
  const looks = new Map<string, string[]>();
  for (const [spelling, { label }] of spellings) {
    const look = appearanceOf(spelling);
    const alike = looks.get(look);
    if (alike === undefined) looks.set(look, [label]);
    else if (!alike.includes(label)) alike.push(label);
  }
  return looks;
}

/** The labels that look just like a text and are not it. */
export function looksLike(looks: Looks, written: string): string[] {
  const found = looks.get(appearanceOf(written)) ?? [];
  return found.includes(written) ? [] : [...found];
}

/** True for a line that looks just like a label, and has characters that nobody sees or a word of letters of two scripts. */
export function isLookAlike(looks: Looks, line: string): boolean {
  const plain = unmixed(line);
  return plain !== line && plain !== composed(line) && looks.has(appearanceOf(line));
}
