import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { decodedText, noSuchFile, tooLargeToImport } from '../workspace/files';
import { checkReadableFile, checkWithin, hasCode, notFile, whyUnreadable } from './readable';

/** How a file is opened to be read: opening a pipe does not wait for its other end. */
export const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Opening a file so fails with ELOOP where it is a link; Windows knows no such flag. */
const noLink: number | undefined = constants.O_NOFOLLOW;

/**
 * The text of a file of a study without its byte order mark, as an editor would show it.
 *
 * @param within the folder of the study: a link that leads out of it is not followed
 * @returns null for a folder, and when there is nothing of this name
 * @throws UnreadableFile when it is none that a study could read, else an error that says what is wrong for now
 */
export async function readFile(path: string, within: string): Promise<string | null> {
  try {
    checkWithin(await realpath(within), await realpath(path));
    const file = await open(path, openFlags);
    try {
      const stats = await file.stat();
      if (stats.isDirectory()) return null;
      checkReadableFile(stats);
      return decodedText(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    const why = whyUnreadable(path, error);
    if (why === null) return null;
    throw why;
  }
}

/**
 * The bytes of a file that people have named.
 *
 * @param most in bytes: a larger one is not read
 * @throws UnreadableFile when it is none that can be read, else an error that says what is wrong for now
 */
export async function readBytes(path: string, most: number): Promise<Uint8Array> {
  try {
    const file = await open(path, openFlags);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) throw notFile();
      if (stats.size > most) throw tooLargeToImport(most);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw whyUnreadable(path, error) ?? noSuchFile();
  }
}

/**
 * Reads files of a study as `readFile` does, and waits for the disk meanwhile. In a thread that answers nobody that takes half
 * the time. Where the folders of the files are, links followed, is looked at once for each, so that this serves for files that
 * are read at one go.
 *
 * @param folder of the study; null for files that the user has named one by one, which may be links to anywhere
 * @returns takes the path of a file; throws when it is gone or cannot be read, for whatever reason, as the system says it
 * @throws when the folder is gone
 */
export function readSync(folder: string | null): (path: string) => string {
  const openIn = folder === null ? (path: string) => openSync(path, openFlags) : opener(folder);
  return (path) => decodedText(bytesOf(openIn(path)));
}

/**
 * The bytes of a file, whose path has been looked at already.
 *
 * @param flags besides those with which files are opened
 * @throws when it is gone or cannot be read, for whatever reason, as the system says it
 */
export function bytesSync(path: string, flags = 0): Buffer {
  return bytesOf(openSync(path, openFlags | flags));
}

/** Opens files below a folder. */
function opener(folder: string): (path: string) => number {
  const within = realpathSync.native(folder);
  const checked = new Set<string>();
  const check = (path: string) => checkWithin(within, realpathSync.native(path));
  return (path) => {
    if (noLink !== undefined) {
      const above = dirname(path);
      if (!checked.has(above)) check(above);
      checked.add(above);
      try {
        return openSync(path, openFlags | noLink);
      } catch (error) {
        if (!hasCode(error, 'ELOOP')) throw error;
      }
    }
    check(path);
    return openSync(path, openFlags);
  };
}

/** What is in an open file, which is closed. */
function bytesOf(file: number): Buffer {
  try {
    checkReadableFile(fstatSync(file));
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}
