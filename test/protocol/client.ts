// A language client for tests: the built server as an editor starts it, over stdio.
import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type CancellationToken,
  createMessageConnection,
  type DataCallback,
  type Disposable,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  ConfigurationParams,
  Diagnostic,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
  Registration,
  TextDocumentContentChangeEvent,
  WorkspaceFolder,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { findingsNotification } from '../../server/src/protocol/findings';
import { type StudyChanged, studyChangedNotification } from '../../server/src/protocol/messages';
import { type TreeNode, treeChildrenRequest } from '../../server/src/protocol/trees';
import { root } from './commandLine';

/** A URI in the one form that the server answers with. */
export function uriOf(...parts: string[]): string {
  return URI.parse(pathToFileURL(path.join(...parts)).href).toString();
}

function isUri(folder: string): boolean {
  // A drive of Windows is one letter.
  return /^[a-z-]{2,}:/.test(folder);
}

function workspaceFolder(folder: string): WorkspaceFolder {
  return { uri: isUri(folder) ? folder : uriOf(folder), name: path.basename(folder) };
}

/**
 * Where a marked text stands in a file: `‸` in `marked` is the cursor, all else must be found as it is.
 *
 * @param nth which occurrence, from 0
 */
export function cursorIn(text: string, marked: string, nth = 0): Position {
  const needle = marked.replace('‸', '');
  let start = text.indexOf(needle);
  for (let i = 0; i < nth && start >= 0; i++) start = text.indexOf(needle, start + 1);
  if (start < 0) throw new Error(`The file does not have “${needle}”.`);
  const lines = text.slice(0, start + marked.indexOf('‸')).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

const capabilities: ClientCapabilities = {
  textDocument: {
    codeAction: { resolveSupport: { properties: ['edit'] } },
    rename: { prepareSupport: true },
  },
  workspace: {
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    semanticTokens: { refreshSupport: true },
  },
};

/**
 * How long a server may take for what a test waits for, in milliseconds: long, as machines may be busy, but less than a
 * test may take, so that it says what it waited for.
 */
const patience = 100_000;

/** How much has come. */
interface Received {
  readonly messages: number;
  /** With the heads of the messages. */
  readonly bytes: number;
}

/** Reads what a server writes, and counts it. */
class CountingReader extends StreamMessageReader implements Received {
  messages = 0;
  bytes = 0;

  constructor(stream: NodeJS.ReadableStream) {
    super(stream);
    stream.on('data', (chunk: Buffer) => {
      this.bytes += chunk.length;
    });
  }

  override listen(callback: DataCallback): Disposable {
    return super.listen((message) => {
      this.messages++;
      callback(message);
    });
  }
}

/** An editor's side of a running server: what it asks for, and what it has been told. */
export class Client {
  /** The newest diagnostics of each file that has ever had some. */
  readonly diagnostics = new Map<string, readonly Diagnostic[]>();
  /** What the server asked to be told of. */
  readonly registrations: Registration[] = [];
  /** The ids of what it does not ask for any more. */
  readonly withdrawn = new Set<string>();
  /** What it has an editor show to the user. */
  readonly messages: string[] = [];
  /** The log of the server, and whatever it wrote to standard error. */
  readonly log: string[] = [];
  study: StudyChanged | null = null;
  /** How often the server has said that colours may be others now. */
  recolorings = 0;
  /** What the user has set under `marginalia`. */
  private settings: unknown = null;
  private answeredSettings = 0;
  /** What it said it can do. */
  initialized: InitializeResult = { capabilities: {} };

  private readonly versions = new Map<string, number>();
  private folders: readonly string[] = [];
  private readonly waiting = new Set<() => void>();
  /** Resolves with its exit code. */
  readonly ended: Promise<number | null>;

  private constructor(
    child: ChildProcess,
    private readonly outgoing: PassThrough,
    private readonly connection: MessageConnection,
    /** What the server has sent so far. */
    readonly received: Received,
  ) {
    this.ended = new Promise((resolve) => child.once('exit', resolve));
    this.listen();
  }

  /** Starts the built server on some folders: their paths, or URIs of folders that are on no disk. */
  static start(...folders: string[]): Promise<Client> {
    return Client.startAs(capabilities, ...folders);
  }

  /** Starts the built server on some folders for an editor that says it can do this, and nothing else. */
  static startAs(can: ClientCapabilities, ...folders: string[]): Promise<Client> {
    const child = spawn(process.execPath, [path.join(root, 'dist/server.js'), '--stdio']);
    return Client.connect(child, can, folders);
  }

  /** Starts the built server on some folders for our own client, which has commands that ask its user. */
  static startAsking(...folders: string[]): Promise<Client> {
    const child = spawn(process.execPath, [path.join(root, 'dist/server.js'), '--stdio']);
    return Client.overAsking(child, ...folders);
  }

  /** Starts the built server on some folders for our own client, and has it keep things in another one. */
  static startKeeping(storage: string, ...folders: string[]): Promise<Client> {
    const child = spawn(process.execPath, [path.join(root, 'dist/server.js'), '--stdio']);
    return Client.overKeeping(child, storage, ...folders);
  }

  /** Talks to a server that has just been started, over its standard input and output. */
  static over(child: ChildProcess, ...folders: string[]): Promise<Client> {
    return Client.connect(child, capabilities, folders);
  }

  /** Talks as our own client to a server that has just been started, over its standard input and output. */
  static overAsking(child: ChildProcess, ...folders: string[]): Promise<Client> {
    return Client.connect(child, capabilities, folders, { asks: true, findings: true });
  }

  /** Talks as our own client to such a server, and has it keep what it reads in a folder. */
  static overKeeping(child: ChildProcess, storage: string, ...folders: string[]): Promise<Client> {
    return Client.connect(child, capabilities, folders, { asks: true, findings: true, storage });
  }

  private static async connect(
    child: ChildProcess,
    can: ClientCapabilities,
    folders: readonly string[],
    initializationOptions: unknown = undefined,
  ): Promise<Client> {
    const { stdin, stdout, stderr } = child;
    if (!stdin || !stdout || !stderr) throw new Error('The server was started without pipes.');
    const outgoing = new PassThrough().on('data', (chunk) => stdin.write(chunk));
    const reader = new CountingReader(stdout);
    const connection = createMessageConnection(reader, new StreamMessageWriter(outgoing));
    const client = new Client(child, outgoing, connection, reader);
    stderr.setEncoding('utf8').on('data', (text) => client.log.push(text));
    client.initialized = await client.request<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: can,
      initializationOptions,
      workspaceFolders: folders.map(workspaceFolder),
    });
    client.folders = folders;
    client.notify('initialized', {});
    return client;
  }

  /**
   * Closes all files and shows other folders: what follows begins as on a server that has just been started, which takes
   * much longer. Resolves when nothing of the studies before is left.
   */
  async showInstead(...folders: string[]): Promise<void> {
    for (const uri of [...this.versions.keys()]) this.close(uri);
    const event = { added: [], removed: this.folders.map(workspaceFolder) };
    this.notify('workspace/didChangeWorkspaceFolders', { event });
    await this.until('the studies to go', () => this.study === null || this.study.transcripts === 0);
    this.study = null;
    this.diagnostics.clear();
    this.messages.length = 0;
    this.folders = folders;
    const shown = { added: folders.map(workspaceFolder), removed: [] };
    this.notify('workspace/didChangeWorkspaceFolders', { event: shown });
  }

  private listen(): void {
    const { connection } = this;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.diagnostics.set(params.uri, params.diagnostics);
      this.look();
    });
    connection.onNotification(findingsNotification.method, (params: unknown) => {
      for (const { uri, findings } of findingsNotification.params.parse(params).files)
        this.diagnostics.set(uri, findings);
      this.look();
    });
    connection.onNotification(studyChangedNotification.method, (params: object) => {
      // The build that the benchmark compares with does not tell of kinds.
      this.study = studyChangedNotification.params.parse({ hasKinds: false, ...params });
      this.look();
    });
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.messages.push(message);
      this.look();
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
      this.look();
    });
    connection.onRequest(
      'client/registerCapability',
      ({ registrations }: { registrations: Registration[] }) => {
        this.registrations.push(...registrations);
        this.look();
        return null;
      },
    );
    connection.onRequest(
      'client/unregisterCapability',
      ({ unregisterations }: { unregisterations: Registration[] }) => {
        for (const { id } of unregisterations) this.withdrawn.add(id);
        return null;
      },
    );
    connection.onRequest('workspace/semanticTokens/refresh', () => {
      this.recolorings++;
      this.look();
      return null;
    });
    connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) => {
      // What is asked next is sent behind this answer.
      setImmediate(() => {
        this.answeredSettings++;
        this.look();
      });
      return items.map(({ section }) => (section === 'marginalia' ? this.settings : null));
    });
    connection.listen();
  }

  /** Answers a question of the server. */
  answer(method: string, answer: (params: unknown) => unknown): void {
    this.connection.onRequest(method, answer);
  }

  /** Changes the settings under `marginalia`, as a user does. Resolves when the server has asked for them. */
  async set(settings: unknown): Promise<void> {
    this.settings = settings;
    const { answeredSettings } = this;
    this.notify('workspace/didChangeConfiguration', { settings: null });
    await this.until('the server to ask for the settings', () => this.answeredSettings > answeredSettings);
  }

  request<R>(method: string, params: object, token?: CancellationToken): Promise<R> {
    return token
      ? this.connection.sendRequest<R>(method, params, token)
      : this.connection.sendRequest<R>(method, params);
  }

  /** The rows of a tree that a request of ours answers with, to somebody who knows none. */
  async rows(method: string, params: object): Promise<TreeNode[]> {
    return treeChildrenRequest.result.parse(await this.request(method, params)).rows ?? [];
  }

  notify(method: string, params: object): void {
    void this.connection.sendNotification(method, params);
  }

  /** Sends what `send` sends in one piece, so that the server knows all of it before it begins with any. */
  async together(send: () => void): Promise<void> {
    this.outgoing.pause();
    send();
    // Messages are written in their order: when this one is, all are. Servers ignore what begins with `$/`.
    await this.connection.sendNotification('$/together', {});
    this.outgoing.read();
    this.outgoing.resume();
  }

  /** Shows a file; without a text, as the disk holds it. Answers with its text. */
  open(uri: string, text = fs.readFileSync(fileURLToPath(uri), 'utf8')): string {
    const languageId = uri.endsWith('.yaml') ? 'yaml' : 'transcript';
    this.versions.set(uri, 1);
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return text;
  }

  /** Replaces the text of an open file. */
  change(uri: string, text: string): void {
    this.edit(uri, [{ text }]);
  }

  /** Changes parts of an open file. */
  edit(uri: string, contentChanges: TextDocumentContentChangeEvent[]): void {
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  close(uri: string): void {
    this.versions.delete(uri);
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** Tells that files were created (1), changed (2) or deleted (3) by somebody else. */
  changedOutside(changes: Readonly<Record<string, 1 | 2 | 3>>): void {
    this.notify('workspace/didChangeWatchedFiles', {
      changes: Object.entries(changes).map(([uri, type]) => ({ uri, type })),
    });
  }

  /**
   * Waits until something holds, looking again whenever the server tells something.
   *
   * @param what is waited for, to be named when it does not come
   */
  until<T>(what: string, look: () => T | undefined | false | null): Promise<T> {
    return new Promise((resolve, reject) => {
      const done = (settle: () => void) => {
        clearTimeout(timer);
        this.waiting.delete(check);
        settle();
      };
      const check = () => {
        const found = look();
        if (found) done(() => resolve(found));
      };
      const fail = (why: string) =>
        done(() => reject(new Error(`${why} while a test waited for ${what}.\n${this.log.join('\n')}`)));
      const timer = setTimeout(() => fail('Time was up'), patience);
      this.waiting.add(check);
      void this.ended.then((code) => fail(`The server ended with ${code}`));
      check();
    });
  }

  private look(): void {
    for (const check of [...this.waiting]) check();
  }

  /** Waits until so many transcripts have been read and no file is left to read. */
  async ready(transcripts: number): Promise<void> {
    await this.until(
      `${transcripts} transcripts to be read`,
      () => this.study?.waiting === 0 && this.study.transcripts === transcripts,
    );
  }

  /** The codes of the diagnostics that a file shows now. */
  findings(uri: string): string[] {
    return (this.diagnostics.get(uri) ?? []).map(({ code }) => String(code));
  }

  /** Ends the server as an editor does, and answers with its exit code. */
  async stop(): Promise<number | null> {
    await this.request('shutdown', {});
    this.notify('exit', {});
    const code = await this.ended;
    this.connection.dispose();
    return code;
  }
}
