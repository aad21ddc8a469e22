import * as vscode from 'vscode';
import { quotesListRequest, quotesRevealRequest } from '../../../server/src/protocol/retrieval';
import { setContext } from '../server/contextKeys';
import type { Server } from '../server/server';
import { followCursor } from '../trees/followCursor';
import { quotesWelcome } from '../trees/nextStep';
import { lastRow, PlacesTree, type TreeElement } from '../trees/placesTree';
import { soon } from '../ui/timing';
import { dragRows } from './dragRows';
import { followCode } from './followCode';
import { filterInWords, QuotesScope } from './quotesScope';

/** The quotes are drawn anew at most so often, in milliseconds, however much is typed. */
const redraw = 250;

/** The view of quotes as its commands see it. */
export interface ShownQuotes extends vscode.Disposable {
  readonly scope: QuotesScope;
  readonly tree: QuotesTree;
  readonly view: vscode.TreeView<TreeElement>;
}

/** Shows the quotes of a code in their view of package.json and keeps them up to date. */
export function showQuotes(viewId: string, server: Server): ShownQuotes {
  const scope = new QuotesScope();
  let head: QuotesHead | null = null;
  const tree = new QuotesTree(server, scope, (told) => {
    head = told;
  });
  const view = vscode.window.createTreeView(viewId, {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
    dragAndDropController: dragRows(server),
  });
  const tell = (rows: number) => {
    view.description = head?.name ?? '';
    // Beside the name and the buttons a narrow side bar has no room for the counts.
    view.message = [head?.counts ?? '', filterInWords(scope.filter)].filter((one) => one !== '').join(' · ');
    setContext(`${viewId}.filtered`, scope.isFiltered);
    setContext(`${viewId}.welcome`, quotesWelcome(server.state, rows, scope.of !== null, scope.isFiltered));
  };
  const later = soon(redraw, () => tree.refresh());
  const all = vscode.Disposable.from(
    view,
    scope,
    later,
    scope.onDidChange(() => tree.refresh()),
    server.onDidChange(() => later.ask()),
    tree.onDidList(tell),
    followCode(server, scope, view),
    followCursor(view, tree),
  );
  tell(0);
  return { scope, tree, view, dispose: () => all.dispose() };
}

/** What stands above a list of quotes. */
interface QuotesHead {
  /** What they are of. */
  readonly name: string;
  readonly counts: string;
}

/** Draws the quotes of a code, by transcript. */
class QuotesTree extends PlacesTree {
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
