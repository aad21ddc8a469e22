import * as l10n from '@vscode/l10n';

/**
 * Takes the first rows of a table, those that can be shown.
 *
 * @param columns how many columns it has
 * @param most how many cells can be shown
 * @returns the first ones, and a sentence where others are left out
 */
export function firstRows<T>(
  rows: readonly T[],
  columns: number,
  most: number,
): { readonly shown: readonly T[]; readonly notes: readonly string[] } {
  const count = Math.max(1, Math.floor(most / columns));
  if (rows.length <= count) return { shown: rows, notes: [] };
  const note = l10n.t(
    'Only the first {0} rows are shown, of {1}. A saved file has all of them.',
    count,
    rows.length,
  );
  return { shown: rows.slice(0, count), notes: [note] };
}
