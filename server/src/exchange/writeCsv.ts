// Tables as files of values with commas between them (RFC 4180, with line feeds).
import { type OutFile, textFile } from './outFile';
import type { Table, TableCell } from './table';

export interface CsvOptions {
  /**
   * Texts as they are. A spreadsheet takes a text that begins with one of `= + - @` for a formula, which in a file from somebody else
   * is a danger, and so gets an apostrophe before it; R and SPSS would keep that.
   */
  readonly raw?: boolean;
}

/** A table in UTF-8 with its names on the first line. What is not known is an empty cell. */
export function csvFile(table: Table, options: CsvOptions = {}): OutFile {
  const lines = [table.columns.map(({ name }) => name), ...table.rows];
  return textFile(`${table.name}.csv`, lines.map((cells) => csvLineOf(cells, options)).join(''));
}

function csvLineOf(cells: readonly TableCell[], { raw = false }: CsvOptions): string {
  // A line of one empty cell would be no line to most programs.
  if (cells.length === 1 && (cells[0] ?? '') === '') return '""\n';
  return `${cells.map((cell) => csvCellOf(cell, raw)).join(',')}\n`;
}

function csvCellOf(cell: TableCell, raw: boolean): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = !raw && /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
