import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { isMissing, isWithin } from './readable';

/** Where a link leads to. */
export interface LinkTarget {
  readonly path: string;
  /** False where there is nothing now. */
  readonly isThere: boolean;
}

/**
 * The file that a link leads to, as it is named from a folder, which may be reached by links itself.
 *
 * @returns null for what is no link, and for one that leads out of the folder or in a circle
 */
export function linkTarget(path: string, folder: string): LinkTarget | null {
  try {
    if (!lstatSync(path).isSymbolicLink()) return null;
    const [real, within] = [realPathOf(path), realpathSync.native(folder)];
    if (real === null) {
      const named = resolve(dirname(path), readlinkSync(path));
      return isWithin(folder, named) ? { path: named, isThere: false } : null;
    }
    return isWithin(within, real) ? { path: join(folder, relative(within, real)), isThere: true } : null;
  } catch {
    // Whoever reads it says what is wrong with it.
    return null;
  }
}

function realPathOf(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
