import * as vscode from 'vscode';
import { isTranscript, type StudyChanged } from '../../server/src/protocol/messages';
import { studySchemes } from './schemes';
import type { Server } from './server';

/**
 * Opens plain-text files that a study names as transcripts with the language `transcript`. File associations
 * cannot do that, as they do not know the codebooks.
 */
export function assignLanguage(server: Server): vscode.Disposable {
  // A document that has been a transcript since it was opened, and is plain text now, is so by the user's own choice.
  const wereTranscripts = new WeakSet<vscode.TextDocument>();
  let known: StudyChanged | null = null;

  const look = async (document: vscode.TextDocument) => {
    if (document.languageId === 'transcript') wereTranscripts.add(document);
    const isOpen = () => document.languageId === 'plaintext' && !document.isClosed;
    // Where nothing needs the server, there is no study that could name the file.
    if (server.state.is === 'waiting') return;
    if (!isOpen() || !studySchemes().has(document.uri.scheme) || wereTranscripts.has(document)) return;
    const named = await server.request(isTranscript, { uri: document.uri.toString() });
    // Much can happen to a document while the server thinks.
    if (!named || !isOpen()) return;
    wereTranscripts.add(document);
    await vscode.languages.setTextDocumentLanguage(document, 'transcript');
  };
  const lookAtAll = () => vscode.workspace.textDocuments.forEach(look);

  lookAtAll();
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    server.onDidChange((state) => {
      const study = state.is === 'running' ? state.study : null;
      if (study && namesDiffer(study, known)) lookAtAll();
      known = study;
    }),
  );
}

/** Whether other files than before may be transcripts. */
function namesDiffer(study: StudyChanged, before: StudyChanged | null): boolean {
  return (
    study.studies !== before?.studies ||
    study.withoutCodebook !== before.withoutCodebook ||
    study.transcripts !== before.transcripts
  );
}
