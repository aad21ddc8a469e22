import { mkdirSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { TableCoding } from '../../exchange/codingsTable';
import { combined } from '../../exchange/combine';
import { ImportError, type Imported, type Loss, Losses } from '../../exchange/imported';
import { type ImportedFile, readAny } from '../../exchange/readFile';
import { type WrittenImport, writeImport } from '../../exchange/writeImport';
import { largestImport, mayImport } from '../../protocol/exchangeFiles';
import { codebookName } from '../../study/members';
import { reason } from '../readable';
import { type Call, CallError } from './call';
import { kindOf, readText, shownPath } from './disk';
import { type ImportedCodings, importCodings } from './importCodings';
import { writeLines } from './terminal';
import { changeAll, newText } from './wholeChange';
import { writeTogether } from './wholeImport';
import { counted, readable } from './words';

/** What was written behind `marginalia import`. */
export interface ImportCallOptions {
  readonly to: string;
  readonly dryRun?: true;
  /** False for `--no-times`. */
  readonly times: boolean;
  readonly coder?: string;
}

/**
 * Makes transcripts and a codebook of files of other programs, in a folder of which no file is overwritten. All is written, or
 * nothing.
 *
 * @param given files, or folders whose files are taken
 * @throws CallError when nothing could be read, or nothing can be written
 */
export async function runImport(
  given: readonly string[],
  options: ImportCallOptions,
  call: Call,
): Promise<void> {
  const folder = resolve(options.to);
  const kind = kindOf(folder);
  if (kind !== null && kind !== 'folder')
    throw new CallError(`${options.to} is not a folder. Give the folder to import into.`);
  const imports: Imported[] = [];
  const rows: TableCoding[] = [];
  const losses = new Losses();
  for (const path of filesIn(given, call)) {
    const one = await read(path, call);
    if (one?.kind === 'study') imports.push(one.imported);
    if (one?.kind !== 'codings') continue;
    for (const row of one.codings) rows.push(row);
    losses.addAll(one.lost);
  }
  if (imports.length === 0 && rows.length === 0)
    throw new CallError('Nothing could be read, so nothing was imported.');
  if (imports.length > 0) await writeStudy(imports, folder, options, call);
  if (rows.length === 0) return;
  const put = await importCodings(rows, folder, options.dryRun === true, call);
  losses.addAll(put.lost);
  await writeLines(call.terminal, codingsReport({ ...put, lost: losses.all() }, options.dryRun === true));
}

/** Makes transcripts and a codebook of what was read. */
async function writeStudy(
  imports: readonly Imported[],
  folder: string,
  options: ImportCallOptions,
  call: Call,
): Promise<void> {
  const path = join(folder, codebookName);
  const taken = kindOf(folder) === null ? [] : readdirSync(folder);
  const codebook = taken.includes(codebookName)
    ? readText(path, (message) => call.problem(message), folder)
    : null;
  if (taken.includes(codebookName) && codebook === null) throw new CallError('Nothing was imported.');
  const written = writeImport(combined(imports), {
    times: options.times,
    coder: options.coder ?? null,
    codebook,
    taken,
  });
  if (!options.dryRun) await write(folder, written, codebook);
  await writeLines(call.terminal, report(written, folder, codebook !== null, options.dryRun === true));
}

/** The files that are meant, those of folders by name. What is hidden is left out. */
function filesIn(given: readonly string[], call: Call): string[] {
  return given.flatMap((one) => {
    const path = resolve(one);
    const kind = kindOf(path);
    if (kind === 'file') return [path];
    if (kind !== 'folder') {
      call.problem(`There is no file ${one}. Check the spelling of the path.`);
      return [];
    }
    const names = readdirSync(path).filter(mayImport);
    if (names.length === 0) call.problem(`There is nothing in ${one} that could be imported.`);
    return names
      .sort()
      .map((name) => join(path, name))
      .filter((file) => kindOf(file) === 'file');
  });
}

async function read(path: string, call: Call): Promise<ImportedFile | null> {
  try {
    if (statSync(path).size > largestImport)
      throw new ImportError('It is larger than 512 MB. Divide it, and import the parts.');
    return await readAny(readFileSync(path), basename(path));
  } catch (error) {
    call.problem(`${shownPath(path)} was not imported: ${reason(error)}`);
    return null;
  }
}

async function write(
  folder: string,
  { transcripts, codebook }: WrittenImport,
  before: string | null,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const isNew = before === null && codebook !== null;
  const takeAway = writeTogether(
    folder,
    isNew ? [...transcripts, { name: codebookName, text: codebook }] : transcripts,
  );
  if (before === null || codebook === null) return;
  const path = realpathSync(join(folder, codebookName));
  try {
    await changeAll(realpathSync(folder), [path], [newText(path, before, codebook)]);
  } catch (error) {
    takeAway();
    throw error;
  }
}

function report(written: WrittenImport, folder: string, hadCodebook: boolean, isDry: boolean): string {
  const { transcripts, passages, codings, memos, codes, codebook, lost } = written;
  const verb = isDry ? 'Would write' : 'Wrote';
  const came = [
    counted(passages, 'passage'),
    counted(codings, 'coding'),
    counted(codes, 'code'),
    ...(memos > 0 ? [counted(memos, 'memo')] : []),
  ].join(', ');
  const lines = [
    `${verb} ${counted(transcripts.length, 'transcript')} in ${shownPath(folder)}: ${came}.`,
    ...transcripts.map(({ name }) => `  ${name}`),
    ...(codebook === null ? [] : [`  ${codebookName}${hadCodebook ? ' (added to)' : ''}`]),
    ...lossLines(lost),
  ];
  return `${lines.join('\n')}\n`;
}

function codingsReport(
  { files, placed, there, codes, lost }: Omit<ImportedCodings, 'lost'> & { readonly lost: readonly Loss[] },
  isDry: boolean,
): string {
  const verb = isDry ? 'Would put' : 'Put';
  const more = [
    ...(there > 0 ? [`${readable(there)} there already`] : []),
    ...(codes > 0 ? [`${counted(codes, 'code')} new in ${codebookName}`] : []),
  ];
  const lines = [
    `${verb} ${counted(placed, 'coding')} on transcripts that are there${more.map((part) => `, ${part}`).join('')}.`,
    ...files.map((name) => `  ${name}`),
    ...lossLines(lost),
  ];
  return `${lines.join('\n')}\n`;
}

function lossLines(lost: readonly Loss[]): string[] {
  return lost.length === 0 ? [] : ['What is not as it was:', ...lost.map(lossLine)];
}

function lossLine({ kind, count, first }: Loss): string {
  return `  ${kind}: ${count}, first ${first}`;
}
