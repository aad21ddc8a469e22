import * as vscode from 'vscode';
import type { KeptSpeech } from './keptSpeech';

/** A document in which speech may have to be made what it was. */
interface ToRepair {
  readonly document: vscode.TextDocument;
  /** Null while nobody knows what is spoken in it. */
  readonly kept: KeptSpeech | null;
  /** Where the cursors are to be; null for where VS Code puts them. */
  readonly selections: readonly vscode.Selection[] | null;
}

/** The editor that shows a document, if one does. */
export function editorOf(document: vscode.TextDocument): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find((editor) => editor.document === document);
}

/** Whether speech is not as it should be. */
export function isToRepair({ kept }: Pick<ToRepair, 'kept'>): boolean {
  return kept !== null && kept.repairs.length > 0;
}

/** Opens a file that was closed with what is to be taken back, and takes that back where the file says just that. */
export async function repairClosed(one: ToRepair): Promise<void> {
  const document = await vscode.workspace.openTextDocument(one.document.uri);
  if (document.getText() === one.kept?.text) await repair({ ...one, document });
}

/** Tries once to make of a document what it should be: VS Code refuses where somebody has typed on, or has turned to another editor. */
export async function repair({ document, kept, selections }: ToRepair): Promise<void> {
  if (!kept) return;
  const edits = kept.repairs.map(({ start, end, text }) => ({
    range: new vscode.Range(document.positionAt(start), document.positionAt(end)),
    text,
  }));
  const editor = editorOf(document);
  if (!editor) {
    const edit = new vscode.WorkspaceEdit();
    for (const { range, text } of edits) edit.replace(document.uri, range, text);
    await vscode.workspace.applyEdit(edit);
    return;
  }
  const edited = editor.edit(
    (builder) => {
      for (const { range, text } of edits) builder.replace(range, text);
    },
    // What is taken back is undone together with what was typed: nobody can get at it by undoing.
    { undoStopBefore: false, undoStopAfter: true },
  );
  const done = await edited.then(undefined, () => false);
  if (done && selections) editor.selections = selections;
}
