import { Command, CommanderError, Option } from 'commander';
import { version } from '../../../../package.json';
import { reportOrders } from '../../exchange/report';
import { exportFormats } from '../../features/exporting/formats';
import { itemAt } from '../../transcript/itemAt';
import { reason } from '../readable';
import { addAnalysis } from './analysisCommands';
import { Call, CallError, saysWhy } from './call';
import { checkResults, problemsOf } from './check';
import { codingResults } from './codings';
import type { ExportCall } from './export';
import type { ImportCallOptions } from './import';
import { runInit } from './init';
import { type CacheOptions, cacheCommand, cacheOption, runCache } from './keptStudies';
import { type ModerateCall, moderateCommand, runModerate } from './moderate';
import { type Format, formats, writeResults } from './output';
import { type ReshapeOptions, runReshape } from './reshape';
import { askedTranscripts, type ReadStudy, readStudies, sayUnlike } from './studies';
import type { RulingCodebook } from './studyFiles';
import { summaryResults } from './summary';
import { OutputClosed, type Terminal } from './terminal';
import { turnResults } from './turns';

/** What a call ended with. Scripts rely on these numbers. */
const exitCodes = { done: 0, problemsFound: 1, failed: 2 } as const;

interface CodebookOptions {
  /** False for `--no-codebook`. */
  readonly codebook?: string | false;
  /** False for `--no-cache`; left out where a command has no such option. */
  readonly cache?: boolean;
}

interface CommonOptions extends CodebookOptions {
  readonly format: Format;
}

/**
 * Runs one call of `marginalia`.
 *
 * @param args what was written behind the name of the program
 * @returns the exit code
 */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const call = new Call(terminal);
  let exitCode: number = exitCodes.done;
  try {
    let help = '';
    const program = build(call, (code) => {
      exitCode = code;
    });
    for (const command of [program, ...program.commands]) {
      command.exitOverride().configureOutput({
        writeOut: (text) => {
          help += text;
        },
        writeErr: () => {},
        ...(terminal.width === null ? {} : { getOutHelpWidth: () => terminal.width ?? 80 }),
      });
    }
    try {
      if (args.length === 0) throw new CallError('No command was given. `marginalia --help` lists them.');
      await program.parseAsync(args, { from: 'user' });
    } catch (error) {
      // Help and version are results, too, and written like them.
      if (!(error instanceof CommanderError)) throw error;
      if (error.exitCode !== 0) throw new CallError(callMessage(error, args, program));
      await terminal.write(help);
    }
  } catch (error) {
    if (error instanceof OutputClosed) return exitCode;
    exitCode = exitCodes.failed;
    terminal.say(messageOf(error));
  }
  return call.failed ? exitCodes.failed : exitCode;
}

