// Codes by interviews, files, coders, speakers, or what is known of an interview.
import type { Study } from '../study/study';
import { itemAt, numberAt } from '../transcript/itemAt';
import type { CodeRow } from './codeRows';
import { codingsByRowSteps, eachFile } from './codingsByRow';
import type { Counted } from './counted';
import { type ColumnsBy, columnSteps, type DifferingInterview, type MatrixColumn } from './matrixColumns';
import { placedFiles } from './placedFiles';
import type { CarriedWords } from './wordCounts';

/** What a cell can count. */
export const countKinds = ['codings', 'segments', 'files', 'interviews', 'words'] as const;
export type CountKind = (typeof countKinds)[number];

/** A code or family, with how often it is used in all and by column. */
export interface MatrixRow {
  readonly row: CodeRow;
  readonly codings: number;
  readonly segments: number;
  readonly interviews: number;
  readonly files: number;
  /** Indices into the columns of cells that are not 0, ascending. */
  readonly columns: readonly number[];
  /** What was asked to be counted, for each of these. */
  readonly counts: readonly number[];
  /** In how many interviews of the column it is, for each of these. */
  readonly inInterviews: readonly number[];
}

/** How often codes are used, by column. */
export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  /** A row that only heads codes, and codes nothing, is left out. */
  readonly rows: readonly MatrixRow[];
  /** Interviews whose files say different things of the attribute in the columns; none for other columns. */
  readonly differing: readonly DifferingInterview[];
}

/** What is asked of a matrix. */
export interface MatrixQuestion {
  readonly columns: ColumnsBy;
  readonly count: CountKind;
  /** How results name a file. */
  nameOf(file: string): string;
  /** How many words each row has, by file; needed for `words` alone. */
  readonly words?: ReadonlyMap<string, CarriedWords>;
}

/**
 * Counts codes by column, from the index of a study: no file is read. It goes file by file and row by row, so that somebody else may
 * have a turn between two.
 */
export function* matrixSteps(
  study: Study,
  counted: Counted,
  rows: readonly CodeRow[],
  question: MatrixQuestion,
): Generator<void, Matrix> {
  const placed = placedFiles(counted);
  const { columns, differing, columnAt, columnOfSpeaker } = yield* columnSteps(
    placed,
    question.columns,
    (file) => question.nameOf(file),
  );
  const codingsByRow = yield* codingsByRowSteps(study, placed, rows, columnOfSpeaker ?? undefined);
  const { passages, speakers } = codingsByRow;
  const cells = new Cells(columns.length, question.count);
  const found: MatrixRow[] = [];
  for (const [index, row] of rows.entries()) {
    let [codings, segments, interviews, last] = [0, 0, 0, -1];
    const files = eachFile(codingsByRow, index, (place, from, to) => {
      const interview = numberAt(placed.interviewAt, place);
      if (interview !== last) interviews++;
      last = interview;
      codings += to - from;
      const column = columnAt(place);
      let passage = -2;
      for (let at = from; at < to; at++) {
        const before = passage;
        passage = numberAt(passages, at);
        if (passage > before + 1) segments++;
        cells.add(columnOfSpeaker ? numberAt(speakers, at) : column, place, interview, passage);
      }
      if (question.count !== 'words') return;
      const words = question.words?.get(itemAt(placed.files, place).file)?.get(index);
      if (!words) return;
      if (!columnOfSpeaker) cells.addWords(column, words.all);
      else for (const [name, said] of words.bySpeaker) cells.addWords(columnOfSpeaker(name), said);
    });
    const counts = cells.take();
    if (row.codable || codings > 0) found.push({ row, codings, segments, interviews, files, ...counts });
    yield;
  }
  return { columns, rows: found, differing };
}

/** The cells of one row after the other, in the same memory. */
class Cells {
  private readonly sums: Int32Array;
  private readonly files: Int32Array;
  private readonly interviews: Int32Array;
  private readonly lastFile: Int32Array;
  private readonly lastInterview: Int32Array;
  private readonly lastPassage: Int32Array;
  private touched: number[] = [];

  constructor(
    columns: number,
    private readonly count: CountKind,
  ) {
    this.sums = new Int32Array(columns);
    this.files = new Int32Array(columns);
    this.interviews = new Int32Array(columns);
    this.lastFile = new Int32Array(columns);
    this.lastInterview = new Int32Array(columns);
    this.lastPassage = new Int32Array(columns);
  }

  /** Adds a coding. They come in the order of their files and passages, so that the last one tells what has been counted. */
  add(column: number, place: number, interview: number, passage: number): void {
    const files = numberAt(this.files, column);
    const isFirst = files === 0;
    if (isFirst) this.touched.push(column);
    if (isFirst || this.lastInterview[column] !== interview)
      this.interviews[column] = numberAt(this.interviews, column) + 1;
    const isNewFile = isFirst || this.lastFile[column] !== place;
    if (isNewFile) this.files[column] = files + 1;
    const isNewSegment = isNewFile || passage > numberAt(this.lastPassage, column) + 1;
    if (this.count === 'codings' || (this.count === 'segments' && isNewSegment))
      this.sums[column] = numberAt(this.sums, column) + 1;
    this.lastInterview[column] = interview;
    this.lastFile[column] = place;
    this.lastPassage[column] = passage;
  }

  /** Adds words to a column that has a coding. */
  addWords(column: number, words: number): void {
    this.sums[column] = numberAt(this.sums, column) + words;
  }

  /** The cells that are not 0, after which all are. */
  take(): Pick<MatrixRow, 'columns' | 'counts' | 'inInterviews'> {
    const columns = this.touched;
    if (columns.some((column, at) => column < (columns[at - 1] ?? -1))) columns.sort((a, b) => a - b);
    const inInterviews = columns.map((column) => numberAt(this.interviews, column));
    const from = this.count === 'files' ? this.files : this.sums;
    const counts =
      this.count === 'interviews' ? inInterviews : columns.map((column) => numberAt(from, column));
    for (const column of columns) {
      this.sums[column] = 0;
      this.files[column] = 0;
      this.interviews[column] = 0;
    }
    this.touched = [];
    return { columns, counts, inInterviews };
  }
}
