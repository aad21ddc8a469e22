import type { Command } from 'commander';
import { Option } from 'commander';
import { codeRows, type RowKind, rowKinds } from '../../analysis/codeRows';
import { countedFiles, fileNames } from '../../analysis/counted';
import { type CountKind, countKinds, type Matrix, type MatrixRow, matrixSteps } from '../../analysis/matrix';
import { type ColumnsBy, columnKinds } from '../../analysis/matrixColumns';
import { countedNotes, differingNotes, namesListed } from '../../analysis/notes';
import { rounded } from '../../analysis/rounded';
import { RowFinder } from '../../analysis/rowFinder';
import { finished } from '../../analysis/steps';
import { type CarriedWords, wordCountsOf } from '../../analysis/wordCounts';
import { allCells, matrixSheet } from '../../features/analysis/matrixSheet';
import { quoted } from '../../features/shared/quoted';
import { itemAt } from '../../transcript/itemAt';
import {
  type AnalysedStudy,
  type AnalysisOptions,
  type AnalysisResults,
  analysedStudy,
  analysing,
  attributeMeant,
  knownCoders,
  optionsSaid,
  type TakeOption,
  takeOption,
  withUnknown,
  writeAnalysis,
} from './analysis';
import type { Call } from './call';
import { parsedTranscripts, type ReadStudy } from './studies';
import { counted as inWords, readable } from './words';

/** What `marginalia matrix` was called with. */
export interface MatrixOptions extends AnalysisOptions, TakeOption {
  readonly rows: RowKind;
  readonly columns: string;
  readonly count?: CountKind;
  readonly coder?: readonly string[];
}

/** One code with its counts by column. */
export interface MatrixJson {
  readonly code: string | null;
  readonly family: string | null;
  readonly kind: string | null;
  readonly known: boolean;
  readonly codings: number;
  readonly segments: number;
  readonly interviews: number;
  readonly files: number;
  /** By column, in the order of the columns, without zeros. */
  readonly cells: ReadonlyMap<string, number>;
  /** The part of the coded interviews of a column that have the code; empty but for attributes. */
  readonly share: ReadonlyMap<string, number>;
}

/** The command that counts codes by interview and by what is known of interviews. */
export function matrixCommand(program: Command): Command {
  return analysing(program, 'matrix', 'how often each code is used, by interview or what is known of it')
    .addOption(new Option('--rows <what>', 'what is counted').choices(rowKinds).default('codes'))
    .option(
      '--columns <what>',
      'interviews, files, coders, speakers, or an attribute of the front matter',
      'interviews',
    )
    .addOption(
      new Option('--count <what>', 'what a cell counts; codings, for an attribute interviews').choices(
        countKinds,
      ),
    )
    .addOption(takeOption())
    .option(
      '--coder <name>',
      'only files of this coder; may be given several times',
      (name: string, names: string[] = []) => [...names, name],
    );
}

/**
 * Counts codes by column and writes what came of it.
 *
 * @throws CallError for a coder or an attribute that there is not
 */
export async function runMatrix(
  studies: readonly ReadStudy[],
  options: MatrixOptions,
  call: Call,
): Promise<void> {
  const analysed = analysedStudy(studies);
  const columns = columnsMeant(analysed, options.columns);
  const count = options.count ?? (columns.kind === 'attribute' ? 'interviews' : 'codings');
  const coders = options.coder ? knownCoders(analysed, options.coder) : null;
  const counted = countedFiles(analysed.interviews, options.take, coders);
  const { study, nameOf } = analysed;
  const rows = codeRows(study, options.rows);
  const words = new Map<string, CarriedWords>();
  if (count === 'words') {
    const files = new Set(fileNames(counted.interviews, (file) => file));
    const finder = new RowFinder(study, rows);
    const wanted = analysed.read.transcripts.filter(({ path }) => files.has(path));
    for (const { asked, transcript } of parsedTranscripts(wanted, call))
      words.set(asked.path, wordCountsOf(transcript, finder));
  }
  const matrix = finished(matrixSteps(study, counted, rows, { columns, count, nameOf, words }));
  const files = fileNames(counted.interviews, nameOf);
  const asked: readonly (readonly [string, string])[] = [
    ['--rows', options.rows],
    ['--columns', options.columns],
    ['--count', count],
    ['--take', options.take],
    ...(coders ?? []).map((coder) => ['--coder', coder] as const),
    ...optionsSaid(options),
  ];
  const notes = [
    ...countedNotes(counted, nameOf),
    ...differingNotes(matrix.differing, options.columns),
    ...unusedNotes(matrix),
  ];
  const results = {
    ...matrixResults(matrix, columns, count, study.hasCodebook),
    options: asked,
    notes,
    files,
  };
  await writeAnalysis('matrix', results, options, analysed.read, call);
}

