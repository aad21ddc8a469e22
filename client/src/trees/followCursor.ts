import * as vscode from 'vscode';
import { treesFollowCursor } from '../server/settings';
import { isAt } from '../ui/places';
import { whenQuiet } from '../ui/timing';
import type { PlacesTree, TreeElement } from './placesTree';
import { idOf } from './treeItem';

/** How long the cursor must rest before the tree moves, in milliseconds. */
const rest = 150;

/** A tree that knows which of its rows stands for what is at a position of a file. */
interface TreeOfPlaces extends PlacesTree {
  rowAt(uri: vscode.Uri, at: vscode.Position, token: vscode.CancellationToken): Promise<TreeElement | null>;
}

/** Selects the row of the tree that stands for what is under the cursor, without ever taking the focus. */
export function followCursor(view: vscode.TreeView<TreeElement>, tree: TreeOfPlaces): vscode.Disposable {
  let asked = new vscode.CancellationTokenSource();
  /** The id of a row that was to be selected and is not yet. */
  let missing: string | null = null;
  /** Whether the text has changed since the tree was drawn: what is at the cursor may have a row now that it had not. */
  let edited = false;

  const follow = async () => {
    asked.cancel();
    missing = null;
    const editor = vscode.window.activeTextEditor;
    if (!editor || !view.visible || editor.document.languageId !== 'transcript' || !treesFollowCursor())
      return;
    // When the words were selected by a click on a row, that row is the right one already, whatever else they stand for.
    const place = view.selection[0]?.node.place;
    if (place && isAt(editor, place)) return;
    asked = new vscode.CancellationTokenSource();
    const { token } = asked;
    const row = await tree.rowAt(editor.document.uri, editor.selection.active, token);
    if (!row) return;
    // VS Code answers only the last of two questions for the same rows: a reveal while it draws would leave rows out.
    await tree.idle();
    // To reveal a row in a hidden view would open the view.
    if (token.isCancellationRequested || !view.visible) return;
    missing = idOf(row.node);
    await view.reveal(row, { select: true, focus: false, expand: false });
    if (isSelected(view, missing)) missing = null;
  };
  // The row may have gone since the server named it; the next movement of the cursor finds another.
  const later = whenQuiet(rest, () => follow().catch(() => {}));

  return vscode.Disposable.from(
    later,
    // A redraw swallows a reveal halfway, without a word. Nobody who has selected another row since is disturbed.
    tree.onDidList(() => {
      if (missing !== null || edited) later.ask();
      edited = false;
    }),
    view.onDidChangeSelection(() => {
      missing = null;
    }),
    view.onDidChangeVisibility(() => later.ask()),
    vscode.window.onDidChangeActiveTextEditor(() => later.ask()),
    // A file opens as plain text and becomes a transcript when the server has said that it is one.
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (document === vscode.window.activeTextEditor?.document) later.ask();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && document === vscode.window.activeTextEditor?.document) edited = true;
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) later.ask();
    }),
  );
}

function isSelected({ selection }: vscode.TreeView<TreeElement>, id: string | null): boolean {
  return selection.some(({ node }) => idOf(node) === id);
}
