import type { Files } from './files';

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

/** So many questions are put to the disk at a time. */
const askedAtOnce = 64;

/** What some files were like when they were last looked at, so that one that has changed is found without reading any. */
class Stamps {
  private known = new Map<string, string | null>();

  /** @param stampOf when a file was changed and how large it is; null for none */
  constructor(private readonly stampOf: (uri: string) => Promise<string | null>) {}

  /**
   * Looks at some files, and forgets all others.
   *
   * @returns those that have changed since this was last asked; new ones are not among them
   */
  async changed(uris: readonly string[]): Promise<string[]> {
    const now = new Map<string, string | null>();
    for (let at = 0; at < uris.length; at += askedAtOnce) {
      const some = uris.slice(at, at + askedAtOnce);
      const stamps = await Promise.all(some.map(this.stampOf));
      for (const [index, uri] of some.entries()) now.set(uri, stamps[index] ?? null);
    }
    const before = this.known;
    this.known = now;
    return uris.filter((uri) => before.has(uri) && before.get(uri) !== now.get(uri));
  }
}
