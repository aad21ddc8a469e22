import type { FromView, PanelRow, ToView } from './messages';

/** A row that is drawn. */
export interface DrawnRow {
  readonly row: PanelRow;
  /** From 1. */
  readonly level: number;
  /** Null for a row that has none below it. */
  readonly isOpen: boolean | null;
  /** Its place among its siblings, from 1, and how many they are. */
  readonly index: number;
  readonly siblings: number;
}

/** Where the keyboard goes from the active row. */
export type Step = 'next' | 'previous' | 'first' | 'last' | 'nextPage' | 'previousPage';

/** What becomes of the keyboard and the scrolled text when something else is drawn. */
export type Going = 'stay' | 'show' | 'focus';

/** So many rows are passed by a page key. */
const page = 10;

type Reveal = ToView & { readonly kind: 'reveal' };

/**
 * What a view of rows shows: which are open, selected and active. It knows nothing of how they are drawn. Rows are asked for a
 * level at a time, when they are opened.
 */
export class RowsModel {
  private readonly children = new Map<string | null, readonly PanelRow[]>();
  private readonly opened = new Map<string, boolean>();
  private readonly pending = new Map<string | null, number>();
  private asked = 0;
  private revealing: Reveal | null = null;
  /** The numbers of the reveals that somebody waits for. */
  private readonly answering: number[] = [];
  private rows: readonly DrawnRow[] = [];
  private selectedIds: ReadonlySet<string> = new Set();
  private anchor: string | null = null;
  private activeId: string | null = null;
  head: Omit<ToView & { kind: 'head' }, 'kind'> = {
    title: '',
    message: '',
    empty: { text: '', action: null },
  };

  /**
   * @param post tells the extension
   * @param draw hears that something else is to be drawn, and whether the active row is to be in sight, or to have the keyboard
   */
  constructor(
    private readonly post: (message: FromView) => void,
    private readonly draw: (go: Going) => void,
  ) {}

  /** The rows, from the top down. */
  get drawn(): readonly DrawnRow[] {
    return this.rows;
  }

  /** The row that keys are about; null while there are none. */
  get active(): string | null {
    return this.activeId;
  }

  get selected(): ReadonlySet<string> {
    return this.selectedIds;
  }

  /** Begins to ask. */
  start(): void {
    this.post({ kind: 'ready' });
    this.ask(null);
  }

  receive(message: ToView): void {
    switch (message.kind) {
      case 'head': {
        const { kind, ...head } = message;
        this.head = head;
        this.draw('stay');
        return;
      }
      case 'changed':
        // Those below are asked for again when those above them have come.
        this.ask(null);
        return;
      case 'rows':
        if (this.pending.get(message.parent) === message.asked) this.take(message.parent, message.rows);
        return;
      case 'reveal':
        this.reveal(message);
        return;
      case 'keyboard':
        this.draw('focus');
        this.post({ kind: 'revealed', asked: message.asked });
    }
  }

  /** Moves the keyboard to another row, which is selected: alone, or with all rows in between when the selection is extended. */
  step(to: Step, extend = false): void {
    const at = this.indexOf(this.activeId);
    const last = this.rows.length - 1;
    const places: Record<Step, number> = {
      next: at + 1,
      previous: at - 1,
      first: 0,
      last,
      nextPage: at + page,
      previousPage: at - page,
    };
    this.goTo(Math.min(Math.max(places[to], 0), last), extend);
  }

  /** A click on a row: alone, or with `toggle` beside those selected, or with all from the one clicked before. */
  choose(id: string, how: 'alone' | 'toggle' | 'extend' = 'alone'): void {
    if (how === 'toggle') {
      const selected = new Set(this.selectedIds);
      if (!selected.delete(id)) selected.add(id);
      this.activeId = id;
      this.anchor = id;
      this.select(selected);
    } else this.goTo(this.indexOf(id), how === 'extend');
  }

  /** Selects all rows of words that are drawn. */
  selectAll(): void {
    this.select(new Set(this.rows.flatMap(({ row }) => (row.whole ? [row.id] : []))));
  }

  /** Opens the active row, or goes to the first one below it. */
  openOrEnter(): void {
    const row = this.rows[this.indexOf(this.activeId)];
    if (row?.isOpen === false) this.toggle(row.row.id);
    else if (row?.isOpen) this.step('next');
  }

  /** Closes the active row, or goes to the one above it. */
  closeOrLeave(): void {
    const at = this.indexOf(this.activeId);
    const row = this.rows[at];
    if (row?.isOpen) this.toggle(row.row.id);
    else if (row) this.goTo(this.parentIndex(at), false);
  }

  /** Closes all rows. */
  closeAll(): void {
    const top = this.rows[this.topIndex(this.indexOf(this.activeId))]?.row.id ?? null;
    for (const { row, isOpen } of this.rows) if (isOpen !== null) this.opened.set(row.id, false);
    this.flatten();
    if (top !== null) this.goTo(this.indexOf(top), false);
  }

