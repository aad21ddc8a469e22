// A file that a command makes where people say, and nothing was before.
import { dirname, resolve } from 'node:path';
import { reason } from '../readable';
import { CallError } from './call';
import { isTaken, kindOf, shownPath } from './disk';
import { createFileOnDisk } from './newFile';

/**
 * Looks whether a new file can be made.
 *
 * @param given its path, as people wrote it
 * @throws CallError where something is in its place, where it is a folder, or where its folder is not there
 */
export function checkNewFile(given: string): void {
  const output = resolve(given);
  if (isTaken(output)) throw fileExists(output);
  if (/[/\\]$/.test(given))
    throw new CallError(`${given} is a folder, and this format is one file. Give the name of a file in it.`);
  checkFolderAround(output);
}

/** @throws CallError where the folder of what is to be made is not there */
export function checkFolderAround(output: string): void {
  const around = dirname(output);
  if (kindOf(around) !== 'folder')
    throw new CallError(
      `There is no folder ${shownPath(around)}. Make it first, or check the spelling of the path.`,
    );
}

/** What is said of something that stands where a file was to be made. */
function fileExists(output: string): CallError {
  return new CallError(
    `${shownPath(output)} exists and is left as it is. Give another name, or another folder.`,
  );
}

/** What is said of something that cannot be written, by the error of the system. */
export function notWritten(output: string, error: unknown): CallError {
  return new CallError(
    `${shownPath(output)} cannot be written: ${reason(error)}. Nothing was written. Mend this, then run it again.`,
  );
}

/**
 * Makes a file with all of its content, or nothing.
 *
 * @throws CallError when it cannot be written, or something has come to stand there
 */
export function writeNewFile(output: string, bytes: Uint8Array): void {
  let isMade: boolean;
  try {
    isMade = createFileOnDisk(output, bytes);
  } catch (error) {
    throw notWritten(output, error);
  }
  if (!isMade) throw fileExists(output);
}
