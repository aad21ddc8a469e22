/**
 * What the editor has told and has not been taken in yet: files opened, closed, changed on the disk. Taking such news in
 * asks the disk, and a request that comes right behind them must not overtake them.
 */
export class Told {
  private readonly pending = new Set<Promise<unknown>>();

  /**
   * Keeps what takes something in, until it is done.
   *
   * @returns the same promise
   */
  add<T>(work: Promise<T>): Promise<T> {
    const done: Promise<unknown> = Promise.allSettled([work]).then(() => this.pending.delete(done));
    this.pending.add(done);
    return work;
  }

  /** Resolves when all that was told before has been taken in, or has failed; whoever was to take it in says so. */
  async over(): Promise<void> {
    await Promise.all(this.pending);
  }
}
