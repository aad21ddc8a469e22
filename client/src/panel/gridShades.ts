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
    if (this.most <= shadeCount) return Math.min(Math.ceil(value), shadeCount);
    // By their roots, as a few counts are large and most are small.
    return Math.min(1 + Math.floor(shadeCount * Math.sqrt((value - 1) / this.most)), shadeCount);
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
    const lastOf = (shade: number) =>
      Math.min(most <= shadeCount ? shade : Math.ceil(most * (shade / shadeCount) ** 2), most);
    return all
      .map((shade) => ({ shade, from: lastOf(shade - 1) + 1, to: lastOf(shade) }))
      .filter(({ from, to }) => from <= to);
  }
}
