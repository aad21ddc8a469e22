import * as vscode from 'vscode';
import type { Server, ServerState } from './server';

/** Keeps the context keys in step with the server. The when-clauses of package.json are written with them. */
export function setContextKeys(server: Server): vscode.Disposable {
  const set = (state: ServerState) => {
    for (const [key, value] of Object.entries(contextKeys(state)))
      void vscode.commands.executeCommand('setContext', key, value);
  };
  set(server.state);
  return server.onDidChange(set);
}

function contextKeys(state: ServerState): Record<string, boolean> {
  const study = state.is === 'running' ? state.study : null;
  return {
    /** The server has read every transcript, so that what is missing is truly missing. */
    'marginalia.ready': study?.waiting === 0,
    'marginalia.hasTranscripts': study !== null && study.transcripts > 0,
    'marginalia.hasCodebook': study !== null && study.studies > study.withoutCodebook,
    'marginalia.serverStopped': state.is === 'stopped',
  };
}
