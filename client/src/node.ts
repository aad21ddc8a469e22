import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { startExtension } from './extension';
import type { Server } from './server/server';

let server: Server | undefined;

/** The entry point of VS Code's Node extension host: the language server is a process of its own. */
export function activate(context: vscode.ExtensionContext): void {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const options = { module, transport: TransportKind.ipc };
  server = startExtension(
    context,
    (clientOptions) => new LanguageClient('marginalia', 'Marginalia', options, clientOptions),
  );
}

/** Stops the language server, before VS Code lets go of the extension. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
