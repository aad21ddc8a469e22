import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type CodedFile, codedFile } from '../../analysis/codedFile';
import { namesListed } from '../../analysis/notes';
import {
  type Moderated,
  type Moderating,
  type ModerationStart,
  moderate,
  moderationStarts,
  updateModerated,
} from '../../features/moderation/moderate';
import { moderatedName } from '../../features/moderation/moderatedName';
import { settlerProblem } from '../../features/moderation/settler';
import { parse } from '../../transcript/parse';
import { type AnalysedStudy, analysedStudy } from './analysis';
import { type Call, CallError } from './call';
import { kindOf, readText, shownPath } from './disk';
import { checkNewFile, writeNewFile } from './outputFile';
import { patchText } from './patchText';
import type { ReadStudy } from './studies';
import { studyFolderOf } from './studyFiles';
import { writeLines } from './terminal';
import { changeAll, finishBrokenOff, newText } from './wholeChange';
import { counted } from './words';

/** What `marginalia moderate` was called with. */
export interface ModerateCall {
  /** Who settles it. */
  readonly as: string;
  readonly output?: string;
  readonly start: ModerationStart;
  readonly update?: true;
  readonly dryRun?: true;
}

/** The command that makes a moderated transcript. */
export function moderateCommand(program: Command): Command {
  return program
    .command('moderate')
    .summary('makes the transcript in which what coders coded is settled')
    .description(
      'Makes a transcript with the speech of the first file, the codes that all coders agree on, and a question for every other coding. Never overwrites a file.',
    )
    .argument('<files...>', 'the files of two or more coders of one interview')
    .requiredOption('--as <name>', 'who settles the codes')
    .option('--output <file>', 'the file that is made; else it is named like the first one')
    .addOption(
      new Option('--start <codes>', 'what stands there as code lines')
        .choices(moderationStarts)
        .default('agreed'),
    )
    .option('--update', 'put further questions into the file, and change nothing else in it')
    .option('--dry-run', 'print what would be written, as a unified diff, and write nothing')
    .option('--codebook <file>', 'this codebook, in place of the nearest codebook.yaml up the folder tree')
    .option('--no-codebook', 'no codebook at all');
}

/**
 * Makes the transcript in which somebody settles what coders have coded, or puts further questions into it.
 *
 * @param paths of the coders' files, as people wrote them
 * @throws CallError that says why not; nothing was written then
 */
export async function runModerate(
  paths: readonly string[],
  studies: readonly ReadStudy[],
  options: ModerateCall,
  call: Call,
): Promise<void> {
  const moderator = options.as.trim();
  if (moderator === '') throw new CallError('Say who settles the codes, with `--as NAME`.');
  if (paths.length < 2) throw new CallError('Give the files of at least two coders of one interview.');
  const analysed = analysedStudy(studies);
  const coders = paths.map((path) => coderFile(analysed, path));
  const problem = settlerProblem(
    coders.map(({ file, coder }) => ({ name: analysed.nameOf(file), coder })),
    moderator,
  );
  if (problem !== null) throw new CallError(problem);
  const output = options.output ?? defaultOutput(paths, coders, moderator);
  const moderating: Moderating = { study: analysed.study, coders, file: resolve(output), moderator };
  if (options.update) await update(moderating, output, options, call);
  else await make(moderating, output, options, call);
}

async function make(
  moderating: Moderating,
  output: string,
  options: ModerateCall,
  call: Call,
): Promise<void> {
  checkNewFile(output);
  const made = moderate(moderating, options.start);
  if (options.dryRun) await writeLines(call.terminal, patchText(basename(output), '', made.text));
  else {
    writeNewFile(resolve(output), Buffer.from(made.text, 'utf8'));
    const names = namesListed(moderating.coders.map(({ coder }) => coder));
    const agreed = `${counted(made.agreed, 'code')} that ${names} agree on`;
    await call.terminal.write(
      `Wrote ${shownPath(resolve(output))}: ${agreed}, and ${counted(made.questions, 'question')}.\n`,
    );
  }
  sayUnpaired(made, call);
}

async function update(
  moderating: Moderating,
  output: string,
  options: ModerateCall,
  call: Call,
): Promise<void> {
  const path = resolve(output);
  if (kindOf(path) !== 'file')
    throw new CallError(
      `There is no moderated file ${shownPath(path)} to update. Leave out \`--update\` to make it, or name it with \`--output\`.`,
    );
  const folder = studyFolderOf(dirname(path)) ?? dirname(path);
  const finished = finishBrokenOff(folder);
  if (finished !== null) call.terminal.say(finished);
  const text = needed(path);
  const { study } = moderating;
  const updated = updateModerated(moderating, parse(text, study.vocabulary(), path));
  if (options.dryRun) await writeLines(call.terminal, patchText(basename(path), text, updated.text));
  else {
    const real = realpathSync(path);
    if (updated.text !== text) await changeAll(folder, [real], [newText(real, text, updated.text)]);
    await call.terminal.write(
      updated.questions === 0
        ? `${shownPath(path)} has everything already: nothing was changed.\n`
        : `Added ${counted(updated.questions, 'question')} to ${shownPath(path)}.\n`,
    );
  }
  sayUnpaired(updated, call);
}

function needed(path: string): string {
  const text = readText(
    path,
    (message) => {
      throw new CallError(message);
    },
    null,
  );
  return text ?? '';
}

/** @throws CallError for a file that no coder is named in, or that settles the work of others itself */
function coderFile({ study, interviews, nameOf }: AnalysedStudy, given: string): CodedFile {
  const path = resolve(given);
  const found = interviews.flatMap(({ files }) => files).find(({ file }) => file === path);
  if (!found) throw new CallError(`${given} is no transcript that can be read. Give the files of coders.`);
  if (found.isModerated)
    throw new CallError(`${nameOf(path)} settles what others have coded. Give the files of coders only.`);
  if (found.coder === null)
    throw new CallError(`Nothing says who coded ${nameOf(path)}. Write “coder” in its front matter.`);
  return codedFile(study, path, found.coder, parse(needed(path), study.vocabulary(), path));
}

/** Beside the file of the first coder. */
function defaultOutput(paths: readonly string[], coders: readonly CodedFile[], moderator: string): string {
  const [path = ''] = paths;
  const { transcript, coder } = coders[0] ?? { transcript: null, coder: '' };
  const name = moderatedName(basename(path), coder, transcript?.interview ?? null, moderator);
  if (name === null)
    throw new CallError(`It is not clear how the file is to be called. Say so with \`--output FILE\`.`);
  return join(dirname(path), name);
}

function sayUnpaired({ unpaired }: Moderated, { terminal }: Call): void {
  if (unpaired.length === 0) return;
  terminal.say(
    `${counted(unpaired.length, 'coded passage')} that the moderated file lacks, so that nothing is asked there:`,
  );
  for (const { file, line, words, codes } of unpaired)
    terminal.say(`${shownPath(file)}:${line}: ${codes.join(', ')}: ${words}`);
}
