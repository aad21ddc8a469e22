import { numberAt } from '../../transcript/itemAt';
import { type CodeCounts, increase, sumOf } from './codeCounts';
import type { LabelCounts } from './counts';
import { wordsOfCodes } from './likeNames';
import type { Scene } from './scene';

/** Until pairs have been seen more often than this, a code is taken to come as often after or beside another as it does anyway. */
const usualPairs = 2;

/** How many times likelier each code begins beside or after the given ones, in logarithms. */
export function likePairs(
  known: CodeCounts,
  given: ReadonlySet<number>,
  pairs: (counts: LabelCounts) => ReadonlyMap<string, number>,
): Float64Array {
  const seen = new Float64Array(known.codes.length);
  if (given.size === 0) return seen;
  for (const [index, counts] of known.labels) {
    if (!given.has(index)) continue;
    for (const [other, count] of known.byCode(pairs(counts)))
      if (!given.has(other)) increase(seen, other, count);
  }
  const all = sumOf(seen);
  return known.share.map((usual, index) =>
    Math.log((numberAt(seen, index) + usualPairs * usual) / (all + usualPairs) / usual),
  );
}

/** 1 for codes of the family of one on the passage, more the more words their labels begin alike. */
export function likeKin({ codes, present }: Scene): Float64Array {
  const kin = [...present].flatMap((index) => codes[index] ?? []);
  const families = new Set(kin.map(({ family, label }) => family ?? label));
  const { words: wordsOfLabels } = wordsOfCodes(codes);
  const beginnings = [...present].map((index) => wordsOfLabels[index] ?? []);
  return Float64Array.from(codes, ({ family, label }, at) => {
    if (!families.has(family ?? label)) return 0;
    const words = wordsOfLabels[at] ?? [];
    const alike = Math.max(...beginnings.map((beginning) => sameBeginning(words, beginning)));
    return alike > 1 ? 1.25 : 1;
  });
}

function sameBeginning(a: readonly string[], b: readonly string[]): number {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same;
}

/** So many passages above, an issue is close enough for its fix. */
const nearIssue = 4;

/** The issue, on the passage or a little above it, that a code deals with; undefined for none. */
export function issueNear({ codes, indexOf, present, ago }: Scene, index: number): number | undefined {
  const fixes = codes[index]?.fixes ?? null;
  const issue = fixes === null ? undefined : indexOf(fixes);
  if (issue === undefined) return undefined;
  return present.has(issue) || (ago.get(issue) ?? Number.POSITIVE_INFINITY) <= nearIssue ? issue : undefined;
}
