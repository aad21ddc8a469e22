import * as vscode from 'vscode';
import { wholeMemosRequest } from '../../../server/src/protocol/retrieval';
import type { WholeWords } from '../panel/messages';
import { type RowsHead, RowsView } from '../panel/rowsView';
import { setContext } from '../server/contextKeys';
import type { Server, ServerState } from '../server/server';
import { inWords, KeptArrangement } from '../trees/arrangement';
import { followCursor } from '../trees/followCursor';
import { message } from '../trees/nextStep';
import { StudyTree, type TreeElement } from '../trees/placesTree';
import { soon } from '../ui/timing';
import { copyRows } from './copyQuotes';
import { wholeWords } from './wholeWords';

/** The memos are drawn anew at most so often, in milliseconds, however much is typed. */
const redraw = 250;

/** The view of all memos as its commands see it. */
export interface ShownMemos extends vscode.Disposable {
  readonly arrangement: KeptArrangement;
  refresh(): void;
}

/** Shows the memos of all studies in their view of package.json, whole, and keeps them up to date. */
export function showMemos(
  viewId: string,
  server: Server,
  { workspaceState, extensionUri }: vscode.ExtensionContext,
): ShownMemos {
  const arrangement = new KeptArrangement(workspaceState, viewId);
  const tree = new StudyTree(server, 'memos', arrangement);
  const view = new RowsView(viewId, tree, {
    name: vscode.l10n.t('Memos'),
    extension: extensionUri,
    whole: (_above, rows) => wholeMemos(server, rows),
    copy: copyRows(server),
  });
  let rows = 0;
  const tell = () => {
    const { isFiltered } = arrangement;
    const empty = withoutMemos(server.state, rows, isFiltered);
    view.say({ title: inWords(arrangement.get()), message: message(server.state, 'memos', rows), empty });
    setContext(`${viewId}.filtered`, isFiltered);
  };
  const later = soon(redraw, () => tree.refresh());
  const all = vscode.Disposable.from(
    view,
    arrangement,
    later,
    arrangement.onDidChange(() => {
      tell();
      tree.refresh();
    }),
    server.onDidChange(() => later.ask()),
    tree.onDidList((count) => {
      rows = count;
      tell();
    }),
    followCursor(view, tree),
  );
  tell();
  return { arrangement, refresh: () => tree.refresh(), dispose: () => all.dispose() };
}

/** What the memos under a row say in full, by the last parts of their rows' paths. */
async function wholeMemos(
  server: Server,
  rows: readonly TreeElement[],
): Promise<ReadonlyMap<string, WholeWords>> {
  const memos = rows.flatMap(({ node }) => (node.type === 'memo' && node.place ? [node] : []));
  const places = memos.flatMap(({ place }) => place ?? []);
  const found = places.length === 0 ? [] : await server.request(wholeMemosRequest, { memos: places });
  return new Map(
    memos.flatMap(({ path, place }, index): [string, WholeWords][] => {
      const memo = found?.[index];
      if (!memo || !place) return [];
      const labels = memo.label === null ? [] : [memo.label];
      const said = wholeWords({ ...memo, words: memo.text, line: place.range.start.line, labels });
      return [[path.at(-1) ?? '', said]];
    }),
  );
}

/** What stands in the place of memos where there are none, with the next step. */
function withoutMemos(state: ServerState, rows: number, isFiltered: boolean): RowsHead['empty'] {
  if (rows > 0 || state.kind !== 'running' || state.study.waiting > 0) return { text: '', action: null };
  if (isFiltered)
    return {
      text: vscode.l10n.t('No memo is left: the filter hides all of them.'),
      action: { title: vscode.l10n.t('Clear Filter'), command: 'marginalia.memos.clearFilter' },
    };
  return {
    text: vscode.l10n.t(
      'There are no memos yet. A line that begins with // below a passage or a code is a memo about it.',
    ),
    action: { title: vscode.l10n.t('Add Memo…'), command: 'marginalia.addMemo' },
  };
}
