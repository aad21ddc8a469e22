import * as vscode from 'vscode';
import type { Change } from '../../../server/src/protocol/change';
import { editorRange } from '../ui/places';
import { tellOwnEdit } from './tellOwnEdit';

/** VS Code opens each file that it shows or changes: from so many on, one would think that nothing happens. */
const patience = 200;

/**
 * Makes a change that the server has worked out, as one step that can be undone: all of it, or nothing when a file
 * has been changed meanwhile, which the user is told.
 *
 * @param preview whether the user sees every file first, and agrees to each
 * @param workedIn the URI of a file that people are working in: it is saved when they save it, as after typing
 * @returns true when it has been made
 */
export async function applyChange(change: Change, preview: boolean, workedIn?: string): Promise<boolean> {
  const edit = editOf(change, preview);
  if (!edit) return false;
  const many = change.files.length;
  // Several files are one step of undoing, and are saved as the user has it for refactorings.
  const isRefactoring = preview || (many > 1 && workedIn === undefined);
  const apply = () => vscode.workspace.applyEdit(edit, { isRefactoring });
  if (workedIn !== undefined) {
    const made = await apply();
    if (made) await saveAlone(change.files.map(({ uri }) => uri).filter((uri) => uri !== workedIn));
    return made;
  }
  if (many < patience) return apply();
  const title = vscode.l10n.t(
    '{0}: VS Code opens {1} files for this, which takes a while',
    change.title,
    many,
  );
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, apply);
}

/**
 * Saves a file that VS Code has changed beside one that people work in, or while the server has written others, where the user
 * has files saved that a refactoring changes: of several VS Code does so itself.
 *
 * @param uris of the files that VS Code has changed
 */
export async function saveAlone(uris: readonly string[]): Promise<void> {
  const [only] = uris;
  const saves = vscode.workspace.getConfiguration('files').get('refactoring.autoSave', true);
  if (only === undefined || uris.length > 1 || !saves) return;
  await (await vscode.workspace.openTextDocument(vscode.Uri.parse(only))).save();
}

/** Whether a file has nothing unsaved and is not the one people work in: what a command changes in it alone is saved, too. */
export function isSavedAlone(uri: string): boolean {
  const file = vscode.Uri.parse(uri).toString();
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === file);
  return !document?.isDirty && vscode.window.activeTextEditor?.document.uri.toString() !== file;
}

/** The change as VS Code makes it; undefined when a file has been changed meanwhile, which the user is told. */
export function editOf({ title, files }: Change, preview: boolean): vscode.WorkspaceEdit | undefined {
  if (!canBeMade({ title, files })) return undefined;
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, edits } of files)
    for (const one of edits)
      edit.replace(vscode.Uri.parse(uri), editorRange(one), one.newText, {
        label: title,
        needsConfirmation: false,
      });
  tellOwnEdit(edit);
  if (preview) showFirst(edit);
  return edit;
}

/** False when a file has been changed since the change was worked out, which the user is told. */
export function canBeMade({ files }: Change): boolean {
  // A change of thousands of files may find as many of them open: those that another change has not saved.
  const open = new Map(vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]));
  for (const { uri, version } of files) {
    const file = vscode.Uri.parse(uri);
    // Whoever has worked it out may spell a URI in another way than VS Code.
    if (!isOutOfStep(open.get(file.toString()), version)) continue;
    sayOutOfStep(file);
    return false;
  }
  return true;
}

/**
 * Has VS Code show every file that an edit changes before it makes it. It does so for an edit of which some part needs
 * to be confirmed, and such parts are not ticked: so this is an empty one, behind the end of the first file. Its row has no
 * words, as VS Code shows only those of the file: what it is, its icon and its name say, which the mouse and a list by kind show.
 */
function showFirst(edit: vscode.WorkspaceEdit): void {
  const [first] = edit.entries();
  if (!first) return;
  const behind = new vscode.Position(1_000_000_000, 0);
  edit.insert(first[0], behind, '', {
    label: vscode.l10n.t('Changes nothing, ticked or not'),
    description: vscode.l10n.t('VS Code shows this list only with an empty line like this in it'),
    iconPath: new vscode.ThemeIcon('info'),
    needsConfirmation: true,
  });
}

/** True when the editor shows other words than those the edits were worked out for. */
function isOutOfStep(open: vscode.TextDocument | undefined, version: number | null): boolean {
  if (!open) return version !== null;
  return version === null ? open.isDirty : open.version !== version;
}

/**
 * Says that a file says something else by now than what was worked out for it, and that nothing was written.
 *
 * @param typed what people have typed for it, which they can have back
 */
export function sayOutOfStep(file: vscode.Uri, typed?: string): void {
  const name = vscode.workspace.asRelativePath(file);
  const said = vscode.l10n.t('{0} was changed meanwhile, so nothing was written. Please try again.', name);
  if (typed === undefined) {
    void vscode.window.showErrorMessage(said);
    return;
  }
  const copy = vscode.l10n.t('Copy What You Typed');
  void vscode.window.showErrorMessage(said, copy).then((chosen) => {
    if (chosen === copy) return vscode.env.clipboard.writeText(typed);
  });
}