function build(call: Call, endWith: (exitCode: number) => void): Command {
  const { terminal } = call;
  const program = new Command('marginalia')
    .description(
      "Counts, lists and checks the codes in interview transcripts: the editor's answers, for scripts.",
    )
    .version(version)
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: false });

  reading(program, 'summary', 'what each transcript holds').action(
    async (paths: string[], options: CommonOptions) => {
      const studies = await studiesOf(paths, options, call);
      await writeResults(summaryResults(studies), options.format, terminal);
      sayUnlike(studies, call);
    },
  );

  reading(program, 'codings', 'one row for each coding', '[paths...]')
    .option(
      '--files-from <list>',
      'the transcripts are listed in this file, or in - for standard input; each is read on its own, and its rows are JSON, one a line',
    )
    .action(async (paths: string[], options: CommonOptions & { readonly filesFrom?: string }) => {
      if (options.filesFrom !== undefined) {
        const { runCodingLines } = await import('./codingLines');
        return runCodingLines(options.filesFrom, paths, options, call);
      }
      if (paths.length === 0)
        throw new CallError(
          'No transcript was given. Name transcripts, or folders of them, behind `codings`.',
        );
      await writeResults(
        codingResults(await studiesOf(paths, options, call), call),
        options.format,
        terminal,
      );
    });

  reading(program, 'turns', 'one row for each turn').action(
    async (paths: string[], options: CommonOptions) => {
      await writeResults(turnResults(await studiesOf(paths, options, call), call), options.format, terminal);
    },
  );

  reading(program, 'check', 'the problems the editor would show')
    .option('--strict', 'warnings and open questions fail the check, too')
    .action(async (paths: string[], options: CommonOptions & { readonly strict?: true }) => {
      const studies = await studiesOf(paths, options, call);
      if (options.codebook !== false && studies.some(({ codebook }) => !codebook))
        terminal.say(withoutCodebook);
      const problems = problemsOf(studies);
      const fails = problems.some(
        ({ severity, code }) =>
          severity === 'error' || (options.strict && (severity === 'warning' || code === 'open-question')),
      );
      if (fails) endWith(exitCodes.problemsFound);
      await writeResults(checkResults(problems, askedTranscripts(studies).length), options.format, terminal);
    });

  addAnalysis(program, (paths, options) => studiesOf(paths, options, call), call);

  program
    .command('init')
    .summary('writes codebook.yaml from the codes in use')
    .description(
      'Writes codebook.yaml from the codes that the transcripts of a folder use. Never overwrites one.',
    )
    .argument('<folder>', 'the folder of the study')
    .action((folder: string) => runInit(folder, call));

  reshaping(program, 'rename', 'renames a code in every transcript and in the codebook')
    .argument('<old>', 'the label that the code has')
    .argument('<new>', 'the label that it is to have')
    .argument('<folder>', 'the folder of the study')
    .action((label: string, to: string, folder: string, options: ReshapeOptions & AliasOption) =>
      runReshape(folder, { kind: 'rename', label, to, keepAlias: options.keepAlias === true }, options, call),
    );

  reshaping(program, 'merge', 'makes one code of several in every transcript and in the codebook')
    .argument('<codes...>', 'the codes to be merged, and the folder of the study behind them')
    .requiredOption('--into <code>', 'the code that they become')
    .action((given: string[], options: ReshapeOptions & AliasOption & { readonly into: string }) => {
      const labels = given.slice(0, -1);
      if (labels.length === 0)
        throw new CallError('Name at least one code to be merged, and the folder of the study behind it.');
      const folder = itemAt(given, given.length - 1);
      const keepAlias = options.keepAlias === true;
      return runReshape(folder, { kind: 'merge', labels, into: options.into, keepAlias }, options, call);
    });

  moderateCommand(program).action(async (files: string[], options: ModerateCall & CodebookOptions) => {
    await runModerate(files, await studiesOf(files, options, call), options, call);
  });

  exporting(program).action(async (paths: string[], options: ExportCall & CodebookOptions) => {
    // The writers are loaded only here, so that the other commands start quickly.
    const { checkExport, runExport } = await import('./export');
    checkExport(options);
    await runExport(await studiesOf(paths, options, call), options, call);
  });

  program
    .command('import')
    .summary('makes transcripts of files of other programs')
    .description(
      'Makes transcripts and a codebook of subtitles, Word documents, prints of Delve, plain text, REFI-QDA projects and codebooks. No file is overwritten. Tables of codings go onto the transcripts that are there.',
    )
    .argument('<files...>', 'files, or folders of them')
    .requiredOption('--to <folder>', 'the folder of the study, which may be new')
    .option('--dry-run', 'say what would be written, and write nothing')
    .option('--no-times', 'leave out when things were said')
    .option('--coder <name>', 'who coded, where a file names nobody')
    .action(async (files: string[], options: ImportCallOptions) => {
      const { runImport } = await import('./import');
      await runImport(files, options, call);
    });

  cacheCommand(program).action((options: CacheOptions) => runCache(options, call));

  program
    .command('server')
    .summary('the language server, for any editor')
    .description('Runs the language server. The editor starts it and talks to it; it is of no use by hand.')
    .requiredOption('--stdio', 'talk over standard input and output')
    .addOption(new Option('--clientProcessId <id>').hideHelp())
    .action(async () => {
      // The very one that `dist/server.js` runs, which reads its channel from the command line itself. It is loaded only here, so
      // that the other commands start quickly.
      await import('../node');
    });
  return program;
}

