import { closeSync, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { textOf } from '../lsp/files';
import { checkReadable, checkWithin, openFlags } from './readable';

/**
 * Reads a file as `nodeFiles.read` does, and waits for the disk meanwhile. In a thread that answers nobody that
 * takes half the time.
 *
 * @param within URI of the folder of the study
 * @throws when it is gone or cannot be read, for whatever reason
 */
export function readWaiting(uri: string, within: string): string {
  const path = fileURLToPath(uri);
  checkWithin(realpathSync.native(fileURLToPath(within)), realpathSync.native(path));
  const file = openSync(path, openFlags);
  try {
    checkReadable(fstatSync(file));
    return textOf(readFileSync(file));
  } finally {
    closeSync(file);
  }
}
