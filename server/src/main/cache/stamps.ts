import { lstatSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { isWithin } from '../readable';

/** What tells a file from what it was and will be. */
export interface Stamp {
  /** Differs once the file has been written. Its times can be put back, but for the one at which that was done. */
  readonly text: string;
  /** False for a file that was changed so lately that it may change once more and have the same times. */
  readonly isSettled: boolean;
}

/** The coarsest clock of a file system has steps of two seconds. In milliseconds. */
const coarsest = 2000;

/**
 * Looks at files of a study without opening them.
 *
 * @param folder of the study
 * @param now the time of day, in milliseconds
 * @returns takes the path of a file; null for a link, for what lies outside of the folder, and for anything that is no file or
 *   cannot be looked at: whoever reads it finds out why. Where folders are is looked at once for each.
 */
export function stampsWithin(folder: string, now: () => number = Date.now): (path: string) => Stamp | null {
  const known = new Map<string, boolean>();
  const isInside = (above: string) => {
    const inside = known.get(above) ?? isWithin(realpathSync.native(folder), realpathSync.native(above));
    known.set(above, inside);
    return inside;
  };
  return (path) => {
    try {
      if (!isInside(dirname(path))) return null;
      const lookedAt = now();
      const stats = lstatSync(path, { bigint: true });
      if (!stats.isFile()) return null;
      const { size, mtimeNs, ctimeNs, mtimeMs, ctimeMs } = stats;
      const changedAt = Math.max(Number(mtimeMs), Number(ctimeMs));
      return { text: `${size} ${mtimeNs} ${ctimeNs}`, isSettled: changedAt + coarsest < lookedAt };
    } catch {
      return null;
    }
  };
}
