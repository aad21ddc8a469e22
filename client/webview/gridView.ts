import type { GridRow, GridTable } from '../src/panel/analysisMessages';
import { GridModel, type GridPlace, type GridStep, tabSeparated } from '../src/panel/gridModel';
import { stripOf } from './curveView';
import { columnHead, headCell } from './headCell';

/** What a table says of itself, in the language of the editor. */
export interface GridTexts {
  /** What stands for no number. */
  readonly none: string;
  /** What the shades mean. */
  readonly legend: string;
}

/** Up to so many rows are shown without being scrolled by themselves. */
const mostInSight = 12;

/** So many rows are drawn at first, more than are in sight; with each frame that follows as many again as there are. */
const mostAtFirst = 40;

/** A row that is drawn, with what its cells say, so that only those that changed are drawn anew. */
interface DrawnRow {
  readonly element: HTMLTableRowElement;
  readonly cells: { label: string; text: string; shade: number; picture: string }[];
}

/** A table with one tab stop in its page: it draws what `GridModel` says and tells it what is typed and clicked. */
export class GridView {
  readonly element = document.createElement('section');
  private readonly scroll = document.createElement('div');
  private readonly table = document.createElement('table');
  private readonly head = this.table.createTHead();
  private readonly body = this.table.createTBody();
  private readonly legend = document.createElement('p');
  private readonly drawn = new Map<string, DrawnRow>();
  private headsShown = '';
  private activeElement: HTMLElement | null = null;
  private selected: HTMLElement[] = [];
  /** Whether rows are still to be drawn. */
  private isPending = false;
  readonly model: GridModel;

  /** @param open hears that the passages of a place are to be seen */
  constructor(
    table: GridTable,
    language: string,
    private readonly texts: GridTexts,
    private readonly open: (place: GridPlace) => void,
  ) {
    this.model = new GridModel(table, language);
    this.scroll.className = 'scroll';
    this.legend.className = 'legend';
    this.table.setAttribute('role', 'grid');
    this.table.setAttribute('aria-multiselectable', 'true');
    this.scroll.append(this.table);
    this.element.append(this.scroll, this.legend);
    this.table.addEventListener('keydown', (event) => {
      if (!this.onKey(event)) return;
      event.preventDefault();
      // VS Code has keys of its own for what the table has done already.
      event.stopPropagation();
    });
    this.table.addEventListener('click', (event) => this.onClick(event));
    this.drawUpTo(mostAtFirst);
  }

  /** Shows other numbers. What is in sight stays there, and so does the keyboard. */
  receive(table: GridTable): void {
    const hadKeyboard = this.hasKeyboard;
    this.model.receive(table);
    this.draw();
    if (hadKeyboard) this.focus(false);
  }

  /** Gives the keyboard to the active cell, and brings it into sight unless it is to stay as it is. */
  focus(reveals = true): void {
    const cell = this.cellAt(this.model.active);
    cell?.focus({ preventScroll: true });
    if (cell && reveals) this.reveal(cell);
  }

  get hasKeyboard(): boolean {
    return this.table.contains(document.activeElement);
  }

  /** What is copied: as text with tabs, and as a table for word processors. */
  copied(): { readonly text: string; readonly html: string } {
    const rows = this.model.copied();
    const table = document.createElement('table');
    for (const [index, cells] of rows.entries()) {
      const line = table.insertRow();
      for (const [at, text] of cells.entries()) {
        const cell = document.createElement(index === 0 || at === 0 ? 'th' : 'td');
        cell.textContent = text;
        line.append(cell);
      }
    }
    return { text: tabSeparated(rows), html: table.outerHTML };
  }

  /** Draws the first rows, and the others once these can be seen: the callbacks of a frame come before it. */
  private drawUpTo(most: number): void {
    this.draw(most);
    const others = () => this.isPending && this.drawUpTo(2 * most);
    if (this.isPending) requestAnimationFrame(() => requestAnimationFrame(others));
  }

