// What the stub of VS Code holds: one window with its files, documents, editors, settings and commands.
import type * as vscode from 'vscode';
import { Disk } from './disk';
import { Document, Editor, languageOf, movedBy, type Splice, spliced } from './documents';
import { agreedTo, WorkspaceEdit } from './edits';
import { Inputs } from './lists';
import { Notices, type StatusItem } from './notices';
import type { Panel } from './panel';
import type { Tree } from './trees';
import { CancellationTokenSource, EventEmitter, Selection, TabInputText, Uri } from './values';
import type { WebPanel } from './webPanel';

/** What can be undone at once: what files said before, and what was selected in them. */
interface Undoable {
  readonly files: readonly {
    readonly document: Document;
    readonly before: string;
    readonly selections: readonly vscode.Selection[];
  }[];
}

export class Host {
  readonly disk = new Disk();
  readonly inputs = new Inputs();
  readonly notices = new Notices();
  readonly trees = new Map<string, Tree<unknown>>();
  /** The views that the extension draws itself. */
  readonly panels = new Map<string, Panel>();
  /** The views that the extension shows among the editors. */
  readonly webPanels: WebPanel[] = [];
  /** What brings views back after a restart, by their types. */
  readonly serializers = new Map<string, vscode.WebviewPanelSerializer>();
  readonly statusItems: StatusItem[] = [];
  readonly settings = new Map<string, unknown>();
  /** The context keys that the extension has set. */
  readonly contexts = new Map<string, unknown>();
  readonly commands = new Map<string, (...args: unknown[]) => unknown>();
  /** The commands of VS Code's own that were run, with their arguments. */
  readonly ran: [command: string, ...args: unknown[]][] = [];
  readonly diagnostics = new Map<string, readonly vscode.Diagnostic[]>();
  /** What the user chooses in the dialogs of files that come, in their order; nothing for a dialog that is left. */
  readonly chosenFiles: (readonly vscode.Uri[])[] = [];
  /** The options of the dialogs of files that were shown. */
  readonly dialogs: (vscode.OpenDialogOptions | vscode.SaveDialogOptions)[] = [];
  /** The titles of what the user was shown to be going on. */
  readonly progress: string[] = [];
  /** What was logged. */
  readonly log: string[] = [];
  readonly documents: Document[] = [];
  readonly editors: Editor[] = [];
  active: Editor | undefined;
  clipboard = '';
  /** The view that has the focus; null while the editor has it. */
  focusedView: string | null = null;
  /** What has the texts of documents that are on no disk, by the schemes of their addresses. */
  readonly providers = new Map<string, vscode.TextDocumentContentProvider>();
  /** What takes things that are dropped on a transcript. */
  drops: vscode.DocumentDropEditProvider | undefined;
  /** Answers of the user when an edit is shown first. */
  private shownFirst: ((agreed: boolean) => void) | null = null;
  private readonly undone: Undoable[] = [];
  private redone: Undoable[] = [];

  readonly opened = new EventEmitter<vscode.TextDocument>();
  readonly closed = new EventEmitter<vscode.TextDocument>();
  readonly changed = new EventEmitter<vscode.TextDocumentChangeEvent>();
  readonly saving = new EventEmitter<vscode.TextDocumentWillSaveEvent>();
  readonly saved = new EventEmitter<vscode.TextDocument>();
  readonly activated = new EventEmitter<vscode.TextEditor | undefined>();
  readonly visible = new EventEmitter<readonly vscode.TextEditor[]>();
  readonly selected = new EventEmitter<vscode.TextEditorSelectionChangeEvent>();
  readonly tabs = new EventEmitter<vscode.TabChangeEvent>();
  readonly configured = new EventEmitter<vscode.ConfigurationChangeEvent>();
  readonly diagnosed = new EventEmitter<vscode.DiagnosticChangeEvent>();
  readonly foldersChanged = new EventEmitter<vscode.WorkspaceFoldersChangeEvent>();

  constructor(readonly folders: readonly vscode.WorkspaceFolder[]) {}

  /** A file that is open, whether or not an editor shows it. */
  documentOf(uri: vscode.Uri | string): Document | undefined {
    return this.documents.find((one) => one.uri.toString() === uri.toString());
  }

  /** The text of a document that is on no disk; undefined where nothing has one. */
  async provided(uri: vscode.Uri): Promise<string | undefined> {
    const { token } = new CancellationTokenSource();
    return (await this.providers.get(uri.scheme)?.provideTextDocumentContent(uri, token)) ?? undefined;
  }

  async openDocument(uri: vscode.Uri, provided?: string): Promise<Document> {
    const open = this.documentOf(uri);
    if (open) return open;
    const text = provided ?? new TextDecoder().decode(await this.disk.readFile(uri));
    // Two may have asked for the same file at once.
    return this.documentOf(uri) ?? this.newDocument(uri, languageOf(uri), text);
  }

  newDocument(uri: vscode.Uri, language: string, text: string): Document {
    const document = new Document(uri, language, text, ({ uri, getText }) => {
      void this.disk.writeFile(uri, new TextEncoder().encode(getText.call(document)));
    });
    this.documents.push(document);
    this.opened.fire(document);
    return document;
  }

