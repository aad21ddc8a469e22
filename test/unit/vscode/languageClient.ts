// The language server in the process of the tests, and what stands between it and the stub. It takes the place of the
// client of `vscode-languageclient`, of which the extension uses little.
import { PassThrough } from 'node:stream';
import type * as vscode from 'vscode';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type {
  CodeAction,
  Diagnostic,
  PublishDiagnosticsParams,
  WorkspaceEdit as ServerEdit,
} from 'vscode-languageserver';
import { createConnection } from 'vscode-languageserver/node';
import { clientFiles } from '../../../server/src/lsp/clientFiles';
import { startServer } from '../../../server/src/lsp/server';
import { findingsNotification } from '../../../server/src/protocol/findings';
import { WorkspaceEdit } from './edits';
import type { Host } from './host';
import { Disposable, EventEmitter, Range, Uri } from './values';

/** Running and stopped, as the library numbers them. */
const [stopped, running] = [1, 2];

/** What the extension uses of a language client. */
type Used = Pick<
  BaseLanguageClient,
  | 'start'
  | 'dispose'
  | 'error'
  | 'getFeature'
  | 'onNotification'
  | 'onRequest'
  | 'onDidChangeState'
  | 'sendRequest'
  | 'diagnostics'
  | 'protocol2CodeConverter'
>;

export class InProcessClient {
  private readonly states = new EventEmitter<{ oldState: number; newState: number }>();
  readonly onDidChangeState = this.states.event;
  private readonly connection: MessageConnection;
  private readonly listening: vscode.Disposable;
  private readonly told = new Set<string>();
  private readonly published = new Map<string, readonly Diagnostic[]>();
  /** The methods of what the server has asked for, in their order. */
  readonly asked: string[] = [];
  isRunning = false;