  private draw(most = Number.POSITIVE_INFINITY): void {
    const { table, rows } = this.model;
    this.isPending = rows.length > most;
    this.table.setAttribute('aria-label', table.name);
    this.drawHeads();
    const ids = new Set(rows.map(({ id }) => id));
    for (const [id, { element }] of this.drawn) {
      if (ids.has(id)) continue;
      element.remove();
      this.drawn.delete(id);
    }
    // Whoever moves a row takes the keyboard from it: those that are in their place stay.
    let next = this.body.firstElementChild;
    for (const row of this.isPending ? rows.slice(0, most) : rows) {
      const { element } = this.drawRow(row);
      if (element === next) next = next.nextElementSibling;
      else this.body.insertBefore(element, next);
    }
    // A few rows are all in sight; of more their own part of the page is scrolled.
    this.element.className = rows.length > mostInSight ? 'many' : 'few';
    this.drawLegend();
    this.mark();
  }

  private drawHeads(): void {
    const { columns, corner } = this.model.table;
    const heads = JSON.stringify([corner, columns.map(({ id, head, note }) => [id, head, note])]);
    if (heads !== this.headsShown) {
      this.headsShown = heads;
      for (const { element } of this.drawn.values()) element.remove();
      this.drawn.clear();
      const line = document.createElement('tr');
      line.append(headCell(corner, '', 'col'), ...columns.map(columnHead));
      this.head.replaceChildren(line);
    }
    const cells = this.head.rows[0]?.cells ?? [];
    for (const [at, cell] of [...cells].entries())
      set(cell, 'aria-sort', this.model.directionOf(columns[at - 1]?.id ?? null) ?? 'none');
  }

  private drawRow(row: GridRow): DrawnRow {
    let drawn = this.drawn.get(row.id);
    if (!drawn) {
      const element = document.createElement('tr');
      element.append(headCell(row.head, row.note, 'row'));
      drawn = { element, cells: [] };
      for (const { format } of this.model.table.columns) {
        const cell = element.insertCell();
        if (format === 'text') cell.className = 'words';
        drawn.cells.push({ label: '', text: '', shade: 0, picture: '' });
      }
      this.drawn.set(row.id, drawn);
    }
    const { element, cells } = drawn;
    for (const [at, shown] of cells.entries()) {
      const cell = element.cells[at + 1];
      const text = this.model.text(row, at);
      const label = this.model.spoken(row, at, this.texts.none);
      const shade = this.model.shade(row, at);
      if (!cell) continue;
      const strip = this.model.table.strip?.column === this.model.table.columns[at]?.id ? row.strip : null;
      const picture = strip ? JSON.stringify(strip) : '';
      if (text !== shown.text || picture !== shown.picture) {
        cell.textContent = text;
        if (strip) cell.append(stripOf(strip, this.model.table.strip?.marks ?? []));
      }
      if (label !== shown.label) cell.setAttribute('aria-label', label);
      if (shade !== shown.shade || (text === '0') !== (shown.text === '0'))
        cell.className = shade > 0 ? `shade${shade}` : text === '0' ? 'nothing' : '';
      cells[at] = { text, label, shade, picture };
    }
    return drawn;
  }

  private drawLegend(): void {
    const { shades } = this.model;
    const ranges = shades.legend();
    this.legend.hidden = ranges.length === 0;
    this.legend.replaceChildren(
      this.texts.legend,
      ...ranges.map(({ shade, from, to }) => {
        const swatch = document.createElement('span');
        swatch.className = `swatch shade${shade}`;
        const [first, last] = [this.model.number(from), this.model.number(to)];
        swatch.textContent = shades.isOfShares ? `≤ ${last} %` : from === to ? first : `${first}–${last}`;
        return swatch;
      }),
    );
  }

