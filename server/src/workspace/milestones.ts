/**
 * While many files are read, says when it is worth telling how far that is: as often for a large study as for a small one, however
 * long it takes.
 */
export class Milestones {
  private since = 0;
  private next = 0;

  /** @param count how many there are on the way through all files */
  constructor(private readonly count: number) {}

  /**
   * One more file has been read.
   *
   * @param all how many files there are, read or not; asked for at a milestone only
   * @returns true at a milestone
   */
  passed(all: () => number): boolean {
    this.since++;
    if (this.since < this.next) return false;
    this.since = 0;
    this.next = all() / this.count;
    return true;
  }
}
