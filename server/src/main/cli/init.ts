import { basename, join, resolve } from 'node:path';
import { readCodebook } from '../../codebook/read';
import { draftCodebook } from '../../features/draftCodebook';
import { codebookName } from '../../study/members';
import { reason } from '../readable';
import { type Call, CallError } from './call';
import { createFile } from './createFile';
import { isTaken, kindOf, shownPath } from './disk';
import { readStudies } from './studies';
import { studyFolderOf } from './studyFiles';
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
  const text = draftCodebook(read.study, basename(folder));
  if (!write(path, text)) throw exists(path);
  const codes = readCodebook(text).codes.length;
  await call.terminal.write(
    `Wrote ${shownPath(path)}: ${counted(codes, 'code')} from ${counted(read.transcripts.length, 'transcript')}. Now say in it what each code means.\n`,
  );
}

function write(path: string, text: string): boolean {
  try {
    return createFile(path, text);
  } catch (error) {
    throw new CallError(
      `${shownPath(path)} cannot be written: ${reason(error)}. Nothing was written. Mend this, then run it again.`,
    );
  }
}

function exists(path: string): CallError {
  return new CallError(
    `${shownPath(path)} exists and is left as it is. To have a new one made, give it another name first.`,
  );
}
