import type { AgreementRow } from '../../analysis/agreementRows';

/** How far coders agree, with the ids of what must be known of it. */
export interface AgreementJson extends Omit<AgreementRow, 'warnings'> {
  readonly warnings: readonly string[];
}

/** The keys of a row, in order. */
export const agreementKeys = [
  'interview',
  'coders',
  'unit',
  'code',
  'units',
  'both',
  'onlyA',
  'onlyB',
  'neither',
  'percent',
  'kappa',
  'alpha',
  'alphaLow',
  'alphaHigh',
  'ac1',
  'positive',
  'identical',
  'alphaJaccard',
  'alphaMasi',
  'unpaired',
  'warnings',
] as const satisfies readonly (keyof AgreementJson)[];

/** Rows of agreement as they go out, with the ids of their warnings. */
export function agreementJson(rows: readonly AgreementRow[]): AgreementJson[] {
  return rows.map((row) => ({ ...row, warnings: row.warnings.map(({ id }) => id) }));
}
