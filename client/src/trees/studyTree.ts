import type * as vscode from 'vscode';
import { type TreeName, treeChildrenRequest, treeRevealRequest } from '../../../server/src/protocol/trees';
import type { Server } from '../server/server';
import type { KeptArrangement } from './arrangement';
import { lastRow, PlacesTree, type TreeElement } from './placesTree';

/** Draws one of the server's trees. What is in it, and in which order, the server decides. */
export class StudyTree extends PlacesTree {
  constructor(
    private readonly server: Server,
    private readonly tree: TreeName,
    private readonly arrangement: KeptArrangement,
  ) {
    super((parent) =>
      server.request(treeChildrenRequest, {
        tree,
        arrangement: arrangement.get(),
        parent: parent?.path ?? null,
      }),
    );
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
    };
    return lastRow((await this.server.request(treeRevealRequest, params, token)) ?? []);
  }
}
