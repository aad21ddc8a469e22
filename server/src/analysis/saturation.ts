// How many new codes each further interview brings.
import { naturalOrder } from '../codebook/naturalOrder';
import type { Study } from '../study/study';
import { itemAt, numberAt } from '../transcript/itemAt';
import type { CodeRow } from './codeRows';
import type { Counted, CountedInterview } from './counted';
import { attributeOf } from './matrixColumns';
import { NumberedCoding, numberedCodings, numberedWidth } from './numberedCodings';
import { placedFiles } from './placedFiles';
import { sortedSteps } from './steps';

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
 * file, so that somebody else may have a turn between two.
 */
export function* saturationSteps(
  study: Study,
  counted: Counted,
  rows: readonly CodeRow[],
  question: SaturationQuestion,
): Generator<void, Saturation> {
  const placed = placedFiles(counted);
  const { order, unordered } = yield* orderSteps(placed.interviews, question.order);
  const count = order.length;
  const positions = new Int32Array(count);
  for (const [position, interview] of order.entries()) positions[interview] = position;
  const rowOf = numberedCodings(study).rowsByLabel(rows);
  const codes = new Int32Array(count);
  /** By row: in how many interviews it is, the position of the first of them, and the last one that it was met in. */
  const interviews = new Int32Array(rows.length);
  const first = new Int32Array(rows.length).fill(count);
  const last = new Int32Array(rows.length).fill(-1);
  for (const [place, { numbered }] of placed.files.entries()) {
    const interview = numberAt(placed.interviewAt, place);
    const position = numberAt(positions, interview);
    for (let at = NumberedCoding.Label; at < numbered.length; at += numberedWidth) {
      const row = numberAt(rowOf, numberAt(numbered, at));
      if (row < 0 || last[row] === interview) continue;
      last[row] = interview;
      interviews[row] = numberAt(interviews, row) + 1;
      codes[position] = numberAt(codes, position) + 1;
      if (position < numberAt(first, row)) first[row] = position;
    }
    yield;
  }
  const newCodes = order.map((): number[] => []);
  for (const [row, position] of first.entries()) newCodes[position]?.push(row);
  /** By how many interviews have a code: how many codes are so. */
  const spread = new Map<number, number>();
  for (const among of interviews) if (among > 0) spread.set(among, (spread.get(among) ?? 0) + 1);
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
  private groups: { readonly interviews: number; readonly codes: number; missing: number }[];
  /** How many codes are as good as certain by now, and stay so. */
  private certain = 0;

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
    sum += this.certain;
    this.position++;
    // What is too small to tell from 0 beside 1 is left out, as most codes are soon certain.
    for (const { missing, codes } of this.groups) if (1 - missing === 1) this.certain += codes;
    this.groups = this.groups.filter(({ missing }) => 1 - missing < 1);
    return sum;
  }
}

/** The indices of the interviews in their order; those that do not say what it goes by come last. */
function* orderSteps(
  interviews: readonly CountedInterview[],
  key: string | null,
): Generator<void, { readonly order: readonly number[]; readonly unordered: readonly string[] }> {
  const order = [...interviews.keys()];
  if (key === null) return { order, unordered: [] };
  const values: string[] = [];
  for (const { files, all } of interviews) {
    const saying = [...files, ...all].find((file) => attributeOf(file, key) !== '');
    values.push(saying ? attributeOf(saying, key) : '');
    yield;
  }
  const said = (index: number) => itemAt(values, index);
  const sorted = yield* sortedSteps(
    order,
    (a, b) => Number(said(a) === '') - Number(said(b) === '') || naturalOrder(said(a), said(b)) || a - b,
  );
  const unordered = interviews.filter((_, index) => said(index) === '').map(({ name }) => name);
  return { order: sorted, unordered };
}
