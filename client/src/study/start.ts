import * as vscode from 'vscode';
import type { Server } from '../server/server';

/** What activates the extension by being in a workspace: see `activationEvents` in package.json. */
const studyFiles = '{**/codebook.yaml,**/*.transcript,**/*.transcript.txt}';

/**
 * Starts the server at once where there is a study. A plain text or Markdown file alone also activates the extension, in any
 * folder of the world; the server then waits until a transcript is opened or somebody asks for something.
 */
export async function startWhenNeeded(server: Server): Promise<vscode.Disposable> {
  const start = () => {
    if (server.state.kind === 'waiting') void server.start();
  };
  // Before anything is waited for, as a document may be opened meanwhile.
  const listening = vscode.workspace.onDidOpenTextDocument((document) => {
    if (needsServer(document)) start();
  });
  const { textDocuments } = vscode.workspace;
  const byText = textDocuments.some(
    ({ languageId }) => languageId === 'plaintext' || languageId === 'markdown',
  );
  if (textDocuments.some(needsServer) || !byText) start();
  else if (await mayHaveStudy()) start();
  return listening;
}

async function mayHaveStudy(): Promise<boolean> {
  // Many file systems that are on no disk cannot be searched: VS Code finds nothing there.
  const { workspaceFolders = [] } = vscode.workspace;
  if (workspaceFolders.some(({ uri }) => uri.scheme !== 'file')) return true;
  return (await vscode.workspace.findFiles(studyFiles, undefined, 1)).length > 0;
}

function needsServer({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'transcript' || uri.path.endsWith('/codebook.yaml');
}
