// Makes `import * as vscode from 'vscode'` mean the stub. A test of the client imports this file, or `window.ts`, before it
// imports the client: there is no module of this name outside VS Code.
import Module from 'node:module';
import type * as vscode from 'vscode';
import { commandsOf, languagesOf, windowOf, workspaceOf } from './api';
import { WorkspaceEdit } from './edits';
import { enums } from './enums';
import type { Host } from './host';
import * as values from './values';

let host: Host | null = null;

/** The window that the client sees from now on; null for none. */
export function useHost(next: Host | null): void {
  host = next;
  namespaces = next
    ? {
        workspace: workspaceOf(next),
        window: windowOf(next),
        languages: languagesOf(next),
        commands: commandsOf(next),
        env: envOf(next),
      }
    : null;
}

interface Namespaces {
  readonly workspace: ReturnType<typeof workspaceOf>;
  readonly window: ReturnType<typeof windowOf>;
  readonly languages: ReturnType<typeof languagesOf>;
  readonly commands: ReturnType<typeof commandsOf>;
  readonly env: Pick<typeof vscode.env, 'clipboard' | 'language' | 'uiKind' | 'remoteName' | 'openExternal'>;
}

let namespaces: Namespaces | null = null;

function now(): Namespaces {
  if (!namespaces || !host) throw new Error('No window of the stub is open.');
  return namespaces;
}

function envOf(own: Host): Namespaces['env'] {
  return {
    language: 'en',
    uiKind: 1,
    remoteName: undefined,
    openExternal: async (uri) => {
      own.ran.push(['openExternal', uri]);
      return true;
    },
    clipboard: {
      readText: async () => own.clipboard,
      writeText: async (text) => {
        own.clipboard = text;
      },
    },
  };
}

/** The texts as they are in English, with their gaps filled as VS Code fills them. */
const l10n = {
  bundle: undefined,
  uri: undefined,
  t: ((message: string, ...args: (string | number | boolean)[]) =>
    message.replace(/\{(\d+)\}/g, (gap, index) =>
      String(args[Number(index)] ?? gap),
    )) as typeof vscode.l10n.t,
} satisfies typeof vscode.l10n;

/** Classes that only the language client extends as it is loaded. */
const bare = Object.fromEntries(
  [
    ...['CallHierarchyItem', 'CancellationError', 'CodeAction', 'CodeLens', 'CompletionItem', 'Diagnostic'],
    ...['DocumentSymbol', 'FoldingRange'],
    ...['DocumentLink', 'InlayHint', 'SymbolInformation', 'TypeHierarchyItem'],
  ].map((name) => [name, class {}]),
);

/** The module, as the client imports it. */
export const stub = {
  ...bare,
  ...values,
  ...enums,
  WorkspaceEdit,
  l10n,
  get workspace() {
    return now().workspace;
  },
  get window() {
    return now().window;
  },
  get languages() {
    return now().languages;
  },
  get commands() {
    return now().commands;
  },
  get env() {
    return now().env;
  },
};

/** How Node loads modules: no part of its typings, and in every version that there is. */
interface Loader {
  _load(request: string, ...rest: unknown[]): unknown;
}
const loader = Module as unknown as Loader;
const load = loader._load;
loader._load = function (this: unknown, request, ...rest) {
  return request === 'vscode' ? stub : load.call(this, request, ...rest);
};
