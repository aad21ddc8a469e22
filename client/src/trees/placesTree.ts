import * as vscode from 'vscode';
import {
  type RowsSince,
  type TreeName,
  type TreeNode,
  treeChildrenRequest,
  treeRevealRequest,
} from '../../../server/src/protocol/trees';
import type { Server } from '../server/server';
import type { KeptArrangement } from './arrangement';
import { treeItem } from './treeItem';

/** A row of a tree and those above it. */
export interface TreeElement {
  readonly node: TreeNode;
  readonly parent: TreeElement | null;
}

/** Whether a command was given a row: VS Code gives those in the menu of a row the element that the tree gave it. */
export function isRow(about: unknown): about is TreeElement {
  return typeof about === 'object' && about !== null && 'node' in about;
}

/** Draws rows that lead to places. What the rows are, somebody else says, a level at a time. */
export class PlacesTree implements vscode.TreeDataProvider<TreeElement> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly listed = new vscode.EventEmitter<number>();
  /** Tells how many rows the first level has, each time it was asked for. */
  readonly onDidList = this.listed.event;
  /** What VS Code has asked and has no answer to yet. */
  private readonly asked = new Set<Promise<unknown>>();
  /** Whether VS Code was told to draw the rows anew and has not got those of the first level since. */
  private isStale = false;

  /** @param nodesUnder the rows under one, or those of the first level for null; undefined when there is no answer */
  constructor(
    private readonly nodesUnder: (parent: TreeNode | null) => Promise<readonly TreeNode[] | undefined>,
  ) {}

  /** Asks for all visible rows again. What is expanded and selected stays so, as rows keep their ids. */
  refresh(): void {
    this.isStale = true;
    this.changed.fire(undefined);
  }

  getChildren(parent?: TreeElement): Promise<TreeElement[]> {
    const rows = this.askForChildren(parent);
    const forget = () => void this.asked.delete(rows);
    this.asked.add(rows);
    // Rows that are drawn no more are let go, however often the tree is drawn.
    rows.then(forget, forget);
    return rows;
  }

  /** Resolves when VS Code has the answers to everything that it has asked so far, and asks for no more rows. */
  async idle(): Promise<void> {
    do {
      await Promise.allSettled(this.asked);
      // VS Code takes an answer in a moment after it was given, and asks for the rows below those in it.
      await new Promise((resolve) => setTimeout(resolve));
      // Questions are answered in turn: with an answer to any, the window has seen that one.
      await vscode.languages.getLanguages();
    } while (this.asked.size > 0);
  }

  /**
   * Resolves when the rows of a visible view are those of its last redraw. While VS Code draws them anew it forgets which are
   * selected (seen in 1.139.1: the elements of a tree are cleared before it asks for its first level again).
   */
  async drawn(): Promise<void> {
    if (this.isStale)
      await new Promise<void>((resolve) => {
        const listening = this.onDidList(() => {
          listening.dispose();
          resolve();
        });
      });
    await this.idle();
  }

  private async askForChildren(parent?: TreeElement): Promise<TreeElement[]> {
    const nodes = await this.nodesUnder(parent?.node ?? null);
    const rows = (nodes ?? []).map((node) => ({ node, parent: parent ?? null }));
    if (!parent) {
      this.isStale = false;
      this.listed.fire(rows.length);
    }
    return rows;
  }

  getTreeItem({ node }: TreeElement): vscode.TreeItem {
    return treeItem(node);
  }

  getParent({ parent }: TreeElement): TreeElement | null {
    return parent;
  }
}

/** The last of some rows, each under the one before it; null for none. */
export function lastRow(chain: readonly TreeNode[]): TreeElement | null {
  return chain.reduce<TreeElement | null>((parent, node) => ({ node, parent }), null);
}

/** Draws one of the server's trees. What is in it, and in which order, the server decides. */
export class StudyTree extends PlacesTree {
  /** The rows that led to the place that was asked for last. */
  private led: KeptRows | undefined;

  constructor(
    private readonly server: Server,
    private readonly tree: TreeName,
    private readonly arrangement: KeptArrangement,
  ) {
    const drawn = new DrawnRows();
    super(async (parent) => {
      const path = parent?.path ?? null;
      const before = drawn.under(path);
      const answer = await server.request(treeChildrenRequest, {
        tree,
        arrangement: arrangement.get(),
        parent: path,
        known: before?.stamp ?? null,
      });
      return drawn.keep(path, newRows(before, answer));
    });
  }

  /** The row that stands for what is at a position of a file; null when there is none. */
  async rowAt(
    uri: vscode.Uri,
    { line, character }: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<TreeElement | null> {
    const params = {
      tree: this.tree,
      arrangement: this.arrangement.get(),
      uri: uri.toString(),
      position: { line, character },
      known: this.led?.stamp ?? null,
    };
    const before = this.led;
    const led = newRows(before, await this.server.request(treeRevealRequest, params, token));
    if (led) this.led = led;
    return lastRow(led?.nodes ?? []);
  }
}

/** Rows as the server has told them, and their stamp. */
interface KeptRows {
  readonly stamp: number;
  readonly nodes: readonly TreeNode[];
}

/** @returns the rows of an answer, which are those that were known where it says nothing else; undefined when there is no answer */
function newRows(known: KeptRows | undefined, answer: RowsSince | undefined): KeptRows | undefined {
  if (!answer) return undefined;
  return answer.rows ? { stamp: answer.stamp, nodes: answer.rows } : known;
}

/** The rows of the last two times that a tree was drawn, so that those which are as before need not be told again. */
class DrawnRows {
  private before: ReadonlyMap<string, KeptRows> = new Map();
  private now = new Map<string, KeptRows>();

  /** What is known of the rows under one, or of those of the first level, with which a tree begins to be drawn. */
  under(path: readonly string[] | null): KeptRows | undefined {
    if (path === null) {
      this.before = this.now;
      this.now = new Map();
    }
    const key = JSON.stringify(path);
    return this.now.get(key) ?? this.before.get(key);
  }

  keep(path: readonly string[] | null, rows: KeptRows | undefined): readonly TreeNode[] | undefined {
    if (rows) this.now.set(JSON.stringify(path), rows);
    return rows?.nodes;
  }
}
