// Tables of other programs, as text or as a spreadsheet.
import { csvRows, withoutGuard } from './csv';
import { decodeText } from './decode';
import type { Losses } from './imported';
import { xlsxSheets } from './xlsx';
import { isZip } from './zip';

/** The sheets of a table, each with its rows, cell by cell. A table as text is one sheet. */
export function tableSheets(bytes: Uint8Array, losses: Losses): string[][][] {
  if (isZip(bytes)) return xlsxSheets(bytes);
  const rows = csvRows(decodeText(bytes, losses));
  return [rows.map((row) => row.map(withoutGuard))];
}

/** The names of columns as they are compared: in small letters, with single spaces. */
export function headsOf(row: readonly string[]): string[] {
  return row.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, ' '),
  );
}

/** The place of the first column that has one of the names, those named first before the others; -1 for none. */
export function columnNamed(heads: readonly string[], names: readonly string[]): number {
  const name = names.find((wanted) => heads.includes(wanted));
  return name === undefined ? -1 : heads.indexOf(name);
}

/** What stands in a column, without white space around it; `''` also where there is no such column. */
export function cellAt(row: readonly string[], column: number): string {
  return row[column]?.trim() ?? '';
}

/** The texts of a list, which the command line writes into a cell as JSON; null for a cell that is none. */
export function textsInJson(cell: string): string[] | null {
  if (!cell.startsWith('[')) return null;
  try {
    const list: unknown = JSON.parse(cell);
    return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : null;
  } catch {
    return null;
  }
}
