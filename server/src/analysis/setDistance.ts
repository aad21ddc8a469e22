/** The codes that a coder has put on a unit, each by a number of its own, ascending and each once. */
export type CodeSet = readonly number[];

/** How far two sets are from each other: 0 where they are the same, 1 where they share nothing. */
type SetDistance = (sharing: number, a: number, b: number) => number;

/** The share of codes that only one of the sets has (Jaccard). It is of two sets that share some codes, by their numbers. */
export const jaccardDistance: SetDistance = (sharing, a, b) => {
  const all = a + b - sharing;
  return all === 0 ? 0 : 1 - sharing / all;
};

/**
 * Measuring agreement on set-valued items (Passonneau 2006): Jaccard's likeness, weighed by whether the sets are the same,
 * one holds the other, or they only overlap.
 */
export const masiDistance: SetDistance = (sharing, a, b) => {
  const all = a + b - sharing;
  if (all === 0) return 0;
  return 1 - (sharing / all) * overlapWeight(sharing, a, b);
};

function overlapWeight(sharing: number, a: number, b: number): number {
  if (sharing === 0) return 0;
  if (sharing === a && sharing === b) return 1;
  return sharing === a || sharing === b ? 2 / 3 : 1 / 3;
}

/** How many codes two sets share. */
export function sharedCodes(a: CodeSet, b: CodeSet): number {
  const others = new Set(b);
  return a.reduce((count, code) => (others.has(code) ? count + 1 : count), 0);
}
