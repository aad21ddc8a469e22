/** So many questions are put to the disk at a time. */
const askedAtOnce = 64;

/** What some files were like when they were last looked at, so that one that has changed is found without reading any. */
export class Stamps {
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
