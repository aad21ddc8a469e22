// Counts pairs of rows over one file after the other.
import { itemAt, numberAt } from '../transcript/itemAt';
import type { CodePair } from './cooccurrence';
import { PairColumn, Pairs } from './pairs';
import type { RowsOnPassages } from './rowsOnPassages';
import type { SharedWords } from './sharedWords';

/** Counts pairs of rows, always within one file. */
export class PairCounter {
  private readonly pairs: Pairs;
  /** How many passages each row is on. */
  readonly passages: Int32Array;
  /** Pairs whose words cannot be told without a text. */
  private readonly untold = new Set<number>();
  /** The number of the first passage of the file, of all that were counted. */
  private base = 2;
  /** By row: the last window of passages that it was met in. */
  private readonly met: Int32Array;
  /** By row: the interviews with a file that has it, where they are asked for pair by pair. */
  private readonly filesOf: number[][] = [];
  private readonly interviewOf: number[] = [];
  private window = 0;

  constructor(
    rows: number,
    private readonly near: number,
    private readonly onlyNear: boolean,
  ) {
    this.pairs = new Pairs(rows);
    this.passages = new Int32Array(rows);
    this.met = new Int32Array(rows);
  }

  /** @param passages how many the file has */
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
    const own = this.distinct(found);
    if (this.onlyNear) this.note(own, interview);
    else this.inOneFile(own, interview);
    this.base += passages + 2;
  }

  private together(
    one: number,
    other: number,
    passage: number,
    isQuoted: boolean,
    words: SharedWords | null,
  ): void {
    const { pairs } = this;
    const place = pairs.placeOf(one, other);
    pairs.add(place, PairColumn.Passages);
    if (!isQuoted || words?.share(passage, one, other)) pairs.add(place, PairColumn.Words);
    else if (words === null) this.untold.add(place);
    const number = this.base + passage;
    if (pairs.get(place, PairColumn.LastPassage) !== number - 1) pairs.add(place, PairColumn.Segments);
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
        pairs.add(pairs.placeOf(row, other), PairColumn.Near);
      }
    }
  }

  private inOneFile(own: readonly number[], interview: number): void {
    const { pairs } = this;
    for (let one = 0; one < own.length; one++) {
      const row = itemAt(own, one);
      for (let other = one + 1; other < own.length; other++) {
        const place = pairs.placeOf(row, itemAt(own, other));
        if (pairs.get(place, PairColumn.LastInterview) === interview + 1) continue;
        pairs.set(place, PairColumn.LastInterview, interview + 1);
        pairs.add(place, PairColumn.Interviews);
      }
    }
  }

  private note(own: readonly number[], interview: number): void {
    const place = this.interviewOf.push(interview) - 1;
    for (const row of own) {
      const files = this.filesOf[row] ?? [];
      this.filesOf[row] = files;
      files.push(place);
    }
  }

  private distinct({ count, starts, rows }: RowsOnPassages): number[] {
    this.window++;
    const all: number[] = [];
    const end = numberAt(starts, count);
    for (let at = 0; at < end; at++) {
      const row = numberAt(rows, at);
      if (this.met[row] === this.window) continue;
      this.met[row] = this.window;
      all.push(row);
    }
    return all;
  }

  private interviewsWithBoth(a: number, b: number): number {
    const others = new Set(this.filesOf[b]);
    const both = (this.filesOf[a] ?? []).filter((file) => others.has(file));
    return new Set(both.map((file) => this.interviewOf[file])).size;
  }

  /** The pairs in the order of their rows, row by row. */
  *pairSteps(): Generator<void, CodePair[]> {
    const found: CodePair[] = [];
    for (const places of this.pairs.byFirst()) {
      for (const place of places) found.push(this.pairAt(place));
      yield;
    }
    return found;
  }

  private pairAt(place: number): CodePair {
    const { pairs, passages } = this;
    const [a, b] = pairs.rowsAt(place);
    const both = pairs.get(place, PairColumn.Passages);
    const [passagesA, passagesB] = [numberAt(passages, a), numberAt(passages, b)];
    return {
      a,
      b,
      passagesA,
      passagesB,
      passages: both,
      words: this.untold.has(place) ? null : pairs.get(place, PairColumn.Words),
      segments: pairs.get(place, PairColumn.Segments),
      near: pairs.get(place, PairColumn.Near),
      interviews: this.onlyNear ? this.interviewsWithBoth(a, b) : pairs.get(place, PairColumn.Interviews),
      jaccard: both / (passagesA + passagesB - both),
      ofA: both / passagesA,
      ofB: both / passagesB,
    };
  }
}
