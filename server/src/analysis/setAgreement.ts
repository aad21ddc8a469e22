import { itemAt } from '../transcript/itemAt';
import { type CodeSet, jaccardDistance, masiDistance, sharedCodes } from './setDistance';

/** How far coders agree in all codes of a unit at once. */
export interface SetAgreement {
  /** The units on which all coders who have it chose the same codes, be it none. */
  readonly identical: number;
  /** Alpha with the distances of Jaccard and of Passonneau; null where all sets are the same, or no unit is shared. */
  readonly alphaJaccard: number | null;
  readonly alphaMasi: number | null;
}

/**
 * Krippendorff's alpha over whole sets of codes, in its general form for any number of coders.
 *
 * @param units the set of each coder, null for one who lacks the unit; units that fewer than two have change nothing
 */
export function setAgreement(units: readonly (readonly (CodeSet | null)[])[]): SetAgreement {
  const sets = new DifferentSets();
  let [identical, values, jaccard, masi] = [0, 0, 0, 0];
  for (const unit of units) {
    const chosen = unit.filter((set) => set !== null);
    if (chosen.length < 2) continue;
    const weight = 2 / (chosen.length - 1);
    values += chosen.length;
    const numbers = chosen.map((set) => sets.take(set));
    if (numbers.every((number) => number === numbers[0])) identical++;
    numbers.forEach((number, i) => {
      for (const other of numbers.slice(i + 1)) {
        if (number === other) continue;
        const [a, b] = [sets.at(number), sets.at(other)];
        const sharing = sharedCodes(a, b);
        jaccard += weight * jaccardDistance(sharing, a.length, b.length);
        masi += weight * masiDistance(sharing, a.length, b.length);
      }
    });
  }
  const expected = sets.expected();
  const pairs = values - 1;
  return {
    identical,
    alphaJaccard: expected.jaccard === 0 ? null : 1 - (jaccard * pairs) / expected.jaccard,
    alphaMasi: expected.masi === 0 ? null : 1 - (masi * pairs) / expected.masi,
  };
}

/** The sets that occur, each once, and how often. */
class DifferentSets {
  private readonly numbers = new Map<string, number>();
  private readonly sets: CodeSet[] = [];
  private readonly times: number[] = [];

  /** Counts a set once more, and gives the number of its kind. */
  take(set: CodeSet): number {
    const key = set.join(',');
    const known = this.numbers.get(key);
    if (known !== undefined) {
      this.times[known] = itemAt(this.times, known) + 1;
      return known;
    }
    const number = this.sets.length;
    this.numbers.set(key, number);
    this.sets.push(set);
    this.times.push(1);
    return number;
  }

  at(number: number): CodeSet {
    return itemAt(this.sets, number);
  }

  /**
   * The distances between all values that occur, each pair in both orders. Sets that share nothing are at distance 1, so only
   * those that share a code are looked at one by one.
   */
  expected(): { readonly jaccard: number; readonly masi: number } {
    const total = this.times.reduce((sum, times) => sum + times, 0);
    const apart = total * total - this.times.reduce((sum, times) => sum + times * times, 0);
    let [jaccard, masi] = [apart, apart];
    const withCode = new Map<number, number[]>();
    this.sets.forEach((set, number) => {
      const sharing = new Map<number, number>();
      for (const code of set) {
        const earlier = withCode.get(code) ?? [];
        for (const other of earlier) sharing.set(other, (sharing.get(other) ?? 0) + 1);
        earlier.push(number);
        withCode.set(code, earlier);
      }
      for (const [other, count] of sharing) {
        const both = 2 * itemAt(this.times, number) * itemAt(this.times, other);
        const size = itemAt(this.sets, other).length;
        jaccard -= both * (1 - jaccardDistance(count, set.length, size));
        masi -= both * (1 - masiDistance(count, set.length, size));
      }
    });
    return { jaccard, masi };
  }
}
