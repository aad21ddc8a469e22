import * as vscode from 'vscode';
import type { Change } from '../../server/src/protocol/change';
import { rangeOf } from './views/places';

/**
 * Makes a change that the server has worked out, as one step that can be undone: all of it, or nothing when a file
 * has been changed meanwhile, which the user is told.
 *
 * @param preview whether the user sees every file first, and agrees to each
 * @returns true when it has been made
 */
export async function applyChange(change: Change, preview: boolean): Promise<boolean> {
  const edit = editOf(change, preview);
  if (!edit) return false;
  // Several files are one step of undoing, and are saved as the user has it for refactorings.
  return vscode.workspace.applyEdit(edit, { isRefactoring: change.files.length > 1 || preview });
}

/** The change as VS Code makes it; undefined when a file has been changed meanwhile, which the user is told. */
export function editOf({ title, files }: Change, preview: boolean): vscode.WorkspaceEdit | undefined {
  const edit = new vscode.WorkspaceEdit();
  // A change of thousands of files may find as many of them open: those that another change has not saved.
  const open = new Map(vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]));
  for (const { uri, version, edits } of files) {
    const file = vscode.Uri.parse(uri);
    if (isOutOfStep(open.get(uri), version)) {
      sayOutOfStep(file);
      return undefined;
    }
    for (const one of edits)
      edit.replace(file, rangeOf(one), one.newText, { label: title, needsConfirmation: false });
  }
  if (preview) showFirst(edit);
  return edit;
}

/**
 * Has VS Code show every file that an edit changes before it makes it. It does so for an edit of which some part needs
 * to be confirmed, and such parts are not ticked: so this is an empty one, behind the end of the first file.
 */
export function showFirst(edit: vscode.WorkspaceEdit): void {
  const [first] = edit.entries();
  if (!first) return;
  const behind = new vscode.Position(1_000_000_000, 0);
  edit.insert(first[0], behind, '', { label: vscode.l10n.t('Nothing'), needsConfirmation: true });
}

/** True when the editor shows other words than those the edits were worked out for. */
function isOutOfStep(open: vscode.TextDocument | undefined, version: number | null): boolean {
  if (!open) return version !== null;
  return version === null ? open.isDirty : open.version !== version;
}

function sayOutOfStep(file: vscode.Uri): void {
  const name = vscode.workspace.asRelativePath(file);
  void vscode.window.showErrorMessage(
    vscode.l10n.t('{0} was changed meanwhile, so nothing was written. Please try again.', name),
  );
}
