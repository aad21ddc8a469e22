// In how many interviews two codes are in one file.
import { itemAt, numberAt } from '../transcript/itemAt';
import type { Pairs } from './pairs';

/** Counts the interviews with a file that has two rows, wherever in it. */
export interface PairInterviews {
  /**
   * Takes in a file.
   *
   * @param rows that it has, each once
   */
  add(rows: readonly number[], interview: number): void;
  /** In how many interviews a pair is; the first row stands before the second. */
  count(first: number, second: number): number;
}

/** Counts all pairs at once, in a table. Each that it meets joins the pairs. */
export class CountedPairInterviews implements PairInterviews {
  private readonly counts: Int32Array;
  /** The last interview that each pair was met in, from 1. */
  private readonly last: Int32Array;

  constructor(
    private readonly size: number,
    private readonly pairs: Pairs,
  ) {
    this.counts = new Int32Array(size * size);
    this.last = new Int32Array(size * size);
  }

  add(rows: readonly number[], interview: number): void {
    const { size, counts, last, pairs } = this;
    for (let at = 0; at < rows.length; at++) {
      const one = itemAt(rows, at);
      for (let behind = at + 1; behind < rows.length; behind++) {
        const other = itemAt(rows, behind);
        const key = one < other ? one * size + other : other * size + one;
        const before = last[key];
        if (before === interview + 1) continue;
        if (before === 0) pairs.placeOf(one, other);
        last[key] = interview + 1;
        counts[key] = numberAt(counts, key) + 1;
      }
    }
  }

  count(first: number, second: number): number {
    return numberAt(this.counts, first * this.size + second);
  }
}

/** Notes where each row is, and counts for the pairs alone that are asked for: all there are would be millions. */
export class SearchedPairInterviews implements PairInterviews {
  private readonly filesOf: number[][] = [];
  private readonly interviewOf: number[] = [];

  add(rows: readonly number[], interview: number): void {
    const file = this.interviewOf.push(interview) - 1;
    for (const row of rows) {
      const files = this.filesOf[row] ?? [];
      this.filesOf[row] = files;
      files.push(file);
    }
  }

  count(first: number, second: number): number {
    const others = new Set(this.filesOf[second]);
    const both = (this.filesOf[first] ?? []).filter((file) => others.has(file));
    return new Set(both.map((file) => itemAt(this.interviewOf, file))).size;
  }
}
