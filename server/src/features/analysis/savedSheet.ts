// What a tab of an analysis is saved as: the tables that the command line writes.
import { codeRows } from '../../analysis/codeRows';
import { cooccurrenceSteps, filesWithQuotes } from '../../analysis/cooccurrence';
import { fileNames } from '../../analysis/counted';
import { matrixSteps } from '../../analysis/matrix';
import type { ColumnsBy } from '../../analysis/matrixColumns';
import { countedNotes, differingNotes } from '../../analysis/notes';
import { RowFinder } from '../../analysis/rowFinder';
import { saturationNotes } from '../../analysis/saturationNotes';
import { SharedWords } from '../../analysis/sharedWords';
import { type Table, withUniqueNames } from '../../exchange/table';
import type { Transcript } from '../../transcript/transcript';
import { agreementJson, agreementKeys } from './agreementSheet';
import type { ComparedStudy } from './agreementView';
import type { AnalysisQuestion, GridTable } from './analysisView';
import type { ComparedRows } from './comparedRows';
import { type CountedSheet, sheetOfRows } from './countedSheet';
import { matrixSheet } from './matrixSheet';
import type { CountedStudy } from './matrixView';
import { foundNewCodes } from './newCodesView';
import { namedPairs, onlyNearNotes, pairKeys } from './pairRows';
import { namedInterviews, saturationKeys } from './saturationRows';
import { squareTable } from './togetherView';

/** A table that is saved, with the command that writes the same. */
export interface SavedSheet extends CountedSheet {
  readonly command: 'matrix' | 'cooccurrence' | 'saturation' | 'agreement';
}

/** A matrix as it is saved: all codes, whether or not they are too many to be shown. */
export function* savedMatrix(
  of: CountedStudy,
  question: AnalysisQuestion,
  by: ColumnsBy,
): Generator<void, SavedSheet> {
  const { study, counted, nameOf } = of;
  const isAttribute = by.kind === 'attribute';
  const count = isAttribute ? 'interviews' : question.count;
  const rows = codeRows(study, question.rows);
  const matrix = yield* matrixSteps(study, counted, rows, { columns: by, count, nameOf });
  return {
    command: 'matrix',
    sheet: matrixSheet(matrix, isAttribute),
    notes: [...countedNotes(counted, nameOf), ...differingNotes(matrix.differing, isAttribute ? by.key : '')],
    options: [
      ['--rows', question.rows],
      ['--columns', isAttribute ? by.key : by.kind],
      ['--count', count],
      ['--take', question.take],
    ],
    files: fileNames(counted.interviews, nameOf),
  };
}

/** The files that must be read so that pairs can be saved: those in which quotes narrow down one of several codes. */
export function filesForPairs({ study, counted }: CountedStudy, { rows }: AnalysisQuestion): string[] {
  return filesWithQuotes(study, counted, codeRows(study, rows));
}

/** Pairs of codes as they are saved: all that are in one transcript, or a square of all codes. */
export function* savedPairs(
  of: CountedStudy,
  question: AnalysisQuestion,
  read: ReadonlyMap<string, Transcript>,
): Generator<void, SavedSheet> {
  const { study, counted, nameOf } = of;
  const { near, rows: by, shape, code, take } = question;
  const options: CountedSheet['options'] = [
    ['--near', String(near)],
    ...(code === null || shape === 'square' ? [] : [['--code', code] as const]),
    ['--rows', by],
    ...(shape === 'square' ? [['--wide', ''] as const] : []),
    ['--take', take],
  ];
  const notes = countedNotes(counted, nameOf);
  const rest = {
    command: 'cooccurrence',
    notes,
    options,
    files: fileNames(counted.interviews, nameOf),
  } as const;
  const rows = codeRows(study, by);
  if (shape === 'square') {
    const found = yield* cooccurrenceSteps(study, counted, rows, { near, words: new Map() });
    return { ...rest, sheet: squareSheet(squareTable(rows, found, Number.POSITIVE_INFINITY).table) };
  }
  const finder = new RowFinder(study, rows);
  const words = new Map(
    Array.from(read, ([file, transcript]) => [
      file,
      new SharedWords(transcript, (label) => finder.rowOf(label)),
    ]),
  );
  const found = yield* cooccurrenceSteps(study, counted, rows, { near, words });
  const wanted = code === null ? -1 : rows.findIndex(({ labels }) => labels.includes(code));
  const pairs = found.pairs.filter(({ a, b }) => wanted < 0 || a === wanted || b === wanted);
  return {
    ...rest,
    notes: [...notes, ...onlyNearNotes(found, near)],
    sheet: sheetOfRows('cooccurrence', pairKeys, namedPairs(rows, pairs)),
  };
}

function squareSheet({ columns, rows }: GridTable): Table {
  return {
    name: 'cooccurrence',
    columns: withUniqueNames([
      { name: 'code', type: 'string' },
      ...columns.map(({ head }) => ({ name: head, type: 'integer', isCode: true }) as const),
    ]),
    rows: rows.map(({ head, cells }) => [head, ...cells]),
  };
}

/** New codes as they are saved. */
export function* savedNewCodes(of: CountedStudy, question: AnalysisQuestion): Generator<void, SavedSheet> {
  const { counted, nameOf } = of;
  const { rows, found } = yield* foundNewCodes(of, question);
  const { order, base, run, threshold, take } = question;
  return {
    command: 'saturation',
    sheet: sheetOfRows('saturation', saturationKeys, namedInterviews(found, rows)),
    notes: [...saturationNotes(found, question), ...countedNotes(counted, nameOf)],
    options: [
      ['--order', order ?? 'interview'],
      ['--base', String(base)],
      ['--run', String(run)],
      ['--threshold', String(threshold)],
      ['--rows', question.rows],
      ['--take', take],
    ],
    files: fileNames(counted.interviews, nameOf),
  };
}

/** Agreement as it is saved: all pairs with all of their codes. */
export function savedAgreement(
  { interviews, notes, nameOf }: ComparedStudy,
  groups: readonly ComparedRows[],
  { unit, by, codes, speaker, moderated }: AnalysisQuestion,
): SavedSheet {
  const rows = agreementJson(groups.flatMap((one) => [...one.codes, one.together]));
  return {
    command: 'agreement',
    sheet: sheetOfRows('agreement', agreementKeys, rows),
    notes,
    options: [
      ['--unit', unit],
      ['--by', by],
      ['--codes', codes],
      ...(speaker === null ? [] : [['--speaker', speaker] as const]),
      ...(moderated === 'with' ? [['--with-moderated', ''] as const] : []),
    ],
    files: fileNames(interviews, nameOf),
  };
}
