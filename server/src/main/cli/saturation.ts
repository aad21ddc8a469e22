import { type Command, InvalidArgumentError, Option } from 'commander';
import { type CodeRow, codeRows, type RowKind, rowKinds } from '../../analysis/codeRows';
import { countedFiles, fileNames } from '../../analysis/counted';
import { countedNotes, namesListed } from '../../analysis/notes';
import { rounded } from '../../analysis/rounded';
import { type Saturation, saturationSteps } from '../../analysis/saturation';
import { saturationNotes } from '../../analysis/saturationNotes';
import { finished } from '../../analysis/steps';
import { sheetOfRows } from '../../features/analysis/countedSheet';
import { namedInterviews, type SaturationJson, saturationKeys } from '../../features/analysis/saturationRows';
import {
  type AnalysisOptions,
  type AnalysisResults,
  analysedStudy,
  analysing,
  attributeMeant,
  optionsSaid,
  type TakeOption,
  takeOption,
  wholeNumber,
  writeAnalysis,
} from './analysis';
import type { Call } from './call';
import { readableWidth, textsCut } from './output';
import type { ReadStudy } from './studies';
import { counted as inWords, readable } from './words';

/** What `marginalia saturation` was called with. */
export interface SaturationOptions extends AnalysisOptions, TakeOption {
  readonly order: string;
  readonly base: number;
  readonly run: number;
  readonly threshold: number;
  readonly rows: RowKind;
}

/** The order of the interviews by their numbers, as the command line calls it. */
const byNumber = 'interview';

/** The command that counts new codes. */
export function saturationCommand(program: Command): Command {
  return analysing(program, 'saturation', 'how many new codes each further interview brings')
    .option(
      '--order <what>',
      'interview, or the attribute that puts interviews in order, such as date',
      byNumber,
    )
    .option('--base <interviews>', 'how many interviews new codes are compared with', wholeNumber(1), 4)
    .option('--run <interviews>', 'how many interviews are looked at together', wholeNumber(1), 2)
    .option('--threshold <percent>', 'how many new codes are few', percent, 5)
    .addOption(new Option('--rows <what>', 'what is counted').choices(rowKinds).default('codes'))
    .addOption(takeOption());
}

function percent(written: string): number {
  const number = /^\d{1,3}(?:\.\d{1,6})?$/.test(written) ? Number(written) : Number.NaN;
  if (number <= 100) return number;
  throw new InvalidArgumentError('It is a number from 0 to 100.');
}

/**
 * Counts new codes by interview and writes what came of it.
 *
 * @throws CallError for an attribute that no interview has
 */
export async function runSaturation(
  studies: readonly ReadStudy[],
  options: SaturationOptions,
  call: Call,
): Promise<void> {
  const analysed = analysedStudy(studies);
  const { study, nameOf, read } = analysed;
  const rows = codeRows(study, options.rows);
  const counted = countedFiles(analysed.interviews, options.take);
  const { base, run, threshold } = options;
  const order = options.order === byNumber ? null : attributeMeant(analysed, options.order, [byNumber]);
  const question = { order, base, run, threshold };
  const found = finished(saturationSteps(study, counted, rows, question));
  const results: AnalysisResults<SaturationJson> = {
    ...saturationResults(found, rows, run),
    notes: [...saturationNotes(found, question), ...countedNotes(counted, nameOf)],
    options: [
      ['--order', options.order],
      ['--base', String(base)],
      ['--run', String(run)],
      ['--threshold', String(threshold)],
      ['--rows', options.rows],
      ['--take', options.take],
      ...optionsSaid(options),
    ],
    files: fileNames(counted.interviews, nameOf),
  };
  await writeAnalysis('saturation', results, options, read, call);
}

function saturationResults(
  found: Saturation,
  rows: readonly CodeRow[],
  run: number,
): Pick<AnalysisResults<SaturationJson>, 'keys' | 'rows' | 'sheet' | 'table'> {
  const all = namedInterviews(found, rows);
  return {
    keys: saturationKeys,
    rows: all,
    sheet: sheetOfRows('saturation', saturationKeys, all),
    table: () => ({
      columns: [
        { head: 'Position', align: 'right' },
        { head: 'Interview', cut: 'end' },
        { head: 'Codes', align: 'right' },
        { head: 'New', align: 'right' },
        { head: 'In all', align: 'right' },
        { head: 'Expected', align: 'right' },
        { head: 'Ratio', align: 'right' },
        { head: 'Reached' },
        { head: 'New codes', cut: 'end' },
      ],
      fixed: 2,
      cells: all.map((row) => [
        readable(row.position),
        row.interview,
        readable(row.codes),
        readable(row.new),
        readable(row.cumulative),
        row.expected.toFixed(1),
        rounded(row.ratio),
        row.reached === true ? `${row.position - 1}+${run}` : '',
        namesListed(row.newCodes, mostNamed),
      ]),
      total: totalOf(all),
      ifCut: textsCut,
      width: readableWidth,
    }),
  };
}

function totalOf(rows: readonly SaturationJson[]): string {
  if (rows.length === 0) return 'No codings';
  const isShort = rows.some(({ newCodes }) => newCodes.length > mostNamed + 1);
  const all = `${inWords(rows.at(-1)?.cumulative ?? 0, 'code')} in ${inWords(rows.length, 'interview')}`;
  return isShort ? `${all}\n\`--format csv\` has the names of all new codes.` : all;
}

/** So many new codes of an interview are named in its line, or one more. */
const mostNamed = 1;
