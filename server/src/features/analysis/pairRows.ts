import type { CodeRow } from '../../analysis/codeRows';
import type { CodePair } from '../../analysis/cooccurrence';
import { itemAt } from '../../transcript/itemAt';

/** Two codes and how they go together. */
export interface PairJson extends Omit<CodePair, 'a' | 'b'> {
  readonly a: string;
  readonly b: string;
}

/** The keys of a pair, in order. */
export const pairKeys = [
  'a',
  'b',
  'passagesA',
  'passagesB',
  'passages',
  'words',
  'segments',
  'near',
  'interviews',
  'jaccard',
  'ofA',
  'ofB',
] as const satisfies readonly (keyof PairJson)[];

/** Pairs with the names of their codes. */
export function namedPairs(rows: readonly CodeRow[], pairs: readonly CodePair[]): PairJson[] {
  return pairs.map((pair) => ({ ...pair, a: itemAt(rows, pair.a).name, b: itemAt(rows, pair.b).name }));
}
