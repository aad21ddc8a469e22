// What the commands share that compare coders.

import { type Command, Option } from 'commander';
import type { AgreementOptions } from '../../analysis/agreement';
import { type AgreementCodes, agreementCodes } from '../../analysis/agreementRows';
import { type CodedFile, codedFile } from '../../analysis/codedFile';
import { type AgreementValue, agreementValues, type CodeValues, codeValues } from '../../analysis/codeValues';
import { type ComparableInterview, comparableInterviews } from '../../analysis/comparable';
import { type AgreementUnit, agreementUnits } from '../../analysis/comparedInterview';
import { fileNames } from '../../analysis/counted';
import { parse } from '../../transcript/parse';
import { speakerKey } from '../../transcript/speakers';
import {
  type AnalysedStudy,
  type AnalysisOptions,
  analysedStudy,
  analysing,
  knownCoders,
  optionsSaid,
} from './analysis';
import { type Call, CallError } from './call';
import { readText } from './disk';
import type { ReadStudy } from './studies';

/** What a command that compares coders was called with. */
export interface ComparingOptions extends AnalysisOptions {
  readonly interview?: readonly string[];
  readonly coders?: string;
  readonly unit: AgreementUnit;
  readonly by: AgreementValue;
  readonly codes: AgreementCodes;
  readonly speaker?: string;
  readonly withModerated?: true;
}

/** A command that compares coders. */
export function comparing(program: Command, name: string, summary: string): Command {
  return analysing(program, name, summary)
    .option(
      '--interview <number>',
      'only this interview; may be given several times',
      (number: string, numbers: string[] = []) => [...numbers, number],
    )
    .option('--coders <names>', 'only these coders, with commas between them')
    .addOption(
      new Option('--unit <unit>', 'what coders are compared by').choices(agreementUnits).default('passage'),
    )
    .addOption(
      new Option('--by <what>', 'what is compared: codes, their families, or whether anything is coded')
        .choices(agreementValues)
        .default('code'),
    )
    .addOption(
      new Option('--codes <which>', 'codes that either coder used, that both used, or all of the codebook')
        .choices(agreementCodes)
        .default('either'),
    )
    .option('--speaker <name>', 'only what this speaker says')
    .option('--with-moderated', 'compare moderated files, too');
}

/** What is compared, and how. */
export interface Comparing {
  readonly analysed: AnalysedStudy;
  readonly interviews: readonly ComparableInterview[];
  readonly values: CodeValues;
  readonly agreement: AgreementOptions;
  /** Sentences about what is not compared; they grow while files are compared. */
  readonly notes: string[];
  readonly options: readonly (readonly [string, string])[];
  /** The files that are compared, as results name them. */
  readonly files: readonly string[];
}

/**
 * Gets ready what is compared. Only the files of interviews that several coders have coded are read once more.
 *
 * @throws CallError for an interview, a coder or a speaker that there is not, and where a codebook is needed and lacking
 */
export function comparingOf(studies: readonly ReadStudy[], options: ComparingOptions, call: Call): Comparing {
  const analysed = analysedStudy(studies);
  const { study, nameOf } = analysed;
  const interviews = interviewsMeant(analysed, options.interview);
  const coders = options.coders === undefined ? null : knownCoders(analysed, twoNames(options.coders));
  checkSpeaker(analysed, options.speaker);
  if (options.codes === 'codebook' && !study.hasCodebook)
    throw new CallError('`--codes codebook` needs a codebook. `marginalia init FOLDER` writes one.');
  const chosen = { interviews, coders, withModerated: options.withModerated === true };
  const comparable = comparableInterviews(analysed.interviews, chosen, nameOf);
  const values = codeValues(study, options.by);
  const notes = [...comparable.notes];
  const read = (file: string, coder: string): CodedFile | null => {
    const text = readText(file, (message) => call.problem(message), null);
    return text === null ? null : codedFile(study, file, coder, parse(text, study.vocabulary(), file));
  };
  return {
    analysed,
    interviews: comparable.interviews,
    values,
    agreement: {
      unit: options.unit,
      speaker: options.speaker ?? null,
      numberOf: values.numberOf,
      read,
      onProblem: ({ kind, message }) => {
        // Files that are no one interview are a mistake to be mended; the rest is compared all the same.
        if (kind === 'not-same-interview') call.problem(message);
        else notes.push(message);
      },
    },
    notes,
    options: optionsOf(options),
    files: fileNames(comparable.interviews, nameOf),
  };
}

function optionsOf(options: ComparingOptions): (readonly [string, string])[] {
  const { interview, coders, unit, by, codes, speaker, withModerated } = options;
  return [
    ...(interview ?? []).map((number) => ['--interview', number] as const),
    ...(coders === undefined ? [] : [['--coders', coders] as const]),
    ['--unit', unit],
    ['--by', by],
    ['--codes', codes],
    ...(speaker === undefined ? [] : [['--speaker', speaker] as const]),
    ...(withModerated ? [['--with-moderated', ''] as const] : []),
    ...optionsSaid(options),
  ];
}

function twoNames(written: string): string[] {
  const names = [...new Set(written.split(',').map((name) => name.trim()))].filter((name) => name !== '');
  if (names.length < 2)
    throw new CallError('`--coders` takes at least two names with a comma between them: `--coders Ann,Bo`.');
  return names;
}

function interviewsMeant(
  { interviews }: AnalysedStudy,
  given: readonly string[] | undefined,
): readonly string[] | null {
  if (given === undefined) return null;
  for (const number of given) {
    const isThere = interviews.some(
      ({ name, files }) => name === number || files.some(({ summary }) => summary.interview === number),
    );
    if (!isThere) throw new CallError(`There is no interview ${number}. \`marginalia summary\` lists them.`);
  }
  return given;
}

function checkSpeaker({ interviews }: AnalysedStudy, given: string | undefined): void {
  if (given === undefined) return;
  const key = speakerKey(given);
  const speakers = interviews.flatMap(({ files }) => files.flatMap(({ summary }) => summary.speakers));
  if (speakers.some(({ name }) => name !== null && speakerKey(name) === key)) return;
  const known = [...new Set(speakers.flatMap(({ name }) => name ?? []))];
  throw new CallError(
    known.length === 0
      ? `Nobody is known to speak, so not ${given} either.`
      : `Nobody called ${given} speaks. The speakers are ${known.slice(0, 20).join(', ')}.`,
  );
}
