import type { CodingChoice } from '../../../server/src/protocol/coding';
import { matching } from './matching';

/** One row of the list in which codes are chosen. */
export type PickerRow =
  | { readonly kind: 'heading'; readonly of: 'present' | 'suggested' | 'recent' | 'others' }
  | { readonly kind: 'family'; readonly name: string }
  /** Makes what is ticked so. */
  | { readonly kind: 'done' }
  | { readonly kind: 'code'; readonly choice: CodingChoice; readonly underFamily: boolean }
  /** A label that no code has: already ticked, or as it is typed. */
  | { readonly kind: 'new'; readonly label: string };

/** So many codes that were used lately are worth a group of their own. */
const mostRecent = 5;

/**
 * The rows to choose from while nothing is typed: what is ticked so far, the codes on the passages, the suggested ones,
 * those used lately, then all others by family in the order of the codebook. Each code stands in the first group
 * that it belongs to; deprecated ones only where they are on the passages.
 */
export function allRows(
  choices: readonly CodingChoice[],
  recent: readonly string[],
  ticks: Ticks,
): PickerRow[] {
  const present = choices.filter((choice) => choice.present !== 'none');
  const absent = choices.filter(
    (choice) => choice.present === 'none' && !choice.deprecated && choice.codable,
  );
  const suggested = absent.filter((choice) => choice.suggested);
  const lately = recent
    .flatMap((label) => absent.find((choice) => choice.label === label && !choice.suggested) ?? [])
    .slice(0, mostRecent);
  const others = absent.filter((choice) => !choice.suggested && !lately.includes(choice));
  return [
    ...(isEmpty(ticks) ? [] : [{ kind: 'done' } as const]),
    ...ticks.create.map((label) => ({ kind: 'new', label }) as const),
    ...group('present', present),
    ...group('suggested', suggested),
    ...group('recent', lately),
    ...byFamily(others),
  ];
}

/**
 * The rows for what is typed: the codes that are meant, deprecated ones behind the others unless they are typed in full, and
 * last a new code unless one is called just so, or has it for an alias.
 */
export function typedRows(choices: readonly CodingChoice[], typed: string): PickerRow[] {
  const label = typed.trim();
  const found = matching(choices, label).filter((one) => one.codable || one.present !== 'none');
  const isTyped = (choice: CodingChoice) => choice.label === label || choice.aliases.includes(label);
  const isLast = (choice: CodingChoice) => choice.deprecated && !isTyped(choice);
  const inUse = [...found.filter((one) => !isLast(one)), ...found.filter(isLast)];
  const isNew = !choices.some(isTyped);
  return [
    ...inUse.map((choice) => ({ kind: 'code', choice, underFamily: false }) as const),
    ...(isNew ? [{ kind: 'new', label } as const] : []),
  ];
}

/**
 * The row that the keyboard begins with: of what is found for the letters typed the first, else what is ticked so far,
 * else the first code that Enter would add.
 */
export function firstRow(rows: readonly PickerRow[]): PickerRow | undefined {
  const isAbsent = (row: PickerRow) => row.kind === 'code' && row.choice.present !== 'all';
  const choosable = rows.filter(({ kind }) => kind !== 'heading' && kind !== 'family');
  const isTyped = choosable.length === rows.length;
  const preferred =
    choosable.find(({ kind }) => kind === 'done') ?? (isTyped ? undefined : choosable.find(isAbsent));
  return preferred ?? choosable[0];
}

function group(of: 'present' | 'suggested' | 'recent', choices: readonly CodingChoice[]): PickerRow[] {
  if (choices.length === 0) return [];
  return [{ kind: 'heading', of }, ...choices.map((choice) => codeRow(choice, false))];
}

function byFamily(choices: readonly CodingChoice[]): PickerRow[] {
  const families = new Set(choices.map(({ family }) => family));
  return [...families].flatMap((name): PickerRow[] => [
    name === null ? { kind: 'heading', of: 'others' } : { kind: 'family', name },
    ...choices.filter(({ family }) => family === name).map((choice) => codeRow(choice, true)),
  ]);
}

function codeRow(choice: CodingChoice, underFamily: boolean): PickerRow {
  return { kind: 'code', choice, underFamily };
}

/** What the user wants changed on the passages, before anything is. */
export interface Ticks {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** Labels that no code has yet. */
  readonly create: readonly string[];
}

export const noTicks: Ticks = { add: [], remove: [], create: [] };

/** True where nothing is ticked that was not, and nothing unticked: there is nothing to do. */
export function isEmpty({ add, remove, create }: Ticks): boolean {
  return add.length + remove.length + create.length === 0;
}

/** Ticks with one code ticked that was not, or the other way round. What only some passages have goes on all of them. */
export function toggled(ticks: Ticks, { label, present }: Pick<CodingChoice, 'label' | 'present'>): Ticks {
  return present === 'all'
    ? { ...ticks, remove: withOrWithout(ticks.remove, label) }
    : { ...ticks, add: withOrWithout(ticks.add, label) };
}

/** Ticks with a new label that was not there, or without it if it was. */
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
