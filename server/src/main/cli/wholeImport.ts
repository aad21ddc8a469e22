import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { reason } from '../readable';
import { CallError } from './call';
import { shownPath } from './disk';
import { createFileOnDisk } from './newFile';

/** A file to be written. */
interface NewFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes new files into a folder: all of them, or none. What is there is never replaced.
 *
 * @returns takes all of them away again
 * @throws CallError when one cannot be written; nothing is left then
 */
export function writeTogether(folder: string, files: readonly NewFile[]): () => void {
  const written: string[] = [];
  const takeAway = () => {
    for (const one of written) rmSync(one, { force: true });
  };
  for (const { name, text } of files) {
    const path = join(folder, name);
    let why: string | null = null;
    try {
      if (createFileOnDisk(path, text)) written.push(path);
      else why = 'there is a file of this name by now';
    } catch (error) {
      why = reason(error);
    }
    if (why === null) continue;
    takeAway();
    throw new CallError(`${shownPath(path)} cannot be written: ${why}. Nothing was imported.`);
  }
  return takeAway;
}
