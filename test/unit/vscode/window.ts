// A window of VS Code with the whole extension in it, and what a hand does there. The server is the real one, in this
// process; the files are in memory; nothing is drawn.
import './install';
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type * as vscode from 'vscode';
import { startExtension } from '../../../client/src/extension';
import type { Server } from '../../../client/src/server/server';
import type { TreeElement } from '../../../client/src/trees/placesTree';
import { quickly } from './clock';
import type { Document, Editor } from './documents';
import { folderAt, Host } from './host';
import { useHost } from './install';
import { commandOf } from './keys';
import { asClient, InProcessClient } from './languageClient';
import type { Box, List } from './lists';
import type { Drawn, Tree } from './trees';
import { Range, Selection, Uri } from './values';

export interface WindowOptions {
  /** The files of the study, by their paths in it. */
  readonly files: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The folders of the workspace, by their paths; `/study` where left out. */
  readonly folders?: readonly string[];
  /** What the workspace remembers from the time before. */
  readonly memory?: Readonly<Record<string, unknown>>;
}

/** How long something may take until a test gives up, in milliseconds: long, as machines may be busy. */
const patience = 30_000;

export class Window {
  readonly clients: InProcessClient[] = [];
  readonly memory: Map<string, unknown>;
  private readonly subscriptions: { dispose(): unknown }[] = [];
  private readonly server: Server;
  private readonly clock = quickly();

  private constructor(
    readonly host: Host,
    memory: Readonly<Record<string, unknown>>,
  ) {
    useHost(host);
    this.memory = new Map(Object.entries(memory));
    const workspaceState = {
      keys: () => [...this.memory.keys()],
      get: (key: string, usual?: unknown) => this.memory.get(key) ?? usual,
      update: async (key: string, value: unknown) => void this.memory.set(key, value),
    };
    const context = {
      workspaceState,
      subscriptions: this.subscriptions,
      extension: { id: 'marginalia.marginalia' },
    };
    this.server = startExtension(context as unknown as vscode.ExtensionContext, (options) => {
      const client = new InProcessClient(host, options);
      this.clients.push(client);
      return asClient(client);
    });
  }

  /** Opens a window on files in memory, and waits until the study has been read. */
  static async open({
    files,
    settings = {},
    folders = ['/study'],
    memory = {},
  }: WindowOptions): Promise<Window> {
    const host = new Host(folders.map(folderAt));
    for (const [name, text] of Object.entries(files))
      await host.disk.writeFile(fileAt(folders, name), new TextEncoder().encode(text));
    for (const [key, value] of Object.entries(settings)) host.settings.set(key, value);
    const window = new Window(host, memory);
    await window.until('the study to be read', () => {
      const { state } = window.server;
      return state.kind === 'stopped' || (state.kind === 'running' && state.study.waiting === 0);
    });
    return window;
  }

  async close(): Promise<void> {
    await this.server.stop();
    for (const one of this.subscriptions) one.dispose();
    this.clock.end();
    useHost(null);
  }

