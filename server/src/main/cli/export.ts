import { basename, dirname, join, resolve } from 'node:path';
import { defaultTranscripts } from '../../codebook/codebook';
import type { OutFile } from '../../exchange/outFile';
import { type ExportOptions, exportStudy } from '../../features/exporting/exports';
import type { ExportFormat } from '../../features/exporting/formats';
import { studyToExport } from '../../features/exporting/studyToExport';
import { folderFormats } from '../../protocol/exchangeFiles';
import { memberOf } from '../../study/members';
import { isWithin } from '../readable';
import { type Call, CallError } from './call';
import { isTaken, pathFrom, shownPath } from './disk';
import { createFilesInFolder, isEmptyFolder } from './newFolder';
import { checkFolderAround, checkNewFile, notWritten, writeNewFile } from './outputFile';
import { oneStudy, parsedTranscripts, type ReadStudy, sayUnlike } from './studies';
import { writeLines } from './terminal';
import { counted } from './words';

/** What `marginalia export` was called with. */
export interface ExportCall extends ExportOptions {
  readonly format: ExportFormat;
  /** The path of the file or folder that is made, as people wrote it. */
  readonly output: string;
}

/** The options that only some formats have. */
const optionsOf = [
  { option: 'raw', written: '--raw', formats: ['csv'] },
  { option: 'positions', written: '--positions', formats: ['qdpx'] },
  { option: 'lineEnds', written: '--line-ends', formats: ['qdpx'] },
  { option: 'order', written: '--order', formats: ['html', 'docx', 'md'] },
] as const satisfies readonly {
  readonly option: keyof ExportOptions;
  readonly written: string;
  readonly formats: readonly ExportFormat[];
}[];

/**
 * Looks at everything that can be looked at before a study is read, which may take long.
 *
 * @throws CallError where the call makes no sense, or where something is in the place of what is to be written
 */
export function checkExport(call: ExportCall): void {
  const { format, output: given } = call;
  for (const { option, written, formats } of optionsOf) {
    if (call[option] !== undefined && !formats.some((one) => one === format))
      throw new CallError(
        `\`${written}\` is for \`--format ${formats.join('` or `')}\` alone. Leave it out.`,
      );
  }
  if (!folderFormats.has(format)) {
    checkNewFile(given);
    return;
  }
  const output = resolve(given);
  if (isTaken(output) && !isEmptyFolder(output)) throw folderExists(output);
  checkFolderAround(output);
}

/**
 * Exports the one study that was read.
 *
 * @throws CallError where there are several or none, or when it cannot be written; nothing is left then
 */
export async function runExport(studies: readonly ReadStudy[], asked: ExportCall, call: Call): Promise<void> {
  const read = oneStudy(studies, 'Export', asked.format === 'qdc');
  const isSeveral = folderFormats.has(asked.format);
  const folder = read.folder ?? commonFolder(read.transcripts.map(({ path }) => path));
  const chosen = Array.from(parsedTranscripts(read.transcripts, call), ({ asked: { path }, transcript }) => ({
    path,
    name: pathFrom(folder, path),
    transcript,
  }));
  const study = studyToExport(
    read.study,
    read.codebook?.codebook ?? null,
    chosen,
    basename(folder) || 'Study',
  );
  const { files, losses } = await exportStudy(study, asked.format, asked);
  const output = resolve(asked.output);
  for (const { name } of files) checkNoTranscript(read, folder, isSeveral ? join(output, name) : output);
  write(output, files, isSeveral);
  for (const loss of losses) call.terminal.say(loss);
  sayUnlike([read], call);
  const { files: transcripts, codes } = study.exported;
  const codings = transcripts.reduce((sum, one) => sum + one.codings.length, 0);
  const what =
    asked.format === 'qdc'
      ? counted(codes.length, 'code')
      : `${counted(codings, 'coding')} in ${counted(transcripts.length, 'transcript')}`;
  const list = isSeveral ? files.map(({ name }) => `  ${name}\n`).join('') : '';
  await writeLines(call.terminal, `Wrote ${shownPath(output)}: ${what}.\n${list}`);
}

/**
 * What is exported into the folder of the study must not be read as talk of the study the next time.
 *
 * @throws CallError where it would be
 */
function checkNoTranscript({ codebook }: ReadStudy, folder: string, path: string): void {
  const isTranscript = memberOf(codebook?.codebook.transcripts ?? defaultTranscripts);
  if (!isWithin(folder, path) || !isTranscript(pathFrom(folder, path))) return;
  throw new CallError(
    `${shownPath(path)} would be read as a transcript of the study by its name. Give another name, or another folder. Nothing was written.`,
  );
}

/** The innermost folder that all of some files are in. */
function commonFolder(paths: readonly string[]): string {
  let [folder = process.cwd(), ...others] = paths.map((path) => dirname(path));
  for (const other of others) {
    // Windows has several roots.
    while (!isWithin(folder, other) && dirname(folder) !== folder) folder = dirname(folder);
  }
  return folder;
}

function write(output: string, files: readonly OutFile[], isFolder: boolean): void {
  if (!isFolder) {
    for (const { bytes } of files) writeNewFile(output, bytes);
    return;
  }
  let isWritten: boolean;
  try {
    isWritten = createFilesInFolder(output, files);
  } catch (error) {
    throw notWritten(output, error);
  }
  if (!isWritten) throw folderExists(output);
}

function folderExists(output: string): CallError {
  return new CallError(
    `${shownPath(output)} exists and is left as it is. This format is several files: give a new folder, or an empty one.`,
  );
}
