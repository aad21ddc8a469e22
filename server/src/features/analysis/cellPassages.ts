// From a number to the words that it counts: the question that finds its passages, and the files that count for it.
import * as l10n from '@vscode/l10n';
import { type CodeRow, codeRows } from '../../analysis/codeRows';
import { type ColumnsBy, columnSteps } from '../../analysis/matrixColumns';
import { placedFiles } from '../../analysis/placedFiles';
import { cellPassages, keyTerm, pairPassages, rowTerm } from '../../analysis/questions';
import { finished } from '../../analysis/steps';
import type { Study } from '../../study/study';
import { itemAt } from '../../transcript/itemAt';
import { filesToSearch } from '../retrieval/passages';
import { readQuery } from '../retrieval/query';
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
  const own = rowNamed(study, row);
  if (!own) return null;
  const placed = placedFiles(counted);
  const name = column === null ? null : nameInId(column);
  if (name === null)
    return found(
      study,
      rowTerm(own),
      placed.files.map(({ file }) => file),
    );
  const index = finished(columnSteps(placed, by, nameOf)).columns.findIndex((one) => one.name === name);
  if (index < 0) return null;
  const { question, files } = cellPassages(counted, own, by, index, name);
  // Where the question cannot say which files are meant, only they are searched all the same. Who speaks it must say.
  return found(study, question ?? (by.kind === 'speakers' ? null : rowTerm(own)), files);
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
  const [first = '', second] = row.split('\n');
  const other = shape === 'list' ? second : nameInId(column ?? '');
  const one = rowNamed(study, first);
  if (!one) return null;
  if (other === null || other === undefined || other === first) {
    const files = placedFiles(counted).files.map(({ file }) => file);
    return found(study, rowTerm(one), files);
  }
  const also = rowNamed(study, other);
  if (!also) return null;
  const isNear = shape === 'list' && column === 'near';
  const { question, files } = pairPassages(counted, one, also, isNear ? near : null);
  return found(study, question, files);
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
  const terms = isNew ? own.newCodes.map((index) => rowTerm(itemAt(rows, index))) : ['is:coded'];
  const written = terms.filter((term) => term !== null);
  if (written.length === 0) return null;
  const files = own.interview.files.map(({ file }) => file);
  const where = keyTerm('interview', own.interview.files[0]?.summary.interview ?? '');
  const what = written.length === 1 ? written.join() : `(${written.join(' or ')})`;
  return found(study, where === null ? what : `${what} ${where}`, files);
}

function rowNamed(study: Study, id: string): CodeRow | undefined {
  return [...codeRows(study, 'codes'), ...codeRows(study, 'families')].find((one) => rowId(one) === id);
}

/** The files among these in which the question may find something; null for no question. */
function found(study: Study, question: string | null, files: readonly string[]): CellPassages | null {
  const read = question === null ? null : readQuery(question);
  if (question === null || read === null || 'problem' in read) return null;
  const among = new Set(files);
  const searched = filesToSearch(study, read).filter((file) => among.has(file));
  return { query: question, files: searched, lines: null, remark: l10n.t('in the files that count') };
}
