import type { CodingChoice } from '../../../server/src/protocol/coding';
import { matching } from './matching';
import { isEmpty, type Ticks } from './ticks';

/** One row of the list in which codes are chosen. */
export type PickerRow =
  | { readonly is: 'heading'; readonly of: 'present' | 'likely' | 'recent' | 'others' }
  | { readonly is: 'family'; readonly name: string }
  /** Makes what is ticked so. */
  | { readonly is: 'done' }
  | { readonly is: 'code'; readonly choice: CodingChoice; readonly underFamily: boolean }
  /** A label that no code has: already ticked, or as it is typed. */
  | { readonly is: 'new'; readonly label: string };

/** So many codes that were used lately are worth a group of their own. */
const mostRecent = 5;

/**
 * The rows to choose from while nothing is typed: what is ticked so far, the codes on the passages, the likely ones,
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
  const likely = absent.filter((choice) => choice.likely);
  const lately = recent
    .flatMap((label) => absent.find((choice) => choice.label === label && !choice.likely) ?? [])
    .slice(0, mostRecent);
  const others = absent.filter((choice) => !choice.likely && !lately.includes(choice));
  return [
    ...(isEmpty(ticks) ? [] : [{ is: 'done' } as const]),
    ...ticks.create.map((label) => ({ is: 'new', label }) as const),
    ...group('present', present),
    ...group('likely', likely),
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
    ...inUse.map((choice) => ({ is: 'code', choice, underFamily: false }) as const),
    ...(isNew ? [{ is: 'new', label } as const] : []),
  ];
}

/**
 * The row that the keyboard begins with: of what is found for the letters typed the first, else what is ticked so far,
 * else the first code that Enter would add.
 */
export function firstRow(rows: readonly PickerRow[]): PickerRow | undefined {
  const isAbsent = (row: PickerRow) => row.is === 'code' && row.choice.present !== 'all';
  const choosable = rows.filter(({ is }) => is !== 'heading' && is !== 'family');
  const isTyped = choosable.length === rows.length;
  const preferred =
    choosable.find(({ is }) => is === 'done') ?? (isTyped ? undefined : choosable.find(isAbsent));
  return preferred ?? choosable[0];
}

function group(of: 'present' | 'likely' | 'recent', choices: readonly CodingChoice[]): PickerRow[] {
  if (choices.length === 0) return [];
  return [{ is: 'heading', of }, ...choices.map((choice) => codeRow(choice, false))];
}

function byFamily(choices: readonly CodingChoice[]): PickerRow[] {
  const families = new Set(choices.map(({ family }) => family));
  return [...families].flatMap((name): PickerRow[] => [
    name === null ? { is: 'heading', of: 'others' } : { is: 'family', name },
    ...choices.filter(({ family }) => family === name).map((choice) => codeRow(choice, true)),
  ]);
}

function codeRow(choice: CodingChoice, underFamily: boolean): PickerRow {
  return { is: 'code', choice, underFamily };
}
