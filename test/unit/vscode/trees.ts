// The trees of the stub: they ask for rows as VS Code does, a level at a time, and again when they are told to.
import type * as vscode from 'vscode';
import { EventEmitter } from './values';

/** A row as it is drawn. */
export interface Drawn<T> {
  readonly element: T;
  readonly item: vscode.TreeItem;
  readonly level: number;
  /** What a screen reader says of it. */
  readonly spoken: string;
}

export class Tree<T> implements vscode.TreeView<T> {
  title = '';
  description = '';
  message = '';
  /** Rows are drawn while it is visible only. */
  visible = false;
  /** The rows that a person sees selected. */
  highlighted: readonly T[] = [];
  /** Whether it tells of no selected row while its rows are drawn anew, as VS Code does for a moment, or of some of them only. */
  forgets: boolean | 'some' = false;
  /** How many draws are to come for which the extension has said that its rows have changed. */
  private anew = 0;
  readonly activeItem = undefined;
  readonly onDidChangeActiveItem = new EventEmitter<T | undefined>().event;
  readonly onDidChangeCheckboxState = new EventEmitter<vscode.TreeCheckboxChangeEvent<T>>().event;
  private readonly expanded = new EventEmitter<vscode.TreeViewExpansionEvent<T>>();
  private readonly selected = new EventEmitter<vscode.TreeViewSelectionChangeEvent<T>>();
  private readonly shown = new EventEmitter<vscode.TreeViewVisibilityChangeEvent>();
  readonly onDidExpandElement = this.expanded.event;
  private readonly collapsed = new EventEmitter<vscode.TreeViewExpansionEvent<T>>();
  readonly onDidCollapseElement = this.collapsed.event;
  readonly onDidChangeSelection = this.selected.event;
  readonly onDidChangeVisibility = this.shown.event;
  /** The rows, as they were drawn last. */
  rows: readonly Drawn<T>[] = [];
  /** How often the rows were drawn. */
  draws = 0;
  /** The ids of rows that were opened, or closed although they open by themselves. */
  private readonly isOpened = new Map<string, boolean>();
  private drawing: Promise<void> = Promise.resolve();
  private readonly following: vscode.Disposable | undefined;

  constructor(
    readonly id: string,
    readonly options: vscode.TreeViewOptions<T>,
    private readonly focus: () => void = () => {},
  ) {
    this.following = options.treeDataProvider.onDidChangeTreeData?.(() => void this.drawAnew());
  }

  /** The user opens the view. */
  async show(): Promise<void> {
    this.visible = true;
    this.shown.fire({ visible: true });
    await this.draw();
  }

  /** The user opens a row; the rows are there when it resolves. */
  async open(spoken: string): Promise<void> {
    const { item, element } = this.row(spoken);
    this.isOpened.set(String(item.id), true);
    this.expanded.fire({ element });
    await this.draw();
  }

  /** The user closes a row; those below it are gone when it resolves. */
  async close(spoken: string): Promise<void> {
    const { item, element } = this.row(spoken);
    this.isOpened.set(String(item.id), false);
    this.collapsed.fire({ element });
    await this.draw();
  }

  /** The first row of which a screen reader says a text that begins so. */
  row(spoken: string): Drawn<T> {
    const row = this.rows.find((one) => one.spoken === spoken || one.spoken.startsWith(`${spoken},`));
    if (!row) throw new Error(`No row is “${spoken}”: ${this.spoken().join(' | ')}`);
    return row;
  }

  /** What a screen reader says of the rows, those of a level where one is given, from 1. */
  spoken(level?: number): string[] {
    return this.rows.filter((row) => level === undefined || row.level === level).map((row) => row.spoken);
  }

  /** What an extension is told to be selected; nothing for as long as the rows are drawn anew, in which VS Code knows none of them. */
  get selection(): readonly T[] {
    if (this.anew === 0 || this.forgets === false) return this.highlighted;
    return this.highlighted.slice(0, this.forgets === 'some' ? 1 : 0);
  }

  /** The user selects rows, as a click and Space do. */
  select(...elements: T[]): void {
    this.highlighted = elements;
    this.selected.fire({ selection: elements });
  }

  async reveal(element: T, options: { select?: boolean; focus?: boolean } = {}): Promise<void> {
    const { treeDataProvider: data } = this.options;
    const id = (await data.getTreeItem(element)).id;
    for (let above = await data.getParent?.(element); above; above = await data.getParent?.(above)) {
      const { id: idAbove, collapsibleState } = await data.getTreeItem(above);
      const wasOpen = this.isOpened.get(String(idAbove)) ?? collapsibleState === 2;
      this.isOpened.set(String(idAbove), true);
      if (!wasOpen) this.expanded.fire({ element: above });
    }
    await this.draw();
    const row = this.rows.find(({ item }) => item.id === id);
    if (!row) throw new Error(`The row ${id} is not there.`);
    if (options.select !== false) this.select(row.element);
    if (options.focus) this.focus();
  }

  dispose(): void {
    this.following?.dispose();
  }

  /** Draws rows that have changed. VS Code forgets all of them first. */
  async drawAnew(): Promise<void> {
    if (!this.visible) return;
    this.anew++;
    await this.draw();
    this.anew--;
  }

  /** Asks for the visible rows, one draw after the other. */
  draw(): Promise<void> {
    if (!this.visible) return Promise.resolve();
    this.drawing = this.drawing.then(async () => {
      this.rows = await this.under(undefined, 1);
      this.draws++;
      const rows = new Map(this.rows.map(({ item, element }) => [item.id, element]));
      // A selected row is known again by its id.
      const kept = this.highlighted.map((one) => rows.get(this.idOf(one)));
      this.highlighted = kept.flatMap((one) => (one === undefined ? [] : [one]));
    });
    return this.drawing;
  }

  /** Ids are told at once by all trees of ours, so that no click comes in between. */
  private idOf(element: T): string | undefined {
    const item = this.options.treeDataProvider.getTreeItem(element);
    return 'then' in item ? undefined : item.id;
  }

  private async under(parent: T | undefined, level: number): Promise<Drawn<T>[]> {
    const { treeDataProvider: data } = this.options;
    const drawn: Drawn<T>[] = [];
    for (const element of (await data.getChildren(parent)) ?? []) {
      const item = await data.getTreeItem(element);
      const spoken = item.accessibilityInformation?.label ?? String(item.label);
      drawn.push({ element, item, level, spoken });
      const opens = this.isOpened.get(String(item.id)) ?? item.collapsibleState === 2;
      if (opens && item.collapsibleState !== 0) drawn.push(...(await this.under(element, level + 1)));
    }
    return drawn;
  }
}
