// How many new codes each further interview brings.
import { naturalOrder } from '../codebook/naturalOrder';
import type { Study } from '../study/study';
import { itemAt, numberAt } from '../transcript/itemAt';
import type { CodeRow } from './codeRows';
import { codingsByRowSteps, eachFile } from './codingsByRow';
import type { Counted, CountedInterview } from './counted';
import { attributeOf } from './matrixColumns';
import { placedFiles } from './placedFiles';

/** What one more interview brings. */
export interface SaturationRow {
  /** From 1. */
  readonly position: number;
  readonly interview: CountedInterview;
  /** How many codes it has. */
  readonly codes: number;
  /** Those that none before it has, as indices into the rows. */
  readonly newCodes: readonly number[];
  /** How many codes there are up to here. */
  readonly cumulative: number;
  /** The mean of that over all orders of the interviews. */
  readonly expected: number;
  /**
   * New codes of the run that begins here, for each code of the base; null in the base, and where a whole run does not follow.
   */
  readonly ratio: number | null;
  /** Whether that is at most the threshold; null without a ratio. */
  readonly reached: boolean | null;
}

/** How many new codes each interview brings, in an order. */
export interface Saturation {
  readonly rows: readonly SaturationRow[];
  /** How many different codes the first interviews have. */
  readonly baseCodes: number;
  /** How many codes occur in one interview only. */
  readonly single: number;
  /** Interviews that do not say what they are put in order by: they come last. */
  readonly unordered: readonly string[];
}

/** What is asked of a curve of new codes. */
export interface SaturationQuestion {
  /** The attribute that interviews are put in order by; null for their numbers. */
  readonly order: string | null;
  /** How many interviews the base has, and how many a run. */
  readonly base: number;
  readonly run: number;
  /** In percent. */
  readonly threshold: number;
}

/**
 * Counts new codes by interview, from the index of a study: no file is read. Base, run and ratio are those of Guest, Namey & Chen
 * 2020 (PLoS ONE 15:e0232076): runs advance by one interview, and the denominator stays the base. What is expected is
 * Σ 1 - C(n-k, m) / C(n, m) over all codes, k interviews of n having the code, at position m. It goes file by
 * file and code by code, so that somebody else may have a turn between two.
 */
export function* saturationSteps(
  study: Study,
  counted: Counted,
  rows: readonly CodeRow[],
  question: SaturationQuestion,
): Generator<void, Saturation> {
  const placed = placedFiles(counted);
  const { order, unordered } = ordered(placed.interviews, question.order);
  const count = order.length;
  const positions = new Int32Array(count);
  for (const [position, interview] of order.entries()) positions[interview] = position;
  const codingsByRow = yield* codingsByRowSteps(study, placed, rows);
  const codes = new Int32Array(count);
  const newCodes = order.map((): number[] => []);
  /** By how many interviews have a code: how many codes are so. */
  const spread = new Map<number, number>();
  for (const index of rows.keys()) {
    let [first, interviews, last] = [count, 0, -1];
    eachFile(codingsByRow, index, (place) => {
      const interview = numberAt(placed.interviewAt, place);
      if (interview === last) return;
      last = interview;
      const position = numberAt(positions, interview);
      codes[position] = numberAt(codes, position) + 1;
      interviews++;
      first = Math.min(first, position);
    });
    newCodes[first]?.push(index);
    if (interviews > 0) spread.set(interviews, (spread.get(interviews) ?? 0) + 1);
    yield;
  }
  const expected = new ExpectedCodes(spread, count);
  const cumulative = sums(newCodes.map(({ length }) => length));
  const baseCodes = cumulative[Math.min(question.base, count) - 1] ?? 0;
  const found: SaturationRow[] = [];
  for (const [position, interview] of order.entries()) {
    const run = runAt(position, cumulative, baseCodes, question);
    found.push({
      position: position + 1,
      interview: itemAt(placed.interviews, interview),
      codes: numberAt(codes, position),
      newCodes: itemAt(newCodes, position),
      cumulative: itemAt(cumulative, position),
      expected: expected.next(),
      ...run,
    });
    yield;
  }
  return { rows: found, baseCodes, single: spread.get(1) ?? 0, unordered };
}

/** @param position of the first interview of the run, from 0 */
function runAt(
  position: number,
  cumulative: readonly number[],
  baseCodes: number,
  { base, run, threshold }: SaturationQuestion,
): Pick<SaturationRow, 'ratio' | 'reached'> {
  const end = cumulative[position + run - 1];
  if (position < base || end === undefined || baseCodes === 0) return { ratio: null, reached: null };
  const added = end - (cumulative[position - 1] ?? 0);
  // Whole numbers are compared, as a ratio such as 1/20 is not exactly 5 %.
  return { ratio: added / baseCodes, reached: 100 * added <= threshold * baseCodes };
}

function sums(numbers: readonly number[]): number[] {
  let sum = 0;
  return numbers.map((number) => {
    sum += number;
    return sum;
  });
}

/** How many different codes so many interviews have in the mean over all orders, one position after the other. */
class ExpectedCodes {
  private position = 0;
  /** For codes in so many interviews: how many there are, and how likely none of the first interviews has one of them. */
  private readonly groups: { readonly interviews: number; readonly codes: number; missing: number }[];

  constructor(
    spread: ReadonlyMap<number, number>,
    private readonly count: number,
  ) {
    this.groups = Array.from(spread, ([interviews, codes]) => ({ interviews, codes, missing: 1 }));
  }

  next(): number {
    let sum = 0;
    for (const group of this.groups) {
      const { interviews, codes } = group;
      group.missing *= Math.max(0, this.count - interviews - this.position) / (this.count - this.position);
      sum += codes * (1 - group.missing);
    }
    this.position++;
    return sum;
  }
}

/** The indices of the interviews in their order; those that do not say what it goes by come last. */
function ordered(
  interviews: readonly CountedInterview[],
  key: string | null,
): { order: number[]; unordered: string[] } {
  const order = [...interviews.keys()];
  if (key === null) return { order, unordered: [] };
  const values = interviews.map(({ files, all }) => {
    for (const file of [...files, ...all]) {
      const value = attributeOf(file, key);
      if (value !== '') return value;
    }
    return '';
  });
  const said = (index: number) => values[index] ?? '';
  order.sort(
    (a, b) => Number(said(a) === '') - Number(said(b) === '') || naturalOrder(said(a), said(b)) || a - b,
  );
  const unordered = interviews.filter((_, index) => said(index) === '').map(({ name }) => name);
  return { order, unordered };
}
