// In how many interviews two codes are in one file, where codes are too many to count all pairs.
import { itemAt } from '../transcript/itemAt';

/** Notes where each row is, and counts for the pairs alone that are asked for: all there are would be millions. */
export class PairInterviews {
  private readonly filesOf: number[][] = [];
  private readonly interviewOf: number[] = [];

  /**
   * Takes in a file.
   *
   * @param rows that it has, each once
   */
  add(rows: readonly number[], interview: number): void {
    const file = this.interviewOf.push(interview) - 1;
    for (const row of rows) {
      const files = this.filesOf[row] ?? [];
      this.filesOf[row] = files;
      files.push(file);
    }
  }

  /** In how many interviews a file has both. */
  count(one: number, other: number): number {
    const others = new Set(this.filesOf[other]);
    const both = (this.filesOf[one] ?? []).filter((file) => others.has(file));
    return new Set(both.map((file) => itemAt(this.interviewOf, file))).size;
  }
}
