import type { Coefficients } from './coefficients';

/** Units on which the same was chosen equally often. */
export interface Votes {
  /** How many coders chose each category; of those who lack the unit, none. */
  readonly chosen: readonly number[];
  /** How many units are so. */
  readonly units: number;
}

/** What is told of any number of coders. */
type ManyCoders = Omit<Coefficients, 'kappa'>;

/**
 * The coefficients of any number of coders, of whom each may lack some units: alpha in Krippendorff's general form (2011), the
 * share of agreeing pairs as a mean over units, and AC1 with the shares of the categories as a mean over all units with a
 * value (Gwet 2008, 2014).
 *
 * @param votes each with a number for every category; for positive agreement the last category is the one that says yes
 */
export function nominalAgreement(votes: Iterable<Votes>): ManyCoders {
  let [units, agreeing, disagreeing, valued, values] = [0, 0, 0, 0, 0];
  let [yes, agreeingYes] = [0, 0];
  const paired: number[] = [];
  const shares: number[] = [];
  for (const { chosen, units: times } of votes) {
    const coders = sum(chosen);
    if (coders === 0) continue;
    valued += times;
    chosen.forEach((count, category) => {
      shares[category] = (shares[category] ?? 0) + (times * count) / coders;
    });
    if (coders < 2) continue;
    units += times;
    values += times * coders;
    const alike = sum(chosen.map((count) => count * (count - 1)));
    agreeing += (times * alike) / (coders * (coders - 1));
    disagreeing += (times * (coders * (coders - 1) - alike)) / (coders - 1);
    chosen.forEach((count, category) => {
      paired[category] = (paired[category] ?? 0) + times * count;
    });
    const last = chosen.at(-1) ?? 0;
    yes += times * last;
    agreeingYes += (times * last * (last - 1)) / (coders - 1);
  }
  if (units === 0) return { percent: null, alpha: null, ac1: null, positive: null };
  const percent = agreeing / units;
  const expected = (values * values - sum(paired.map((count) => count * count))) / (values * (values - 1));
  const byChance =
    sum(shares.map((share) => (share / valued) * (1 - share / valued))) / Math.max(1, shares.length - 1);
  return {
    percent,
    alpha: expected === 0 ? null : 1 - disagreeing / values / expected,
    ac1: (percent - byChance) / (1 - byChance),
    positive: yes === 0 ? null : agreeingYes / yes,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
