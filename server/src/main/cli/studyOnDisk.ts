// The files of one study on the disk, as commands need them that change several of them together.
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { codebookName } from '../../study/members';
import { reason } from '../readable';
import { bytesSync } from '../readFile';
import { type Call, CallError } from './call';
import { kindOf, shownPath } from './disk';
import { findStudies, type StudyFiles } from './studyFiles';

/**
 * The files of the study that has its codebook in a folder, or has none there.
 *
 * @throws CallError where there is none, or not all of it can be read
 */
export async function studyFilesIn(folder: string, call: Call): Promise<StudyFiles> {
  const studies = await findStudies([folder], 'nearest', call);
  const hasCodebook = kindOf(join(folder, codebookName)) === 'file';
  const found = studies.find(({ codebook }) =>
    hasCodebook ? codebook?.name === codebookName : codebook === null,
  );
  if (call.failed) throw notAllRead();
  if (!found) throw new CallError(`There is no study in ${shownPath(folder)}.`);
  return found;
}

/** What is said of a study of which a file cannot be read: it would stay as it is while the others change. */
export function notAllRead(): CallError {
  return new CallError('Not all of the study could be read, so nothing was changed.');
}

/** A text as offsets count it, which leave out its byte order mark. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/**
 * Where a path leads, links followed.
 *
 * @param name of the file, for people
 * @throws CallError where it leads nowhere
 */
export function realPathOf(path: string, name: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    throw cannotRead(name, error);
  }
}

function cannotRead(name: string, error: unknown): CallError {
  return new CallError(`${name} cannot be read: ${reason(error)}.`);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of a file, with its byte order mark. A file whose bytes would not all come back as they were is not written.
 *
 * @param name of the file, for people
 * @throws CallError when it is not in UTF-8, or cannot be read
 */
export function utf8Of(path: string, name: string): string {
  try {
    return utf8.decode(bytesSync(path));
  } catch (error) {
    if (!(error instanceof TypeError)) throw cannotRead(name, error);
    throw new CallError(
      `${name} is not in UTF-8, and could not be written as it was. Save it as UTF-8 first; nothing was changed.`,
    );
  }
}
