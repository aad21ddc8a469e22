import { numberAt } from '../transcript/itemAt';
/**
 * How far many texts are from one: how many letters must be put in, left out, replaced or swapped with the next one, no letter
 * twice. Of texts that begin alike the beginning is measured once, and where it is too far from anything the rest is not
 * looked at, so that thousands of texts that are much alike are hardly more work than one.
 */
export class Distances {
  private readonly width: number;
  /** Row after row, one for each number of letters of the text measured last: its distance from each beginning of the one. */
  private readonly rows: Uint8Array;
  private last = '';
  /** So many rows are those of `last`. */
  private measured = 0;
  /** A beginning of `last` of so many letters is too far from anything. */
  private hopeless = Number.POSITIVE_INFINITY;

  /** @param most edits that are of interest, fewer than 250 */
  constructor(
    private readonly one: string,
    private readonly most: number,
  ) {
    this.width = one.length + 1;
    this.rows = new Uint8Array((one.length + most + 2) * this.width).fill(most + 1);
    for (let j = 0; j <= Math.min(most, one.length); j++) this.rows[j] = j;
  }

  /** True when a text is too far, as it begins with so many letters of the one measured last. */
  isHopeless(shared: number): boolean {
    return shared >= this.hopeless;
  }

  /**
   * @param shared with so many letters the text begins as the one measured last does
   * @returns the edits, or -1 when they are more than is of interest
   */
  of(text: string, shared: number): number {
    if (this.isHopeless(shared)) return -1;
    const { one, most } = this;
    this.last = text;
    this.hopeless = Number.POSITIVE_INFINITY;
    if (Math.abs(text.length - one.length) > most) {
      this.measured = Math.min(this.measured, shared);
      return -1;
    }
    for (let i = Math.min(this.measured, shared) + 1; i <= text.length; i++) {
      this.measured = i;
      // A swap reaches over one row, so that only two rows in which all is too far are the end.
      if (this.measure(i) && i > 1 && this.isFar(i - 1)) {
        this.hopeless = i;
        return -1;
      }
    }
    this.measured = text.length;
    const edits = this.rows[text.length * this.width + one.length] ?? most + 1;
    return edits > most ? -1 : edits;
  }

  /** Measures with one letter more. True when every beginning of the one is too far. */
  private measure(i: number): boolean {
    const { one, most, width, rows, last } = this;
    const beyond = most + 1;
    const letter = last.charCodeAt(i - 1);
    const before = last.charCodeAt(i - 2);
    const row = i * width;
    const from = Math.max(0, i - most);
    const to = Math.min(one.length, i + most);
    let isFar = true;
    for (let j = from; j <= to; j++) {
      const at = row + j;
      let edits = j === 0 ? i : beyond;
      if (j > 0) {
        const other = one.charCodeAt(j - 1);
        edits = (rows[at - width - 1] ?? beyond) + (letter === other ? 0 : 1);
        if (j > from) edits = Math.min(edits, (rows[at - 1] ?? beyond) + 1);
        if (j < i + most) edits = Math.min(edits, (rows[at - width] ?? beyond) + 1);
        if (i > 1 && j > 1 && letter === one.charCodeAt(j - 2) && before === other)
          edits = Math.min(edits, (rows[at - 2 * width - 2] ?? beyond) + 1);
      }
      rows[at] = Math.min(edits, beyond);
      if (edits <= most) isFar = false;
    }
    return isFar;
  }

  private isFar(i: number): boolean {
    const row = i * this.width;
    const to = Math.min(this.one.length, i + this.most);
    for (let j = Math.max(0, i - this.most); j <= to; j++)
      if (numberAt(this.rows, row + j) <= this.most) return false;
    return true;
  }
}
