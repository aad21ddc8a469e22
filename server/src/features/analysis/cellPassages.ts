// From a number to the words that it counts: the question that finds its passages, and the files that count for it.
import * as l10n from '@vscode/l10n';
import { type CodeRow, codeRows } from '../../analysis/codeRows';
import { type ColumnsBy, columnsOf } from '../../analysis/matrixColumns';
import { placedFiles } from '../../analysis/rowUses';
import type { Study } from '../../study/study';
import { itemAt } from '../../transcript/itemAt';
import { filesToSearch } from '../retrieval/passages';
import { type Query, readQuery } from '../retrieval/query';
import { codeTerm, keyTerm } from '../retrieval/queryTerms';
import type { AnalysisQuestion, CellPassages } from './analysisView';
import { type CountedStudy, nameInId, rowId } from './matrixView';
import type { FoundNewCodes } from './newCodesView';

/**
 * Where the passages of a cell of a matrix are.
 *
 * @param row the id of its row
 * @param column the id of its column; null, or one that is no column of the matrix, for all of the row
 * @returns null where there is no such row or column any more, or no question that can be written
 */
export function matrixPassages(
  { study, counted, nameOf }: CountedStudy,
  by: ColumnsBy,
  row: string,
  column: string | null,
): CellPassages | null {
  const term = rowTerm(study, row);
  if (term === null) return null;
  const placed = placedFiles(counted);
  const name = column === null ? null : nameInId(column);
  if (name === null)
    return found(
      study,
      term,
      placed.files.map(({ file }) => file),
    );
  const layout = columnsOf(placed, by, nameOf);
  const index = layout.columns.findIndex((one) => one.name === name);
  if (index < 0) return null;
  const files = placed.files.filter(({ summary }, place) =>
    layout.speakers
      ? summary.speakers.some((speaker) => layout.speakers?.of(speaker.name) === index)
      : layout.columnAt(place) === index,
  );
  const [first] = files;
  const also = first ? columnTerm(by, name, first.summary.interview) : null;
  // Who speaks must be part of the question, as the files of a speaker have others in them.
  if (also === null && layout.speakers) return null;
  return found(
    study,
    also === null ? term : `${term} ${also}`,
    files.map(({ file }) => file),
  );
}

/**
 * Where the passages of a pair of codes are: those with both, or near each other in the column `near`. In a square the column is
 * the other code.
 *
 * @returns null where there is no such pair any more, or no question that can be written
 */
export function passagesOfPair(
  { study, counted }: CountedStudy,
  { near, shape }: AnalysisQuestion,
  row: string,
  column: string | null,
): CellPassages | null {
  const files = placedFiles(counted).files.map(({ file }) => file);
  const [first = '', second] = row.split('\n');
  const other = shape === 'list' ? second : nameInId(column ?? '');
  const one = rowTerm(study, first);
  if (one === null) return null;
  if (other === null || other === undefined || other === first) return found(study, one, files);
  const also = rowTerm(study, other);
  if (also === null) return null;
  const isNear = shape === 'list' && column === 'near';
  return found(study, `${one} ${isNear ? `near/${near}` : 'and'} ${also}`, files);
}

/**
 * Where the passages of an interview are, all that are coded or those with codes that are new in it.
 *
 * @param row the key of the interview
 * @returns null where there is no such interview any more, or no question that can be written
 */
export function newCodesPassages(
  { study }: CountedStudy,
  { rows, found: saturation }: FoundNewCodes,
  row: string,
  column: string | null,
): CellPassages | null {
  const own = saturation.rows.find(({ interview }) => interview.key === row);
  if (!own) return null;
  const isNew = column === 'new' || column === 'newCodes';
  const terms = isNew
    ? own.newCodes.map((index) => rowTerm(study, rowId(itemAt(rows, index))))
    : ['is:coded'];
  const written = terms.filter((term) => term !== null);
  if (written.length === 0) return null;
  const files = own.interview.files.map(({ file }) => file);
  const interview = own.interview.files[0]?.summary.interview ?? null;
  const where = interview === null ? null : keyTerm('interview', interview);
  const what = written.length === 1 ? written.join() : `(${written.join(' or ')})`;
  return found(study, where === null ? what : `${what} ${where}`, files);
}

/** The part of a question that stands for a row; null where there is no such row, or none can be written. */
function rowTerm(study: Study, id: string): string | null {
  const rows: readonly CodeRow[] = [...codeRows(study, 'codes'), ...codeRows(study, 'families')];
  const row = rows.find((one) => rowId(one) === id);
  // Quotation marks cannot be written in a question.
  if (!row || row.name.includes('"')) return null;
  return row.code === null ? keyTerm('family', row.name) : codeTerm(row.code);
}

/** What of a column is said in the question, beside that only its files are searched. */
function columnTerm(by: ColumnsBy, name: string, interview: string | null): string | null {
  switch (by.kind) {
    case 'interviews':
      return interview === null ? null : keyTerm('interview', interview);
    case 'coders':
      return name === '' ? null : keyTerm('coder', name);
    case 'speakers':
      return name === '' ? null : keyTerm('speaker', name);
    case 'attribute':
      return name === '' ? null : keyTerm(by.key, name);
    case 'files':
      return null;
  }
}

/** The files among these in which the question may find something. */
function found(study: Study, query: string, files: readonly string[]): CellPassages | null {
  const read: Query | { readonly problem: string } = readQuery(query);
  if ('problem' in read) return null;
  const among = new Set(files);
  const searched = filesToSearch(study, read).filter((file) => among.has(file));
  return { query, files: searched, lines: null, remark: l10n.t('in the files that count') };
}
