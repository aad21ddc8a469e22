import type { Matrix, MatrixRow } from '../../analysis/matrix';
import { type Table, type TableColumn, withUniqueNames } from '../../exchange/table';
import { itemAt } from '../../transcript/itemAt';

/** All cells of a row, zeros as well. */
export function allCells({ columns }: Matrix, row: MatrixRow, numbers: readonly number[]): number[] {
  const cells = columns.map(() => 0);
  for (const [at, column] of row.columns.entries()) cells[column] = itemAt(numbers, at);
  return cells;
}

/** A matrix as a table for other programs: a column for each of its columns, of attributes with their shares. */
export function matrixSheet(matrix: Matrix, isAttributeMatrix: boolean): Table {
  const { columns, rows } = matrix;
  const integers = ['codings', 'segments', 'interviews', 'files'].map(
    (name): TableColumn => ({ name, type: 'integer' }),
  );
  const shares = isAttributeMatrix
    ? columns.map(({ name }): TableColumn => ({ name: `share ${name}`.trim(), type: 'number' }))
    : [];
  return {
    name: 'matrix',
    columns: withUniqueNames([
      ...['code', 'family', 'kind'].map((name): TableColumn => ({ name, type: 'string' })),
      { name: 'known', type: 'boolean' },
      ...integers,
      ...columns.map(({ name }): TableColumn => ({ name, type: 'integer' })),
      ...shares,
    ]),
    rows: rows.map((found) => {
      const { row, codings, segments, interviews, files } = found;
      const inInterviews = isAttributeMatrix ? allCells(matrix, found, found.inInterviews) : [];
      return [
        row.code,
        row.family,
        row.kind,
        row.known,
        codings,
        segments,
        interviews,
        files,
        ...allCells(matrix, found, found.counts),
        ...inInterviews.map((number, at) => number / itemAt(columns, at).interviews),
      ];
    }),
  };
}
