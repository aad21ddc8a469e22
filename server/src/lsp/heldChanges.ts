import type { HeldFile } from '../workspace/heldFile';

/** A change of files that are not open, which is worked out and stays here until people have agreed to it. */
export interface HeldChange {
  readonly id: string;
  /** Of the study. */
  readonly folder: string;
  readonly files: ReadonlyMap<string, HeldFile>;
}

/** What waits to be written: the change that was worked out last, and what takes back the one that was made last. */
export class HeldChanges {
  private count = 0;
  private planned: HeldChange | null = null;
  private made: HeldChange | null = null;

  /** Keeps a change in the place of the one that was worked out before. */
  plan(folder: string, files: readonly HeldFile[]): HeldChange {
    this.planned = this.held(folder, files);
    return this.planned;
  }

  /** Keeps what takes back a change that was just made. */
  keepBack(folder: string, files: readonly HeldFile[]): HeldChange {
    this.planned = null;
    this.made = this.held(folder, files);
    return this.made;
  }

  /** Undefined for a change in whose place another one is kept by now. */
  find(id: string): HeldChange | undefined {
    return [this.planned, this.made].find((one) => one?.id === id) ?? undefined;
  }

  private held(folder: string, files: readonly HeldFile[]): HeldChange {
    this.count++;
    return { id: String(this.count), folder, files: new Map(files.map((file) => [file.uri, file])) };
  }
}
