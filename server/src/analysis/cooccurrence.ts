// Which codes are together on passages, near each other, or in one interview.
import type { Study } from '../study/study';
import { itemAt, numberAt } from '../transcript/itemAt';
import type { CodeRow } from './codeRows';
import { RowFinder, RowsOnPassages } from './codingsByPassage';
import type { Counted } from './counted';
import { PairColumn, Pairs } from './pairs';
import { placedFiles } from './rowUses';
import type { SharedWords } from './sharedWords';

/** Two rows and how they go together, always within one file. */
export interface CodePair {
  /** Indices into the rows; `a` stands before `b`. */
  readonly a: number;
  readonly b: number;
  /** Passages with the one, and with the other. */
  readonly passagesA: number;
  readonly passagesB: number;
  /** Passages that carry both. */
  readonly passages: number;
  /** Passages in which one word carries both; null where a file would have to be read to tell. */
  readonly words: number | null;
  /** Runs of neighbouring passages that all carry both. */
  readonly segments: number;
  /** Passages with one of them where the other is at most so many passages away, which is what `a near/k b` finds. */
  readonly near: number;
  /** Interviews with a file that has both, anywhere. */
  readonly interviews: number;
  /** Passages with both among those with either: from 0 to 1. */
  readonly jaccard: number;
  /** The part of the passages with `a`, and of those with `b`, that carry both. */
  readonly ofA: number;
  readonly ofB: number;
}

/** Which codes go together. */
export interface Cooccurrence {
  /** Pairs that are in one file at least, in the order of their rows. */
  readonly pairs: readonly CodePair[];
  /** How many passages each row is on. */
  readonly passages: Int32Array;
  /** True where there are so many codes that only pairs near each other were counted. */
  readonly onlyNear: boolean;
}

/** What is asked of pairs. */
export interface PairQuestion {
  /** How many passages away is near. */
  readonly near: number;
  /** Which rows share words, by file: for all that `filesWithQuotes` names, where `words` is asked for. */
  readonly words: ReadonlyMap<string, SharedWords>;
}

/** With more rows in use, pairs that are only in one interview together are millions, and nobody reads them. */
export const mostRowsInPairs = 2000;

/**
 * Counts pairs of codes from the index of a study: no file is read. It goes file by file, so that somebody else may have a
 * turn between two.
 */
export function* cooccurrenceSteps(
  study: Study,
  counted: Counted,
  rows: readonly CodeRow[],
  { near, words }: PairQuestion,
): Generator<void, Cooccurrence> {
  const { files, interviewAt } = placedFiles(counted);
  const used = rows.filter(({ labels }) => labels.some((label) => study.usesOfLabel(label).codings > 0));
  const onlyNear = used.length > mostRowsInPairs;
  const found = new RowsOnPassages(new RowFinder(study, rows));
  const counter = new PairCounter(rows.length, near, onlyNear);
  for (const [place, { file, summary }] of files.entries()) {
    found.take(summary);
    counter.count(found, summary.passages, numberAt(interviewAt, place), words.get(file) ?? null);
    yield;
  }
  return { ...counter.result(), onlyNear };
}

/** The files that have to be read to tell in which passages words carry two codes: those where a quote narrows one of several. */
export function filesWithQuotes(study: Study, { interviews }: Counted, rows: readonly CodeRow[]): string[] {
  const on = new RowsOnPassages(new RowFinder(study, rows));
  const found: string[] = [];
  for (const { files } of interviews) {
    for (const { file, summary } of files) {
      if (summary.table.quotes.length === 0) continue;
      on.take(summary);
      if (hasQuoteAmongSeveral(on)) found.push(file);
    }
  }
  return found;
}

function hasQuoteAmongSeveral({ count, starts, isQuoted }: RowsOnPassages): boolean {
  for (let at = 0; at < count; at++)
    if (isQuoted[at] === 1 && numberAt(starts, at + 1) - numberAt(starts, at) > 1) return true;
  return false;
}

class PairCounter {
  private readonly pairs: Pairs;
  private readonly passages: Int32Array;
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

  result(): Omit<Cooccurrence, 'onlyNear'> {
    const { pairs, passages } = this;
    const found = Array.from({ length: pairs.count }, (_, place): CodePair => {
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
    });
    return { pairs: found.sort((one, other) => one.a - other.a || one.b - other.b), passages };
  }
}
