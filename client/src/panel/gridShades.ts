import type { GridTable } from '../../../server/src/protocol/analysis';

/** So many shades there are. */
const shadeCount = 5;

/** A shade with the numbers that have it, both of them among them; of shares in percent. */
export interface ShadeRange {
  readonly shade: number;
  readonly from: number;
  readonly to: number;
}

/** How the cells of a table are shaded by how much they are: counts by the largest one, shares by fifths. */
export class GridShades {
  private readonly most: number;
  /** Whether what is shaded are shares, and not counts. */
  readonly isOfShares: boolean;

  constructor({ columns, rows }: GridTable) {
    this.isOfShares = columns.some(({ shaded, of }) => shaded && of !== null);
    let most = 0;
    for (const { cells } of rows)
      for (const [at, cell] of cells.entries())
        if (columns[at]?.shaded && typeof cell === 'number') most = Math.max(most, cell);
    this.most = most;
  }

  /**
   * From 1 to 5, or 0 for what is not shaded.
   *
   * @param of what the number is a part of; null for a count
   */
  shade(value: number, of: number | null): number {
    if (value <= 0) return 0;
    if (of !== null) return Math.min(Math.max(Math.ceil((value / of) * shadeCount - 1e-9), 1), shadeCount);
    let shade = 1;
    while (shade < shadeCount && value > this.lastOf(shade)) shade++;
    return shade;
  }

  /** The greatest count of a shade. They go by their roots, as a few counts are large and most are small. */
  private lastOf(shade: number): number {
    const { most } = this;
    // In whole numbers as long as may be, so that what is one is not rounded up.
    return Math.min(most <= shadeCount ? shade : Math.ceil((most * shade ** 2) / shadeCount ** 2), most);
  }

  /** What the shades stand for; those that no count can have are left out. */
  legend(): readonly ShadeRange[] {
    const { most } = this;
    if (most <= 0) return [];
    const all = Array.from({ length: shadeCount }, (_, index) => index + 1);
    if (this.isOfShares)
      return all.map((shade) => ({
        shade,
        from: ((shade - 1) * 100) / shadeCount,
        to: (shade * 100) / shadeCount,
      }));
    return all
      .map((shade) => ({ shade, from: this.lastOf(shade - 1) + 1, to: this.lastOf(shade) }))
      .filter(({ from, to }) => from <= to);
  }
}
