// Codes by interviews, files, coders, speakers, or what is known of an interview.
import { spokenCodings } from '../study/codingTable';
import type { Study } from '../study/study';
import type { Summary } from '../study/summary';
import type { FileUse } from '../study/uses';
import { itemAt, numberAt } from '../transcript/itemAt';
import type { CodeRow } from './codeRows';
import type { Counted } from './counted';
import {
  type ColumnsBy,
  columnsOf,
  type DifferingInterview,
  type MatrixColumn,
  type SpeakerColumns,
} from './matrixColumns';
import { placedFiles, UsesByPlace } from './rowUses';
import type { CarriedWords, RowWords } from './wordCounts';

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
 * Counts codes by column, from the index of a study: no file is read. It goes row by row, so that somebody else may have a turn
 * between two.
 */
export function* matrixSteps(
  study: Study,
  counted: Counted,
  rows: readonly CodeRow[],
  question: MatrixQuestion,
): Generator<void, Matrix> {
  const placed = placedFiles(counted);
  const { columns, differing, ...layout } = columnsOf(placed, question.columns, (file) =>
    question.nameOf(file),
  );
  const uses = new UsesByPlace(study, placed);
  const cells = new Cells(columns.length);
  const found: MatrixRow[] = [];
  for (const [index, row] of rows.entries()) {
    let [codings, segments, interviews, last] = [0, 0, 0, -1];
    const files = uses.each(row, (place, use) => {
      const interview = numberAt(placed.interviewAt, place);
      if (interview !== last) interviews++;
      last = interview;
      codings += use.codings.length;
      segments += use.segments;
      const { file, summary } = itemAt(placed.files, place);
      const words = question.words?.get(file)?.get(index);
      if (layout.speakers) {
        cells.addBySpeaker(place, interview, summary, use, layout.speakers, question.count, words ?? null);
        return;
      }
      const column = layout.columnAt(place);
      cells.meet(column, place, interview);
      if (question.count === 'codings') cells.add(column, use.codings.length);
      else if (question.count === 'segments') cells.add(column, use.segments);
      else if (question.count === 'words') cells.add(column, words?.all ?? 0);
    });
    const counts = cells.take(question.count);
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

  constructor(columns: number) {
    this.sums = new Int32Array(columns);
    this.files = new Int32Array(columns);
    this.interviews = new Int32Array(columns);
    this.lastFile = new Int32Array(columns);
    this.lastInterview = new Int32Array(columns);
    this.lastPassage = new Int32Array(columns);
  }

  /**
   * Notes that a file has something in a column. Files come in the order of their places, so that the last one tells whether it
   * has been counted.
   */
  meet(column: number, place: number, interview: number): void {
    const files = numberAt(this.files, column);
    const isNew = files === 0;
    if (isNew) this.touched.push(column);
    if (!isNew && this.lastFile[column] === place) return;
    this.files[column] = files + 1;
    this.lastFile[column] = place;
    this.lastPassage[column] = -2;
    if (isNew || this.lastInterview[column] !== interview)
      this.interviews[column] = numberAt(this.interviews, column) + 1;
    this.lastInterview[column] = interview;
  }

  add(column: number, amount: number): void {
    this.sums[column] = numberAt(this.sums, column) + amount;
  }

  /** Adds each coding of a file to the column of who says its words. */
  addBySpeaker(
    place: number,
    interview: number,
    { table }: Summary,
    use: FileUse,
    speakers: SpeakerColumns,
    count: CountKind,
    words: RowWords | null,
  ): void {
    const known = speakers.known(place);
    spokenCodings(table, use.codings, (name, passage) => {
      let column = numberAt(known, name + 1);
      if (column < 0) {
        column = speakers.of(table.names[name] ?? null);
        known[name + 1] = column;
      }
      this.meet(column, place, interview);
      const isRun = numberAt(this.lastPassage, column) >= passage - 1;
      this.lastPassage[column] = passage;
      if (count === 'codings' || (count === 'segments' && !isRun)) this.add(column, 1);
    });
    if (count !== 'words' || words === null) return;
    for (const [speaker, said] of words.bySpeaker) this.add(speakers.of(speaker), said);
  }

  /** The cells that are not 0, after which all are. */
  take(count: CountKind): Pick<MatrixRow, 'columns' | 'counts' | 'inInterviews'> {
    const columns = this.touched;
    if (columns.some((column, at) => column < (columns[at - 1] ?? -1))) columns.sort((a, b) => a - b);
    const inInterviews = columns.map((column) => numberAt(this.interviews, column));
    const from = count === 'files' ? this.files : count === 'interviews' ? this.interviews : this.sums;
    const counts = from === this.interviews ? inInterviews : columns.map((column) => numberAt(from, column));
    for (const column of columns) {
      this.sums[column] = 0;
      this.files[column] = 0;
      this.interviews[column] = 0;
    }
    this.touched = [];
    return { columns, counts, inInterviews };
  }
}