  /** Gives a document a language, for which VS Code closes it and opens it anew. */
  setLanguage(document: vscode.TextDocument, language: string): Document {
    const own = this.documentOf(document.uri);
    if (!own) throw new Error('The document is closed.');
    this.closed.fire(own);
    own.languageId = language;
    this.opened.fire(own);
    return own;
  }

  show(document: Document, options: vscode.TextDocumentShowOptions = {}): Editor {
    const known = this.editors.find((one) => one.document === document);
    const editor =
      known ??
      new Editor(document, 1 as vscode.ViewColumn, this.selected, (splices, isWithLast) => {
        if (!isWithLast) this.undone.push({ files: [this.stateOf(document)] });
        this.change(document, splices);
      });
    if (!known) {
      this.editors.push(editor);
      const tab = { input: new TabInputText(document.uri) } as vscode.Tab;
      this.tabs.fire({ opened: [tab], closed: [], changed: [] });
    }
    if (!options.preserveFocus) this.focusedView = null;
    if (this.active !== editor) {
      this.active = editor;
      this.visible.fire([editor]);
      this.activated.fire(editor);
    }
    const { selection } = options;
    if (selection) editor.select([new Selection(selection.start, selection.end)], 3 as never);
    return editor;
  }

  /** Closes the editor in front. */
  closeEditor(): void {
    const gone = this.active;
    if (!gone) return;
    this.editors.splice(this.editors.indexOf(gone), 1);
    this.documents.splice(this.documents.indexOf(gone.document), 1);
    gone.document.isClosed = true;
    this.active = undefined;
    this.closed.fire(gone.document);
    this.visible.fire([]);
    this.activated.fire(undefined);
  }

  /** Makes an edit: all of it, in documents that are opened for it. What is shown first waits for the user. */
  async apply(edit: WorkspaceEdit, isRefactoring = false): Promise<boolean> {
    if (edit.isShownFirst && !(await this.agreement())) return false;
    const files: Undoable['files'][number][] = [];
    for (const [uri, edits] of agreedTo(edit)) {
      const document = await this.openDocument(uri);
      files.push(this.stateOf(document));
      const splices = edits.map(({ range, newText }) => ({
        start: document.offsetAt(range.start),
        end: document.offsetAt(range.end),
        text: newText,
      }));
      this.change(document, splices);
    }
    this.undone.push({ files });
    this.redone = [];
    // VS Code saves what a refactoring changes where that is several files.
    if (isRefactoring && files.length > 1) for (const { document } of files) await document.save();
    return true;
  }

  /** Makes an edit that is typed as VS Code's own kind, which the client hands over. */
  async applyAny(edit: vscode.WorkspaceEdit, isRefactoring = false): Promise<boolean> {
    if (!(edit instanceof WorkspaceEdit)) throw new Error('This is no edit of the stub.');
    return this.apply(edit, isRefactoring);
  }

  /** Whether an edit is shown, for the user to agree to. */
  get showsEdit(): boolean {
    return this.shownFirst !== null;
  }

  /** The user looks at what an edit changes and applies it, or discards it. */
  decide(agreed: boolean): void {
    this.shownFirst?.(agreed);
    this.shownFirst = null;
  }

  /** Undoes what was done last to the document in the editor: in all files that it was done to. */
  undo(): void {
    this.travel(this.undone, this.redone, 1);
  }

  /** Does again what was undone last. */
  redo(): void {
    this.travel(this.redone, this.undone, 2);
  }

  private travel(from: Undoable[], to: Undoable[], reason: vscode.TextDocumentChangeReason): void {
    const last = from.findLastIndex(({ files }) =>
      files.some(({ document }) => document === this.active?.document),
    );
    const [step] = last < 0 ? [] : from.splice(last, 1);
    if (!step) return;
    to.push({ files: step.files.map(({ document }) => this.stateOf(document)) });
    for (const { document, before, selections } of step.files) {
      this.change(document, [{ start: 0, end: document.getText().length, text: before }], reason);
      const editor = this.editors.find((one) => one.document === document);
      if (editor && selections.length > 0) editor.selections = selections;
    }
  }

  /** The user types over what is selected, at every cursor. */
  type(text: string): void {
    const { active } = this;
    if (!active) throw new Error('No editor is open.');
    const { document, selections } = active;
    this.undone.push({ files: [this.stateOf(document)] });
    this.redone = [];
    const splices = selections.map(({ start, end }) => ({
      start: document.offsetAt(start),
      end: document.offsetAt(end),
      text,
    }));
    this.change(document, splices);
  }

  /** Another program writes a file, and VS Code shows it as it is then. */
  async reload(document: Document, text: string): Promise<void> {
    await this.disk.writeFile(document.uri, new TextEncoder().encode(text));
    this.change(document, [{ start: 0, end: document.getText().length, text }], undefined, false);
  }

