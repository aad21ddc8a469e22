import { linkSync, rmSync } from 'node:fs';
import { hasCode } from '../readable';
import { secret, writeNew } from './newFile';

/**
 * Creates a file with its whole text, or not at all: a call that is killed leaves no half of it, and a file of
 * this name is never replaced, not even one that was created in the meantime.
 *
 * @returns false when there is something of this name
 * @throws the system's error when it cannot be written; nothing is left then
 */
export function createFileOnDisk(path: string, text: string): boolean {
  const draft = `${path}.${secret()}.tmp`;
  writeNew(draft, text);
  try {
    // Unlike a renaming, a link never replaces what is there.
    return linked(draft, path) ?? writtenDirectly(path, text);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** @returns null where the disk knows no links, as memory cards do not */
function linked(draft: string, path: string): boolean | null {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    return hasCode(error, 'EEXIST') ? false : null;
  }
}

function writtenDirectly(path: string, text: string): boolean {
  try {
    writeNew(path, text);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}
