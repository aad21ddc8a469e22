import * as vscode from 'vscode';
import {
  forgetWrittenRequest,
  unwriteHeldRequest,
  writtenLastRequest,
} from '../../../server/src/protocol/held';
import { setCanUndoReshaping } from '../server/contextKeys';
import type { Server } from '../server/server';
import { type FileMade, isUndone, type MadeChange, takeBack } from '../server/takeBack';
import { writeHeld } from '../server/writeHeld';
import { showStatus, withoutLinks } from '../ui/notices';

/** Remembers a change of codes, to be taken back from anywhere; null when it cannot be. What is kept of the one before is let go. */
export function rememberReshaping(server: Server, change: MadeChange | null): void {
  const before = server.lastReshaping?.written ?? null;
  offer(server, change);
  if (before !== null && before !== change?.written) void forgetWritten(server, before);
}

function offer(server: Server, change: MadeChange | null): void {
  server.lastReshaping = change;
  setCanUndoReshaping(change !== null);
}

/** Has the server keep no longer what its part of a change was before. */
export async function forgetWritten(server: Server, id: string): Promise<void> {
  await server.request(forgetWrittenRequest, { id });
}

/** Lets go what is kept of the last change, where that was one of many files: it cannot be taken back any more. */
export async function forgetWrittenLast(server: Server): Promise<void> {
  const written = server.lastReshaping?.written ?? null;
  if (written === null) return;
  offer(server, null);
  await forgetWritten(server, written);
}

/** Remembers, once the server knows the studies, the change of many files that was made when VS Code was open before. */
export function rememberWritten(server: Server): vscode.Disposable {
  let isAsked = false;
  return server.onDidChange(async ({ kind }) => {
    if (kind !== 'running' || isAsked) return;
    isAsked = true;
    const last = await server.request(writtenLastRequest, {});
    // A server that ended before it answered has another one after it.
    isAsked = last !== undefined;
    if (!last || server.lastReshaping) return;
    const { id, title, inEditor, isHalf } = last;
    const files = inEditor.map(({ uri, before, after, back }): [string, FileMade] => [
      vscode.Uri.parse(uri).toString(),
      { before, after, steps: [back] },
    ]);
    const change: MadeChange = { title, files: new Map(files), written: id };
    rememberReshaping(server, change);
    if (isHalf)
      await sayDone(
        server,
        vscode.l10n.t('“{0}” was broken off: it is made in some files, and not in others.', title),
        change,
      );
  });
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
    void undoChange(server, change);
  });
}

async function undoChange(server: Server, change: MadeChange): Promise<void> {
  // It must not be taken back once more while that is done.
  if (server.lastReshaping === change) offer(server, null);
  const changed = await takeBack(change, (written, title) =>
    writeHeld(server, unwriteHeldRequest, written, vscode.l10n.t('Undo {0}', title)),
  );
  if (changed !== null && server.lastReshaping === null) offer(server, change);
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
  if (change.written !== null) void forgetWritten(server, change.written);
  showStatus(vscode.l10n.t('Undone: {0}', change.title));
}
