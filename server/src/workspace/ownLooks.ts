import type { Files } from './files';
import { Stamps } from './stamps';

/** While somebody types, looking takes no more than one part of so many of the time. */
const share = 20;

/**
 * For editors that do not tell when files change on the disk: what changed since the server itself last looked. A look
 * lists the folders and asks for the time and the size of each file.
 */
export class OwnLooks {
  readonly codebooks: Stamps;
  readonly transcripts: Stamps;
  private next: Promise<void> | null = null;
  private restUntil = 0;

  /** @param look lists the folders again, and takes in what has changed */
  constructor(
    { stamp }: Required<Pick<Files, 'stamp'>>,
    private readonly look: () => Promise<void>,
  ) {
    this.codebooks = new Stamps(stamp);
    this.transcripts = new Stamps(stamp);
  }

  /** Looks again. Whoever asks before the look has begun shares it. */
  again(): Promise<void> {
    this.next ??= this.lookSoon();
    return this.next;
  }

  /** Looks again, unless the last look is only just over: for what is asked at every keystroke. */
  async againAtTimes(): Promise<void> {
    if (performance.now() >= this.restUntil) await this.again();
  }

  private async lookSoon(): Promise<void> {
    // Requests that came in one piece share a look.
    await Promise.resolve();
    this.next = null;
    const began = performance.now();
    await this.look();
    this.restUntil = performance.now() + share * (performance.now() - began);
  }
}
