import type { HeldChange } from '../workspace/heldChange';

/** The change that waits to be written: the one that was worked out last. */
export class HeldChanges {
  private planned: HeldChange | null = null;

  /** Keeps a change in the place of the one that was worked out before. */
  plan(change: Omit<HeldChange, 'id'>): HeldChange {
    // A later server knows it by this, too.
    this.planned = { id: crypto.randomUUID(), ...change };
    return this.planned;
  }

  /** Null for a change that was written, or in whose place another one is kept by now. */
  find(id: string): HeldChange | null {
    return this.planned?.id === id ? this.planned : null;
  }

  /** What was written waits no more. */
  drop(): void {
    this.planned = null;
  }
}
