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

/** A view of rows, one of VS Code's trees or one of ours. */
interface ViewOfRows {
  readonly visible: boolean;
  readonly selection: readonly TreeElement[];
  readonly onDidChangeSelection: vscode.Event<unknown>;
  readonly onDidChangeVisibility: vscode.Event<unknown>;
  reveal(
    row: TreeElement,
    options: { readonly select: boolean; readonly focus: boolean; readonly expand: boolean },
  ): Thenable<void>;
}

interface Following extends vscode.Disposable {
  /** The row that the user has selected while the view was going to another one, until it is selected again. */
  readonly chosen: TreeElement | undefined;
}

/**
 * Selects the row of the tree that stands for what is under the cursor, without ever taking the focus.
 *
 * @param reach the row to go to for one that may lie deeper than the tree is to open by itself
 */
export function followCursor(
  view: ViewOfRows,
  tree: TreeOfPlaces,
  reach: (row: TreeElement) => TreeElement = (row) => row,
): Following {
  let asked = new vscode.CancellationTokenSource();
  /** The id of a row that was to be selected and is not yet. */
  let missing: string | null = null;
  /** Whether the text has changed since the tree was drawn: what is at the cursor may have a row now that it had not. */
  let edited = false;
  /** The id of the row that the view is just going to. */
  let going: string | null = null;
  /** What the user has selected while the view was going to another row. */
  let chosen: TreeElement | undefined;
  /** What was selected last, as ids. */
  let known = '';
  /** The line of which the tree said last what stands for it, as it is drawn now, and the id of that row; null for none. */
  let answered: { readonly uri: string; readonly line: number; readonly row: string | null } | null = null;

  const follow = async (token: vscode.CancellationToken) => {
    const editor = vscode.window.activeTextEditor;
    if (
      token.isCancellationRequested ||
      !editor ||
      !view.visible ||
      editor.document.languageId !== 'transcript' ||
      !treesFollowCursor()
    )
      return;
    // When the words were selected by a click on a row, that row is the right one already, whatever else they stand for.
    const place = view.selection[0]?.node.place;
    if (place && isAt(editor, place)) return;
    const { document, selection } = editor;
    const row = await tree.rowAt(document.uri, selection.active, token);
    if (token.isCancellationRequested) return;
    const at = { uri: document.uri.toString(), line: selection.active.line };
    answered = { ...at, row: null };
    if (!row) return;
    // VS Code answers only the last of two questions for the same rows: a reveal while it draws would leave rows out.
    await tree.idle();
    // To reveal a row in a hidden view would open the view.
    if (token.isCancellationRequested || !view.visible) return;
    const target = reach(row);
    missing = going = idOf(target.node);
    chosen = undefined;
    await goTo(target);
    if (!token.isCancellationRequested) answered = { ...at, row: idOf(target.node) };
  };
  const goTo = async (target: TreeElement) => {
    // A row that has gone meanwhile cannot be revealed, and may have taken the selection with it.
    await view.reveal(target, quietly).then(undefined, () => {});
    going = null;
    if (missing !== null && isSelected(view.selection, missing)) missing = null;
    // The two have crossed on their way.
    if (chosen) await view.reveal(chosen, quietly);
    chosen = undefined;
  };
  // The row may have gone since the server named it; the next movement of the cursor finds another.
  const later = whenQuiet(rest, () => follow(asked.token).catch(() => {}));
  const giveUp = () => {
    asked.cancel();
    missing = null;
  };
  const ask = () => {
    giveUp();
    asked = new vscode.CancellationTokenSource();
    later.ask();
  };

  /** Whether the tree shows already what the cursor of an editor is in: rows stand for whole lines, and a key moves it within one. */
  const isShown = ({ document, selection }: vscode.TextEditor) =>
    answered !== null &&
    answered.line === selection.active.line &&
    answered.uri === document.uri.toString() &&
    (answered.row === null || isSelected(view.selection, answered.row));

  /** Gives way to whoever has selected another row. */
  const heed = () => {
    const { selection } = view;
    const now = JSON.stringify(selection.map(({ node }) => idOf(node)));
    if (now === known) return;
    if (selection.length > 0) known = now;
    if (missing !== null && isSelected(selection, missing)) missing = null;
    // A row that has gone takes its selection with it, which nobody has asked for.
    else if (selection.length > 0 && !(going !== null && isSelected(selection, going))) {
      giveUp();
      // What was typed before is no reason to leave this row.
      edited = false;
      if (going !== null) chosen = selection[0];
    }
  };

  const all = vscode.Disposable.from(
    later,
    // A redraw swallows a reveal halfway, without a word. Nobody who has selected another row since is disturbed.
    tree.onDidList(() => {
      answered = null;
      if (missing !== null || edited) ask();
      edited = false;
    }),
    view.onDidChangeSelection(() => {
      // While the rows are drawn anew nobody can tell which of them is meant.
      if (view.selection.length === 0) void tree.drawn().then(heed);
      else heed();
    }),
    view.onDidChangeVisibility(ask),
    vscode.window.onDidChangeActiveTextEditor(ask),
    // A file opens as plain text and becomes a transcript when the server has said that it is one.
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (document === vscode.window.activeTextEditor?.document) ask();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && document === vscode.window.activeTextEditor?.document) edited = true;
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor && !isShown(textEditor)) ask();
    }),
  );
  return {
    get chosen() {
      return chosen;
    },
    dispose: () => all.dispose(),
  };
}

/** The tree moves, and the keyboard stays where it is. */
const quietly = { select: true, focus: false, expand: false } as const;

function isSelected(selection: readonly TreeElement[], id: string): boolean {
  return selection.some(({ node }) => idOf(node) === id);
}
