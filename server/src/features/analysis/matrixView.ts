// Codes by interview, file, coder or speaker, and by what is known of interviews, as a table to walk through.
import * as l10n from '@vscode/l10n';
import { type CodeRow, codeRows } from '../../analysis/codeRows';
import type { Counted } from '../../analysis/counted';
import { type Matrix, type MatrixQuestion, type MatrixRow, matrixSteps } from '../../analysis/matrix';
import type { ColumnsBy, MatrixColumn } from '../../analysis/matrixColumns';
import { countedNotes, differingNotes } from '../../analysis/notes';
import type { Study } from '../../study/study';
import { itemAt } from '../../transcript/itemAt';
import { codings, interviews, segments } from '../shared/counts';
import type { AnalysisQuestion, GridColumn, GridRow, GridTable } from './analysisView';
import { manyOf, plainColumn } from './gridColumns';

/** Beyond so many cells families are shown in the place of codes, and beyond them the most used ones alone. */
export const mostCells = 50_000;

/** What the cells of a matrix that is shown count. */
type MatrixCount = AnalysisQuestion['count'] | 'interviews';

/** What is counted, and how results name its files. */
export interface CountedStudy {
  readonly study: Study;
  readonly counted: Counted;
  nameOf(file: string): string;
}

/** A table, with sentences about how it was counted and what was left out. */
export interface NotedTable {
  readonly table: GridTable;
  readonly notes: readonly string[];
}

/** The table of a matrix, worked out row by row: between two steps somebody else may have a turn. */
export function* matrixView(
  of: CountedStudy,
  question: AnalysisQuestion,
  by: ColumnsBy,
  most = mostCells,
): Generator<void, NotedTable> {
  const { study, counted, nameOf } = of;
  const count: MatrixCount = by.kind === 'attribute' ? 'interviews' : question.count;
  const asked: MatrixQuestion = { columns: by, count, nameOf };
  let matrix = yield* matrixSteps(study, counted, codeRows(study, question.rows), asked);
  const notes: string[] = [];
  if (question.rows === 'codes' && cellsOf(matrix) > most) {
    const [codes, columns] = [used(matrix).length, matrix.columns.length];
    notes.push(
      l10n.t('{0} codes in {1} columns are too many to be shown. These are their families.', codes, columns),
    );
    matrix = yield* matrixSteps(study, counted, codeRows(study, 'families'), asked);
  }
  let rows = used(matrix);
  if (rows.length * matrix.columns.length > most) {
    const kept = new Set(
      [...rows]
        .sort((a, b) => b.codings - a.codings)
        .slice(0, Math.max(1, Math.floor(most / matrix.columns.length))),
    );
    notes.push(l10n.t('Only the {0} rows with the most codings are shown, of {1}.', kept.size, rows.length));
    rows = rows.filter((row) => kept.has(row));
  }
  const unused = matrix.rows.length - used(matrix).length;
  if (unused > 0)
    notes.push(
      unused === 1
        ? l10n.t('1 code of the codebook is on no passage and has no row.')
        : l10n.t('{0} codes of the codebook are on no passage and have no rows.', unused),
    );
  return {
    table: {
      id: 'matrix',
      name: nameOfTable(by),
      corner: rows.some(({ row }) => row.code === null) ? l10n.t('Family or code') : l10n.t('Code'),
      columns: [...matrix.columns.map((column) => gridColumn(column, by, count)), ...sumColumns()],
      rows: rows.map((row) => gridRow(row, matrix.columns.length, study.hasCodebook)),
      strip: null,
    },
    notes: [
      ...countedNotes(counted, nameOf),
      ...differingNotes(matrix.differing, by.kind === 'attribute' ? by.key : ''),
      ...notes,
    ],
  };
}

function cellsOf(matrix: Matrix): number {
  return used(matrix).length * matrix.columns.length;
}

/** Rows that count something: a long codebook has more that do not. */
function used({ rows }: Matrix): readonly MatrixRow[] {
  return rows.filter(({ codings }) => codings > 0);
}

function nameOfTable(by: ColumnsBy): string {
  switch (by.kind) {
    case 'interviews':
      return l10n.t('Codes by interview');
    case 'files':
      return l10n.t('Codes by file');
    case 'coders':
      return l10n.t('Codes by coder');
    case 'speakers':
      return l10n.t('Codes by speaker');
    case 'attribute':
      return l10n.t('Codes by {0}', by.key);
  }
}

function gridColumn({ name, interviews }: MatrixColumn, by: ColumnsBy, count: MatrixCount): GridColumn {
  const isShare = by.kind === 'attribute';
  return {
    id: columnId(name),
    head: name === '' ? '–' : name,
    note: isShare ? l10n.t('of {0}', interviews) : '',
    spoken: spokenColumn(name, by),
    format: isShare ? 'share' : 'count',
    of: isShare ? interviews : null,
    shaded: true,
    ...wordsFor(count),
    opens: true,
  };
}

/** The id of a column by its name, which other columns than those of a matrix cannot have. */
export function columnId(name: string): string {
  return `=${name}`;
}

/** The name in the id of a column; null for one that no matrix has. */
export function nameInId(id: string): string | null {
  return id.startsWith('=') ? id.slice(1) : null;
}

function spokenColumn(name: string, by: ColumnsBy): string {
  switch (by.kind) {
    case 'interviews':
      return l10n.t('interview {0}', name);
    case 'files':
      return l10n.t('file {0}', name);
    case 'coders':
      return name === '' ? l10n.t('coder not named') : l10n.t('coder {0}', name);
    case 'speakers':
      return name === '' ? l10n.t('speaker not named') : l10n.t('speaker {0}', name);
    case 'attribute':
      return name === '' ? l10n.t('{0} not given', by.key) : l10n.t('{0}: {1}', by.key, name);
  }
}

/** What cells count, in words with a gap for the number. */
function wordsFor(count: MatrixCount): { one: string; many: string } {
  const inWords = { codings, segments, files, interviews }[count];
  return { one: inWords(1), many: manyOf(inWords) };
}

function files(count: number): string {
  return count === 1 ? l10n.t('1 file') : l10n.t('{0} files', count);
}

function sumColumns(): GridColumn[] {
  return (['codings', 'interviews'] as const).map((count) => ({
    ...plainColumn(
      count,
      count === 'codings' ? l10n.t('Codings') : l10n.t('Interviews'),
      'count',
      l10n.t('in all'),
    ),
    ...wordsFor(count),
    opens: true,
  }));
}

function gridRow(found: MatrixRow, columns: number, hasCodebook: boolean): GridRow {
  const { row, codings, interviews } = found;
  const cells = new Array<number>(columns).fill(0);
  for (const [at, column] of found.columns.entries()) cells[column] = itemAt(found.counts, at);
  return {
    id: rowId(row),
    head: row.name,
    note: noteOn(row, hasCodebook),
    spoken: row.name,
    opens: true,
    cells: [...cells, codings, interviews],
    strip: null,
  };
}

/** The id of a row: a code may be called like a family that it is not of. */
export function rowId({ name, code }: Pick<CodeRow, 'name' | 'code'>): string {
  return code === null ? `family:${name}` : `code:${name}`;
}

function noteOn({ code, known, family }: CodeRow, hasCodebook: boolean): string {
  if (code === null) return '';
  if (hasCodebook && !known) return l10n.t('not in the codebook');
  return family ?? '';
}