  /** Marks the active cell, which is the one tab stop, and those that are selected. */
  private mark(): void {
    const active = this.cellAt(this.model.active);
    if (this.activeElement !== active) this.activeElement?.removeAttribute('tabindex');
    // Whether what has the keyboard may keep it is looked at with each change of this, for which all is laid out.
    if (active && active.tabIndex !== 0) active.tabIndex = 0;
    this.activeElement = active;
    for (const cell of this.selected) cell.removeAttribute('aria-selected');
    this.selected = [];
    const { selection, rows } = this.model;
    if (!selection) return;
    for (let row = selection.top; row <= selection.bottom; row++) {
      const line = row < 0 ? this.head.rows[0] : this.drawn.get(rows[row]?.id ?? '')?.element;
      this.selected.push(...[...(line?.cells ?? [])].slice(selection.left + 1, selection.right + 2));
    }
    for (const cell of this.selected) cell.setAttribute('aria-selected', 'true');
  }

  private onKey({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
    const withCtrl = ctrlKey || metaKey;
    const steps: Record<string, GridStep> = {
      ArrowUp: 'up',
      ArrowDown: 'down',
      ArrowLeft: 'left',
      ArrowRight: 'right',
      Home: withCtrl ? 'first' : 'rowStart',
      End: withCtrl ? 'last' : 'rowEnd',
      PageUp: 'pageUp',
      PageDown: 'pageDown',
    };
    const step = steps[key];
    if (altKey) return false;
    if (this.isPending) this.draw();
    if (step && (!withCtrl || key === 'Home' || key === 'End')) this.model.step(step, shiftKey);
    else if (key === 'Enter' && !withCtrl) return this.enter();
    else if (key === 'a' && withCtrl && !shiftKey) this.model.selectAll();
    else if (key === 'Escape' && this.model.selection) this.model.choose(this.model.active);
    else return false;
    this.mark();
    this.focus();
    return true;
  }

  private onClick({ target, shiftKey }: MouseEvent): void {
    const place = this.placeOf(target);
    // Who has just marked words with the mouse wants to copy them.
    if (!place || (!shiftKey && (getSelection()?.toString() ?? '') !== '')) return;
    this.model.choose(place, shiftKey);
    this.mark();
    this.focus();
    if (!shiftKey) this.enter();
  }

  /** Sorts by a head of a column, and opens the passages of any other cell. */
  private enter(): boolean {
    const { active } = this.model;
    if (active.row === null) {
      this.model.sortBy(active.column);
      this.draw();
      this.focus();
    } else this.open(active);
    return true;
  }

  private cellAt({ row, column }: GridPlace): HTMLTableCellElement | null {
    const line = row === null ? this.head.rows[0] : this.drawn.get(row)?.element;
    const at = this.model.table.columns.findIndex(({ id }) => id === column);
    return line?.cells[at + 1] ?? null;
  }

  private placeOf(target: EventTarget | null): GridPlace | null {
    const cell = target instanceof Element ? target.closest<HTMLTableCellElement>('th, td') : null;
    const line = cell?.closest('tr');
    if (!cell || !line) return null;
    const column = this.model.table.columns[cell.cellIndex - 1]?.id ?? null;
    if (line.parentElement === this.head) return { row: null, column };
    const row = this.model.rows.find(({ id }) => this.drawn.get(id)?.element === line);
    return row ? { row: row.id, column } : null;
  }

  /** Brings a cell into sight, beside the heads that lie over what is scrolled. */
  private reveal(cell: HTMLElement): void {
    const [box, view] = [cell.getBoundingClientRect(), this.scroll.getBoundingClientRect()];
    const top = view.top + (this.head.contains(cell) ? 0 : this.head.getBoundingClientRect().height);
    const side = this.head.rows[0]?.cells[0]?.getBoundingClientRect().width ?? 0;
    const left = view.left + (cell.matches('tr > :first-child') ? 0 : side);
    const bottom = view.top + this.scroll.clientHeight;
    const right = view.left + this.scroll.clientWidth;
    if (!this.head.contains(cell)) {
      if (box.top < top) this.scroll.scrollTop -= top - box.top;
      else if (box.bottom > bottom) this.scroll.scrollTop += box.bottom - bottom;
    }
    if (cell.matches('tr > :first-child')) return;
    if (box.left < left) this.scroll.scrollLeft -= left - box.left;
    else if (box.right > right) this.scroll.scrollLeft += Math.min(box.right - right, box.left - left);
  }
}

function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
