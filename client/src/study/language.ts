import * as vscode from 'vscode';
import { isTranscriptRequest, type StudyChanged } from '../../../server/src/protocol/messages';
import type { Server } from '../server/server';
import { studySchemes } from '../ui/schemes';
import { whenQuiet } from '../ui/timing';
import { isReadAsTranscript } from './otherKinds';

/** How long no hidden document must have been opened before they are looked at, in milliseconds. */
const quiet = 400;

/** More hidden documents than this are not opened at once to be looked at by somebody. */
const mostHidden = 20;

/**
 * Opens plain-text files that a study names as transcripts with the language `transcript`, and files of other kinds that
 * the user wants to be read so. File associations cannot do that, as they do not know the codebooks.
 *
 * @param state of the workspace, with the kinds of files that are read as transcripts
 */
export function assignLanguage(server: Server, state: vscode.Memento): vscode.Disposable {
  // A document that has been a transcript since it was opened, and is plain text now, is so by the user's own choice.
  const wereTranscripts = new WeakSet<vscode.TextDocument>();
  // A change of the whole study opens, changes, saves and closes documents behind the scenes.
  const wereChanged = new WeakSet<vscode.TextDocument>();
  let known: StudyChanged | null = null;

  /** True for a document that VS Code is about to close. Whoever gives it a language opens it once more, and closes it
   *  again in the middle of what the user does next: undoing the change would reach one file only. */
  const isLeaving = (document: vscode.TextDocument) =>
    wereChanged.has(document) && !document.isDirty && !isVisible(document);

  const look = async (document: vscode.TextDocument) => {
    if (document.languageId === 'transcript') wereTranscripts.add(document);
    const isOpen = () =>
      !document.isClosed &&
      (document.languageId === 'plaintext' ||
        (document.languageId !== 'transcript' && isReadAsTranscript(state, document)));
    // Where nothing needs the server, there is no study that could name the file.
    if (server.state.kind === 'waiting') return;
    if (
      !isOpen() ||
      isLeaving(document) ||
      !studySchemes().has(document.uri.scheme) ||
      wereTranscripts.has(document)
    )
      return;
    const named = await server.request(isTranscriptRequest, { uri: document.uri.toString() });
    // Much can happen to a document while the server thinks.
    if (!named || !isOpen() || isLeaving(document)) return;
    wereTranscripts.add(document);
    try {
      await vscode.languages.setTextDocumentLanguage(document, 'transcript');
    } catch (error) {
      // It was closed before VS Code came to it, and is looked at again when it is opened.
      if (!document.isClosed) throw error;
    }
  };

  // A peek at references shows a document without an editor of its own. A change of the whole study opens thousands,
  // which nobody sees: each is looked at when it is shown.
  const hidden = new Set<vscode.TextDocument>();
  const later = whenQuiet(quiet, () => {
    if (hidden.size <= mostHidden) for (const document of hidden) void look(document);
    hidden.clear();
  });
  const lookAtAll = () => {
    const { textDocuments } = vscode.workspace;
    // Of those that are being gathered nobody knows yet how many they will be.
    const mayBeSeen = (document: vscode.TextDocument) =>
      textDocuments.length <= mostHidden && !hidden.has(document);
    for (const document of textDocuments) if (mayBeSeen(document) || isShown(document)) void look(document);
  };

  lookAtAll();
  return vscode.Disposable.from(
    later,
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (document.languageId === 'transcript' || isShown(document)) {
        void look(document);
      } else {
        hidden.add(document);
        later.ask();
      }
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) wereChanged.add(document);
    }),
    vscode.window.onDidChangeVisibleTextEditors((editors) => {
      for (const { document } of editors) void look(document);
    }),
    // What a change has left unsaved gets a tab behind the others.
    vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
      const uris = new Set(opened.map(uriOf));
      for (const document of vscode.workspace.textDocuments)
        if (uris.has(document.uri.toString())) void look(document);
    }),
    server.onDidChange((state) => {
      const study = state.kind === 'running' ? state.study : null;
      if (study && namesDiffer(study, known)) lookAtAll();
      known = study;
    }),
  );
}

/** True for a document in an editor, in front or behind another one. */
function isShown(document: vscode.TextDocument): boolean {
  if (isVisible(document)) return true;
  const uri = document.uri.toString();
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => uriOf(tab) === uri));
}

function isVisible(document: vscode.TextDocument): boolean {
  return vscode.window.visibleTextEditors.some((editor) => editor.document === document);
}

function uriOf({ input }: vscode.Tab): string | null {
  return input instanceof vscode.TabInputText ? input.uri.toString() : null;
}

/** Whether other files than before may be transcripts. */
function namesDiffer(study: StudyChanged, before: StudyChanged | null): boolean {
  return (
    study.studies !== before?.studies ||
    study.withoutCodebook !== before.withoutCodebook ||
    study.transcripts !== before.transcripts
  );
}
