import * as vscode from 'vscode';
import { type TreeName, type TreeNode, treeChildren, treeReveal } from '../../../server/src/protocol/trees';
import type { Server } from '../server';
import type { KeptArrangement } from './arrangement';
import { treeItem } from './treeItem';

/** A row of a tree and those above it. */
export interface Row {
  readonly node: TreeNode;
  readonly parent: Row | null;
}

/** Draws one of the server's trees. What is in it, and in which order, the server decides. */
export class StudyTree implements vscode.TreeDataProvider<Row> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly listed = new vscode.EventEmitter<number>();
  /** Tells how many rows the first level has, each time it was asked for. */
  readonly onDidList = this.listed.event;
  private asking: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly server: Server,
    private readonly tree: TreeName,
    private readonly arrangement: KeptArrangement,
  ) {}

  /** Asks for all visible rows again. What is expanded and selected stays so, as rows keep their ids. */
  refresh(): void {
    this.changed.fire(undefined);
  }

  getChildren(parent?: Row): Promise<Row[]> {
    const rows = this.askForChildren(parent);
    this.asking = Promise.allSettled([this.asking, rows]);
    return rows;
  }

  /** Resolves when VS Code has the answers to everything that it has asked so far. */
  async idle(): Promise<void> {
    for (let awaited: unknown; awaited !== this.asking; ) {
      awaited = this.asking;
      await awaited;
      // VS Code takes an answer in a moment after it was given.
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  private async askForChildren(parent?: Row): Promise<Row[]> {
    const nodes = await this.server.request(treeChildren, {
      tree: this.tree,
      arrangement: this.arrangement.get(),
      parent: parent?.node.path ?? null,
    });
    const rows = (nodes ?? []).map((node) => ({ node, parent: parent ?? null }));
    if (!parent) this.listed.fire(rows.length);
    return rows;
  }

  getTreeItem({ node }: Row): vscode.TreeItem {
    return treeItem(node);
  }

  getParent({ parent }: Row): Row | null {
    return parent;
  }

  /** The row that stands for what is at a position of a file; null when there is none. */
  async rowAt(
    uri: vscode.Uri,
    { line, character }: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<Row | null> {
    const params = {
      tree: this.tree,
      arrangement: this.arrangement.get(),
      uri: uri.toString(),
      position: { line, character },
    };
    const chain = await this.server.request(treeReveal, params, token);
    return (chain ?? []).reduce<Row | null>((parent, node) => ({ node, parent }), null);
  }
}
