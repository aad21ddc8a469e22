// Which codes are together on passages, near each other, or in one interview.
import type { Study } from '../study/study';
import { itemAt, numberAt } from '../transcript/itemAt';
import type { CodeRow } from './codeRows';
import type { Counted } from './counted';
import { numberedCodings } from './numberedCodings';
import { PairCounter } from './pairCounter';
import { placedFiles } from './placedFiles';
import { RowsOnPassages } from './rowsOnPassages';
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
 * Counts pairs of codes from the index of a study: no file is read. It goes file by file and row by row, so that
 * somebody else may have a turn between two.
 */
export function* cooccurrenceSteps(
  study: Study,
  counted: Counted,
  rows: readonly CodeRow[],
  { near, words }: PairQuestion,
): Generator<void, Cooccurrence> {
  const { files, interviewAt } = placedFiles(counted);
  const numbered = numberedCodings(study);
  const codingsAt: Int32Array[] = [];
  for (const { summary } of files) {
    codingsAt.push(numbered.of(summary));
    yield;
  }
  const rowOf = numbered.rowsByLabel(rows);
  const used = rows.filter(({ labels }) => labels.some((label) => study.usesOfLabel(label).codings > 0));
  const onlyNear = used.length > mostRowsInPairs;
  const counter = new PairCounter(rows.length, near, onlyNear);
  const found = new RowsOnPassages();
  for (const [place, { file, summary }] of files.entries()) {
    found.take(itemAt(codingsAt, place), rowOf);
    counter.count(found, summary.passages, numberAt(interviewAt, place), words.get(file) ?? null);
    yield;
  }
  return { pairs: yield* counter.pairSteps(), passages: counter.passages, onlyNear };
}

/** The files that have to be read to tell in which passages words carry two codes: those where a quote narrows one of several. */
export function filesWithQuotes(study: Study, { interviews }: Counted, rows: readonly CodeRow[]): string[] {
  const numbered = numberedCodings(study);
  const quoted = interviews.flatMap(({ files }) =>
    files
      .filter(({ summary }) => summary.table.quotes.length > 0)
      .map(({ file, summary }) => ({ file, codings: numbered.of(summary) })),
  );
  const rowOf = numbered.rowsByLabel(rows);
  const on = new RowsOnPassages();
  return quoted
    .filter(({ codings }) => {
      on.take(codings, rowOf);
      return hasQuoteAmongSeveral(on);
    })
    .map(({ file }) => file);
}

function hasQuoteAmongSeveral({ count, starts, isQuoted }: RowsOnPassages): boolean {
  for (let at = 0; at < count; at++)
    if (isQuoted[at] === 1 && numberAt(starts, at + 1) - numberAt(starts, at) > 1) return true;
  return false;
}
