// Counts pairs of rows over one file after the other.
import { numberAt } from '../transcript/itemAt';
import type { CodePair } from './codePair';
import { CountedPairInterviews, type PairInterviews, SearchedPairInterviews } from './pairInterviews';
import { PairColumn, Pairs } from './pairs';
import type { RowsOnPassages } from './rowsOnPassages';
import type { SharedWords } from './sharedWords';

/** Counts pairs of those rows that are in use, always within one file. */
export class PairCounter {
  private readonly pairs: Pairs;
  private readonly interviews: PairInterviews;
  /** By row: on how many passages it is. */
  private readonly passages: Int32Array;
  /** Pairs whose words cannot be told without a text. */
  private readonly untold = new Set<number>();
  /** The number of the first passage of the file, of all that were counted. */
  private base = 2;
  /** By row: the last window of passages that it was met in. */
  private readonly met: Int32Array;
  private window = 0;

  /**
   * @param used the rows in use, by their index among all: here each is called by its place among these
   * @param near how many passages away is near
   * @param onlyNear whether pairs that are only in one file together are left out
   */
  constructor(
    private readonly used: Int32Array,
    private readonly near: number,
    onlyNear: boolean,
  ) {
    const rows = used.length;
    this.pairs = new Pairs(rows, !onlyNear);
    this.interviews = onlyNear ? new SearchedPairInterviews() : new CountedPairInterviews(rows, this.pairs);
    this.passages = new Int32Array(rows);
    this.met = new Int32Array(rows);
  }

  /**
   * Takes in a file.
   *
   * @param found its rows
   * @param passages how many it has
   * @param words of which rows share words in it; null where nobody has read it
   */
  count(found: RowsOnPassages, passages: number, interview: number, words: SharedWords | null): void {
    const { starts, rows } = found;
    let from = 0;
    let to = 0;
    for (let at = 0; at < found.count; at++) {
      const passage = numberAt(found.passages, at);
      const [start, end] = [numberAt(starts, at), numberAt(starts, at + 1)];
      for (let one = start; one < end; one++) {
        const row = numberAt(rows, one);
        this.passages[row] = numberAt(this.passages, row) + 1;
        for (let other = one + 1; other < end; other++)
          this.together(row, numberAt(rows, other), passage, found.isQuoted[at] === 1, words);
      }
      while (numberAt(found.passages, from) < passage - this.near) from++;
      while (to < found.count && numberAt(found.passages, to) <= passage + this.near) to++;
      this.nearTo(rows, start, end, numberAt(starts, from), numberAt(starts, to));
    }
    this.interviews.add(this.distinct(found), interview);
    this.base += passages + 2;
  }

  private together(
    one: number,
    other: number,
    passage: number,
    isQuoted: boolean,
    words: SharedWords | null,
  ): void {
    const { pairs, used } = this;
    const place = pairs.placeOf(one, other);
    pairs.increase(place, PairColumn.Passages);
    if (!isQuoted || words?.share(passage, numberAt(used, one), numberAt(used, other)))
      pairs.increase(place, PairColumn.Words);
    else if (words === null) this.untold.add(place);
    const number = this.base + passage;
    if (pairs.get(place, PairColumn.LastPassage) !== number - 1) pairs.increase(place, PairColumn.Segments);
    pairs.set(place, PairColumn.LastPassage, number);
  }

  /** Each row of a passage, from `start` to `end`, with each other one within reach of it, from `from` to `to`, once. */
  private nearTo(rows: Int32Array, start: number, end: number, from: number, to: number): void {
    const { pairs, met } = this;
    for (let one = start; one < end; one++) {
      const row = numberAt(rows, one);
      this.window++;
      // Pairs of rows that are both here are counted by the first of them.
      for (let before = start; before <= one; before++) met[numberAt(rows, before)] = this.window;
      for (let at = from; at < to; at++) {
        const other = numberAt(rows, at);
        if (met[other] === this.window) continue;
        met[other] = this.window;
        pairs.increase(pairs.placeOf(row, other), PairColumn.Near);
      }
    }
  }

  /** The rows of a file, each once. */
  private distinct({ count, starts, rows }: RowsOnPassages): number[] {
    const { met } = this;
    this.window++;
    const found: number[] = [];
    const end = numberAt(starts, count);
    for (let at = 0; at < end; at++) {
      const row = numberAt(rows, at);
      if (met[row] === this.window) continue;
      met[row] = this.window;
      found.push(row);
    }
    return found;
  }

  /** The pairs in the order of their rows, row by row. */
  *pairSteps(): Generator<void, CodePair[]> {
    const found: CodePair[] = [];
    for (let first = 0; first < this.used.length; first++) {
      for (const second of this.pairs.secondsOf(first)) found.push(this.pairOf(first, second));
      yield;
    }
    return found;
  }

  private pairOf(first: number, second: number): CodePair {
    const { pairs, passages, used } = this;
    const place = pairs.placeOf(first, second);
    const both = pairs.get(place, PairColumn.Passages);
    const [passagesA, passagesB] = [numberAt(passages, first), numberAt(passages, second)];
    return {
      a: numberAt(used, first),
      b: numberAt(used, second),
      passagesA,
      passagesB,
      passages: both,
      words: this.untold.has(place) ? null : pairs.get(place, PairColumn.Words),
      segments: pairs.get(place, PairColumn.Segments),
      near: pairs.get(place, PairColumn.Near),
      interviews: this.interviews.count(first, second),
      jaccard: both / (passagesA + passagesB - both),
      ofA: both / passagesA,
      ofB: both / passagesB,
    };
  }

  /** On how many passages each of all rows is. */
  passagesOf(rows: number): Int32Array {
    const found = new Int32Array(rows);
    for (const [at, row] of this.used.entries()) found[row] = numberAt(this.passages, at);
    return found;
  }
}
