/** Finds the next of a unit in a text, quickly where places are asked for from the top. */
export class NextOf {
  private asked = 0;
  private place = -1;

  /** @param unit one UTF-16 unit */
  constructor(
    private readonly text: string,
    private readonly unit: string,
  ) {}

  /** The offset of the first one from a place on; the length of the text for none. */
  from(at: number): number {
    if (at > this.place || at < this.asked) {
      const found = this.text.indexOf(this.unit, at);
      this.place = found < 0 ? this.text.length : found;
    }
    this.asked = at;
    return this.place;
  }
}
