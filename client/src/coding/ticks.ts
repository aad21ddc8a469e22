import type { CodingChoice } from '../../../server/src/protocol/coding';

/** What the user wants changed on the passages, before anything is. */
export interface Ticks {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** Labels that no code has yet. */
  readonly create: readonly string[];
}

export const noTicks: Ticks = { add: [], remove: [], create: [] };

export function isEmpty({ add, remove, create }: Ticks): boolean {
  return add.length + remove.length + create.length === 0;
}

/** The same with a code ticked that was not, or the other way round. What only some passages have goes on all of them. */
export function toggled(ticks: Ticks, { label, present }: Pick<CodingChoice, 'label' | 'present'>): Ticks {
  return present === 'all'
    ? { ...ticks, remove: withOrWithout(ticks.remove, label) }
    : { ...ticks, add: withOrWithout(ticks.add, label) };
}

/** The same with a new label that was not there, or without it. */
export function toggledNew(ticks: Ticks, label: string): Ticks {
  return { ...ticks, create: withOrWithout(ticks.create, label) };
}

/** Whether a code will be on the passages. */
export function isTicked(ticks: Ticks, { label, present }: Pick<CodingChoice, 'label' | 'present'>): boolean {
  return present === 'all' ? !ticks.remove.includes(label) : ticks.add.includes(label);
}

function withOrWithout(labels: readonly string[], label: string): string[] {
  return labels.includes(label) ? labels.filter((one) => one !== label) : [...labels, label];
}
