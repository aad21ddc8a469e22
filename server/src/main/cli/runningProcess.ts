import { readFileSync } from 'node:fs';
import { hasCode } from '../readable';

/** A process, told from a later one that got the same number. */
export interface ProcessMark {
  readonly process: number;
  /** See `startOfProcess`. */
  readonly started: string | null;
}

/** The mark of this very process. */
export function ownMark(): ProcessMark {
  return { process: process.pid, started: startOfProcess(process.pid) };
}

/** @returns null where the system does not tell: a process of this number runs, and it may be another one */
export function isRunning({ process: id, started }: ProcessMark): boolean | null {
  if (!isTaken(id)) return false;
  const now = startOfProcess(id);
  return started === null || now === null ? null : started === now;
}

/**
 * When a process began, since which start of the system.
 *
 * @returns null for none, and on systems other than Linux, which tell this only to other programs
 */
export function startOfProcess(id: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The name of the program stands in brackets and may hold anything; the beginning is the 20th field behind it.
    const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return began === undefined ? null : `${boot} ${began}`;
  } catch {
    return null;
  }
}

/** True when some process has a number. */
function isTaken(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}
