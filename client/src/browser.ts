import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { startExtension } from './extension';
import type { Server } from './server/server';
import { connectTo, type ServerWorker } from './server/worker';

/** The page's own, of which only this is used. Its types would offer the client the whole page. */
declare const Worker: new (url: string) => ServerWorker;

let server: Server | undefined;

/** The entry point of a browser's extension host: the language server is a worker. */
export function activate(context: vscode.ExtensionContext): void {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'browser', 'server.js').toString(true);
  server = startExtension(context, (options) => {
    const connect = async () =>
      connectTo(new Worker(script), (message) => options.outputChannel?.error(message));
    return new LanguageClient('marginalia', 'Marginalia', connect, options);
  });
}

/** Stops the language server, before VS Code lets go of the extension. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
