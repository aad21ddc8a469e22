import type { Study } from '../study/study';
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
