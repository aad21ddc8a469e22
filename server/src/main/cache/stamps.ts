import { lstatSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { isWithin } from '../readable';

/** What tells a file from what it was and will be. */
export interface Stamp {
  /** Differs once the file has been written. Its times can be put back, but for the one at which that was done. */
  readonly text: string;
  /** When it was changed last, by the clock of its disk, in milliseconds. */
  readonly changedAt: number;
}

/**
 * Looks at files of a study without opening them.
 *
 * @param folder of the study
 * @returns takes the path of a file; null for a link, for what lies outside of the folder, and for anything that is no file or
 *   cannot be looked at: whoever reads it finds out why. Where folders are is looked at once for each.
 */
export function stampsWithin(folder: string): (path: string) => Stamp | null {
  const known = new Map<string, boolean>();
  const isInside = (above: string) => {
    const inside = known.get(above) ?? isWithin(realpathSync.native(folder), realpathSync.native(above));
    known.set(above, inside);
    return inside;
  };
  return (path) => {
    try {
      if (!isInside(dirname(path))) return null;
      const stats = lstatSync(path, { bigint: true });
      if (!stats.isFile()) return null;
      const { size, mtimeNs, ctimeNs, mtimeMs, ctimeMs } = stats;
      return {
        text: `${size} ${mtimeNs} ${ctimeNs}`,
        changedAt: Math.max(Number(mtimeMs), Number(ctimeMs)),
      };
    } catch {
      return null;
    }
  };
}
