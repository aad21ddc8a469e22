// From a number to the words that it counts: the question that finds its passages, and the files that count for it.
import { type CodeRow, codeRows } from '../../analysis/codeRows';
import { type ColumnsBy, columnsOf } from '../../analysis/matrixColumns';
import { placedFiles } from '../../analysis/rowUses';
import type { Study } from '../../study/study';
import { filesToSearch } from '../retrieval/passages';
import { type Query, readQuery } from '../retrieval/query';
import { codeTerm, keyTerm } from '../retrieval/queryTerms';
import type { CellPassages } from './analysisView';
import { type CountedStudy, columnNamed, rowId } from './matrixView';

/**
 * Where the passages of a cell of a matrix are.
 *
 * @param row the id of its row
 * @param column the id of its column; null, or one that is no column of the matrix, for all of the row
 * @returns null where there is no such row or column any more, or no question that can be written
 */
export function matrixCellPassages(
  { study, counted, nameOf }: CountedStudy,
  by: ColumnsBy,
  row: string,
  column: string | null,
): CellPassages | null {
  const term = rowTerm(study, row);
  if (term === null) return null;
  const placed = placedFiles(counted);
  const name = column === null ? null : columnNamed(column);
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
    layout.bySpeaker
      ? summary.speakers.some((speaker) => layout.columnAt(place, speaker.name) === index)
      : layout.columnAt(place, null) === index,
  );
  const [first] = files;
  const also = first ? columnTerm(by, name, first.summary.interview) : null;
  // Who speaks must be part of the question, as the files of a speaker have others in them.
  if (also === null && layout.bySpeaker) return null;
  return found(
    study,
    also === null ? term : `${term} ${also}`,
    files.map(({ file }) => file),
  );
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
  return { query, files: filesToSearch(study, read).filter((file) => among.has(file)) };
}
