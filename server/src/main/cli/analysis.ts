// What the commands share that count over many files: their options, which files they take, and how they write.
import { basename, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../../../package.json';
import type { CodeRow } from '../../analysis/codeRows';
import { coderKey, type Take, takes } from '../../analysis/counted';
import { type InterviewFiles, interviewFiles } from '../../analysis/interviewFiles';
import { isAttribute } from '../../analysis/matrixColumns';
import { type CountedSheet, sheetAsCsv } from '../../features/analysis/countedSheet';
import { quoted } from '../../features/shared/quoted';
import type { Study } from '../../study/study';
import { isWithin } from '../readable';
import { type Call, CallError } from './call';
import { pathFrom, shownPath } from './disk';
import { cacheOption } from './keptStudies';
import { formats, jsonPieces, type Results, textPieces, writePieces } from './output';
import { checkNewFile, writeNewFile } from './outputFile';
import { type AskedTranscript, oneStudy, type ReadStudy, sayUnlike } from './studies';
import { counted } from './words';

export const analysisFormats = [...formats, 'xlsx'] as const;
export type AnalysisFormat = (typeof analysisFormats)[number];

/** The options of every command that counts over many files. */
export interface AnalysisOptions {
  readonly format: AnalysisFormat;
  /** The file that is made, as people wrote it; only for xlsx. */
  readonly output?: string;
  /** False for `--no-codebook`. */
  readonly codebook?: string | false;
  /** False for `--no-cache`. */
  readonly cache?: boolean;
}

/** Options of those that count files by what is settled. */
export interface TakeOption {
  readonly take: Take;
}

/** What a command has counted, in every form it can be asked for. */
export interface AnalysisResults<Row extends object> extends Results<Row>, CountedSheet {}

/** Adds a command that counts over many files and answers with rows. */
export function analysing(program: Command, name: string, summary: string): Command {
  return program
    .command(name)
    .summary(summary)
    .description(`Prints ${summary}.`)
    .argument('<paths...>', 'the transcripts of a study, or its folder')
    .addOption(new Option('--format <format>', 'how to write it').choices(analysisFormats).default('text'))
    .option('--output <file>', 'xlsx: the workbook that is made')
    .option('--codebook <file>', 'this codebook, in place of the nearest codebook.yaml up the folder tree')
    .option('--no-codebook', 'no codebook at all')
    .option(...cacheOption);
}

/** The option that says which files of an interview count. */
export function takeOption(): Option {
  return new Option('--take <files>', 'which files of an interview count')
    .choices(takes)
    .default('final' satisfies Take);
}

/**
 * Looks at everything that can be looked at before a study is read, which may take long.
 *
 * @throws CallError where the call makes no sense, or where something is in the place of what is to be written
 */
export function checkAnalysis({ format, output }: AnalysisOptions): void {
  if (format === 'xlsx' && output === undefined)
    throw new CallError('A workbook is a file. Say which with `--output FILE`.');
  if (format !== 'xlsx' && output !== undefined)
    throw new CallError(
      '`--output` is for `--format xlsx` alone. Leave it out, and send what is printed where you want it.',
    );
  if (output !== undefined) checkNewFile(output);
}

/** A study whose interviews are counted. */
export interface AnalysedStudy {
  readonly read: ReadStudy;
  readonly study: Study;
  /** The interviews with their files that were asked for. */
  readonly interviews: readonly InterviewFiles[];
  /** By what the study knows them by. */
  readonly asked: ReadonlyMap<string, AskedTranscript>;
  /** How results name a file. */
  readonly nameOf: (file: string) => string;
}

/**
 * The one study that was read, with its interviews.
 *
 * @throws CallError where there are several or none
 */
export function analysedStudy(studies: readonly ReadStudy[]): AnalysedStudy {
  const read = oneStudy(studies, 'Count');
  const { study, folder } = read;
  const asked = new Map(read.transcripts.map((transcript) => [transcript.path, transcript]));
  const nameOf = (file: string) => asked.get(file)?.file ?? basename(file);
  const interviews = interviewFiles(study, {
    has: (file) => asked.has(file),
    pathOf: (file) => {
      if (folder === null) return asked.get(file)?.file ?? null;
      return isWithin(folder, file) ? pathFrom(folder, file) : null;
    },
    nameOf,
  });
  return { read, study, interviews, asked, nameOf };
}

/**
 * The coders whose names were given, as their files spell them.
 *
 * @throws CallError for one who has no file
 */
export function knownCoders(
  { interviews }: Pick<AnalysedStudy, 'interviews'>,
  given: readonly string[],
): string[] {
  const known = new Map<string, string>();
  for (const { files } of interviews) {
    for (const { coder } of files)
      if (coder !== null && !known.has(coderKey(coder))) known.set(coderKey(coder), coder);
  }
  return given.map((name) => {
    const coder = known.get(coderKey(name));
    if (coder !== undefined) return coder;
    const listed = [...known.values()].slice(0, 20).join(', ');
    const others = known.size > 20 ? ` and ${known.size - 20} more` : '';
    throw new CallError(
      known.size === 0
        ? `No file says who coded it, so there is none by ${name}.`
        : `No file is by ${name}. The coders are ${listed}${others}.`,
    );
  });
}

/**
 * Writes what was counted: a table with sentences below it, rows on standard output with the sentences on standard error, or
 * a workbook with a sheet of each.
 *
 * @throws CallError when the workbook cannot be written
 */
export async function writeAnalysis<Row extends object>(
  name: string,
  results: AnalysisResults<Row>,
  { format, output }: AnalysisOptions,
  read: ReadStudy,
  call: Call,
): Promise<void> {
  const { terminal } = call;
  switch (format) {
    case 'text':
      await writePieces(textPieces(results, terminal, results.notes), terminal);
      break;
    case 'json':
      await writePieces(jsonPieces(results), terminal);
      break;
    case 'csv':
      await writePieces(sheetAsCsv(results.sheet), terminal);
      break;
    case 'xlsx': {
      // The writer is loaded only here, so that calls that print start quickly.
      const path = resolve(output ?? '');
      const { analysisWorkbook } = await import('../../features/analysis/analysisWorkbook');
      writeNewFile(path, analysisWorkbook(name, version, results));
      await terminal.write(`Wrote ${shownPath(path)}: ${counted(results.sheet.rows.length, 'row')}.\n`);
    }
  }
  if (format !== 'text') for (const note of results.notes) terminal.say(note);
  sayUnlike([read], call);
}

/** A whole number that is at least so large, read from an option. */
export function wholeNumber(least: number): (written: string) => number {
  return (written) => {
    const number = /^\d{1,9}$/.test(written) ? Number(written) : Number.NaN;
    if (number >= least) return number;
    throw new InvalidArgumentError(`It is a whole number, ${least} or more.`);
  };
}

/**
 * The attribute that somebody means, whatever its case, as the front matter of a file spells it.
 *
 * @param others what can be asked for in its place, for the message
 * @throws CallError for one that no interview has
 */
export function attributeMeant(
  { interviews }: Pick<AnalysedStudy, 'interviews'>,
  written: string,
  others: readonly string[],
): string {
  const keys = new Set<string>(['interview', 'coder']);
  for (const { files } of interviews) {
    for (const { summary } of files) for (const { key } of summary.attributes) keys.add(key);
  }
  const key = keys.has(written) ? written : [...keys].find((one) => isAttribute(one, written));
  if (key !== undefined) return key;
  throw new CallError(
    `No interview has ${quoted(written)} in its front matter. It can be ${[...new Set([...others, ...keys])].join(', ')}.`,
  );
}

/** Options of the codebook, where they were given. */
export function optionsSaid({ codebook }: AnalysisOptions): (readonly [string, string])[] {
  if (codebook === false) return [['--no-codebook', '']];
  return codebook === undefined ? [] : [['--codebook', codebook]];
}

/** The name of a row, and whether its code is none of the codebook's. */
export function withUnknown({ name, code, known }: CodeRow, hasCodebook: boolean): string {
  return hasCodebook && code !== null && !known ? `${name} (unknown)` : name;
}
