import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { clientFiles } from '../lsp/clientFiles';
import { startServer } from '../lsp/server';

// In a worker the global object is the channel to the page that started it.
const connection = createConnection(
  new BrowserMessageReader(globalThis),
  new BrowserMessageWriter(globalThis),
);
startServer(connection, clientFiles(connection));
