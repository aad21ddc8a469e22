// Which rows are on which passages of a file, from the columns of its codings.
import { eachCoding } from '../study/codingTable';
import type { Study } from '../study/study';
import type { Summary } from '../study/summary';
import { numberAt } from '../transcript/itemAt';
import type { CodeRow } from './codeRows';

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

/** The rows on each coded passage of one file after the other, in the same memory. */
export class RowsOnPassages {
  /** How many passages of the file have any row. */
  count = 0;
  /** The numbers of these passages, ascending. */
  passages = new Int32Array(64);
  /** Where the rows of each of them begin in `rows`; those of the last end where one more would begin. */
  starts = new Int32Array(65);
  /** The indices of rows, on each passage each once. */
  rows = new Int32Array(64);
  /** 1 for passages of which a quote narrows any coding. */
  isQuoted = new Uint8Array(64);

  constructor(private readonly finder: RowFinder) {}

  /** Takes in a file, in the place of the one before. Codes above all talk are on no passage. */
  take({ table }: Summary): void {
    const rowAt = table.names.map((name) => this.finder.rowOf(name));
    this.makeRoom(table.numbers.length);
    const { passages, starts, rows, isQuoted } = this;
    let [count, end, last] = [0, 0, -1];
    eachCoding(table, (name, passage, hasQuote) => {
      const row = rowAt[name] ?? -1;
      if (row < 0 || passage < 0) return;
      if (passage !== last) {
        last = passage;
        starts[count] = end;
        isQuoted[count] = 0;
        passages[count++] = passage;
      }
      if (hasQuote) isQuoted[count - 1] = 1;
      for (let at = numberAt(starts, count - 1); at < end; at++) if (rows[at] === row) return;
      rows[end++] = row;
    });
    starts[count] = end;
    this.count = count;
  }

  private makeRoom(most: number): void {
    if (most <= this.rows.length) return;
    this.passages = new Int32Array(most);
    this.starts = new Int32Array(most + 1);
    this.rows = new Int32Array(most);
    this.isQuoted = new Uint8Array(most);
  }
}
