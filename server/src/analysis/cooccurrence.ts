// Which codes are together on passages, near each other, or in one interview.
import type { Study } from '../study/study';
import { itemAt, numberAt } from '../transcript/itemAt';
import type { CodePair } from './codePair';
import type { CodeRow } from './codeRows';
import type { Counted } from './counted';
import { codingsOfFilesSteps, numberedCodings } from './numberedCodings';
import { PairCounter } from './pairCounter';
import { placedFiles } from './placedFiles';
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
  const { numbered, codingsAt } = yield* codingsOfFilesSteps(study, files);
  const used = Int32Array.from(rows.keys()).filter((row) =>
    itemAt(rows, row).labels.some((label) => study.usesOfLabel(label).codings > 0),
  );
  const rowOf = numbered.rowsByLabel(Array.from(used, (row) => itemAt(rows, row)));
  const onlyNear = used.length > mostRowsInPairs;
  const counter = new PairCounter(used, near, onlyNear);
  const found = new RowsOnPassages();
  for (const [place, { file, summary }] of files.entries()) {
    found.take(itemAt(codingsAt, place), rowOf);
    counter.count(found, summary.passages, numberAt(interviewAt, place), words.get(file) ?? null);
    yield;
  }
  return { pairs: yield* counter.pairSteps(), passages: counter.passagesOf(rows.length), onlyNear };
}

/** The files that have to be read to tell in which passages words carry two codes: those where a quote narrows one of several. */
export function filesWithQuotes(study: Study, { interviews }: Counted, rows: readonly CodeRow[]): string[] {
  const numbered = numberedCodings(study);
  const quoted = interviews.flatMap(({ files }) =>
    files.filter(({ summary }) => summary.table.quotes.length > 0),
  );
  const codingsAt = quoted.map(({ summary }) => numbered.of(summary));
  const rowOf = numbered.rowsByLabel(rows);
  const on = new RowsOnPassages();
  const isMeant = (codings: Int32Array) => {
    on.take(codings, rowOf);
    return hasQuoteAmongSeveral(on);
  };
  return quoted.filter((_, at) => isMeant(itemAt(codingsAt, at))).map(({ file }) => file);
}

function hasQuoteAmongSeveral({ count, starts, isQuoted }: RowsOnPassages): boolean {
  for (let at = 0; at < count; at++)
    if (isQuoted[at] === 1 && numberAt(starts, at + 1) - numberAt(starts, at) > 1) return true;
  return false;
}
