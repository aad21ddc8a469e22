/** Work that has begun and is not over yet. What is over is forgotten, with whatever came of it. */
export class Pending {
  private readonly works = new Set<Promise<unknown>>();

  /**
   * Keeps some work until it is done or has failed.
   *
   * @returns the same promise
   */
  add<T>(work: Promise<T>): Promise<T> {
    const forget = () => void this.works.delete(work);
    this.works.add(work);
    work.then(forget, forget);
    return work;
  }

  /** Resolves when all that had begun before is done, or has failed; whoever began it says so. */
  async over(): Promise<void> {
    await Promise.allSettled(this.works);
  }
}
