import { itemAt } from '../transcript/itemAt';
import type { AgreementGroup, RowContext } from './agreementGroup';
import { type AgreementWarning, warningsOf } from './agreementWarnings';
import { type AlphaInterval, alphaIntervals } from './alphaInterval';
import { type CodeTally, coefficientsOf, Tallies } from './codeTallies';
import type { CodeValues } from './codeValues';
import type { Coefficients } from './coefficients';
import type { AgreementUnit } from './comparedInterview';
import type { ComparedSets } from './comparedSets';
import { type SetAgreement, setAgreement } from './setAgreement';
import type { CodeSet } from './setDistance';

/** Which codes a comparison is about: those that anybody used in these units, those that two used, or all of the codebook. */
export const agreementCodes = ['either', 'both', 'codebook'] as const;
export type AgreementCodes = (typeof agreementCodes)[number];

/** How far coders agree, in one code or in all of them together. */
export interface AgreementRow extends Coefficients, Omit<SetAgreement, 'identical'> {
  /** Null for several interviews together. */
  readonly interview: string | null;
  readonly coders: readonly string[];
  readonly unit: AgreementUnit;
  /** Null for all codes together. */
  readonly code: string | null;
  /** For all codes together, each unit as often as there are codes. */
  readonly units: number;
  /** These four are null of more than two coders. */
  readonly both: number | null;
  readonly onlyA: number | null;
  readonly onlyB: number | null;
  readonly neither: number | null;
  readonly alphaLow: number | null;
  readonly alphaHigh: number | null;
  /** Of all codes together, as are the alphas of sets: the units with the same codes. Null of one code. */
  readonly identical: number | null;
  /** The passages that only one file has. */
  readonly unpaired: number;
  readonly warnings: readonly AgreementWarning[];
}

/** What rows are made with. */
export interface AgreementRowOptions {
  readonly unit: AgreementUnit;
  readonly codes: AgreementCodes;
  readonly values: CodeValues;
  /** Whether each code has an interval, or only all of them together. */
  readonly intervals: boolean;
}

/** A row for each code in the order of the codebook, and one for all codes together. */
export function agreementRows(group: AgreementGroup, options: AgreementRowOptions): AgreementRow[] {
  const tallies = new Tallies(group);
  const codes = codesOf(tallies, options);
  const context: RowContext = {
    group,
    unit: options.unit,
    tallies,
    units: tallies.units.length,
    values: options.values,
    codes,
  };
  const each = codes.map((code) => tallies.tally([code]));
  const together = tallies.tally(codes);
  const intervals = alphaIntervals(
    tallies.resampledUnits,
    [...(options.intervals ? each : []), together].map(({ resampled }) => resampled),
  );
  const ofAll = intervals.at(-1) ?? null;
  const rows = each.map((tally, at) =>
    rowOf(context, options, itemAt(codes, at), tally, (options.intervals && intervals[at]) || null),
  );
  return [...rows, rowOf(context, options, null, together, ofAll)];
}

function codesOf(tallies: Tallies, { codes, values }: AgreementRowOptions): number[] {
  const chosen = {
    either: () => tallies.used,
    both: () => tallies.usedByTwo,
    codebook: () => values.ofCodebook,
  };
  return [...chosen[codes]()].sort((a, b) => a - b);
}

function rowOf(
  context: RowContext,
  { unit }: AgreementRowOptions,
  code: number | null,
  tally: CodeTally,
  interval: AlphaInterval | null,
): AgreementRow {
  const { group, tallies, values, codes, units } = context;
  // Units that nobody coded agree in that, though there is no code to count them by.
  const isEmpty = code === null && tallies.used.length === 0;
  const counted = isEmpty ? uncoded(tally, units) : tally;
  const coefficients = coefficientsOf(counted);
  const sets = code === null ? setAgreement(setsOf(tallies.units, codes)) : null;
  const found = { code, tally: counted, coefficients, interval };
  return {
    interview: group.interview,
    coders: group.coders,
    unit,
    code: code === null ? null : values.labelOf(code),
    units: units * counted.width,
    both: counted.counts?.both ?? null,
    onlyA: counted.counts?.onlyA ?? null,
    onlyB: counted.counts?.onlyB ?? null,
    neither: counted.counts?.neither ?? null,
    ...coefficients,
    alphaLow: interval?.low ?? null,
    alphaHigh: interval?.high ?? null,
    identical: sets?.identical ?? null,
    alphaJaccard: sets?.alphaJaccard ?? null,
    alphaMasi: sets?.alphaMasi ?? null,
    unpaired: group.interviews
      .flatMap((one) => one.unpaired)
      .reduce((sum, { passages }) => sum + passages, 0),
    warnings: warningsOf(context, found),
  };
}

/** The tally of a code that nobody has used. */
function uncoded(tally: CodeTally, units: number): CodeTally {
  return {
    ...tally,
    width: 1,
    counts: tally.counts && { both: 0, onlyA: 0, onlyB: 0, neither: units },
    votes: [{ chosen: [2, 0], units }],
  };
}

/** What each coder put on each unit, of the codes that are looked at. */
function setsOf(units: ComparedSets['units'], codes: readonly number[]): (CodeSet | null)[][] {
  const wanted = new Set(codes);
  return units.map((sets) =>
    sets.map((set) => (set === null ? null : set.filter((code) => wanted.has(code)))),
  );
}
