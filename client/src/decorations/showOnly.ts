import * as vscode from 'vscode';
import { passagesWithCodeRequest } from '../../../server/src/protocol/codes';
import { codePlacesRequest, type TreeNode } from '../../../server/src/protocol/trees';
import { type ChosenCode, chooseCode } from '../coding/chooseCode';
import type { Server } from '../server/server';
import { onRow } from '../trees/treeCommands';
import { sayNoAnswer, showStatus } from '../ui/notices';
import { showPlace } from '../ui/places';

/** The commands that fold away what is not to be seen. */
export function showOnlyCommands(server: Server): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand('marginalia.showOnlyPassagesWithCode', () => showOnlyPassagesWithCode(server)),
    registerCommand('marginalia.showEverything', () => showEverything()),
    registerCommand(
      'marginalia.row.showOnlyPassages',
      onRow((node) => showOnlyPassagesOf(server, node)),
    ),
  );
}

/**
 * Folds everything of the transcript in the editor but the passages with a code.
 *
 * @param code its label; where left out, the user's choice
 */
async function showOnlyPassagesWithCode(server: Server, code?: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  if (!vscode.workspace.getConfiguration('editor', editor.document).get('folding', true)) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Folding is turned off for this file: the setting “editor.folding” says so.'),
    );
    return;
  }
  const label = code ?? (await ask(server))?.label;
  if (label === undefined) return;
  const uri = editor.document.uri.toString();
  const version = editor.document.version;
  const found = await server.request(passagesWithCodeRequest, { uri, label });
  if (!found) return sayNoAnswer();
  // The lines are those of the text as it was: somebody who types meanwhile asks again.
  if (found.first === null || editor.document.version !== version || editor.document.isClosed) return;
  const active = await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  await unfold(active);
  const cursor = new vscode.Position(found.first, 0);
  const selections = found.folds.map(
    ({ first, last }) => new vscode.Selection(first, 0, last, active.document.lineAt(last).text.length),
  );
  if (selections.length > 0) {
    active.selections = selections;
    await vscode.commands.executeCommand('editor.createFoldingRangeFromSelection');
  }
  // A cursor inside a fold would open it.
  active.selection = new vscode.Selection(cursor, cursor);
  active.revealRange(new vscode.Range(cursor, cursor), vscode.TextEditorRevealType.AtTop);
  showStatus(
    found.passages === 1
      ? vscode.l10n.t('1 passage with {0}.', label)
      : vscode.l10n.t('{0} passages with {1}.', found.passages, label),
  );
}

function ask(server: Server): Promise<ChosenCode | undefined> {
  return chooseCode(server, {
    title: vscode.l10n.t('Show Only Passages With a Code'),
    placeHolder: vscode.l10n.t('Everything else is folded away until you show everything again'),
    inFile: true,
    takeNamed: false,
  });
}

/** Unfolds the whole file in the editor. */
async function showEverything(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  await unfold(editor);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/**
 * Takes away the folds made here, which VS Code counts as made by hand, and opens all others. They are found by
 * what is selected, so everything is for a moment.
 */
async function unfold(editor: vscode.TextEditor): Promise<void> {
  const before = editor.selections;
  const { document } = editor;
  const all = new vscode.Selection(
    new vscode.Position(0, 0),
    document.lineAt(document.lineCount - 1).range.end,
  );
  editor.selections = [all];
  await vscode.commands.executeCommand('editor.removeManualFoldingRanges');
  await vscode.commands.executeCommand('editor.unfoldAll');
  editor.selections = before;
}

/** Folds all but the passages with a row's code, in the transcript that the row stands in or else in that of its first use. */
async function showOnlyPassagesOf(server: Server, { path, label }: TreeNode): Promise<void> {
  const places = await server.request(codePlacesRequest, { path: [...path] });
  if (!places?.firstUse) return;
  await showPlace(places.firstUse);
  await showOnlyPassagesWithCode(server, label);
}
