// Counts pairs of rows over one interview after the other.
import { itemAt, numberAt } from '../transcript/itemAt';
import type { CodePair } from './codePair';
import { PairInterviews } from './pairInterviews';
import { PairColumn, Pairs } from './pairs';
import { RowsOnPassages } from './rowsOnPassages';
import type { SharedWords } from './sharedWords';

/** A file of an interview, as far as pairs are counted in it. */
export interface PairFile {
  /** Its codings, as `NumberedCodings` has them. */
  readonly numbered: Int32Array;
  /** How many passages it has. */
  readonly passages: number;
  /** Of which rows share words in it; null where nobody has read it. */
  readonly words: SharedWords | null;
}

/**
 * Counts pairs of those rows that are in use, always within one file. All that it counts are sums over the interviews, so that one
 * that was taken in can be taken out again.
 */
export class PairCounter {
  private readonly pairs: Pairs;
  /** Tells the interviews of the pairs where only those near each other are counted. */
  private readonly searched: PairInterviews | null;
  /** By row: on how many passages it is. */
  private readonly passages: Int32Array;
  /** The rows of the file that is counted. */
  private readonly found = new RowsOnPassages();
  /** 1 while an interview is taken in, -1 while one is taken out. */
  private by = 1;
  /** The number of the interview that is counted, from 1. */
  private interview = 0;
  /** The number of the first passage of the file, of all that were counted. */
  private base = 2;
  /** By row: the last window of passages that it was met in. */
  private readonly met: Int32Array;
  private window = 0;

  /**
   * @param used the rows in use, by their index among all: here each is called by its place among these
   * @param near how many passages away is near
   * @param onlyNear whether pairs that are only in one file together are left out: those of many rows would be millions
   */
  constructor(
    private readonly used: Int32Array,
    private readonly near: number,
    onlyNear: boolean,
  ) {
    const rows = used.length;
    this.searched = onlyNear ? new PairInterviews() : null;
    this.pairs = new Pairs(rows, !onlyNear);
    this.passages = new Int32Array(rows);
    this.met = new Int32Array(rows);
  }

  /** How many pairs were met. */
  get size(): number {
    return this.pairs.size;
  }

  /**
   * Takes in an interview.
   *
   * @param rowOf the place of the row of each label among those in use, by its number; -1 for what is in none
   */
  add(files: readonly PairFile[], rowOf: Int32Array): void {
    this.count(files, rowOf, 1);
  }

  /** Takes out an interview, just as it was taken in: not where only near pairs are counted. */
  remove(files: readonly PairFile[], rowOf: Int32Array): void {
    this.count(files, rowOf, -1);
  }

  private count(files: readonly PairFile[], rowOf: Int32Array, by: 1 | -1): void {
    this.by = by;
    this.interview++;
    for (const { numbered, passages, words } of files) {
      this.found.take(numbered, rowOf);
      this.countFile(words);
      this.inInterview();
      this.base += passages + 2;
    }
  }

  private countFile(words: SharedWords | null): void {
    const { found } = this;
    const { starts, rows } = found;
    let from = 0;
    let to = 0;
    for (let at = 0; at < found.count; at++) {
      const passage = numberAt(found.passages, at);
      const [start, end] = [numberAt(starts, at), numberAt(starts, at + 1)];
      for (let one = start; one < end; one++) {
        const row = numberAt(rows, one);
        this.passages[row] = numberAt(this.passages, row) + this.by;
        for (let other = one + 1; other < end; other++)
          this.together(row, numberAt(rows, other), passage, found.isQuoted[at] === 1, words);
      }
      while (numberAt(found.passages, from) < passage - this.near) from++;
      while (to < found.count && numberAt(found.passages, to) <= passage + this.near) to++;
      this.nearTo(rows, start, end, numberAt(starts, from), numberAt(starts, to));
    }
  }

  private together(
    one: number,
    other: number,
    passage: number,
    isQuoted: boolean,
    words: SharedWords | null,
  ): void {
    const { pairs, used, by } = this;
    const place = pairs.placeOf(one, other);
    pairs.change(place, PairColumn.Passages, by);
    if (!isQuoted || words?.share(passage, numberAt(used, one), numberAt(used, other)))
      pairs.change(place, PairColumn.Words, by);
    else if (words === null) pairs.change(place, PairColumn.Untold, by);
    const number = this.base + passage;
    if (pairs.get(place, PairColumn.LastPassage) !== number - 1) pairs.change(place, PairColumn.Segments, by);
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
        pairs.change(pairs.placeOf(row, other), PairColumn.Near, this.by);
      }
    }
  }

  /** The pairs of the rows of the file, wherever they are in it, unless another file of the interview has had them. */
  private inInterview(): void {
    const { pairs, interview, searched } = this;
    const rows = this.distinct();
    if (searched) {
      searched.add(rows, interview);
      return;
    }
    for (let at = 0; at < rows.length; at++) {
      const one = itemAt(rows, at);
      for (let behind = at + 1; behind < rows.length; behind++) {
        const place = pairs.placeOf(one, itemAt(rows, behind));
        if (pairs.get(place, PairColumn.LastInterview) === interview) continue;
        pairs.set(place, PairColumn.LastInterview, interview);
        pairs.change(place, PairColumn.Interviews, this.by);
      }
    }
  }

  /** The rows of the file, each once. */
  private distinct(): number[] {
    const { met } = this;
    const { count, starts, rows } = this.found;
    this.window++;
    const distinct: number[] = [];
    const end = numberAt(starts, count);
    for (let at = 0; at < end; at++) {
      const row = numberAt(rows, at);
      if (met[row] === this.window) continue;
      met[row] = this.window;
      distinct.push(row);
    }
    return distinct;
  }

  /** The pairs in the order of their rows, row by row. */
  *pairSteps(): Generator<void, CodePair[]> {
    const found: CodePair[] = [];
    for (let first = 0; first < this.used.length; first++) {
      for (const second of this.pairs.secondsOf(first)) {
        const pair = this.pairOf(first, second);
        // What was taken out again leaves a pair that is nowhere.
        if (pair.interviews > 0) found.push(pair);
      }
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
      words: pairs.get(place, PairColumn.Untold) > 0 ? null : pairs.get(place, PairColumn.Words),
      segments: pairs.get(place, PairColumn.Segments),
      near: pairs.get(place, PairColumn.Near),
      interviews: this.searched?.count(first, second) ?? pairs.get(place, PairColumn.Interviews),
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
