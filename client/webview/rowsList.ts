import type { DrawnRow, RowsModel } from '../src/panel/rowsModel';
import { gapsBetween, rowAt, rowsAbove, rowsInSight, topsOf } from '../src/panel/sightModel';
import { drawRow, updateRow } from './drawRow';

/** Up to so many rows are all in the page, where the browser's own search and marking of words reach each of them. */
const mostAtOnce = 200;

/** So far beyond what is in sight rows are drawn, in pixels. */
const margin = 600;

/** How high a row is before any has been measured, in pixels. */
const firstGuess = 60;

/** Measuring rows for the first time may bring others into sight, but hardly ever again. */
const mostRounds = 5;

/**
 * The rows of a view in its page. Of many only those are in it that are in sight, those under which they stand, and the active
 * one, which has the keyboard; what is missing leaves a gap that is about as high.
 */
export class RowsList {
  private readonly elements = new Map<string, HTMLElement>();
  private readonly gaps: HTMLElement[] = [];
  /** As measured, in pixels. */
  private readonly heights = new Map<string, number>();
  /** The rows as they were drawn last, and where they begin. */
  private laid: { readonly rows: readonly DrawnRow[]; readonly tops: readonly number[] };
  private width = 0;
  private mustShowActive = false;

  /** @param list what the rows are drawn in, and scrolls */
  constructor(
    private readonly list: HTMLElement,
    private readonly model: RowsModel,
  ) {
    this.laid = { rows: [], tops: [0] };
    list.addEventListener('scroll', () => {
      if (this.isLong) this.lay();
    });
    new ResizeObserver(() => this.resized()).observe(list);
  }

  /** The active row; undefined while there are none. */
  get active(): HTMLElement | undefined {
    return this.model.active === null ? undefined : this.elements.get(this.model.active);
  }

  /** Draws what the model says now. What is in sight stays there. */
  draw(): void {
    const ids = new Set(this.model.drawn.map(({ row }) => row.id));
    for (const id of this.heights.keys()) if (!ids.has(id)) this.heights.delete(id);
    this.list.style.overflowAnchor = this.isLong ? 'none' : '';
    this.lay();
  }

  /** Brings the active row into sight. */
  showActive(): void {
    this.mustShowActive = !this.isVisible;
    if (this.mustShowActive) return;
    this.active?.scrollIntoView({ block: 'nearest' });
    if (this.isLong) this.lay();
  }

  private get isLong(): boolean {
    return this.model.drawn.length > mostAtOnce;
  }

  /** A view that is behind another one has no size, and nothing in it can be measured. */
  private get isVisible(): boolean {
    return this.list.clientWidth > 0;
  }

  private resized(): void {
    if (!this.isVisible) return;
    // Words wrap elsewhere in another width, and each row has another height.
    if (this.list.clientWidth !== this.width) this.heights.clear();
    this.width = this.list.clientWidth;
    this.lay();
    if (this.mustShowActive) this.showActive();
  }

  private lay(): void {
    const { drawn: rows } = this.model;
    const anchor = this.isLong && this.isVisible ? this.anchor(rows) : null;
    for (let round = 0; round < mostRounds; round++) {
      const tops = topsOf(this.heightsOf(rows));
      const top = anchor ? (tops[anchor.index] ?? 0) - anchor.below : this.list.scrollTop;
      this.laid = { rows, tops };
      this.put(rows, this.isLong ? this.wanted(top) : rows.map((_, index) => index));
      if (anchor) this.list.scrollTop = top;
      if (!this.isLong || !this.isVisible || !this.measure()) return;
    }
  }

  /** The row that stays where it is while others turn out to be higher or lower: the active one if it is in sight, else the topmost. */
  private anchor(now: readonly DrawnRow[]): { readonly index: number; readonly below: number } | null {
    const { rows, tops } = this.laid;
    const { scrollTop, clientHeight } = this.list;
    const active = this.activeIndex(rows);
    const below = (tops[active] ?? -1) - scrollTop;
    const at = active >= 0 && below >= 0 && below < clientHeight ? active : rowAt(tops, scrollTop);
    const id = rows[at]?.row.id;
    const index = rows === now ? at : now.findIndex(({ row }) => row.id === id);
    return index < 0 ? null : { index, below: (tops[at] ?? 0) - scrollTop };
  }

  private activeIndex(rows: readonly DrawnRow[]): number {
    const { active } = this.model;
    return active === null ? -1 : rows.findIndex(({ row }) => row.id === active);
  }

  /** What is known of heights, and what is likely where nothing is. */
  private heightsOf(rows: readonly DrawnRow[]): readonly number[] {
    let sum = 0;
    for (const height of this.heights.values()) sum += height;
    const usual = this.heights.size > 0 ? sum / this.heights.size : firstGuess;
    return rows.map(({ row }) => this.heights.get(row.id) ?? usual);
  }

  /** The rows that must be in the page when it is scrolled so far, in their order. */
  private wanted(top: number): readonly number[] {
    const { rows, tops } = this.laid;
    const { first, end } = rowsInSight(tops, top, top + this.list.clientHeight, margin);
    const wanted = new Set(rowsAbove(rows, first));
    for (let index = first; index < end; index++) wanted.add(index);
    const active = this.activeIndex(rows);
    if (active >= 0) wanted.add(active);
    return [...wanted].sort((a, b) => a - b);
  }

  private put(rows: readonly DrawnRow[], wanted: readonly number[]): void {
    const drawn = wanted.flatMap((index) => rows[index] ?? []);
    const ids = new Set(drawn.map(({ row }) => row.id));
    for (const gap of this.gaps.splice(0)) gap.remove();
    for (const [id, element] of this.elements) {
      if (ids.has(id)) continue;
      element.remove();
      this.elements.delete(id);
    }
    // Whoever moves a row takes the keyboard from it: those that are there stay, and others are put between them.
    let next = this.list.firstElementChild;
    const elements = drawn.map((one) => {
      const element = this.elementOf(one);
      if (element === next) next = next.nextElementSibling;
      else this.list.insertBefore(element, next);
      return element;
    });
    if (!this.isLong) return;
    for (const [index, height] of gapsBetween(this.laid.tops, wanted).entries())
      if (height > 0) this.putGap(height, elements[index] ?? null);
  }

  private putGap(height: number, before: HTMLElement | null): void {
    const gap = document.createElement('div');
    gap.setAttribute('role', 'presentation');
    gap.style.height = `${height}px`;
    this.list.insertBefore(gap, before);
    this.gaps.push(gap);
  }

  private elementOf(drawn: DrawnRow): HTMLElement {
    const { id } = drawn.row;
    const element = this.elements.get(id) ?? drawRow(id);
    this.elements.set(id, element);
    updateRow(element, drawn, this.model.selected.has(id), id === this.model.active);
    return element;
  }

  /** Returns whether any row that is drawn is higher or lower than was known. */
  private measure(): boolean {
    let hasChanged = false;
    for (const [id, element] of this.elements) {
      const { height } = element.getBoundingClientRect();
      if (Math.abs(height - (this.heights.get(id) ?? -1)) < 0.1) continue;
      this.heights.set(id, height);
      hasChanged = true;
    }
    return hasChanged;
  }
}
