import { Refusal } from '../../codebook/refusal';
import type { Terminal } from './terminal';

/** One call of the command line: where it writes to, and whether something in it has failed. */
export class Call {
  /** True once a path or file could not be read. The rest is still done, and the exit code tells. */
  failed = false;

  constructor(readonly terminal: Terminal) {}

  /** Names what could not be read, and goes on. */
  problem(message: string): void {
    this.failed = true;
    this.terminal.say(message);
  }
}

/** What keeps a call from being done at all, in one line that says what to do. */
export class CallError extends Error {}

/** True for what says itself why a call cannot be done: it is told as it is. Anything else is a mistake of ours, or of the disk. */
export function saysWhy(error: unknown): error is CallError | Refusal {
  return error instanceof CallError || error instanceof Refusal;
}
