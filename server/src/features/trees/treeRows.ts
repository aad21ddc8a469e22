import * as l10n from '@vscode/l10n';
import { nameOf, part, type TreeRow } from './tree';

/** A tree whose rows are worked out one by one, when somebody looks at them. */
export interface Tree {
  /** What stands under a row, or on the first level: the last parts of their paths, in order. */
  parts(path: readonly string[]): readonly string[];
  /** A number that `parts` does not exceed, and that is quickly told. */
  size(path: readonly string[]): number;
  /** The label of a row that is shown; told sooner than the whole row. */
  label(path: readonly string[]): string;
  /** Null when there is no such row, or it is not shown. */
  row(path: readonly string[]): TreeRow | null;
  /** The path of the row that stands for a coding of a file, or for the file; empty when there is none. */
  pathTo(file: string, coding: number | null): readonly string[];
}

/** More rows than this under one are too many to draw at once and for eyes: they are put into ranges. */
const mostRows = 400;
const rangeSize = 200;

/** The rows under a row, or those of the first level. The paths may lead through ranges. */
export function childRows(tree: Tree, path: readonly string[]): TreeRow[] {
  const parts = tree.parts(path.filter((one) => !isRange(one)));
  const range = nameOf('range', path.at(-1));
  if (range !== null) {
    const start = Number(range) * rangeSize;
    return rowsOf(tree, path, parts.slice(start, start + rangeSize));
  }
  if (parts.length <= mostRows) return rowsOf(tree, path, parts);
  const count = Math.ceil(parts.length / rangeSize);
  return Array.from({ length: count }, (_, index) => rangeRow(tree, path, parts, index));
}

/** The rows from the first level down to the one for a coding of a file, or for the file, as far as they are shown. */
export function rowsTo(tree: Tree, file: string, coding: number | null): TreeRow[] {
  const rows: TreeRow[] = [];
  const plain: string[] = [];
  for (const wanted of tree.pathTo(file, coding)) {
    const above = rows.at(-1)?.path ?? [];
    const row = rowAt(tree, [...plain, wanted], above);
    if (!row) break;
    const parts = tree.size(plain) > mostRows ? tree.parts(plain) : [];
    if (parts.length > mostRows) {
      const range = rangeRow(tree, above, parts, Math.floor(parts.indexOf(wanted) / rangeSize));
      rows.push(range, { ...row, path: [...range.path, wanted] });
    } else rows.push(row);
    plain.push(wanted);
  }
  return rows;
}

function rowsOf(tree: Tree, above: readonly string[], parts: readonly string[]): TreeRow[] {
  const plain = above.filter((one) => !isRange(one));
  return parts.flatMap((one) => rowAt(tree, [...plain, one], above) ?? []);
}

function rowAt(tree: Tree, path: readonly string[], above: readonly string[]): TreeRow | null {
  const row = tree.row(path);
  return row && { ...row, path: [...above, ...path.slice(-1)] };
}

function rangeRow(tree: Tree, above: readonly string[], parts: readonly string[], index: number): TreeRow {
  const own = parts.slice(index * rangeSize, (index + 1) * rangeSize);
  const plain = above.filter((one) => !isRange(one));
  const labels = [own[0] ?? '', own.at(-1) ?? ''].map((one) => tree.label([...plain, one]));
  // Quotes of one interview are all named by it, and told by their numbers instead.
  const numbers = [index * rangeSize + 1, index * rangeSize + own.length].map(String);
  const [first, last] = own.length > 1 && labels[0] === labels[1] ? numbers : labels;
  const label = `${first} – ${last}`;
  return {
    path: [...above, part('range', String(index))],
    type: 'range',
    label,
    description: String(own.length),
    tooltip: label,
    spoken: l10n.t('{0} to {1}, {2} rows', first ?? '', last ?? '', own.length),
    kind: null,
    color: null,
    expandable: true,
    file: null,
    place: null,
  };
}

function isRange(one: string): boolean {
  return nameOf('range', one) !== null;
}
