// Codes by interviews, files, coders, speakers, or what is known of an interview.
import { codingPassages, codingSpeakers } from '../study/codingTable';
import type { Study } from '../study/study';
import { countSegments, type FileUse } from '../study/uses';
import { itemAt, numberAt } from '../transcript/itemAt';
import type { CodeRow } from './codeRows';
import type { Counted } from './counted';
import type { InterviewFile } from './interviewFiles';
import {
  type ColumnLayout,
  type ColumnsBy,
  columnsOf,
  type DifferingInterview,
  type MatrixColumn,
} from './matrixColumns';
import { placedFiles, usesOfRow } from './rowUses';
import type { WordCounts } from './wordCounts';

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
  readonly words?: ReadonlyMap<string, WordCounts>;
}

/** What of a row is in one column of one file. */
interface Part {
  readonly speaker: string | null;
  readonly codings: number;
  readonly segments: number;
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
  const layout = columnsOf(placed, question.columns, (file) => question.nameOf(file));
  const cells = new Cells(layout.columns.length);
  const found: MatrixRow[] = [];
  for (const row of rows) {
    const uses = usesOfRow(study, row, placed);
    let [codings, segments, interviews, last] = [0, 0, 0, -1];
    for (const { place, use } of uses) {
      const interview = numberAt(placed.interviewAt, place);
      if (interview !== last) interviews++;
      last = interview;
      codings += use.codings.length;
      segments += use.segments;
      const file = itemAt(placed.files, place);
      for (const part of partsOf(file, use, layout)) {
        const column = layout.columnAt(place, part.speaker);
        cells.add(column, place, interview, amountOf(question, row, file, part, layout));
      }
    }
    const isShown = row.codable || codings > 0;
    if (isShown)
      found.push({ row, codings, segments, interviews, files: uses.length, ...cells.take(question.count) });
    yield;
  }
  return { columns: layout.columns, rows: found, differing: layout.differing };
}

/** The part of a file's codings that each speaker's words have; all together where it makes no difference who speaks. */
function partsOf({ summary: { table } }: InterviewFile, use: FileUse, { bySpeaker }: ColumnLayout): Part[] {
  if (!bySpeaker) return [{ speaker: null, codings: use.codings.length, segments: use.segments }];
  const speakers = codingSpeakers(table, use.codings);
  const indices = new Map<string | null, number[]>();
  for (const [at, index] of use.codings.entries()) {
    const speaker = speakers[at] ?? null;
    const own = indices.get(speaker);
    if (own) own.push(index);
    else indices.set(speaker, [index]);
  }
  return Array.from(indices, ([speaker, codings]) => ({
    speaker,
    codings: codings.length,
    segments: countSegments(codingPassages(table, codings)),
  }));
}

/** What a part adds to its cell; files and interviews are counted by the cell itself. */
function amountOf(
  { count, words }: MatrixQuestion,
  row: CodeRow,
  { file }: InterviewFile,
  part: Part,
  { bySpeaker }: ColumnLayout,
): number {
  switch (count) {
    case 'codings':
      return part.codings;
    case 'segments':
      return part.segments;
    case 'words': {
      const counts = words?.get(file)?.get(row.name);
      return (bySpeaker ? counts?.bySpeaker.get(part.speaker) : counts?.all) ?? 0;
    }
    default:
      return 0;
  }
}

/** The cells of one row after the other, in the same memory. */
class Cells {
  private readonly sums: Float64Array;
  private readonly files: Int32Array;
  private readonly interviews: Int32Array;
  private readonly lastFile: Int32Array;
  private readonly lastInterview: Int32Array;
  private touched: number[] = [];

  constructor(columns: number) {
    this.sums = new Float64Array(columns);
    this.files = new Int32Array(columns);
    this.interviews = new Int32Array(columns);
    this.lastFile = new Int32Array(columns);
    this.lastInterview = new Int32Array(columns);
  }

  /** Files come in the order of their places, so that the last one tells whether it has been counted. */
  add(column: number, place: number, interview: number, amount: number): void {
    const files = numberAt(this.files, column);
    if (files === 0) {
      this.touched.push(column);
      this.lastFile[column] = -1;
      this.lastInterview[column] = -1;
    }
    if (this.lastFile[column] !== place) this.files[column] = files + 1;
    if (this.lastInterview[column] !== interview)
      this.interviews[column] = numberAt(this.interviews, column) + 1;
    this.lastFile[column] = place;
    this.lastInterview[column] = interview;
    this.sums[column] = numberAt(this.sums, column) + amount;
  }

  /** The cells that are not 0, after which all are. */
  take(count: CountKind): Pick<MatrixRow, 'columns' | 'counts' | 'inInterviews'> {
    const touched = this.touched.sort((a, b) => a - b);
    const inInterviews = touched.map((column) => numberAt(this.interviews, column));
    const from = count === 'files' ? this.files : count === 'interviews' ? this.interviews : this.sums;
    const counts = touched.map((column) => numberAt(from, column));
    for (const column of touched) {
      this.sums[column] = 0;
      this.files[column] = 0;
      this.interviews[column] = 0;
    }
    this.touched = [];
    return { columns: touched, counts, inInterviews };
  }
}
