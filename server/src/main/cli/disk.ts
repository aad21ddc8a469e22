import { lstatSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { decode } from '../../protocol/decode';
import { reason } from './words';

/** What a path leads to; null for nothing. */
export function kindOf(path: string): 'file' | 'folder' | 'other' | null {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() ? 'file' : 'other';
  } catch {
    // A path that cannot be looked at leads nowhere; whoever asked says so.
    return null;
  }
}

/** True when a name is taken, be it by a link that leads nowhere. */
export function isTaken(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * A file's text as an editor would show it. There is nothing else to do meanwhile, so the call simply waits.
 *
 * @param problem gets one line that names the file when it cannot be read
 * @returns null when it cannot be read
 */
export function readText(path: string, problem: (message: string) => void): string | null {
  try {
    // Reading a pipe or a device might never end.
    if (!statSync(path).isFile()) throw new Error('it is not a file');
    return decode(readFileSync(path));
  } catch (error) {
    problem(`${shownPath(path)} cannot be read: ${reason(error)}.`);
    return null;
  }
}

/** A path as messages show it: from the working folder where it lies in there. */
export function shownPath(path: string): string {
  if (!isWithin(process.cwd(), path)) return resolve(path);
  return relative(process.cwd(), path) || '.';
}

/** The path of a file from a folder, with `/` between its parts on every system. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

/** True for a path below a folder, and for the folder itself. */
export function isWithin(folder: string, path: string): boolean {
  const from = relative(folder, path);
  return from !== '..' && !from.startsWith(`..${sep}`) && !isAbsolute(from);
}
