import type * as vscode from 'vscode';
import { quotesListRequest, quotesRevealRequest } from '../../../server/src/protocol/retrieval';
import type { Server } from '../server/server';
import { lastRow, PlacesTree, type TreeElement } from '../trees/placesTree';
import type { QuotesScope } from './quotesScope';

/** What stands above a list of quotes. */
export interface QuotesHead {
  /** What they are of. */
  readonly name: string;
  readonly counts: string;
}

/** Draws the quotes of a code, by transcript. */
export class QuotesTree extends PlacesTree {
  /** @param tell hears of what stands above the list each time its first level is asked for; null for no list */
  constructor(
    private readonly server: Server,
    private readonly scope: QuotesScope,
    tell: (head: QuotesHead | null) => void,
  ) {
    super(async (parent) => {
      const { wanted } = scope;
      const list =
        wanted && (await server.request(quotesListRequest, { wanted, parent: parent?.path ?? null }));
      if (!parent) tell(list ?? null);
      return list?.nodes ?? [];
    });
  }

  /** The row that stands for what is coded at a position of a file; null when there is none. */
  async rowAt(
    uri: vscode.Uri,
    { line, character }: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<TreeElement | null> {
    const { wanted } = this.scope;
    if (!wanted) return null;
    const params = { wanted, uri: uri.toString(), position: { line, character } };
    return lastRow((await this.server.request(quotesRevealRequest, params, token)) ?? []);
  }
}