  constructor(
    private readonly host: Host,
    readonly options: LanguageClientOptions,
  ) {
    const [there, back] = [new PassThrough(), new PassThrough()];
    const server = createConnection(new StreamMessageReader(there), new StreamMessageWriter(back));
    startServer(server, clientFiles(server));
    this.connection = createMessageConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.set(params.uri, params.diagnostics);
      const { handleDiagnostics } = options.middleware ?? {};
      const show = (uri: vscode.Uri, found: vscode.Diagnostic[]) => host.diagnose(uri, found);
      const [uri, found] = [Uri.parse(params.uri), params.diagnostics.map(diagnosticOf)];
      if (handleDiagnostics) handleDiagnostics(uri, found, show);
      else show(uri, found);
    });
    this.connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
      items.map(() => null),
    );
    this.connection.onRequest((method: string) => {
      if (!/^(client|workspace)\//.test(method)) throw new Error(`Nobody answers ${method}.`);
      this.asked.push(method);
      return null;
    });
    this.listening = Disposable.from(
      host.opened.event((document) => this.open(document)),
      host.changed.event(({ document }) => this.change(document)),
      host.closed.event((document) => this.close(document)),
      host.disk.onDidChange(({ uri, type }) =>
        this.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uri.toString(), type }] }),
      ),
    );
  }

  /** Where the extension puts what is found in files. Only what it uses of VS Code's. */
  readonly diagnostics = {
    set: (entries: readonly [vscode.Uri, vscode.Diagnostic[]][]) => {
      for (const [uri, found] of entries) this.host.diagnose(uri, found);
    },
  };
  readonly protocol2CodeConverter = {
    asUri: (uri: string) => Uri.parse(uri),
    asDiagnostics: async (found: readonly Diagnostic[]) => found.map(diagnosticOf),
  };

  error(message: string): void {
    this.host.log.push(message);
  }

  /** Nothing is told later here: the server hears at once of each document that is opened. */
  getFeature(): never {
    return {} as never;
  }

  onNotification(method: string, act: (params: unknown) => void): vscode.Disposable {
    return this.connection.onNotification(method, (params: unknown) => {
      if (method === findingsNotification.method)
        for (const { uri, findings } of findingsNotification.params.parse(params).files)
          this.published.set(uri, findings as Diagnostic[]);
      act(params);
    });
  }

  onRequest(method: string, act: (params: unknown) => unknown): vscode.Disposable {
    return this.connection.onRequest(method, act);
  }

  async start(): Promise<void> {
    this.connection.listen();
    await this.connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {
        workspace: {
          workspaceFolders: true,
          didChangeWatchedFiles: { dynamicRegistration: true },
          codeLens: { refreshSupport: true },
        },
      },
      initializationOptions: this.options.initializationOptions,
      workspaceFolders: this.host.folders.map(({ uri, name }) => ({ uri: uri.toString(), name })),
    });
    this.isRunning = true;
    this.states.fire({ oldState: stopped, newState: running });
    this.tell('initialized', {});
    for (const document of this.host.documents) this.open(document);
  }

  sendRequest(method: string, params: unknown, token?: vscode.CancellationToken): Promise<unknown> {
    return token
      ? this.connection.sendRequest(method, params, token as never)
      : this.connection.sendRequest(method, params);
  }

  /** What F2 in a text gives, before anybody has been asked anything. */
  async rename(uri: vscode.Uri, position: vscode.Position, newName: string): Promise<WorkspaceEdit | null> {
    const params = { textDocument: { uri: uri.toString() }, position, newName };
    const answer = await this.connection.sendRequest<ServerEdit | null>('textDocument/rename', params);
    return answer && editOf(answer);
  }

  /** The quick fixes at a place, each with the edit that it makes or the command that it runs. */
  async fixes(uri: vscode.Uri, { start, end }: vscode.Range) {
    const textDocument = { uri: uri.toString() };
    const at = ({ line, character }: vscode.Position) => ({ line, character });
    const found = this.published.get(uri.toString()) ?? [];
    const diagnostics = found.filter(({ range }) => range.start.line === start.line);
    const params = { textDocument, range: { start: at(start), end: at(end) }, context: { diagnostics } };
    const actions = await this.connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', params);
    return (actions ?? []).map(({ title, edit, command }) => ({
      title,
      command,
      edit: edit && editOf(edit),
    }));
  }

  /** Asks the server just what VS Code asks it. */
  ask<R>(method: string, params: object): Promise<R> {
    return this.connection.sendRequest<R>(method, params);
  }

  /** The server ends by itself, as when it is killed. */
  end(): void {
    this.connection.dispose();
    this.listening.dispose();
    this.isRunning = false;
    this.states.fire({ oldState: running, newState: stopped });
  }

  async dispose(): Promise<void> {
    this.listening.dispose();
    if (!this.isRunning) return;
    this.isRunning = false;
    await this.connection.sendRequest('shutdown');
    this.connection.dispose();
  }

  private open(document: vscode.TextDocument): void {
    const { languageId, uri, version } = document;
    const isWanted = languageId === 'transcript' || uri.path.endsWith('/codebook.yaml');
    if (!this.isRunning || !isWanted || this.told.has(uri.toString())) return;
    this.told.add(uri.toString());
    const text = document.getText();
    this.tell('textDocument/didOpen', { textDocument: { uri: uri.toString(), languageId, version, text } });
  }

  private change(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    if (!this.told.has(uri)) return;
    const contentChanges = [{ text: document.getText() }];
    this.tell('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges,
    });
  }

  private close({ uri }: vscode.TextDocument): void {
    if (this.told.delete(uri.toString()))
      this.tell('textDocument/didClose', { textDocument: { uri: uri.toString() } });
  }

  private tell(method: string, params: object): void {
    if (this.isRunning) void this.connection.sendNotification(method, params);
  }
}

/** The client as the extension sees it. */
export function asClient(client: Used | InProcessClient): BaseLanguageClient {
  return client as unknown as BaseLanguageClient;
}

function diagnosticOf({ range: { start, end }, message, severity = 1, source, code }: Diagnostic) {
  const range = new Range(start.line, start.character, end.line, end.character);
  return { range, message, severity: severity - 1, source, code } as vscode.Diagnostic;
}

/** An edit of the protocol as the stub makes it. */
function editOf({ changes = {}, documentChanges = [] }: ServerEdit): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  const files = documentChanges.flatMap((one) =>
    'edits' in one ? [[one.textDocument.uri, one.edits] as const] : [],
  );
  for (const [file, edits] of [...Object.entries(changes), ...files])
    for (const one of edits) {
      const { start, end } = one.range;
      const range = new Range(start.line, start.character, end.line, end.character);
      if ('newText' in one) edit.replace(Uri.parse(file), range, one.newText);
    }
  return edit;
}