  /** Looks again and again until something is so. */
  async until<T>(what: string, look: () => T | Promise<T>): Promise<NonNullable<T>> {
    const end = performance.now() + patience;
    for (;;) {
      const found = await look();
      if (found) return found;
      if (performance.now() > end) throw new Error(`Waited in vain for ${what}. ${this.state()}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  uri(file: string): vscode.Uri {
    return file.startsWith('/')
      ? Uri.from({ scheme: 'memory', path: file })
      : fileAt(
          this.host.folders.map(({ uri }) => uri.path),
          file,
        );
  }

  /** A file as the editor shows it, or as it is on disk while nothing shows it. */
  async text(file: string): Promise<string> {
    const uri = this.uri(file);
    return this.host.documentOf(uri)?.getText() ?? this.onDisk(file);
  }

  async onDisk(file: string): Promise<string> {
    return new TextDecoder().decode(await this.host.disk.readFile(this.uri(file)));
  }

  /** All files, by their names in the study, as they are in the editor or else on disk. */
  async texts(): Promise<Record<string, string>> {
    const names = this.host.disk.names().map((name) => Uri.parse(name).path);
    const entries = names.sort().map(async (name) => [name.replace(/^\/study\//, ''), await this.text(name)]);
    return Object.fromEntries(await Promise.all(entries));
  }

  async openFile(file: string): Promise<Editor> {
    return this.host.show(await this.host.openDocument(this.uri(file)));
  }

  /** Opens a file and waits until the study has named it a transcript. */
  async openTranscript(file: string): Promise<Editor> {
    const editor = await this.openFile(file);
    await this.until(`${file} to be a transcript`, () => editor.document.languageId === 'transcript');
    return editor;
  }

  get document(): Document {
    return this.editor.document;
  }

  get editor(): Editor {
    const { active } = this.host;
    if (!active) throw new Error('No editor is open.');
    return active;
  }

  /** Puts the cursor before some words of the file in the editor. */
  goTo(words: string): void {
    const at = this.placeOf(words).start;
    this.move([new Selection(at, at)]);
  }

  select(...words: string[]): void {
    this.move(words.map((one) => new Selection(this.placeOf(one).start, this.placeOf(one).end)));
  }

  /** What is selected; '' for a mere cursor. */
  get selected(): string {
    return this.document.getText(this.editor.selection);
  }

  /** The text of the line with the cursor. */
  get line(): string {
    return this.document.lineAt(this.editor.selection.active).text;
  }

  /** Presses keys as package.json has them, such as `ctrl+k t`; Enter and Escape in what is asked. */
  async press(keys: string): Promise<void> {
    const { inputs } = this.host;
    if (inputs.isOpen && keys === 'enter') return (inputs.list ?? inputs.box)?.enter();
    if (inputs.isOpen && keys === 'escape') return inputs.leave();
    const found = commandOf(keys, this.host.context);
    if (!found) throw new Error(`${keys} does nothing of ours here. ${this.state()}`);
    // Not awaited: a command that asks for something goes on until it is answered.
    void this.run(found.command, ...('args' in found ? [found.args] : []));
  }

  run(command: string, ...args: unknown[]): Promise<unknown> {
    return this.host.run(command, ...args);
  }

  /**
   * Does something, which must make just this of the file in the editor, byte for byte, and nothing of any other; and one
   * step of undoing gives back every file.
   *
   * @param expected what becomes of the text
   */
  async changes(act: () => Promise<unknown>, expected: (before: string) => string): Promise<void> {
    const { document } = this;
    const before = await this.texts();
    const wanted = expected(document.getText());
    assert.notEqual(wanted, document.getText(), 'The words of the test are not in the file.');
    await act();
    await this.until('the file to be as expected', () => document.getText() === wanted).catch(() =>
      assert.equal(document.getText(), wanted),
    );
    this.host.show(document);
    this.host.undo();
    assert.deepEqual(await this.texts(), before);
  }

  /** Takes a quick fix at the cursor. */
  async fix(title: string): Promise<void> {
    const { uri } = this.document;
    const found = await this.until(`the fix “${title}”`, async () => {
      const all = await this.clients.at(-1)?.fixes(uri, this.editor.selection);
      return all?.find((one) => one.title === title);
    });
    if (found.edit) await this.host.apply(found.edit);
    if (found.command) void this.run(found.command.command, ...(found.command.arguments ?? []));
  }

  /** The problems that are shown in a file. */
  problems(file: string): readonly vscode.Diagnostic[] {
    return this.host.diagnostics.get(this.uri(file).toString()) ?? [];
  }

  /** The list that is shown, once it has a title like this and rows. */
  list(title: string): Promise<List> {
    return this.until(`the list “${title}”`, () => {
      const { list } = this.host.inputs;
      return list?.title?.includes(title) && !list.busy && list.items.length > 0 ? list : null;
    });
  }

  box(title: string): Promise<Box> {
    return this.until(`the box “${title}”`, () => {
      const { box } = this.host.inputs;
      return box?.title?.includes(title) ? box : null;
    });
  }

  /** Answers the box with this title. */
  async answer(title: string, text: string): Promise<void> {
    const box = await this.box(title);
    box.value = text;
    box.enter();
  }

  /** Takes a row of the list with this title. */
  async choose(title: string, row: string): Promise<void> {
    (await this.list(title)).take(row);
  }

  /** The notification that is about this. */
  notice(words: string) {
    return this.until(`the notice “${words}”`, () => this.host.notices.find(words));
  }

  /** Waits until the status bar has said this. */
  said(words: string): Promise<unknown> {
    return this.until(`“${words}” to be said`, () =>
      this.host.notices.said.some((one) => one.includes(words)),
    );
  }

  /** Agrees to an edit that is shown first. */
  async agree(): Promise<void> {
    await this.until('an edit to be shown', () => this.host.showsEdit);
    this.host.decide(true);
  }

  /** A tree of the side bar, which is opened. */
  async tree(id: string): Promise<Tree<TreeElement>> {
    const tree = this.host.trees.get(`marginalia.${id}`) as Tree<TreeElement> | undefined;
    if (!tree) throw new Error(`There is no tree ${id}.`);
    if (!tree.visible) await tree.show();
    return tree;
  }

  /** Waits for a row of a tree. */
  row(tree: Tree<TreeElement>, spoken: string): Promise<Drawn<TreeElement>> {
    return this.until(`the row “${spoken}”`, () =>
      tree.rows.find((row) => row.spoken === spoken || row.spoken.startsWith(`${spoken},`)),
    );
  }

  /** Opens rows below each other. */
  async unfold(tree: Tree<TreeElement>, ...rows: string[]): Promise<void> {
    for (const spoken of rows) {
      await this.row(tree, spoken);
      await tree.open(spoken);
    }
  }

  /** The item of the status bar that shows this. */
  statusItem(words: string) {
    return this.until(`“${words}” in the status bar`, () =>
      this.host.statusItems.find((item) => item.isShown && item.text.includes(words)),
    );
  }

  private placeOf(words: string): Range {
    const text = this.document.getText();
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`The file does not say “${words}”.`);
    return new Range(this.document.positionAt(start), this.document.positionAt(start + words.length));
  }

  private move(selections: readonly Selection[]): void {
    this.host.focusedView = null;
    this.editor.select(selections, 1 as vscode.TextEditorSelectionChangeKind);
  }

  /** What a failed test is told. */
  private state(): string {
    const { inputs, notices, log } = this.host;
    return JSON.stringify({
      list: inputs.list && [inputs.list.title, inputs.list.rows().slice(0, 20)],
      box: inputs.box?.title,
      notices: notices.all.filter(({ isOver }) => !isOver).map(({ text }) => text),
      said: notices.said.slice(-3),
      log: log.slice(-5),
    });
  }
}

/** Opens a window for the tests of the `describe` that calls this, and closes it after them. */
export function useWindow(options: WindowOptions): () => Window {
  let window: Window | null = null;
  before('the window opens', async () => {
    window = await Window.open(options);
  });
  afterEach('nothing is asked any more', () => window?.host.inputs.leave());
  after('the window closes', async () => window?.close());
  return () => {
    if (!window) throw new Error('The window is open in tests only.');
    return window;
  };
}

/** The files of a folder of this project, by their paths in it. */
export function filesOf(folder: string): Record<string, string> {
  const root = path.resolve(__dirname, '../../..', folder);
  const names = fs.readdirSync(root, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => fs.statSync(path.join(root, name)).isFile());
  return Object.fromEntries(
    files.map((name) => [name.replaceAll('\\', '/'), fs.readFileSync(path.join(root, name), 'utf8')]),
  );
}

function fileAt(folders: readonly string[], name: string): vscode.Uri {
  return Uri.from({ scheme: 'memory', path: name.startsWith('/') ? name : `${folders[0]}/${name}` });
}
