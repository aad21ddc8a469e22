// Which rows are on which passages of a file, from the columns of its codings.
import { eachCoding } from '../study/codingTable';
import type { Study } from '../study/study';
import type { Summary } from '../study/summary';
import type { CodeRow } from './codeRows';

/** The rows on the passages of a file that have any. */
export interface RowsOnPassages {
  /** The numbers of the passages, ascending. */
  readonly passages: readonly number[];
  /** The indices of the rows on each of them, each once. */
  readonly rows: readonly (readonly number[])[];
  /** Whether a quote narrows any of the codings on each of them. */
  readonly isQuoted: readonly boolean[];
}

/** Finds the row that a label as written counts under. Labels recur in all files, and each is looked up once. */
export class RowFinder {
  private readonly byLabel = new Map<string, number>();
  private readonly known = new Map<string, number>();

  constructor(
    private readonly study: Study,
    rows: readonly CodeRow[],
  ) {
    for (const [index, { labels }] of rows.entries())
      for (const label of labels) this.byLabel.set(label, index);
  }

  /** @returns the index of the row; -1 for a label that none counts */
  rowOf(written: string): number {
    const known = this.known.get(written);
    if (known !== undefined) return known;
    const label = this.study.resolve(written)?.label ?? written;
    const found = label === '' ? -1 : (this.byLabel.get(label) ?? -1);
    this.known.set(written, found);
    return found;
  }
}

/** The rows on each coded passage of a file. Codes above all talk are on none. */
export function rowsOnPassages({ table }: Summary, finder: RowFinder): RowsOnPassages {
  const rowAt = table.names.map((name) => finder.rowOf(name));
  const passages: number[] = [];
  const rows: number[][] = [];
  const isQuoted: boolean[] = [];
  let last = -1;
  let own: number[] = [];
  eachCoding(table, (name, passage, hasQuote) => {
    const row = rowAt[name] ?? -1;
    if (row < 0 || passage < 0) return;
    if (passage !== last) {
      own = [];
      last = passage;
      passages.push(passage);
      rows.push(own);
      isQuoted.push(false);
    }
    if (!own.includes(row)) own.push(row);
    if (hasQuote) isQuoted[isQuoted.length - 1] = true;
  });
  return { passages, rows, isQuoted };
}
