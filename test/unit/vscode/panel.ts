// The views of whole rows of the stub: the page's own model without the page, told and telling as the page is.
import type * as vscode from 'vscode';
import { fromView, type PanelRow, spokenRow, toView } from '../../../client/src/panel/messages';
import { RowsModel } from '../../../client/src/panel/rowsModel';
import { EventEmitter, Uri } from './values';

/** A row as it is drawn. */
interface DrawnElement {
  readonly element: PanelRow;
  readonly level: number;
  /** What a screen reader says of it. */
  readonly spoken: string;
}

export class Panel {
  visible = false;
  /** The page, as the extension wrote it. */
  html = '';
  private readonly fromPage = new EventEmitter<unknown>();
  private readonly shown = new EventEmitter<void>();
  private readonly view: vscode.WebviewView;
  private readonly model = new RowsModel(
    (message) => {
      if (message.kind === 'children') this.unanswered.add(message.asked);
      this.fromPage.fire(fromView.parse(asTold(message)));
    },
    () => {},
  );
  private isThere = false;
  /** The questions for rows that the extension has not answered yet. */
  private readonly unanswered = new Set<number>();

  constructor(
    readonly id: string,
    private readonly provider: vscode.WebviewViewProvider,
  ) {
    const panel = this;
    const webview = {
      options: {},
      cspSource: 'the-extension',
      asWebviewUri: (uri: vscode.Uri) => Uri.parse(uri.toString()),
      postMessage: async (message: unknown) => {
        const told = toView.parse(asTold(message));
        if (told.kind === 'rows') this.unanswered.delete(told.asked);
        this.model.receive(told);
        return true;
      },
      onDidReceiveMessage: this.fromPage.event,
      get html() {
        return panel.html;
      },
      set html(html: string) {
        panel.html = html;
      },
    };
    this.view = {
      viewType: id,
      title: id,
      description: '',
      webview: webview as vscode.Webview,
      get visible() {
        return panel.visible;
      },
      onDidChangeVisibility: this.shown.event,
      onDidDispose: new EventEmitter<void>().event,
      show: () => {},
    };
  }

  /** True once all rows are drawn that have been asked for. */
  get isDrawn(): boolean {
    return this.isThere && this.unanswered.size === 0;
  }

  get description(): string {
    return this.view.description ?? '';
  }

  /** The line above the rows. */
  get message(): string {
    return this.model.head.message;
  }

  /** What stands in the place of rows. */
  get empty(): string {
    return this.model.head.empty.text;
  }

  /** The rows, as they were drawn last. */
  get rows(): readonly DrawnElement[] {
    return this.model.drawn.map(({ row, level }) => ({ element: row, level, spoken: spokenRow(row) }));
  }

  get selection(): readonly PanelRow[] {
    return this.model.drawn.flatMap(({ row }) => (this.model.selected.has(row.id) ? [row] : []));
  }

  /** The row that keys are about. */
  get active(): PanelRow | undefined {
    return this.model.drawn.find(({ row }) => row.id === this.model.active)?.row;
  }

  /** The user opens the view. */
  async show(): Promise<void> {
    this.visible = true;
    if (!this.isThere) {
      this.isThere = true;
      const token = { isCancellationRequested: false, onCancellationRequested: new EventEmitter().event };
      await this.provider.resolveWebviewView(this.view, { state: undefined }, token as never);
      this.model.start();
    }
    this.shown.fire();
  }

  /** True for a row with others below it that are not drawn. */
  isClosed({ id }: PanelRow): boolean {
    return this.model.drawn.find(({ row }) => row.id === id)?.isOpen === false;
  }

  /** The user opens a row that is closed. */
  async open(spoken: string): Promise<void> {
    const { element } = this.row(spoken);
    const drawn = this.model.drawn.find(({ row }) => row.id === element.id);
    if (drawn?.isOpen === false) this.model.toggle(element.id);
  }

  /** The first row of which a screen reader says a text that begins so. */
  row(spoken: string): DrawnElement {
    const row = this.rows.find((one) => one.spoken === spoken || one.spoken.startsWith(`${spoken},`));
    if (!row) throw new Error(`No row is “${spoken}”: ${this.spoken().join(' | ')}`);
    return row;
  }

  /** What a screen reader says of the rows, those of a level where one is given, from 1. */
  spoken(level?: number): string[] {
    return this.rows.filter((row) => level === undefined || row.level === level).map((row) => row.spoken);
  }

  /** The user clicks on a row, without more. */
  select(row: PanelRow): void {
    this.model.choose(row.id);
  }

  /** The user presses a key of the view itself. */
  step(to: Parameters<RowsModel['step']>[0], extend = false): void {
    this.model.step(to, extend);
  }

  /** The user clicks on the button of a row that copies it. */
  copy(row: PanelRow): void {
    this.fromPage.fire({ kind: 'copy', id: row.id });
  }

  /** The user sees the words of a row. */
  look(row: PanelRow): void {
    this.fromPage.fire({ kind: 'open', id: row.id, how: 'look' });
  }
}

/** Messages get to the other side as JSON, and nothing of them is shared. */
function asTold(message: unknown): unknown {
  return JSON.parse(JSON.stringify(message));
}
