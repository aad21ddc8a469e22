import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { decodedText } from '../workspace/files';
import { checkReadableFile, checkWithin, hasCode, openFlags } from './readable';

/** Opening a file so fails with ELOOP where it is a link; Windows knows no such flag. */
const noLink: number | undefined = constants.O_NOFOLLOW;

/**
 * Reads files of a study as `nodeFiles.read` does, and waits for the disk meanwhile. In a thread that answers nobody
 * that takes half the time. Where the folders of the files are, links followed, is looked at once for each, so that
 * this serves for files that are read at one go.
 *
 * @param folder of the study
 * @returns takes the path of a file; throws when it is gone or cannot be read, for whatever reason
 * @throws when the folder is gone
 */
export function readSync(folder: string): (path: string) => string {
  const within = realpathSync.native(folder);
  const checked = new Set<string>();

  const check = (path: string) => checkWithin(within, realpathSync.native(path));
  const open = (path: string): number => {
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

  return (path) => {
    const file = open(path);
    try {
      checkReadableFile(fstatSync(file));
      return decodedText(readFileSync(file));
    } finally {
      closeSync(file);
    }
  };
}
