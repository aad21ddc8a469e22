/**
 * Finds the next of some units in a text. Where places are asked for from the top, all of it takes no longer than looking
 * through the text once for each unit, which the engine does quickly.
 */
export class NextOf {
  private asked = 0;
  private nearest = -1;
  private readonly places: number[];

  /** @param units each one UTF-16 unit */
  constructor(
    private readonly text: string,
    private readonly units: readonly string[],
  ) {
    this.places = units.map(() => -1);
  }

  /** The offset of the nearest one from a place on; the length of the text for none. */
  from(at: number): number {
    const isBack = at < this.asked;
    this.asked = at;
    if (at <= this.nearest && !isBack) return this.nearest;
    const { text, units, places } = this;
    let nearest = text.length;
    for (let index = 0; index < units.length; index++) {
      let place = places[index] ?? -1;
      if (place < at || isBack) {
        place = text.indexOf(units[index] ?? '', at);
        if (place < 0) place = text.length;
        places[index] = place;
      }
      if (place < nearest) nearest = place;
    }
    this.nearest = nearest;
    return nearest;
  }
}
