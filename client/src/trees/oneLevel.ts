import * as vscode from 'vscode';
import type { TreeElement } from './placesTree';
import { idOf, opensByItself } from './treeItem';

/** A view that tells which of its rows are opened and closed. */
interface OpeningView {
  readonly onDidExpandElement: vscode.Event<vscode.TreeViewExpansionEvent<TreeElement>>;
  readonly onDidCollapseElement: vscode.Event<vscode.TreeViewExpansionEvent<TreeElement>>;
}

/**
 * How far a tree opens by itself for a row that is to be shown: an interview or a family, and nothing in it. A tree that opened
 * whatever the cursor touches would soon be open everywhere.
 */
export class OneLevel implements vscode.Disposable {
  private readonly opened = new Set<string>();
  private readonly closed = new Set<string>();
  private readonly listening: vscode.Disposable;

  constructor(view: OpeningView) {
    this.listening = vscode.Disposable.from(
      view.onDidExpandElement(({ element }) => {
        this.opened.add(idOf(element.node));
        this.closed.delete(idOf(element.node));
      }),
      view.onDidCollapseElement(({ element }) => {
        this.opened.delete(idOf(element.node));
        this.closed.add(idOf(element.node));
      }),
    );
  }

  /** The row itself where it shows or one level must be opened for it, else the closed row that it is in. */
  nearest(row: TreeElement): TreeElement {
    // From the row upwards, the last closed one is the outermost.
    let nearest = row;
    for (let below = row; below.parent !== null; below = below.parent)
      if (!this.isOpen(below.parent)) nearest = isOfFirstLevel(below.parent) ? below : below.parent;
    return nearest;
  }

  private isOpen({ node }: TreeElement): boolean {
    const id = idOf(node);
    return this.opened.has(id) || (opensByItself(node) && !this.closed.has(id));
  }

  dispose(): void {
    this.listening.dispose();
  }
}

/** Whether a row is on the first level of a study. */
function isOfFirstLevel({ parent }: TreeElement): boolean {
  return parent === null || parent.node.type === 'study';
}
