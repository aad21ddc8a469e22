import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fsyncSync,
  ftruncateSync,
  linkSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hasCode } from '../readable';

/** Opens no link in the place of the file. Windows has no such flag, and makes nobody follow links made by strangers. */
export const noLinks = constants.O_NOFOLLOW ?? 0;

/**
 * What makes a name unguessable, 32 hexadecimal digits: whoever could say before what a file is going to be called could put
 * a link there that leads out of the folder, or a file that would be lost.
 */
export function secret(): string {
  return randomBytes(16).toString('hex');
}

/**
 * Writes a file of which nothing is there yet, and never through a link. Where there is no room for all of it, it is
 * removed again.
 *
 * @param waits whether it is on the disk, not only on its way there, when this returns
 * @throws the system's error, EEXIST when there is anything of this name, which stays as it is
 */
export function writeNew(
  path: string,
  content: string | Uint8Array,
  { mode = 0o666, waits = true } = {},
): void {
  const file = openSync(path, 'wx', mode);
  let isWhole = false;
  try {
    // Linux has what was cut to nothing on its way to the disk as soon as it is closed (`auto_da_alloc` of ext4), so that
    // little is left to wait for when many files are there. Elsewhere it does nothing.
    if (!waits) ftruncateSync(file);
    writeFileSync(file, content);
    if (waits) fsyncSync(file);
    isWhole = true;
  } finally {
    closeSync(file);
    if (!isWhole) rmSync(path, { force: true });
  }
}

/**
 * Gives a file a second name, or its bytes to a new file for nobody but the user: some disks know no links, none has them to another
 * disk, and some systems let nobody link what belongs to others.
 *
 * @param to of which nothing is there yet
 * @throws the system's error, EEXIST when there is anything of this name
 */
export function linkOrWrite(path: string, to: string, bytes: Uint8Array): void {
  try {
    linkSync(path, to);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw error;
    writeNew(to, bytes, { mode: 0o600, waits: false });
  }
}

/**
 * Creates a file with all of its content, or not at all: a call that is killed leaves no half of it, and a file of
 * this name is never replaced, not even one that was created in the meantime.
 *
 * @returns false when there is something of this name
 * @throws the system's error when it cannot be written; nothing is left then
 */
export function createFileOnDisk(path: string, content: string | Uint8Array): boolean {
  const draft = `${path}.${secret()}.tmp`;
  writeNew(draft, content);
  try {
    return placeDraft(draft, path, content);
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Gives a draft its name, where nothing has it yet. The draft stays as well.
 *
 * @returns false when there is something of this name
 */
export function placeDraft(draft: string, path: string, content: string | Uint8Array): boolean {
  // Unlike a renaming, a link never replaces what is there.
  return linked(draft, path) ?? writtenDirectly(path, content);
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

function writtenDirectly(path: string, content: string | Uint8Array): boolean {
  try {
    writeNew(path, content);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}
