import { naturalOrder } from '../codebook/naturalOrder';
import { usedLabels } from '../study/fileCodes';
import type { Study } from '../study/study';
import { itemAt } from '../transcript/itemAt';

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
  const nameOf = (label: string) => {
    if (by === 'coded') return anyCode;
    return by === 'family' ? (study.resolve(label)?.family ?? label) : label;
  };
  const labels: string[] = [];
  const numbers = new Map<string, number>();
  const add = (name: string) => {
    if (numbers.has(name)) return;
    numbers.set(name, labels.length);
    labels.push(name);
  };
  const known = study.codebook.codes.filter(({ codable }) => codable).map(({ label }) => nameOf(label));
  for (const name of known) add(name);
  const ofCodebook = labels.map((_, number) => number);
  const others = [...usedLabels(study)].map(nameOf).filter((name) => !numbers.has(name));
  for (const name of others.sort(naturalOrder)) add(name);
  return {
    by,
    numberOf: (label) => numbers.get(nameOf(label)) ?? -1,
    labelOf: (number) => itemAt(labels, number),
    ofCodebook,
  };
}
