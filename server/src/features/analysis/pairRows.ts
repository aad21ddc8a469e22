import * as l10n from '@vscode/l10n';
import type { CodePair } from '../../analysis/codePair';
import type { CodeRow } from '../../analysis/codeRows';
import { type Cooccurrence, mostRowsInPairs } from '../../analysis/cooccurrence';
import { itemAt } from '../../transcript/itemAt';
import { passages } from '../shared/counts';

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

/** What must be said with a list of pairs from which those are left out that are only in one interview; nothing with any other. */
export function onlyNearNotes({ onlyNear }: Pick<Cooccurrence, 'onlyNear'>, near: number): string[] {
  if (!onlyNear) return [];
  return [
    l10n.t(
      'More than {0} codes are in use, so only pairs within {1} of each other are listed.',
      mostRowsInPairs,
      passages(near),
    ),
  ];
}