  /** Opens a row, or closes it. */
  toggle(id: string): void {
    const row = this.rows[this.indexOf(id)];
    if (!row || row.isOpen === null) return;
    this.opened.set(id, !row.isOpen);
    if (!row.isOpen) this.ask(id);
    this.flatten();
    this.draw('stay');
  }

  private goTo(index: number, extend: boolean): void {
    const id = this.rows[index]?.row.id;
    if (id === undefined) return;
    if (!extend) this.anchor = id;
    const from = this.indexOf(this.anchor);
    const [first, last] = [Math.min(from < 0 ? index : from, index), Math.max(from, index)];
    this.activeId = id;
    this.select(new Set(this.rows.slice(first, last + 1).map(({ row }) => row.id)));
  }

  private select(ids: ReadonlySet<string>): void {
    this.selectedIds = ids;
    this.tell();
    this.draw('focus');
  }

  private tell(): void {
    this.post({ kind: 'selected', ids: [...this.selectedIds] });
  }

  private ask(parent: string | null): void {
    this.pending.set(parent, ++this.asked);
    this.post({ kind: 'children', parent, asked: this.asked });
  }

  private take(parent: string | null, rows: readonly PanelRow[]): void {
    this.pending.delete(parent);
    const stays = new Set(rows.map(({ id }) => id));
    for (const { id } of this.children.get(parent) ?? []) if (!stays.has(id)) this.forget(id);
    this.children.set(parent, rows);
    for (const row of rows) if (this.isOpened(row)) this.ask(row.id);
    const at = this.indexOf(this.activeId);
    this.flatten();
    this.keepPlace(at);
    this.draw('stay');
    this.goOnRevealing();
  }

  /** Rows that are drawn no more are let go, with those below them. */
  private forget(id: string): void {
    for (const row of this.children.get(id) ?? []) this.forget(row.id);
    this.children.delete(id);
    this.pending.delete(id);
    this.opened.delete(id);
  }

  /** Rows that have gone are selected no more; the keyboard stays where it was, on the row that is there now. */
  private keepPlace(before: number): void {
    const ids = new Set(this.rows.map(({ row }) => row.id));
    const kept = [...this.selectedIds].filter((id) => ids.has(id));
    if (this.activeId === null || !ids.has(this.activeId)) {
      const index = Math.min(Math.max(before, 0), this.rows.length - 1);
      this.activeId = this.rows[index]?.row.id ?? null;
    }
    if (kept.length === this.selectedIds.size) return;
    this.selectedIds = new Set(kept);
    this.tell();
  }

  /** Only the last of several is made. Whoever was to get the keyboard gets it there. */
  private reveal(wanted: Reveal): void {
    const before = this.revealing;
    this.answering.push(wanted.asked);
    this.revealing = { ...wanted, focus: wanted.focus || before?.focus === true };
    this.goOnRevealing();
  }

  private goOnRevealing(): void {
    const { revealing } = this;
    if (revealing) this.goTowards(revealing);
    this.answerReveals();
  }

  private goTowards(revealing: Reveal): void {
    const above = revealing.chain.slice(0, -1);
    for (const id of above) {
      const row = this.rows[this.indexOf(id)];
      if (row?.isOpen === false) this.toggle(id);
    }
    const index = this.indexOf(revealing.chain.at(-1) ?? null);
    if (index >= 0) {
      const id = this.rows[index]?.row.id ?? '';
      [this.activeId, this.anchor] = [id, id];
      this.selectedIds = new Set([id]);
      this.tell();
      this.draw(revealing.focus ? 'focus' : 'show');
      this.revealing = null;
    } else if (this.pending.size === 0) this.revealing = null;
  }

  /** Whoever waits for a row waits for those of the last redraw as well: what is done next is about them. */
  private answerReveals(): void {
    if (this.revealing || this.pending.size > 0) return;
    for (const asked of this.answering.splice(0)) this.post({ kind: 'revealed', asked });
  }

  private isOpened({ id, node }: PanelRow): boolean {
    return node.expandable && (this.opened.get(id) ?? (node.open === true || node.type === 'study'));
  }

  private flatten(): void {
    const drawn: DrawnRow[] = [];
    const add = (parent: string | null, level: number) => {
      const rows = this.children.get(parent) ?? [];
      for (const [index, row] of rows.entries()) {
        const isOpen = row.node.expandable ? this.isOpened(row) : null;
        drawn.push({ row, level, isOpen, index: index + 1, siblings: rows.length });
        if (isOpen) add(row.id, level + 1);
      }
    };
    add(null, 1);
    this.rows = drawn;
  }

  private indexOf(id: string | null): number {
    return id === null ? -1 : this.rows.findIndex(({ row }) => row.id === id);
  }

  private parentIndex(at: number): number {
    const level = this.rows[at]?.level ?? 1;
    return this.rows.slice(0, at).findLastIndex((one) => one.level < level);
  }

  private topIndex(at: number): number {
    const parent = this.parentIndex(at);
    return parent < 0 ? at : this.topIndex(parent);
  }
}
