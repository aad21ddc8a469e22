/** Finds the next place of some units in a text, quickly where places are asked for from the top. */
export class NextOf {
  private asked = 0;
  private place = -1;

  constructor(
    private readonly text: string,
    private readonly units: string,
  ) {}

  /** The offset of the first one from a place on; the length of the text for none. */
  from(at: number): number {
    if (at > this.place || at < this.asked) {
      const found = this.text.indexOf(this.units, at);
      this.place = found < 0 ? this.text.length : found;
    }
    this.asked = at;
    return this.place;
  }
}
