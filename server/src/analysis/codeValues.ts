import type { Study } from '../study/study';
import { itemAt } from '../transcript/itemAt';
import { codeRows } from './codeRows';

/** What a coding counts as when coders are compared: its code, the family of its code, or just any code. */
export const agreementValues = ['code', 'family', 'coded'] as const;
export type AgreementValue = (typeof agreementValues)[number];

/** What any code is called where only that something is coded counts. */
const anyCode = 'coded';

/** The values that coders can give to a unit, each with a number in the order in which people see them. */
export interface CodeValues {
  readonly by: AgreementValue;
  /** The number of what a code counts as, by the label of the codebook. */
  numberOf(label: string): number;
  labelOf(number: number): string;
  /** Those that the codebook has, ascending; what only heads other codes is none. */
  readonly ofCodebook: readonly number[];
}

/**
 * The values of a study: in the order of the codebook, then those that it lacks by their names. A code without a family is a
 * value of its own among the families.
 */
export function codeValues(study: Study, by: AgreementValue): CodeValues {
  const rows = codeRows(study, by === 'family' ? 'families' : 'codes');
  const numbers = new Map<string, number>();
  for (const [number, { labels }] of rows.entries())
    for (const label of labels) numbers.set(label, by === 'coded' ? 0 : number);
  const ofCodebook = rows.flatMap(({ known, codable }, number) => (known && codable ? [number] : []));
  return {
    by,
    numberOf: (label) => numbers.get(label) ?? -1,
    labelOf: (number) => (by === 'coded' ? anyCode : itemAt(rows, number).name),
    ofCodebook: by === 'coded' ? [0] : ofCodebook,
  };
}
