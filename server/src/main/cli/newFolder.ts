import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutFile } from '../../exchange/outFile';
import { isTaken } from './disk';
import { placeDraft, secret, writeNew } from './newFile';

/**
 * Creates a folder of files, or fills an empty one: with all of them, or with none. Nothing that is there is replaced, not even
 * what others put there in the meantime.
 *
 * @param files with names below the folder
 * @returns false when there is something of this name that is no empty folder
 * @throws the system's error when they cannot be written; nothing is left then
 */
export function createFilesInFolder(folder: string, files: readonly OutFile[]): boolean {
  const isNew = !isTaken(folder);
  if (!isNew && !isEmptyFolder(folder)) return false;
  // Within a folder that is there the drafts have its disk and its rights; one that is not there comes whole, with them in it.
  const drafts = isNew ? `${folder}.${secret()}.tmp` : join(folder, `.marginalia-${secret()}`);
  mkdirSync(drafts);
  try {
    const made = new Set<string>();
    for (const { name, bytes } of files) {
      makeFolders(drafts, name, made);
      writeNew(join(drafts, name), bytes);
    }
    if (isNew) return isMoved(drafts, folder);
    return placeAll(drafts, folder, files);
  } finally {
    rmSync(drafts, { recursive: true, force: true });
  }
}

/** True for a link to one as well. */
export function isEmptyFolder(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch {
    return false;
  }
}

/** A folder takes the place of nothing or of an empty one, on every system: whoever made one meanwhile keeps what is in theirs. */
function isMoved(drafts: string, folder: string): boolean {
  try {
    renameSync(drafts, folder);
    return true;
  } catch (error) {
    if (isTaken(folder)) return false;
    throw error;
  }
}

function placeAll(drafts: string, folder: string, files: readonly OutFile[]): boolean {
  const folders = new Set<string>();
  const placed: string[] = [];
  let isWhole = false;
  try {
    isWhole = files.every(({ name, bytes }) => {
      makeFolders(folder, name, folders);
      const isPlaced = placeDraft(join(drafts, name), join(folder, name), bytes);
      if (isPlaced) placed.push(name);
      return isPlaced;
    });
  } finally {
    if (!isWhole) {
      for (const name of placed) rmSync(join(folder, name), { force: true });
      for (const made of [...folders].reverse()) removeIfEmpty(join(folder, made));
    }
  }
  return isWhole;
}

/**
 * Makes the folders that a file lies in.
 *
 * @param made the names of those that were made, which grow
 */
function makeFolders(base: string, name: string, made: Set<string>): void {
  const parent = dirname(name);
  if (parent === '.' || made.has(parent)) return;
  makeFolders(base, parent, made);
  mkdirSync(join(base, parent));
  made.add(parent);
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Somebody has put something there, which is theirs.
  }
}
