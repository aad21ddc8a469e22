import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readCodebook } from '../../codebook/read';
import { countedOtherwise } from '../../features/shared/countedOtherwise';
import { draftCodebook } from '../../features/shared/draftCodebook';
import { allTranscriptCounts, type TranscriptCounts } from '../../features/shared/transcriptCounts';
import { codebookName, isMisnamedCodebook } from '../../study/members';
import { reason } from '../readable';
import { Call, CallError } from './call';
import { isTaken, kindOf, shownPath } from './disk';
import { createFileOnDisk } from './newFile';
import { pathOrder } from './pathOrder';
import { readStudies, sayUnlike } from './studies';
import { isCodebook, studyFolderOf } from './studyFiles';
import { writeLines } from './terminal';
import { counted } from './words';

/**
 * Writes codebook.yaml into a folder, from the codes that its transcripts use.
 *
 * @throws CallError where there is a codebook already, or nothing to make one from
 */
export async function runInit(given: string, call: Call): Promise<void> {
  const folder = resolve(given);
  const kind = kindOf(folder);
  if (kind === null) throw new CallError(`There is no folder ${given}. Check the spelling of the path.`);
  if (kind !== 'folder')
    throw new CallError(`${given} is not a folder. Give the folder that the study is in.`);
  const path = join(folder, codebookName);
  if (isTaken(path)) throw exists(path);
  const misnamed = readdirSync(folder).find(isMisnamedCodebook);
  if (misnamed !== undefined && isCodebook(join(folder, misnamed)))
    throw misnamedThere(join(folder, misnamed));
  const above = studyFolderOf(folder);
  if (above !== null) {
    const ruling = shownPath(join(above, codebookName));
    throw new CallError(
      `${shownPath(folder)} is part of the study of ${ruling}. Add its codes there; for a study of its own, move the folder out of that one.`,
    );
  }

  const studies = await readStudies([folder], 'nearest', call);
  const read = studies.findLast(({ codebook }) => codebook === null);
  if (!read) {
    // A folder without any transcripts has been named already.
    if (!call.failed)
      throw new CallError(`All transcripts in ${shownPath(folder)} have a codebook further down.`);
    return;
  }
  const text = draftCodebook(read.study, basename(folder), read.unlike);
  const before = allTranscriptCounts(read.study);
  if (!write(path, text)) throw exists(path);
  const codes = readCodebook(text).codes.length;
  await writeLines(
    call.terminal,
    `Wrote ${shownPath(path)}: ${counted(codes, 'code')} from ${counted(read.transcripts.length, 'transcript')}. Now say in it what each code means.\n`,
  );
  await writeOtherwise(folder, before, call);
  sayUnlike([read], call);
}

/** Says what is counted otherwise now than before: what a codebook knows holds in every transcript. */
async function writeOtherwise(
  folder: string,
  before: ReadonlyMap<string, TranscriptCounts>,
  { terminal }: Call,
): Promise<void> {
  // What cannot be read has been named already.
  const silent = new Call({ ...terminal, say: () => {} });
  const now = (await readStudies([folder], 'nearest', silent)).find(
    ({ codebook }) => codebook?.name === codebookName,
  );
  if (!now) return;
  const otherwise = countedOtherwise(before, allTranscriptCounts(now.study));
  if (otherwise.size === 0) return;
  const lines = now.transcripts
    .flatMap(({ path, file }) => (otherwise.has(path) ? [`  ${file}: ${otherwise.get(path)}\n`] : []))
    .sort(pathOrder);
  await writeLines(
    terminal,
    `${counted(otherwise.size, 'transcript')} ${otherwise.size === 1 ? 'is' : 'are'} counted otherwise with it than without:\n${lines.join('')}`,
  );
}

function write(path: string, text: string): boolean {
  try {
    return createFileOnDisk(path, text);
  } catch (error) {
    throw new CallError(
      `${shownPath(path)} cannot be written: ${reason(error)}. Nothing was written. Mend this, then run it again.`,
    );
  }
}

function misnamedThere(path: string): CallError {
  return new CallError(
    `${shownPath(path)} is a codebook, but for its name. Call it ${codebookName}, and it counts. Nothing was written.`,
  );
}

function exists(path: string): CallError {
  return new CallError(
    `${shownPath(path)} exists and is left as it is. To have a new one made, give it another name first.`,
  );
}
