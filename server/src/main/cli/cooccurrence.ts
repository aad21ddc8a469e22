import { type Command, Option } from 'commander';
import type { CodePair } from '../../analysis/codePair';
import { type CodeRow, codeRows, type RowKind, rowKinds } from '../../analysis/codeRows';
import {
  type Cooccurrence,
  cooccurrenceSteps,
  filesWithQuotes,
  mostRowsInPairs,
} from '../../analysis/cooccurrence';
import { countedFiles, fileNames } from '../../analysis/counted';
import { countedNotes } from '../../analysis/notes';
import { rounded } from '../../analysis/rounded';
import { RowFinder } from '../../analysis/rowFinder';
import { SharedWords } from '../../analysis/sharedWords';
import { finished } from '../../analysis/steps';
import { type TableColumn, withUniqueNames } from '../../exchange/table';
import { sheetOfRows } from '../../features/analysis/countedSheet';
import { namedPairs, onlyNearNotes, type PairJson, pairKeys } from '../../features/analysis/pairRows';
import { itemAt, numberAt } from '../../transcript/itemAt';
import {
  type AnalysedStudy,
  type AnalysisOptions,
  type AnalysisResults,
  analysedStudy,
  analysing,
  optionsSaid,
  type TakeOption,
  takeOption,
  wholeNumber,
  withUnknown,
  writeAnalysis,
} from './analysis';
import { type Call, CallError } from './call';
import { parsedTranscripts, type ReadStudy } from './studies';
import { counted as inWords, readable } from './words';

/** What `marginalia cooccurrence` was called with. */
export interface CooccurrenceOptions extends AnalysisOptions, TakeOption {
  readonly near: number;
  readonly min?: number;
  readonly code?: string;
  readonly rows: RowKind;
  readonly wide?: true;
}

/** A code with the passages that it shares with each code. */
export interface SquareJson {
  readonly code: string;
  /** By code, zeros as well; its own are the passages that it is on. */
  readonly cells: ReadonlyMap<string, number>;
}

type Form<Row extends object> = Omit<AnalysisResults<Row>, 'notes' | 'options' | 'files'>;

/** The command that counts pairs of codes. */
export function cooccurrenceCommand(program: Command): Command {
  return analysing(program, 'cooccurrence', 'which codes go together')
    .option('--near <passages>', 'how many passages away is near', wholeNumber(0), 3)
    .option(
      '--min <passages>',
      'only pairs on so many passages together; without it, every pair that is in one transcript',
      wholeNumber(0),
    )
    .option('--code <label>', 'only pairs with this code')
    .addOption(new Option('--rows <what>', 'what is counted').choices(rowKinds).default('codes'))
    .option('--wide', 'a square of all codes: the passages of each two, and in the diagonal those of each')
    .addOption(takeOption());
}

/**
 * Counts pairs of codes and writes what came of it.
 *
 * @throws CallError for a code that there is not
 */
export async function runCooccurrence(
  studies: readonly ReadStudy[],
  options: CooccurrenceOptions,
  call: Call,
): Promise<void> {
  const analysed = analysedStudy(studies);
  const { study, nameOf, read } = analysed;
  const rows = codeRows(study, options.rows);
  const wanted = options.code === undefined ? null : rowMeant(analysed, rows, options.code);
  const counted = countedFiles(analysed.interviews, options.take);
  const finder = new RowFinder(study, rows);
  const toRead = new Set(filesWithQuotes(study, counted, rows));
  const words = new Map<string, SharedWords>();
  for (const { asked, transcript } of parsedTranscripts(
    read.transcripts.filter(({ path }) => toRead.has(path)),
    call,
  ))
    words.set(asked.path, new SharedWords(transcript, (label) => finder.rowOf(label)));
  const found = finished(cooccurrenceSteps(study, counted, rows, { near: options.near, words }));
  const isWanted = ({ a, b, passages }: CodePair) =>
    passages >= (options.min ?? 0) && (wanted === null || a === wanted || b === wanted);
  const pairs = found.pairs.filter(isWanted);
  // A square has passages with both, and on those they are near each other.
  const onlyNear = options.wide ? [] : onlyNearNotes(found, options.near);
  const notes = [...countedNotes(counted, nameOf), ...onlyNear];
  const shared = {
    options: [
      ['--near', String(options.near)],
      ...(options.min === undefined ? [] : [['--min', String(options.min)] as const]),
      ...(wanted === null ? [] : [['--code', itemAt(rows, wanted).name] as const]),
      ['--rows', options.rows],
      ...(options.wide ? [['--wide', ''] as const] : []),
      ['--take', options.take],
      ...optionsSaid(options),
    ] as const,
    notes,
    files: fileNames(counted.interviews, nameOf),
  };
  if (options.wide) {
    const square = squareResults(rows, found, pairs, wanted);
    await writeAnalysis('cooccurrence', { ...square, ...shared }, options, read, call);
    return;
  }
  const results = pairResults(rows, pairs, options.near, options.min === undefined, study.hasCodebook);
  await writeAnalysis('cooccurrence', { ...results, ...shared }, options, read, call);
}

