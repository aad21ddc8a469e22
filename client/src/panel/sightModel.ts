import { thingsUpTo } from '../ui/changedText';
import type { DrawnRow } from './rowsModel';

/** Rows that follow each other: from the first one on up to the end, which is not among them. */
interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** Where rows begin when they stand one below the other, and last where all of them end. Any unit. */
export function topsOf(heights: readonly number[]): readonly number[] {
  const tops = [0];
  let top = 0;
  for (const height of heights) {
    top += height;
    tops.push(top);
  }
  return tops;
}

/** The row that stands at a height, which is the first one above all of them and the last one below; 0 where there are none. */
export function rowAt(tops: readonly number[], y: number): number {
  return Math.min(Math.max(thingsUpTo(tops, y, (top) => top) - 1, 0), Math.max(tops.length - 2, 0));
}

/**
 * The rows between two heights.
 *
 * @param more how far beyond them rows count as well
 */
export function rowsInSight(tops: readonly number[], top: number, bottom: number, more: number): Stretch {
  const count = tops.length - 1;
  return count <= 0
    ? { first: 0, end: 0 }
    : { first: rowAt(tops, top - more), end: rowAt(tops, bottom + more) + 1 };
}

/** The rows under which one stands, the nearest one last. */
export function rowsAbove(rows: readonly Pick<DrawnRow, 'level'>[], index: number): readonly number[] {
  const above: number[] = [];
  let level = rows[index]?.level ?? 1;
  for (let at = index - 1; at >= 0 && level > 1; at--) {
    const one = rows[at]?.level ?? level;
    if (one >= level) continue;
    above.unshift(at);
    level = one;
  }
  return above;
}

/** The heights that are free before each of some rows, which are in their order, and behind the last one. */
export function gapsBetween(tops: readonly number[], rows: readonly number[]): readonly number[] {
  const ends = [0, ...rows.map((row) => tops[row + 1] ?? 0)];
  const starts = [...rows.map((row) => tops[row] ?? 0), tops.at(-1) ?? 0];
  return starts.map((start, index) => start - (ends[index] ?? 0));
}
