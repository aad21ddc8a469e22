// The namespaces of the `vscode` module, as the client uses them, over one window of the stub. The compiler holds each to
// the real one.
import type * as vscode from 'vscode';
import type { Host } from './host';
import { StatusItem } from './notices';
import { Panel } from './panel';
import { Tree } from './trees';
import { CancellationTokenSource, Disposable, Uri } from './values';
import { WebPanel } from './webPanel';

/** Functions of the real module that are declared in several ways cannot be written without a cast. */
type Namespace<T> = { [K in keyof T]?: T[K] };

export function workspaceOf(host: Host): Namespace<typeof vscode.workspace> {
  let untitled = 0;
  const openTextDocument = async (what?: vscode.Uri | string | { language?: string; content?: string }) => {
    if (typeof what === 'object' && 'scheme' in what) {
      return host.openDocument(what, await host.provided(what));
    }
    if (typeof what !== 'object') throw new Error('The client names documents by their URIs.');
    const uri = Uri.from({ scheme: 'untitled', path: `Untitled-${++untitled}` });
    return host.newDocument(uri, what.language ?? 'plaintext', what.content ?? '');
  };
  const getConfiguration = (section?: string) =>
    ({
      get: (key: string, usual?: unknown) => host.settings.get(section ? `${section}.${key}` : key) ?? usual,
      update: async (key: string, value: unknown) => host.configure(key, value),
    }) as unknown as vscode.WorkspaceConfiguration;
  return {
    fs: host.disk as unknown as vscode.FileSystem,
    workspaceFolders: host.folders,
    get textDocuments() {
      return host.documents;
    },
    openTextDocument: openTextDocument as typeof vscode.workspace.openTextDocument,
    getConfiguration,
    applyEdit: async (edit: vscode.WorkspaceEdit, metadata?: vscode.WorkspaceEditMetadata) =>
      host.applyAny(edit, metadata?.isRefactoring),
    getWorkspaceFolder: ({ path }: vscode.Uri) =>
      host.folders.find(({ uri }) => `${path}/`.startsWith(`${uri.path}/`)),
    asRelativePath: (where: string | vscode.Uri) => {
      const path = typeof where === 'string' ? where : where.path;
      const folder = host.folders.find(({ uri }) => path.startsWith(`${uri.path}/`));
      return folder ? path.slice(folder.uri.path.length + 1) : path;
    },
    findFiles: async () => host.disk.names().map((name) => Uri.parse(name)),
    registerTextDocumentContentProvider: (scheme: string, provider: vscode.TextDocumentContentProvider) => {
      host.providers.set(scheme, provider);
      return new Disposable(() => host.providers.delete(scheme));
    },
    onDidOpenTextDocument: host.opened.event,
    onDidCloseTextDocument: host.closed.event,
    onDidChangeTextDocument: host.changed.event,
    onWillSaveTextDocument: host.saving.event,
    onDidSaveTextDocument: host.saved.event,
    onDidChangeConfiguration: host.configured.event,
    onDidChangeWorkspaceFolders: host.foldersChanged.event,
  };
}

