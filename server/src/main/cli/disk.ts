import { lstatSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { isPlainlyBelow, isWithin, reason, whyUnreadable } from '../readable';
import { readSync } from '../readFile';

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
 * @param problem gets one line that names the file when it cannot be read, and why not
 * @param within the folder that links must not lead out of; null for a file that the caller has named
 * @returns null when it cannot be read
 */
export function readText(
  path: string,
  problem: (message: string, why: string) => void,
  within: string | null,
): string | null {
  try {
    return readSync(within)(path);
  } catch (error) {
    const why = reason(whyUnreadable(path, error) ?? error);
    problem(`${shownPath(path)} cannot be read: ${why}.`, why);
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
  const from =
    isPlainlyBelow(folder, path) && !path.endsWith(sep)
      ? path.slice(folder.length + 1)
      : relative(folder, path);
  return from.split(sep).join('/');
}
