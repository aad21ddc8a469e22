import type { GridCell, GridRow, GridTable } from '../../../server/src/protocol/analysis';
import { compareNames } from '../ui/compareNames';
import { GridShades } from './gridShades';
import { GridText } from './gridText';

/** A place in a table: the id of its row, null for the heads of columns, and of its column, null for the heads of rows. */
export interface GridPlace {
  readonly row: string | null;
  readonly column: string | null;
}

/** Where the keyboard goes from the active cell. */
export type GridStep =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'rowStart'
  | 'rowEnd'
  | 'first'
  | 'last'
  | 'pageUp'
  | 'pageDown';

/** What rows are in order of, and how. */
export interface GridSort {
  /** The id of a column; null for the heads of rows. */
  readonly column: string | null;
  readonly direction: 'ascending' | 'descending';
}

/** Selected cells: indices of rows and columns, -1 for heads, all of them among them. */
export interface GridSelection {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** So many rows are passed by a page key. */
const page = 10;

/**
 * What a table shows: in which order its rows are, which cell has the keyboard and which are selected. It knows nothing of how it
 * is drawn. Rows and columns are known by their ids, so that all of it outlives a change of the numbers.
 */
export class GridModel {
  private current: GridTable;
  private ordered: readonly GridRow[] = [];
  private sorted: GridSort | null = null;
  private at: GridPlace;
  private anchor: GridPlace;
  private readonly texts: GridText;
  /** How its cells are shaded. */
  shades: GridShades;

  /** @param language that numbers are written in */
  constructor(table: GridTable, language: string) {
    this.texts = new GridText(language);
    this.shades = new GridShades(table);
    this.current = table;
    this.at = { row: table.rows[0]?.id ?? null, column: table.columns[0]?.id ?? null };
    this.anchor = this.at;
    this.arrange();
  }

  get table(): GridTable {
    return this.current;
  }

  /** The rows, from the top down. */
  get rows(): readonly GridRow[] {
    return this.ordered;
  }

  get sort(): GridSort | null {
    return this.sorted;
  }

  /** The cell that keys are about. */
  get active(): GridPlace {
    return this.at;
  }

  /** Shows other numbers. The keyboard stays on its cell, or goes to the one in its place where that has gone. */
  receive(table: GridTable): void {
    const [row, column] = [this.rowIndex(this.at.row), this.columnIndex(this.at.column)];
    this.current = table;
    this.shades = new GridShades(table);
    const isSorted = this.sorted?.column === null || this.columnIndex(this.sorted?.column ?? null) >= 0;
    if (!isSorted) this.sorted = null;
    this.arrange();
    const isThere = (at: GridPlace) =>
      (at.row === null || this.rowIndex(at.row) >= 0) &&
      (at.column === null || this.columnIndex(at.column) >= 0);
    if (!isThere(this.at)) this.at = this.placeAt(row, column);
    if (!isThere(this.anchor)) this.anchor = this.at;
  }

  /** Moves the keyboard to another cell, alone or with all cells in between selected. */
  step(to: GridStep, extend = false): void {
    const [row, column] = [this.rowIndex(this.at.row), this.columnIndex(this.at.column)];
    const [lastRow, lastColumn] = [this.ordered.length - 1, this.current.columns.length - 1];
    const places: Record<GridStep, readonly [row: number, column: number]> = {
      up: [row - 1, column],
      down: [row + 1, column],
      left: [row, column - 1],
      right: [row, column + 1],
      rowStart: [row, -1],
      rowEnd: [row, lastColumn],
      first: [-1, -1],
      last: [lastRow, lastColumn],
      pageUp: [row < 0 ? row : Math.max(row - page, 0), column],
      pageDown: [row + page, column],
    };
    this.choose(this.placeAt(...places[to]), extend);
  }

  /** Makes a cell the active one, alone or with all cells from the one before selected. */
  choose(place: GridPlace, extend = false): void {
    this.at = place;
    if (!extend) this.anchor = place;
  }

  /** Selects all cells. */
  selectAll(): void {
    this.anchor = this.placeAt(-1, -1);
    this.at = this.placeAt(this.ordered.length - 1, this.current.columns.length - 1);
  }

  /** Whether several cells are selected. */
  get hasSelection(): boolean {
    return this.anchor.row !== this.at.row || this.anchor.column !== this.at.column;
  }

  /** Puts rows in order of a column: numbers the largest first, names from A on; then the other way; then as they were given. */
  sortBy(column: string | null): void {
    const first = this.isOfNumbers(column) ? 'descending' : 'ascending';
    const second = first === 'descending' ? 'ascending' : 'descending';
    const now = this.sorted?.column === column ? this.sorted.direction : null;
    if (now === null || this.sorted === null) this.sorted = { column, direction: first };
    else this.sorted = now === first ? { column, direction: second } : null;
    this.arrange();
  }

