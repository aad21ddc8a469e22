import type { CodeRow } from '../../analysis/codeRows';
import type { Saturation } from '../../analysis/saturation';
import { itemAt } from '../../transcript/itemAt';

/** What one more interview brings. */
export interface SaturationJson {
  readonly position: number;
  readonly interview: string;
  readonly files: number;
  readonly codes: number;
  readonly new: number;
  readonly cumulative: number;
  readonly expected: number;
  readonly newCodes: readonly string[];
  readonly ratio: number | null;
  readonly reached: boolean | null;
}

/** The keys of an interview, in order. */
export const saturationKeys = [
  'position',
  'interview',
  'files',
  'codes',
  'new',
  'cumulative',
  'expected',
  'newCodes',
  'ratio',
  'reached',
] as const satisfies readonly (keyof SaturationJson)[];

/** The interviews of a curve, with the names of what is new in each. */
export function namedInterviews({ rows: found }: Saturation, rows: readonly CodeRow[]): SaturationJson[] {
  return found.map(({ position, interview, codes, newCodes, cumulative, expected, ratio, reached }) => ({
    position,
    interview: interview.name,
    files: interview.files.length,
    codes,
    new: newCodes.length,
    cumulative,
    expected,
    newCodes: newCodes.map((row) => itemAt(rows, row).name),
    ratio,
    reached,
  }));
}
