// Which codes are together on passages, near each other, or in one interview.
import { codesChange, derived } from '../study/derived';
import type { Study } from '../study/study';
import { itemAt, numberAt } from '../transcript/itemAt';
import type { CodePair } from './codePair';
import type { CodeRow } from './codeRows';
import type { Counted } from './counted';
import type { InterviewFile } from './interviewFiles';
import { numberedCodings } from './numberedCodings';
import { PairCounter, type PairFile } from './pairCounter';
import { RowsOnPassages } from './rowsOnPassages';
import type { SharedWords } from './sharedWords';

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

/** Pairs of so many codes are kept at most, which are some 4 MB; more are counted anew each time. */
const mostPairsKept = 100_000;

/** Pairs that have been counted, and the interviews that they were counted in. */
interface CountedPairs {
  /** What was asked: counts of another question are no beginning. */
  readonly question: string;
  readonly counter: PairCounter;
  readonly interviews: Map<string, readonly PairFile[]>;
}

/** What was counted last. Whoever counts takes it, brings it up to date and gives it back, so that nobody else meets it halfway. */
const kept = derived(codesChange, (_study: Study): { pairs: CountedPairs | null } => ({ pairs: null }));

/**
 * Counts pairs of codes from the index of a study: no file is read. It goes interview by interview and row by row, so that
 * somebody else may have a turn between two. Of those that the last count had, only interviews that have changed are counted anew.
 *
 * @throws Refusal where more pairs are near each other than can be listed
 */
export function* cooccurrenceSteps(
  study: Study,
  { interviews }: Counted,
  rows: readonly CodeRow[],
  { near, words }: PairQuestion,
): Generator<void, Cooccurrence> {
  const used = Int32Array.from(rows.keys()).filter((row) =>
    itemAt(rows, row).labels.some((label) => study.usesOfLabel(label).codings > 0),
  );
  const usedRows = Array.from(used, (row) => itemAt(rows, row));
  const rowOf = numberedCodings(study).rowsByLabel(usedRows);
  const onlyNear = used.length > mostRowsInPairs;
  const question = JSON.stringify([near, ...used, ...usedRows.map(({ labels }) => labels)]);
  const keeping = kept(study);
  const isKept = words.size === 0 && !onlyNear;
  const before = isKept && keeping.pairs?.question === question ? keeping.pairs : null;
  const counter = before?.counter ?? new PairCounter(used, near, onlyNear);
  const known = before?.interviews ?? new Map<string, readonly PairFile[]>();
  keeping.pairs = null;
  for (const { key, files } of interviews) {
    const last = known.get(key);
    if (!last || !isSame(last, files)) {
      if (last) counter.remove(last, rowOf);
      const now = files.map(({ file, summary, numbered }) => ({
        numbered,
        passages: summary.passages,
        words: words.get(file) ?? null,
      }));
      counter.add(now, rowOf);
      known.set(key, now);
    }
    yield;
  }
  if (known.size > interviews.length) {
    const counted = new Set(interviews.map(({ key }) => key));
    for (const [key, files] of known) {
      if (counted.has(key)) continue;
      counter.remove(files, rowOf);
      known.delete(key);
      yield;
    }
  }
  const pairs = yield* counter.pairSteps();
  if (isKept && counter.size <= mostPairsKept) keeping.pairs = { question, counter, interviews: known };
  return { pairs, passages: counter.passagesOf(rows.length), onlyNear };
}

function isSame(before: readonly PairFile[], now: readonly InterviewFile[]): boolean {
  return before.length === now.length && before.every(({ numbered }, at) => now[at]?.numbered === numbered);
}

/** The files that have to be read to tell in which passages words carry two codes: those where a quote narrows one of several. */
export function filesWithQuotes(study: Study, { interviews }: Counted, rows: readonly CodeRow[]): string[] {
  const rowOf = numberedCodings(study).rowsByLabel(rows);
  const on = new RowsOnPassages();
  const isMeant = ({ summary, numbered }: InterviewFile) => {
    if (summary.table.quotes.length === 0) return false;
    on.take(numbered, rowOf);
    return hasQuoteAmongSeveral(on);
  };
  return interviews.flatMap(({ files }) => files.filter(isMeant).map(({ file }) => file));
}

function hasQuoteAmongSeveral({ count, starts, isQuoted }: RowsOnPassages): boolean {
  for (let at = 0; at < count; at++)
    if (isQuoted[at] === 1 && numberAt(starts, at + 1) - numberAt(starts, at) > 1) return true;
  return false;
}
