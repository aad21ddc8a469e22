// What was counted as a table for other programs, with how it was counted.
import { csvLine } from '../../exchange/csvLine';
import type { Table, TableCell, TableColumn } from '../../exchange/table';

/** What was counted, and how. */
export interface CountedSheet {
  /** What CSV and a sheet hold: a column for each key, or more where a key has a list of its own. */
  readonly sheet: Table;
  /** Sentences about how it was counted and what was left out. */
  readonly notes: readonly string[];
  /** Sentences about single rows, which only a workbook has room for. */
  readonly rowNotes?: readonly string[];
  /** The options that were in force, as people would write them, each with what it says. */
  readonly options: readonly (readonly [option: string, value: string])[];
  /** The files that were counted, as results name them. */
  readonly files: readonly string[];
}

/** A table of rows as they are: a column for each key, in which lists are written as JSON. */
export function sheetOfRows<Row extends object>(
  name: string,
  keys: readonly (keyof Row & string)[],
  rows: readonly Row[],
): Table {
  const columns = keys.map((key): TableColumn => {
    const values = rows.map((row) => row[key]).filter((value) => value !== null);
    if (values.every((value) => typeof value === 'boolean')) return { name: key, type: 'boolean' };
    if (!values.every((value) => typeof value === 'number')) return { name: key, type: 'string' };
    return { name: key, type: values.every((value) => Number.isInteger(value)) ? 'integer' : 'number' };
  });
  return { name, columns, rows: rows.map((row) => keys.map((key) => cellOf(row[key]))) };
}

function cellOf(value: unknown): TableCell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return value === undefined ? null : JSON.stringify(value);
}

/** A table as CSV, as the command line writes it, line by line. */
export function* sheetAsCsv({ columns, rows }: Table): Generator<string> {
  yield csvLine(columns.map(({ name }) => name));
  for (const row of rows) yield csvLine(row);
}
