import { itemAt, numberAt } from '../transcript/itemAt';
import { seededRandom } from './seededRandom';

/** What resampling needs to know of one row of numbers: a code, or all of them as one table. */
export interface ResampledRow {
  /** How many values a coder gives to a unit: 1 for a code, the number of codes for all of them. */
  readonly values: number;
  /** The units that anybody used it on. All others agree that it is not there. */
  readonly used: readonly UnitUse[];
}

/** How a unit that has the code adds to alpha. */
export interface UnitUse {
  readonly unit: number;
  /** How many values say yes. */
  readonly ones: number;
  /** Twice the pairs of coders who differ, divided by one less than the coders of the unit. */
  readonly differing: number;
}

/** The units that are drawn from: of each by how many coders it was coded. Units of one interview stand together. */
export interface ResampledUnits {
  readonly coders: readonly number[];
  /** Where the units of each interview begin, ascending, and behind the last one how many units there are. */
  readonly interviews: readonly number[];
}

/** The middle 95 % of what alpha is when the units are drawn anew. */
export interface AlphaInterval {
  readonly low: number;
  readonly high: number;
  /** How many of the samples drawn had variation, and so an alpha. */
  readonly samples: number;
}

/** How often the units are drawn anew. */
const resamples = 2000;

/** With fewer samples that have an alpha there is no interval. */
const enough = 1800;

/** So many rows are worked out at once, as each keeps an alpha for every sample. */
const rowsAtOnce = 256;

const seed = 20111105;

/**
 * The percentile interval of Krippendorff's alpha for several rows over the same units: within each interview its units are
 * drawn with replacement, whole units with all their codes, and the 2.5th and the 97.5th percentile are interpolated linearly.
 * The numbers are the same everywhere and each time.
 *
 * @returns one for each row; null where too few samples have an alpha, and for all of them where each interview is a single unit, as
 * then every sample is the units as they are, and says nothing of how sure alpha is
 */
export function alphaIntervals(
  units: ResampledUnits,
  rows: readonly ResampledRow[],
): (AlphaInterval | null)[] {
  if (!canDiffer(units)) return rows.map(() => null);
  const found: (AlphaInterval | null)[] = [];
  for (let first = 0; first < rows.length; first += rowsAtOnce)
    found.push(...intervalsOf(units, rows.slice(first, first + rowsAtOnce)));
  return found;
}

function canDiffer({ interviews }: ResampledUnits): boolean {
  return interviews.some((start, at) => (interviews[at + 1] ?? start) - start > 1);
}

function intervalsOf(units: ResampledUnits, rows: readonly ResampledRow[]): (AlphaInterval | null)[] {
  const random = seededRandom(seed);
  const drawn = new Int32Array(units.coders.length);
  const coders = Int32Array.from(units.coders);
  const packed = rows.map(packedRow);
  for (let sample = 0; sample < resamples; sample++) {
    draw(units, drawn, random);
    let values = 0;
    for (let unit = 0; unit < drawn.length; unit++) values += numberAt(drawn, unit) * numberAt(coders, unit);
    for (const row of packed) addSample(row, drawn, values);
  }
  return packed.map(({ alphas, count }) => middle(alphas.subarray(0, count)));
}

/** A row in columns of numbers, which are read two thousand times, with the alphas found so far. */
interface PackedRow {
  readonly values: number;
  readonly unit: Int32Array;
  readonly ones: Float64Array;
  readonly differing: Float64Array;
  readonly alphas: Float64Array;
  count: number;
}

function packedRow({ values, used }: ResampledRow): PackedRow {
  return {
    values,
    unit: Int32Array.from(used, ({ unit }) => unit),
    ones: Float64Array.from(used, ({ ones }) => ones),
    differing: Float64Array.from(used, ({ differing }) => differing),
    alphas: new Float64Array(resamples),
    count: 0,
  };
}

/** Fills in how often each unit is in a sample. */
function draw({ interviews }: ResampledUnits, drawn: Int32Array, random: (below: number) => number): void {
  drawn.fill(0);
  for (let interview = 0; interview + 1 < interviews.length; interview++) {
    const start = itemAt(interviews, interview);
    const count = itemAt(interviews, interview + 1) - start;
    for (let time = 0; time < count; time++) {
      const unit = start + random(count);
      drawn[unit] = numberAt(drawn, unit) + 1;
    }
  }
}

/** Adds the alpha of a sample, where there is variation in it. */
function addSample(row: PackedRow, drawn: Int32Array, coders: number): void {
  const values = row.values * coders;
  let ones = 0;
  let differing = 0;
  for (let at = 0; at < row.unit.length; at++) {
    const times = numberAt(drawn, numberAt(row.unit, at));
    if (times === 0) continue;
    ones += times * numberAt(row.ones, at);
    differing += times * numberAt(row.differing, at);
  }
  const zeros = values - ones;
  if (ones === 0 || zeros === 0) return;
  row.alphas[row.count] = 1 - (differing * (values - 1)) / (2 * ones * zeros);
  row.count++;
}

function middle(alphas: Float64Array): AlphaInterval | null {
  if (alphas.length < enough) return null;
  const sorted = alphas.sort();
  return { low: percentile(sorted, 0.025), high: percentile(sorted, 0.975), samples: sorted.length };
}

function percentile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const value = numberAt(sorted, below);
  const next = sorted[below + 1] ?? value;
  return value + (at - below) * (next - value);
}