const withoutCodebook =
  'There are transcripts without a codebook; their codes cannot be checked. `marginalia init FOLDER` writes one.';

interface AliasOption {
  readonly keepAlias?: true;
}

/** A command that changes all files of a study together. */
function reshaping(program: Command, name: string, summary: string): Command {
  return program
    .command(name)
    .summary(summary)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}. All files are changed, or none.`)
    .option('--dry-run', 'print what would change, as a unified diff, and write nothing')
    .option('--keep-alias', 'keep the old labels as aliases in the codebook')
    .option('--history', "add a line to the codebook's own history")
    .addOption(
      new Option('--format <format>', 'how to print what was changed').choices(formats).default('text'),
    );
}

/** A command that reads transcripts and answers with rows. */
function reading(program: Command, name: string, summary: string, paths = '<paths...>'): Command {
  return program
    .command(name)
    .summary(summary)
    .description(`Prints ${summary}.`)
    .argument(paths, 'transcripts, or folders of them')
    .addOption(new Option('--format <format>', 'how to print it').choices(formats).default('text'))
    .option(...codebookOption)
    .option('--no-codebook', 'no codebook at all')
    .option(...cacheOption);
}

const codebookOption = [
  '--codebook <file>',
  'this codebook, in place of the nearest codebook.yaml up the folder tree',
] as const;

/** The command that writes a study for other programs. */
function exporting(program: Command): Command {
  return program
    .command('export')
    .summary('writes a study for other programs')
    .description('Writes a study for other programs, as a new file or folder. Never overwrites one.')
    .argument('<paths...>', 'the transcripts of a study, or its folder')
    .addOption(new Option('--format <format>', 'what to write').choices(exportFormats).makeOptionMandatory())
    .requiredOption('--output <file>', 'the file that is made; for csv, spss and parquet a folder')
    .option('--raw', 'csv: texts as they are, nothing before `=`, and a description of the columns')
    .addOption(
      new Option('--positions <unit>', 'qdpx: what places are counted in').choices(['code-points', 'utf16']),
    )
    .addOption(new Option('--line-ends <ends>', 'qdpx: how lines end').choices(['lf', 'crlf']))
    .addOption(
      new Option('--order <order>', 'html, docx, md: what quotes are put together by').choices(reportOrders),
    )
    .option(...codebookOption)
    .option('--no-codebook', 'no codebook at all');
}

function studiesOf(
  paths: readonly string[],
  { codebook, cache = false }: CodebookOptions,
  call: Call,
): Promise<ReadStudy[]> {
  let choice: RulingCodebook = 'nearest';
  if (codebook === false) choice = 'none';
  else if (codebook !== undefined) choice = { file: codebook };
  return readStudies(paths, choice, call, cache);
}

/** What the parser of the command line says, on one line that ends with what to do. */
function callMessage({ message }: CommanderError, args: readonly string[], program: Command): string {
  const [problem = '', ...advice] = message.replace(/^error: /, '').split('\n');
  const command = program.commands.find((one) => one.name() === args[0]);
  const help = `\`${command ? `marginalia ${command.name()}` : 'marginalia'} --help\` shows how it is called.`;
  const hint = advice.join(' ').replace(/^\((.*)\)$/, '$1');
  const sentence = `${problem.charAt(0).toUpperCase()}${problem.slice(1)}`.replace(/\.?$/, '.');
  return [sentence, hint, help].filter((part) => part !== '').join(' ');
}

function messageOf(error: unknown): string {
  if (saysWhy(error)) return error.message;
  if (error instanceof Error && 'syscall' in error) return `The results cannot be written: ${reason(error)}.`;
  const details = error instanceof Error ? error.stack : String(error);
  return `This is a mistake in Marginalia; please report it. ${details}`;
}
