import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/server';
import { nodeFiles } from './nodeFiles';

// The channel (IPC, stdio, socket) is read from the command line, as every language client passes it.
startServer(createConnection(ProposedFeatures.all), nodeFiles);
