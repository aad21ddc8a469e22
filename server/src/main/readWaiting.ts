import { closeSync, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { textOf } from '../lsp/files';
import { checkReadable, checkWithin, openFlags } from './readable';

/**
 * Where the folder of a study is, links followed.
 *
 * @throws when it is gone
 */
export function realFolder(uri: string): string {
  return realpathSync.native(fileURLToPath(uri));
}

/**
 * Reads a file as `nodeFiles.read` does, and waits for the disk meanwhile. In a thread that answers nobody that
 * takes half the time.
 *
 * @param folder the `realFolder` of the study
 * @throws when it is gone or cannot be read, for whatever reason
 */
export function readWaiting(uri: string, folder: string): string {
  return readPathWaiting(fileURLToPath(uri), folder);
}

/** The same for a path. */
export function readPathWaiting(path: string, folder: string): string {
  checkWithin(folder, realpathSync.native(path));
  const file = openSync(path, openFlags);
  try {
    checkReadable(fstatSync(file));
    return textOf(readFileSync(file));
  } finally {
    closeSync(file);
  }
}
