import * as vscode from 'vscode';
import { setCanUndoReshaping } from '../server/contextKeys';
import type { Server } from '../server/server';
import { isUndone, type MadeChange, takeBack } from '../server/takeBack';
import { writeHeld } from '../server/writeHeld';
import { showStatus, withoutLinks } from '../ui/notices';

/** Remembers a change of codes, to be taken back from anywhere; null when it cannot be. */
export function rememberReshaping(server: Server, change: MadeChange | null): void {
  server.lastReshaping = change;
  setCanUndoReshaping(change !== null);
}

/** Says what was done, with a button that takes it back. It stays to be read, as numbers change by it. */
export async function sayDone(server: Server, sentence: string, change: MadeChange | null): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  const buttons = change ? [undo] : [];
  const pressed = await vscode.window.showInformationMessage(withoutLinks(sentence), ...buttons);
  if (pressed === undo && change) await undoChange(server, change);
}

/** Takes back what was done last to the codes of a study, wherever the cursor is. */
export async function undoReshaping(server: Server): Promise<void> {
  const change = server.lastReshaping;
  if (change) await undoChange(server, change);
  else showStatus(vscode.l10n.t('No code was changed that could be changed back.'));
}

/** Takes back what the server has written once people undo the same change in the editor, which knows nothing of those files. */
export function followUndo(server: Server): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
    const change = server.lastReshaping;
    if (reason !== vscode.TextDocumentChangeReason.Undo || !change || change.written === null) return;
    if (!change.files.has(document.uri.toString()) || !isUndone(change)) return;
    rememberReshaping(server, null);
    void undoChange(server, change);
  });
}

async function unwritten(server: Server, written: string, title: string): Promise<vscode.Uri | false | null> {
  const answer = await writeHeld(server, written, vscode.l10n.t('Undo {0}', title));
  if (!answer) return false;
  return 'changed' in answer ? answer.changed : null;
}

async function undoChange(server: Server, change: MadeChange): Promise<void> {
  const changed = await takeBack(change, (written, title) => unwritten(server, written, title));
  if (changed === false) return;
  if (changed) {
    void vscode.window.showWarningMessage(
      withoutLinks(
        vscode.l10n.t(
          '“{0}” was not undone: {1} has changed since, and that would be lost. Nothing was written.',
          change.title,
          vscode.workspace.asRelativePath(changed),
        ),
      ),
    );
    return;
  }
  if (server.lastReshaping === change) rememberReshaping(server, null);
  showStatus(vscode.l10n.t('Undone: {0}', change.title));
}