export function windowOf(host: Host): Namespace<typeof vscode.window> {
  const showTextDocument = async (
    what: vscode.Uri | vscode.TextDocument,
    how?: vscode.ViewColumn | vscode.TextDocumentShowOptions,
  ) => {
    const document = await host.openDocument('uri' in what ? what.uri : what);
    return host.show(document, typeof how === 'object' ? how : {});
  };
  const createStatusBarItem = (id: string, alignment: vscode.StatusBarAlignment, priority?: number) => {
    const item = new StatusItem(id, alignment, priority);
    host.statusItems.push(item);
    return item;
  };
  const withProgress: typeof vscode.window.withProgress = async ({ title }, task) => {
    host.progress.push(title ?? '');
    return task({ report: () => {} }, new CancellationTokenSource().token);
  };
  const log = (message: unknown) => void host.log.push(String(message));
  const output = {
    info: log,
    warn: log,
    error: log,
    debug: log,
    trace: log,
    show: () => log('shown'),
    dispose() {},
  };
  return {
    get activeTextEditor() {
      return host.active;
    },
    get visibleTextEditors() {
      return host.active ? [host.active] : [];
    },
    tabGroups: {
      get all() {
        const tabs = host.editors.map(({ document }) => ({ input: document }));
        return [{ tabs }];
      },
      onDidChangeTabs: host.tabs.event,
    } as unknown as vscode.TabGroups,
    showTextDocument: showTextDocument as typeof vscode.window.showTextDocument,
    createTreeView: <T>(id: string, options: vscode.TreeViewOptions<T>) => {
      const tree = new Tree<T>(id, options, () => {
        host.focusedView = id;
      });
      host.trees.set(id, tree as unknown as Tree<unknown>);
      return tree;
    },
    registerWebviewViewProvider: (id: string, provider: vscode.WebviewViewProvider) => {
      host.panels.set(id, new Panel(id, provider));
      return new Disposable(() => host.panels.delete(id));
    },
    createWebviewPanel: (viewType: string, title: string) => {
      const own = new WebPanel(viewType, title);
      host.webPanels.push(own);
      return own.panel;
    },
    registerWebviewPanelSerializer: (viewType: string, serializer: vscode.WebviewPanelSerializer) => {
      host.serializers.set(viewType, serializer);
      return new Disposable(() => host.serializers.delete(viewType));
    },
    createQuickPick: <T extends vscode.QuickPickItem>() => host.inputs.createQuickPick<T>(),
    createInputBox: () => host.inputs.createInputBox(),
    showQuickPick: ((items: readonly vscode.QuickPickItem[], options?: vscode.QuickPickOptions) =>
      host.inputs.pick(items, options)) as unknown as typeof vscode.window.showQuickPick,
    showInputBox: (options?: vscode.InputBoxOptions) => host.inputs.ask(options),
    showOpenDialog: async (options = {}) => {
      host.dialogs.push(options);
      const chosen = host.chosenFiles.shift();
      return chosen && [...chosen];
    },
    showSaveDialog: async (options = {}) => {
      host.dialogs.push(options);
      return host.chosenFiles.shift()?.[0];
    },
    showInformationMessage: host.notices.shower('information') as typeof vscode.window.showInformationMessage,
    showWarningMessage: host.notices.shower('warning') as typeof vscode.window.showWarningMessage,
    showErrorMessage: host.notices.shower('error') as typeof vscode.window.showErrorMessage,
    setStatusBarMessage: (text: string) => {
      host.notices.said.push(text);
      return new Disposable(() => {});
    },
    createStatusBarItem: createStatusBarItem as unknown as typeof vscode.window.createStatusBarItem,
    createTextEditorDecorationType: (options: vscode.DecorationRenderOptions) => {
      const type = { key: JSON.stringify(options), dispose: () => forget(host, type) };
      return type;
    },
    createOutputChannel: (() => output) as unknown as typeof vscode.window.createOutputChannel,
    withProgress,
    onDidChangeActiveTextEditor: host.activated.event,
    onDidChangeVisibleTextEditors: host.visible.event,
    onDidChangeTextEditorSelection: host.selected.event,
  };
}

export function languagesOf(host: Host): Namespace<typeof vscode.languages> {
  return {
    getDiagnostics: ((uri: vscode.Uri) =>
      host.diagnostics.get(uri.toString()) ?? []) as typeof vscode.languages.getDiagnostics,
    onDidChangeDiagnostics: host.diagnosed.event,
    getLanguages: async () => ['plaintext', 'transcript'],
    setTextDocumentLanguage: async (document: vscode.TextDocument, language: string) =>
      host.setLanguage(document, language),
    registerDocumentDropEditProvider: (_selector, provider) => {
      host.drops = provider;
      return new Disposable(() => {});
    },
  };
}

export function commandsOf(host: Host): Namespace<typeof vscode.commands> {
  return {
    registerCommand: (command: string, act: (...args: unknown[]) => unknown) => {
      if (host.commands.has(command)) throw new Error(`${command} is there already.`);
      host.commands.set(command, act);
      return new Disposable(() => host.commands.delete(command));
    },
    executeCommand: (async (command: string, ...args: unknown[]) =>
      host.run(command, ...args)) as typeof vscode.commands.executeCommand,
  };
}

function forget(host: Host, type: vscode.TextEditorDecorationType): void {
  for (const { marks } of host.editors) marks.delete(type);
}
