import type { TableCell } from '../../exchange/table';
import { writeXlsx } from '../../exchange/writeXlsx';
import type { CountedSheet } from './countedSheet';

/**
 * A workbook of what was counted: a sheet of it, and one that says how it was counted.
 *
 * @param command of the command line that counts so
 * @param version of Marginalia
 * @throws Refusal where it does not fit into a workbook
 */
export function analysisWorkbook(
  command: string,
  version: string,
  { sheet, notes, rowNotes = [], options, files }: CountedSheet,
): Uint8Array<ArrayBuffer> {
  const how: TableCell[][] = [
    ['made by', `Marginalia ${version}, marginalia ${command}`],
    ...options.map(([option, value]) => [option, value]),
    ...[...notes, ...rowNotes].map((note) => ['note', note]),
    ...files.map((file) => ['file', file]),
  ];
  const columns = ['what', 'says'].map((column) => ({ name: column, type: 'string' }) as const);
  return writeXlsx([sheet, { name: 'How it was counted', columns, rows: how }]);
}
