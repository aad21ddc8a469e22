/**
 * How two coders coded the same units with one code, or with several as one table of units and codes. Of each it is a number
 * of units.
 */
export interface PairCounts {
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly neither: number;
}

/** How far coders agree, each from -1 to 1; null where the coefficient does not exist. */
export interface Coefficients {
  /** The share of units, or of pairs of values, that agree. */
  readonly percent: number | null;
  /** Cohen 1960. It is of two coders only. */
  readonly kappa: number | null;
  /** Krippendorff 2011, nominal. */
  readonly alpha: number | null;
  /** Gwet 2008, always with both categories, whether or not both occur. */
  readonly ac1: number | null;
  /** Positive specific agreement, Cicchetti & Feinstein 1990: of the times that a coder used the code, how often another did, too. */
  readonly positive: number | null;
}

/** What there is to say where coders share no unit. */
const noCoefficients: Coefficients = {
  percent: null,
  kappa: null,
  alpha: null,
  ac1: null,
  positive: null,
};

/** How many units two coders have in common. */
function unitsOf({ both, onlyA, onlyB, neither }: PairCounts): number {
  return both + onlyA + onlyB + neither;
}

/** The coefficients of two coders who have both coded all of these units. */
export function pairCoefficients(counts: PairCounts): Coefficients {
  const { both, onlyA, onlyB, neither } = counts;
  const units = unitsOf(counts);
  if (units === 0) return noCoefficients;
  const differ = onlyA + onlyB;
  const ones = 2 * both + differ;
  const zeros = 2 * units - ones;
  const percent = (both + neither) / units;
  // Whole numbers are compared, so that what does not exist is told without rounding.
  const chance = (both + onlyA) * (both + onlyB) + (onlyB + neither) * (onlyA + neither);
  const all = units * units;
  const expected = (2 * ones * zeros) / (2 * units * (2 * units - 1));
  return {
    percent,
    kappa: chance === all ? null : (percent - chance / all) / (1 - chance / all),
    alpha: expected === 0 ? null : 1 - differ / units / expected,
    ac1: firstOrderAgreement(percent, ones / (2 * units)),
    positive: ones === 0 ? null : (2 * both) / ones,
  };
}

/**
 * Gwet's AC1 for two categories.
 *
 * @param observed the share that agrees
 * @param ones the share of values that say yes
 */
function firstOrderAgreement(observed: number, ones: number): number {
  const expected = 2 * ones * (1 - ones);
  return (observed - expected) / (1 - expected);
}
