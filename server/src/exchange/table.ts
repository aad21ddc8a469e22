// Tables as plain data, for every form they go out in.

/** What a column holds. Integers and numbers are JavaScript's numbers, dates are texts such as `2023-06-04`. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date';

/** null where nothing is known: it is no 0, and no empty text. */
export type TableCell = string | number | boolean | null;

export interface TableColumn {
  /** Unique within its table. */
  readonly name: string;
  readonly type: ColumnType;
  /** True where the name is the label of a code: there may be hundreds, with any characters. */
  readonly isCode?: boolean;
  /** What the numbers of a column mean, where they are few. */
  readonly meanings?: readonly (readonly [value: number, meaning: string])[];
}

/** A table of results. */
export interface Table {
  /** Of small letters, digits and `-`: what files and sheets are called. */
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** A cell for each column. */
  readonly rows: readonly (readonly TableCell[])[];
}

/** Columns whose names differ also in the case of their letters alone: one that is taken gets ` (2)`. */
export function withUniqueNames(columns: readonly TableColumn[]): TableColumn[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    let name = column.name;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${column.name} (${number})`;
    taken.add(name.toLowerCase());
    return { ...column, name };
  });
}
