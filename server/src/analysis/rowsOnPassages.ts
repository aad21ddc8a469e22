import { numberAt } from '../transcript/itemAt';
import { NumberedCoding, numberedWidth } from './numberedCodings';

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

  /**
   * Takes in a file, in the place of the one before.
   *
   * @param codings its codings as `NumberedCodings` has them
   * @param rowOf the index of the row of each label by its number; -1 for what is in none
   */
  take(codings: Int32Array, rowOf: Int32Array): void {
    this.makeRoom(codings.length / numberedWidth);
    const { passages, starts, rows, isQuoted } = this;
    let [count, start, end, last] = [0, 0, 0, -1];
    for (let coding = 0; coding < codings.length; coding += numberedWidth) {
      const row = numberAt(rowOf, numberAt(codings, coding + NumberedCoding.Label));
      if (row < 0) continue;
      const place = numberAt(codings, coding + NumberedCoding.Passage);
      const passage = place >> 1;
      if (passage !== last) {
        last = passage;
        start = end;
        starts[count] = start;
        isQuoted[count] = 0;
        passages[count++] = passage;
      }
      if (place % 2 === 1) isQuoted[count - 1] = 1;
      let at = start;
      while (at < end && rows[at] !== row) at++;
      if (at === end) rows[end++] = row;
    }
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
