import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { diskOrClient } from '../lsp/clientFiles';
import { startServer } from '../lsp/server';
import { diskWriter } from './diskWriter';
import { nodeFiles } from './nodeFiles';
import { readerPool } from './readerPool';

// The channel (IPC, stdio, socket) is read from the command line, as every language client passes it.
const connection = createConnection(ProposedFeatures.all);
startServer(
  connection,
  diskOrClient({ ...nodeFiles, readerPool: readerPool(), writer: diskWriter() }, connection),
);
