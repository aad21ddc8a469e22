// Coders compared, each pair with its rows: what the view of analysis and the command line show of them.
import { type AgreementOptions, agreementSteps } from '../../analysis/agreement';
import type { AgreementGroup } from '../../analysis/agreementGroup';
import { type AgreementRow, type AgreementRowOptions, agreementRows } from '../../analysis/agreementRows';
import type { ComparableInterview } from '../../analysis/comparable';
import { itemAt } from '../../transcript/itemAt';

/** A pair of coders, or more of them, with its rows: each code, and last all of them together. */
export interface ComparedRows {
  readonly group: AgreementGroup;
  readonly codes: readonly AgreementRow[];
  readonly together: AgreementRow;
}

/** Compares coders, pair by pair: between two steps somebody else may have a turn. */
export function* comparedRows(
  interviews: readonly ComparableInterview[],
  options: AgreementOptions,
  wanted: AgreementRowOptions,
  nameOf: (file: string) => string,
): Generator<void, ComparedRows[]> {
  const found: ComparedRows[] = [];
  for (const group of yield* agreementSteps(interviews, options, nameOf)) {
    const rows = agreementRows(group, wanted);
    found.push({ group, codes: rows.slice(0, -1), together: itemAt(rows, rows.length - 1) });
    yield;
  }
  return found;
}

/** How many units coders were compared on, whatever the codes. */
export function unitsIn({ interviews }: AgreementGroup): number {
  return interviews.reduce((sum, { units }) => sum + units.length, 0);
}

/** The names of the two coders, where they are the same in all groups; null where they are not, or more than two. */
export function sameCoders(groups: readonly ComparedRows[]): readonly [string, string] | null {
  const [first] = groups;
  const key = first?.group.coders.join('\n');
  const [a, b, ...others] = first?.group.coders ?? [];
  if (a === undefined || b === undefined || others.length > 0) return null;
  return groups.every(({ group }) => group.coders.join('\n') === key) ? [a, b] : null;
}