  /** Puts rows in an order that was chosen before; null for as they are given. */
  sortAs(sort: GridSort | null): void {
    this.sorted = sort;
    this.arrange();
  }

  /** How a row's cells are sorted; undefined for a column that is not sorted by. */
  directionOf(column: string | null): GridSort['direction'] | undefined {
    return this.sorted?.column === column ? this.sorted.direction : undefined;
  }

  /** The text of a cell. */
  text(row: GridRow, at: number): string {
    const column = this.current.columns[at];
    return column ? this.texts.written(row.cells[at] ?? null, column) : '';
  }

  /**
   * What a screen reader says of a cell: `Data-noisy, interview 35, 4 codings`.
   *
   * @param none what stands for no number
   */
  spoken(row: GridRow, at: number, none: string): string {
    const column = this.current.columns[at];
    if (!column) return row.spoken;
    return [row.spoken, column.spoken, this.texts.said(row.cells[at] ?? null, column, none)]
      .filter((part) => part !== '')
      .join(', ');
  }

  /** From 1 to 5 for a cell that is shaded, 0 for one that is not. */
  shade(row: GridRow, at: number): number {
    const column = this.current.columns[at];
    const value = row.cells[at];
    if (!column?.shaded || typeof value !== 'number' || value <= 0) return 0;
    return this.shades.shade(value, column.of);
  }

  /** A number as it is written. */
  number(value: number): string {
    return this.texts.number(value);
  }

  /** The selected cells as indices, from -1 for heads on; null where there is but the active one, which is no selection. */
  get selection(): GridSelection | null {
    if (!this.hasSelection) return null;
    const rows = [this.rowIndex(this.anchor.row), this.rowIndex(this.at.row)] as const;
    const columns = [this.columnIndex(this.anchor.column), this.columnIndex(this.at.column)] as const;
    return {
      top: Math.min(...rows),
      bottom: Math.max(...rows),
      left: Math.min(...columns),
      right: Math.max(...columns),
    };
  }

  /** What is copied, the selected cells or all, heads included: rows of texts, the first one of heads. */
  copied(): readonly (readonly string[])[] {
    const { columns } = this.current;
    const all = { top: 0, bottom: this.ordered.length - 1, left: 0, right: columns.length - 1 };
    const { top, bottom, left, right } = this.selection ?? all;
    const [from, to] = [Math.max(left, 0), right + 1];
    return [
      [this.current.corner, ...columns.slice(from, to).map(({ head }) => head)],
      ...this.ordered
        .slice(Math.max(top, 0), bottom + 1)
        .map((row) => [row.head, ...row.cells.slice(from, to).map(plain)]),
    ];
  }

  /** The place of indices, the nearest one there is: -1 for heads. */
  private placeAt(row: number, column: number): GridPlace {
    const [rows, columns] = [this.ordered, this.current.columns];
    const rowId = rows[Math.min(Math.max(row, -1), rows.length - 1)]?.id ?? null;
    const columnId = columns[Math.min(Math.max(column, -1), columns.length - 1)]?.id ?? null;
    return { row: rowId, column: columnId };
  }

  private rowIndex(id: string | null): number {
    return id === null ? -1 : this.ordered.findIndex((row) => row.id === id);
  }

  private columnIndex(id: string | null): number {
    return id === null ? -1 : this.current.columns.findIndex((column) => column.id === id);
  }

  private arrange(): void {
    const { rows } = this.current;
    this.ordered = this.sorted === null ? rows : this.inOrder(rows, this.sorted);
  }

  private inOrder(rows: readonly GridRow[], { column, direction }: GridSort): readonly GridRow[] {
    const at = this.columnIndex(column);
    const of = this.current.columns[at]?.of ?? null;
    const sortedBy = (row: GridRow) => {
      const cell = column === null ? row.head : (row.cells[at] ?? null);
      return typeof cell === 'number' && of !== null ? cell / of : cell;
    };
    const turned = direction === 'ascending' ? 1 : -1;
    return [...rows].sort((a, b) => {
      const [one, other] = [sortedBy(a), sortedBy(b)];
      // What has no number is last, whichever way it goes.
      if (one === null || other === null) return Number(one === null) - Number(other === null);
      if (typeof one === 'number' && typeof other === 'number') return turned * (one - other);
      return turned * compareNames(String(one), String(other));
    });
  }

  private isOfNumbers(column: string | null): boolean {
    const format = this.current.columns[this.columnIndex(column)]?.format;
    return format !== undefined && format !== 'text';
  }
}

/** A cell for another program, which is to read it as the number it is. */
function plain(cell: GridCell): string {
  return cell === null ? '' : String(cell);
}

/** Rows of texts as spreadsheets and word processors take them from the clipboard, a line each. */
export function tabSeparated(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}