  /**
   * Saves a document by key.
   *
   * @param formatted what changes files when they are saved
   * @param isLate whether that comes behind extensions and not before them
   */
  async save(document: Document, formatted: readonly Splice[], isLate: boolean): Promise<void> {
    if (!isLate) this.format(document, formatted);
    await this.beginSaving(document);
    if (isLate) this.format(document, formatted);
    const written = document.save();
    // VS Code says so at once with what makes the document one that is as on the disk.
    this.saved.fire(document);
    await written;
  }

  /** Begins to save a document, of which nothing more comes where it cannot be written. */
  async beginSaving(document: Document): Promise<void> {
    const waited: Thenable<unknown>[] = [];
    this.saving.fire({ document, reason: 1, waitUntil: (one: Thenable<unknown>) => void waited.push(one) });
    await Promise.all(waited);
  }

  /** VS Code says of a change of a file that is as on the disk that it is so still, and at once that it is not. */
  private format(document: Document, formatted: readonly Splice[]): void {
    this.change(document, formatted, undefined, document.isDirty);
    document.isDirty = true;
  }

  /** Runs a command: the extension's, or what a client needs of VS Code's own. */
  async run(command: string, ...args: unknown[]): Promise<unknown> {
    const own = this.commands.get(command);
    if (own) return own(...args);
    if (command.startsWith('marginalia.') && !command.endsWith('.focus'))
      throw new Error(`There is no ${command}.`);
    this.ran.push([command, ...args]);
    const [first, second] = args;
    if (command === 'setContext') this.contexts.set(String(first), second);
    else if (command === 'undo') this.undo();
    else if (command === 'redo') this.redo();
    else if (command === 'workbench.action.files.saveWithoutFormatting') await this.active?.document.save();
    else if (command.endsWith('.focus')) await this.focusView(command.slice(0, -'.focus'.length));
    else if (command === 'vscode.open')
      this.show(await this.openDocument(first as vscode.Uri), second as vscode.TextDocumentShowOptions);
    return undefined;
  }

  /** Gives a view the focus, and opens it where it is not open. */
  private async focusView(id: string): Promise<void> {
    this.focusedView = id;
    const view = this.trees.get(id) ?? this.panels.get(id);
    if (view && !view.visible) await view.show();
  }

  configure(key: string, value: unknown): void {
    this.settings.set(key, value);
    this.configured.fire({ affectsConfiguration: (section) => key.startsWith(section) });
  }

  diagnose(uri: vscode.Uri, found: readonly vscode.Diagnostic[]): void {
    this.diagnostics.set(uri.toString(), found);
    this.diagnosed.fire({ uris: [uri] });
  }

  /** The condition keys of package.json, as they are now. */
  get context(): ReadonlyMap<string, unknown> {
    const document = this.active?.document;
    const ownView = this.focusedView !== null && this.panels.has(this.focusedView);
    const inEditor = document !== undefined && this.focusedView === null && !this.inputs.isOpen;
    return new Map<string, unknown>([
      ['editorTextFocus', inEditor],
      ['editorLangId', document?.languageId],
      ['resourceFilename', document?.uri.path.split('/').at(-1)],
      ['listFocus', this.focusedView !== null && !this.inputs.isOpen],
      ['inputFocus', this.inputs.isOpen],
      ...this.contexts,
      // VS Code does not say that a view has the focus which draws itself: its page tells the extension.
      ['focusedView', ownView ? '' : this.focusedView],
      ['marginalia.rowsFocus', ownView ? this.focusedView : ''],
    ]);
  }

  private agreement(): Promise<boolean> {
    return new Promise((resolve) => {
      this.shownFirst = resolve;
    });
  }

  private stateOf(document: Document): Undoable['files'][number] {
    const selections = this.editors.find((one) => one.document === document)?.selections ?? [];
    return { document, before: document.getText(), selections };
  }

  private change(
    document: Document,
    splices: readonly Splice[],
    reason?: vscode.TextDocumentChangeReason,
    isDirty = true,
  ): void {
    const before = document.getText();
    const contentChanges = splices
      .map(({ start, end, text }) => {
        const [from, to] = [document.positionAt(start), document.positionAt(end)];
        return { range: new Selection(from, to), rangeOffset: start, rangeLength: end - start, text };
      })
      .sort((a, b) => b.rangeOffset - a.rangeOffset);
    const editors = this.editors.filter((one) => one.document === document);
    const places = editors.map(({ selections }) =>
      selections.map(({ anchor, active }) => [anchor, active].map((one) => document.offsetAt(one))),
    );
    document.become(spliced(before, splices));
    document.isDirty = isDirty;
    for (const [index, editor] of editors.entries())
      editor.selections = (places[index] ?? []).map(([anchor = 0, active = 0]) => {
        const at = (offset: number) => document.positionAt(movedBy(offset, splices));
        return new Selection(at(anchor), at(active));
      });
    this.changed.fire({ document, contentChanges, reason });
  }
}

/** A folder of a workspace in memory. */
export function folderAt(path: string, index = 0): vscode.WorkspaceFolder {
  const uri = Uri.from({ scheme: 'memory', path });
  return { uri, name: path.split('/').at(-1) ?? path, index };
}
