// The whole extension at work in a window of the stub, with the real server in this process and files in memory, and where
// the cursor is in them.
import './install';
import type * as vscode from 'vscode';
import { startExtension } from '../../../client/src/extension';
import type { Server } from '../../../client/src/server/server';
import { quickly } from './clock';
import type { Document, Editor } from './documents';
import { folderAt, Host } from './host';
import { useHost } from './install';
import { asClient, InProcessClient } from './languageClient';
import { Range, Selection, Uri } from './values';

export interface WindowOptions {
  /** The files of the study, by their paths in it. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The folders of the workspace, by their paths; `/study` where left out. */
  readonly folders?: readonly string[];
  /** What the workspace remembers from the time before. */
  readonly memory?: Readonly<Record<string, unknown>>;
}

/** How long something may take until a test gives up, in milliseconds: long, as machines may be busy. */
const patience = 90_000;

/** The extension at work on files, and the cursor in them. */
export class WindowOnFiles {
  readonly clients: InProcessClient[] = [];
  readonly host: Host;
  readonly memory: Map<string, unknown>;
  private readonly subscriptions: { dispose(): unknown }[] = [];
  private readonly server: Server;
  private readonly clock = quickly();

  constructor({ files, settings = {}, folders = ['/study'], memory = {} }: WindowOptions) {
    this.host = new Host(folders.map(folderAt));
    for (const [name, text] of Object.entries(files))
      void this.host.disk.writeFile(
        fileAt(folders, name),
        typeof text === 'string' ? new TextEncoder().encode(text) : text,
      );
    for (const [key, value] of Object.entries(settings)) this.host.settings.set(key, value);
    useHost(this.host);
    this.memory = new Map(Object.entries(memory));
    const workspaceState = {
      keys: () => [...this.memory.keys()],
      get: (key: string, usual?: unknown) => this.memory.get(key) ?? usual,
      update: async (key: string, value: unknown) => void this.memory.set(key, value),
    };
    const extensionUri = Uri.from({ scheme: 'memory', path: '/extension' });
    const context = {
      workspaceState,
      extensionUri,
      subscriptions: this.subscriptions,
      extension: { id: 'marginalia.marginalia', extensionUri },
    };
    this.server = startExtension(context as unknown as vscode.ExtensionContext, (options) => {
      const client = new InProcessClient(this.host, options);
      this.clients.push(client);
      return asClient(client);
    });
  }

  /** Resolves when the study has been read. */
  async ready(): Promise<void> {
    await this.until('the study to be read', () => {
      const { state } = this.server;
      return state.kind === 'stopped' || (state.kind === 'running' && state.study.waiting === 0);
    });
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

  async saveAll(): Promise<void> {
    for (const document of this.host.documents) if (document.isDirty) await document.save();
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
  protected state(): string {
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

function fileAt(folders: readonly string[], name: string): vscode.Uri {
  return Uri.from({ scheme: 'memory', path: name.startsWith('/') ? name : `${folders[0]}/${name}` });
}