/** The row of a code or family that somebody named. */
function rowMeant({ study }: AnalysedStudy, rows: readonly CodeRow[], written: string): number {
  const label = study.resolve(written)?.label ?? written;
  const exact = rows.findIndex(({ name, labels }) => name === label || labels.includes(label));
  const found = exact >= 0 ? exact : rows.findIndex(({ name }) => name.toLowerCase() === label.toLowerCase());
  if (found >= 0) return found;
  const [near] = study.near(written);
  throw new CallError(`No code is called ${written}.${near === undefined ? '' : ` Is ${near} meant?`}`);
}

function pairResults(
  rows: readonly CodeRow[],
  pairs: readonly CodePair[],
  near: number,
  isShort: boolean,
  hasCodebook: boolean,
): Form<PairJson> {
  const named = namedPairs(rows, pairs);
  return {
    keys: pairKeys,
    rows: named,
    sheet: sheetOfRows('cooccurrence', pairKeys, named),
    table: () => {
      // Pairs that only are in one interview are nearly all pairs there are.
      const close = isShort ? pairs.filter((pair) => pair.near > 0) : [...pairs];
      close.sort((one, other) => other.passages - one.passages || other.near - one.near);
      const far = pairs.length - close.length;
      const rest =
        far === 0
          ? ''
          : `\n${inWords(far, 'more pair')} ${far === 1 ? 'is' : 'are'} in one transcript, but never within ${inWords(near, 'passage')} of each other; \`--min 0\` lists them.`;
      return {
        columns: [
          { head: 'Code', cut: 'end' },
          { head: 'with', cut: 'end' },
          { head: 'Passages', align: 'right' },
          { head: 'Words', align: 'right' },
          { head: 'Segments', align: 'right' },
          { head: `Near/${near}`, align: 'right' },
          { head: 'Interviews', align: 'right' },
          { head: 'Jaccard', align: 'right' },
        ],
        fixed: 2,
        cells: close.map((pair) => [
          withUnknown(itemAt(rows, pair.a), hasCodebook),
          withUnknown(itemAt(rows, pair.b), hasCodebook),
          readable(pair.passages),
          pair.words === null ? '–' : readable(pair.words),
          readable(pair.segments),
          readable(pair.near),
          readable(pair.interviews),
          rounded(pair.jaccard),
        ]),
        total: (close.length === 0 ? 'No pairs' : inWords(close.length, 'pair')) + rest,
      };
    },
  };
}

function squareResults(
  rows: readonly CodeRow[],
  { passages }: Cooccurrence,
  pairs: readonly CodePair[],
  wanted: number | null,
): Form<SquareJson> {
  const near = wanted === null ? null : new Set([wanted, ...pairs.flatMap(({ a, b }) => [a, b])]);
  const used = [...rows.keys()].filter((row) => numberAt(passages, row) > 0 && (near?.has(row) ?? true));
  if (used.length > mostRowsInPairs)
    throw new CallError(
      `A square of ${readable(used.length)} codes has more cells than anybody reads. Leave out \`--wide\`, or ask for \`--rows families\`.`,
    );
  const cells = new Map(used.map((row) => [row, new Map([[row, numberAt(passages, row)]])]));
  for (const { a, b, passages: both } of pairs) {
    cells.get(a)?.set(b, both);
    cells.get(b)?.set(a, both);
  }
  const names = used.map((row) => itemAt(rows, row).name);
  const numbers = used.map((row) => used.map((other) => cells.get(row)?.get(other) ?? 0));
  return {
    keys: ['code', 'cells'],
    rows: names.map((code, at) => ({
      code,
      cells: new Map(names.map((name, other) => [name, numbers[at]?.[other] ?? 0])),
    })),
    sheet: {
      name: 'cooccurrence',
      columns: withUniqueNames([
        { name: 'code', type: 'string' },
        ...names.map((name): TableColumn => ({ name, type: 'integer', isCode: true })),
      ]),
      rows: names.map((name, at) => [name, ...itemAt(numbers, at)]),
    },
    table: () => ({
      columns: [
        { head: 'Code', cut: 'end' },
        ...names.map((_, at) => ({ head: String(at + 1), align: 'right' as const })),
      ],
      fixed: 1,
      cells: names.map((name, at) => [
        `${at + 1} ${name}`,
        ...itemAt(numbers, at).map((number) => (number === 0 ? '·' : readable(number))),
      ]),
      total:
        names.length === 0
          ? 'No codings'
          : `${inWords(names.length, 'code')}. Each cell counts passages with both; in the diagonal those with the code.`,
    }),
  };
}
