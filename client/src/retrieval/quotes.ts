import * as vscode from 'vscode';
import {
  quotesListRequest,
  quotesRevealRequest,
  wholeQuotesRequest,
} from '../../../server/src/protocol/retrieval';
import type { WholeWords } from '../panel/messages';
import { type RowsHead, RowsView } from '../panel/rowsView';
import { setContext } from '../server/contextKeys';
import type { Server, ServerState } from '../server/server';
import { followCursor } from '../trees/followCursor';
import { lastRow, PlacesTree, type TreeElement } from '../trees/placesTree';
import { soon } from '../ui/timing';
import { copyRows } from './copyQuotes';
import { followCode } from './followCode';
import { filterInWords, QuotesScope } from './quotesScope';
import { wholeWords } from './wholeWords';

/** The quotes are drawn anew at most so often, in milliseconds, however much is typed. */
const redraw = 250;

/** The view of quotes as its commands see it. */
export interface ShownQuotes extends vscode.Disposable {
  readonly scope: QuotesScope;
  readonly tree: QuotesTree;
  readonly view: RowsView;
}

/**
 * Shows the quotes of a code in their view of package.json and keeps them up to date.
 *
 * @param extension the folder that the extension is installed in
 */
export function showQuotes(viewId: string, server: Server, extension: vscode.Uri): ShownQuotes {
  const scope = new QuotesScope();
  let head: QuotesHead | null = null;
  const tree = new QuotesTree(server, scope, (told) => {
    head = told;
  });
  const view = new RowsView(viewId, tree, {
    name: vscode.l10n.t('Quotes'),
    extension,
    whole: (transcript) => wholeQuotes(server, scope, transcript),
    copy: copyRows(server),
  });
  const tell = (rows: number) => {
    const message = [head?.counts ?? '', filterInWords(scope.filter)].filter((one) => one !== '').join(' · ');
    const empty = withoutQuotes(server.state, rows, scope);
    view.say({ title: head?.name ?? '', message, empty });
    setContext(`${viewId}.filtered`, scope.isFiltered);
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

/** What the quotes of a transcript say in full, by the last parts of their rows' paths. */
async function wholeQuotes(
  server: Server,
  { wanted }: QuotesScope,
  { node }: TreeElement,
): Promise<ReadonlyMap<string, WholeWords>> {
  const files = node.uri === null ? [] : [node.uri];
  const answer = wanted && (await server.request(wholeQuotesRequest, { wanted, files }));
  const quotes = answer?.files.flatMap((file) => file.quotes) ?? [];
  return new Map(quotes.map((quote) => [quote.row, wholeWords(quote)]));
}

/** What stands in the place of quotes where there are none, with the next step. */
function withoutQuotes(state: ServerState, rows: number, scope: QuotesScope): RowsHead['empty'] {
  if (rows > 0 || state.kind !== 'running') return { text: '', action: null };
  const show = 'marginalia.showQuotes';
  if (!scope.of)
    return {
      text: vscode.l10n.t(
        'Put the cursor on a code, or into a passage that has one: its quotes are listed here.',
      ),
      action: { title: vscode.l10n.t('Show Quotes of Code'), command: show },
    };
  if (scope.isFiltered)
    return {
      text: vscode.l10n.t('No quote is left: the filter hides all of them.'),
      action: { title: vscode.l10n.t('Clear Filter'), command: 'marginalia.quotes.clearFilter' },
    };
  return {
    text: vscode.l10n.t('Nothing is coded with this code.'),
    action: { title: vscode.l10n.t('Show Quotes of Another Code'), command: show },
  };
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
