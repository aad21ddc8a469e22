import * as vscode from 'vscode';
import { mayStartStudyRequest } from '../../../server/src/protocol/offer';
import type { Server } from '../server/server';
import { offersStudy, stopOfferingStudies } from '../server/settings';
import { studySchemes } from '../ui/schemes';
import { fileKindOf, mayBeTalk } from './fileKinds';

/** Whether the offer was made in this workspace, whatever came of it. Kept in the workspace's state. */
const offered = 'studyOffered';

/** So much of a text tells whether it is talk, in lines. */
export const beginning = 300;

/**
 * Offers to start a study when the user opens a plain text file that reads like a transcript and belongs to none:
 * once in a workspace, and never again anywhere once it was declined.
 */
export function offerStudy(server: Server, state: vscode.Memento): vscode.Disposable {
  let asking = false;
  const seen = new WeakSet<vscode.TextDocument>();

  const look = async (editor: vscode.TextEditor | undefined) => {
    const document = editor?.document;
    // What is typed is for a later day: a question would interrupt.
    if (document?.languageId !== 'plaintext' || document.isDirty || seen.has(document)) return;
    // Subtitles have a notice of their own.
    if (fileKindOf(document.uri.path) !== null) return;
    if (server.state.kind === 'stopped' || !studySchemes().has(document.uri.scheme)) return;
    if (asking || !offersStudy() || state.get(offered, false)) return;
    seen.add(document);
    const text = document.getText(new vscode.Range(0, 0, beginning, 0));
    if (!mayBeTalk(text)) return;
    const may = await server.request(mayStartStudyRequest, { uri: document.uri.toString(), text });
    const isStill = vscode.window.activeTextEditor?.document === document && !document.isDirty;
    // Whoever has left it meanwhile may come back to it.
    if (!isStill) seen.delete(document);
    if (!may || !isStill || asking) return;
    asking = true;
    await state.update(offered, true);
    await ask();
  };
  void look(vscode.window.activeTextEditor);
  return vscode.window.onDidChangeActiveTextEditor((editor) => void look(editor));
}

async function ask(): Promise<void> {
  const start = vscode.l10n.t('Start a Study');
  const never = vscode.l10n.t('Never Ask Again');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'This file reads like an interview transcript. Marginalia can start a study here: a codebook.yaml beside your transcripts, and nothing else.',
    ),
    start,
    never,
  );
  if (chosen === start) await vscode.commands.executeCommand('marginalia.createCodebook');
  // To close the question is an answer, too.
  else await stopOfferingStudies();
}
