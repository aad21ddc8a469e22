import * as vscode from 'vscode';
import { setRowsFocus } from '../server/contextKeys';
import type { PlacesTree, TreeElement } from '../trees/placesTree';
import { contextOf, idOf } from '../trees/treeItem';
import { editorRange } from '../ui/places';
import { type FromView, fromView, type PanelRow, type ToView, type WholeWords } from './messages';
import { pageOf } from './page';

/** What stands above the rows, and in their place where there are none. */
export interface RowsHead {
  readonly title: string;
  readonly message: string;
  readonly empty: { readonly text: string; readonly action: EmptyAction | null };
}

/** What is offered where there are no rows. */
interface EmptyAction {
  readonly title: string;
  readonly command: string;
}

/** What a view of rows needs beside the rows. */
interface RowsOptions {
  /** What the rows are, for screen readers: VS Code does not tell a view its name. */
  readonly name: string;
  /** The folder that the extension is installed in. */
  readonly extension: vscode.Uri;
  /** What the rows under one have in full, by the last part of their paths. */
  whole(parent: TreeElement, rows: readonly TreeElement[]): Promise<ReadonlyMap<string, WholeWords>>;
  /** Copies rows. */
  copy(rows: readonly TreeElement[]): Promise<void>;
}

/**
 * A view of rows with all of their words, which wrap. It stands in for a tree of VS Code, whose rows are one line each, and is
 * used like one: the rows come from a `PlacesTree`, a level at a time.
 */
export class RowsView implements vscode.WebviewViewProvider, vscode.Disposable {
  private readonly selectionChanged = new vscode.EventEmitter<void>();
  private readonly visibilityChanged = new vscode.EventEmitter<void>();
  readonly onDidChangeSelection = this.selectionChanged.event;
  readonly onDidChangeVisibility = this.visibilityChanged.event;
  private readonly elements = new Map<string, TreeElement>();
  /** The ids of the rows that were drawn under one, or on the first level for null. */
  private readonly under = new Map<string | null, readonly string[]>();
  private readonly reveals = new Map<number, () => void>();
  private readonly all: vscode.Disposable;
  private view: vscode.WebviewView | null = null;
  /** What the view is told once it can take messages; null from then on. */
  private waiting: ToView[] | null = [];
  private asked = 0;
  /** By their ids, since the row of an id is another one when it was drawn anew. */
  private selected: readonly string[] = [];
  private keyboard = false;
  private head: RowsHead = { title: '', message: '', empty: { text: '', action: null } };

  /** @param id of the view in package.json */
  constructor(
    private readonly id: string,
    private readonly tree: PlacesTree,
    private readonly options: RowsOptions,
  ) {
    this.all = vscode.Disposable.from(
      this.selectionChanged,
      this.visibilityChanged,
      tree.onDidChangeTreeData(() => this.post({ kind: 'changed' })),
      // What is scrolled to and selected stays so while another tab is in front.
      vscode.window.registerWebviewViewProvider(id, this, {
        webviewOptions: { retainContextWhenHidden: true },
      }),
    );
  }

  get selection(): readonly TreeElement[] {
    return this.selected.flatMap((id) => this.elements.get(id) ?? []);
  }

  get visible(): boolean {
    return this.view?.visible ?? false;
  }

  /** Whether what is typed goes to the view, as far as is known: its page tells, a moment later. */
  get hasKeyboard(): boolean {
    return this.keyboard;
  }

  /** Says what stands above the rows, and in their place. */
  say(head: RowsHead): void {
    this.head = head;
    if (this.view) this.view.description = head.title;
    this.post(this.headMessage());
  }

  /** Shows the view and gives it the keyboard. */
  async focus(): Promise<void> {
    await vscode.commands.executeCommand(`${this.id}.focus`);
    // VS Code shows the view, and where an editor has just taken the keyboard from its page it may not give it back: the page
    // takes it by itself. What it told before it answers, that it had lost the keyboard, holds no more.
    if (this.waiting === null) await this.answered((asked) => ({ kind: 'keyboard', asked }));
    await this.takeKeyboard();
  }

  /** Goes to a row and selects it. Resolves when that is done, or when the row is not there. */
  async reveal(row: TreeElement, { focus = false }: { focus?: boolean } = {}): Promise<void> {
    if (focus) await this.takeKeyboard();
    const chain: string[] = [];
    for (let one: TreeElement | null = row; one; one = one.parent) chain.unshift(idOf(one.node));
    return this.answered((asked) => ({ kind: 'reveal', chain, focus, asked }));
  }