function columnsMeant(analysed: AnalysedStudy, written: string): ColumnsBy {
  const kind = columnKinds.find((one) => one === written);
  return kind ? { kind } : { kind: 'attribute', key: attributeMeant(analysed, written, columnKinds) };
}

function matrixResults(
  matrix: Matrix,
  by: ColumnsBy,
  count: CountKind,
  hasCodebook: boolean,
): Omit<AnalysisResults<MatrixJson>, 'notes' | 'options' | 'files'> {
  const isAttributeMatrix = by.kind === 'attribute';
  return {
    keys: ['code', 'family', 'kind', 'known', 'codings', 'segments', 'interviews', 'files', 'cells', 'share'],
    rows: matrix.rows.map((row) => jsonRow(matrix, row, isAttributeMatrix)),
    sheet: matrixSheet(matrix, isAttributeMatrix),
    table: () => {
      const used = matrix.rows.filter(({ codings }) => codings > 0);
      used.sort((a, b) => b.codings - a.codings);
      return {
        columns: [
          { head: used.some(({ row }) => row.code === null) ? 'Family or code' : 'Code', cut: 'end' },
          { head: 'Codings', align: 'right' },
          { head: 'Interviews', align: 'right' },
          ...matrix.columns.map(({ name, interviews }) => ({
            head: `${name === '' ? '–' : name}${isAttributeMatrix ? ` (of ${readable(interviews)})` : ''}`,
            align: 'right' as const,
          })),
        ],
        fixed: 3,
        cells: used.map((row) => [
          withUnknown(row.row, hasCodebook),
          readable(row.codings),
          readable(row.interviews),
          ...cellTexts(matrix, row, isAttributeMatrix && count === 'interviews'),
        ]),
        total: totalOf(matrix, count, by),
      };
    },
  };
}

function jsonRow({ columns }: Matrix, found: MatrixRow, isAttributeMatrix: boolean): MatrixJson {
  const { row, codings, segments, interviews, files, counts, inInterviews } = found;
  const name = (at: number) => itemAt(columns, itemAt(found.columns, at)).name;
  const cells = counts.flatMap((number, at) => (number === 0 ? [] : [[name(at), number] as const]));
  const shares = inInterviews.map(
    (number, at) => [name(at), number / itemAt(columns, itemAt(found.columns, at)).interviews] as const,
  );
  return {
    code: row.code,
    family: row.family,
    kind: row.kind,
    known: row.known,
    codings,
    segments,
    interviews,
    files,
    cells: new Map(cells),
    share: new Map(isAttributeMatrix ? shares : []),
  };
}

function cellTexts(matrix: Matrix, row: MatrixRow, withShare: boolean): string[] {
  return allCells(matrix, row, row.counts).map((number, at) => {
    if (number === 0) return '·';
    const share = withShare ? ` (${rounded(number / itemAt(matrix.columns, at).interviews)})` : '';
    return readable(number) + share;
  });
}

const cellMeanings: Readonly<Record<CountKind, string>> = {
  codings: 'codings',
  segments: 'segments (runs of neighbouring passages)',
  files: 'files with the code',
  interviews: 'interviews with the code',
  words: 'words that carry the code',
};

function totalOf({ rows, columns }: Matrix, count: CountKind, by: ColumnsBy): string {
  const used = rows.filter(({ codings }) => codings > 0);
  const codings = used.reduce((sum, row) => sum + row.codings, 0);
  if (used.length === 0) return 'No codings';
  const isFamilies = used.some(({ row }) => row.code === null);
  const things = inWords(used.length, isFamilies ? 'row' : 'code');
  const share =
    by.kind === 'attribute' && count === 'interviews' ? ', and their share of those of its column' : '';
  return [
    `${inWords(codings, 'coding')} of ${things} in ${inWords(columns.length, 'column')}.`,
    `Each cell counts ${cellMeanings[count]}${share}.`,
    ...(columns.some(({ name }) => name === '') ? [`The column – has ${namelessMeaning(by)}.`] : []),
  ].join(' ');
}

/** What is in the column that has no name. */
function namelessMeaning(by: ColumnsBy): string {
  if (by.kind === 'attribute') return `interviews that do not say ${quoted(by.key)}`;
  return by.kind === 'speakers' ? 'talk without a speaker' : 'files that name no coder';
}

/** What stands in the codebook and codes nothing is no row of the table for people. */
function unusedNotes({ rows }: Matrix): string[] {
  const unused = rows.filter(({ codings }) => codings === 0).map(({ row }) => row.name);
  if (unused.length === 0) return [];
  return [
    unused.length === 1
      ? `1 code is on no passage: ${namesListed(unused)}.`
      : `${readable(unused.length)} codes are on no passage: ${namesListed(unused)}.`,
  ];
}
