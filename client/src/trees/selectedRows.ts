import type * as vscode from 'vscode';
import type { PlacesTree, TreeElement } from './placesTree';

/** How long a key waits for a selected row while the tree is drawn anew, in milliseconds. Nothing may be selected, after all. */
const drawingPatience = 2000;

/**
 * The rows that are selected in a view, also when a key asks for them while VS Code draws it anew: then it first knows none of
 * them, and level by level more.
 */
export async function selectedRows(
  view: vscode.TreeView<TreeElement>,
  tree: PlacesTree,
): Promise<readonly TreeElement[]> {
  const ends = performance.now() + drawingPatience;
  // One redraw may follow another, and VS Code does not tell when it knows its rows again. A view that is hidden is not drawn.
  while (view.visible && performance.now() < ends) {
    await Promise.race([tree.drawn(), pause(ends - performance.now())]);
    if (view.selection.length > 0) break;
    await pause(20);
  }
  return view.selection;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