  /** The rows that a command is about: those that are selected, or the one that its menu was opened on, if it is another. */
  meant(row?: { readonly node: TreeElement['node'] }): readonly TreeElement[] {
    if (!row) return this.selection;
    const id = idOf(row.node);
    if (this.selected.includes(id)) return this.selection;
    const own = this.elements.get(id);
    return own ? [own] : [];
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.view = view;
    this.waiting ??= [];
    view.description = this.head.title;
    const { webview } = view;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(this.options.extension, 'dist', 'webview')],
    };
    webview.onDidReceiveMessage((message) => this.receive(fromView.parse(message)));
    view.onDidChangeVisibility(() => {
      if (!view.visible) this.loseKeyboard();
      this.visibilityChanged.fire();
    });
    view.onDidDispose(() => {
      this.view = null;
      this.waiting = [];
      this.endReveals();
    });
    webview.html = pageOf(webview, this.options.extension, {
      name: 'rows',
      title: this.options.name,
      data: { copy: vscode.l10n.t('Copy as Markdown Citation') },
    });
    this.visibilityChanged.fire();
  }

  dispose(): void {
    this.endReveals();
    this.all.dispose();
  }

  /** Asks the page for something, and resolves when it is done. */
  private answered(message: (asked: number) => ToView): Promise<void> {
    const asked = ++this.asked;
    return new Promise((resolve) => {
      this.reveals.set(asked, resolve);
      this.post(message(asked));
    });
  }

  private async takeKeyboard(): Promise<void> {
    this.keyboard = true;
    await setRowsFocus(this.id);
  }

  private loseKeyboard(): void {
    this.keyboard = false;
    void setRowsFocus('');
  }

  private receive(message: FromView): void {
    switch (message.kind) {
      case 'ready': {
        const waiting = this.waiting ?? [];
        this.waiting = null;
        this.post(this.headMessage());
        for (const one of waiting) this.post(one);
        return;
      }
      case 'children':
        // Whoever asks gets an answer, also when the server has failed meanwhile.
        this.answer(message.parent, message.asked).catch(() =>
          this.post({ kind: 'rows', parent: message.parent, asked: message.asked, rows: [] }),
        );
        return;
      case 'selected':
        this.selected = message.ids;
        this.selectionChanged.fire();
        return;
      case 'revealed':
        this.reveals.get(message.asked)?.();
        this.reveals.delete(message.asked);
        return;
      case 'focus':
        if (message.on) void this.takeKeyboard();
        else this.loseKeyboard();
        return;
      case 'open':
        void this.open(message.id, message.how);
        return;
      case 'copy':
        void this.options.copy(this.meant(this.elements.get(message.id ?? '')));
        return;
      case 'act':
        if (this.head.empty.action) void vscode.commands.executeCommand(this.head.empty.action.command);
    }
  }

  private async answer(parent: string | null, asked: number): Promise<void> {
    const above = parent === null ? undefined : this.elements.get(parent);
    if (parent !== null && !above) return this.post({ kind: 'rows', parent, asked, rows: [] });
    const elements = await this.tree.getChildren(above);
    const whole = above ? await this.options.whole(above, elements) : new Map<string, WholeWords>();
    const stays = new Set(elements.map(({ node }) => idOf(node)));
    for (const id of this.under.get(parent) ?? []) if (!stays.has(id)) this.forget(id);
    this.under.set(parent, [...stays]);
    const rows = elements.map((element): PanelRow => {
      const { node } = element;
      const id = idOf(node);
      this.elements.set(id, element);
      return { id, node, context: contextOf(node), whole: whole.get(node.path.at(-1) ?? '') ?? null };
    });
    this.post({ kind: 'rows', parent, asked, rows });
  }

  /** Rows that are drawn no more are let go, with those below them. */
  private forget(id: string): void {
    for (const below of this.under.get(id) ?? []) this.forget(below);
    this.under.delete(id);
    this.elements.delete(id);
  }

  private async open(id: string, how: 'look' | 'go'): Promise<void> {
    const place = this.elements.get(id)?.node.place;
    if (!place) return;
    const options = { selection: editorRange(place), preserveFocus: how === 'look', preview: how === 'look' };
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(place.uri), options);
  }

  private headMessage(): ToView {
    const { title, message, empty } = this.head;
    return { kind: 'head', title, message, empty: { text: empty.text, action: empty.action?.title ?? null } };
  }

  private post(message: ToView): void {
    // What was to be drawn is asked for anyway when the view is there; only a reveal is still to be made then.
    if (this.waiting === null) void this.view?.webview.postMessage(message);
    else if (message.kind === 'reveal') this.waiting.push(message);
  }

  private endReveals(): void {
    for (const end of this.reveals.values()) end();
    this.reveals.clear();
  }
}
