import * as vscode from 'vscode';
import type { TreeName } from '../../../server/src/protocol/trees';
import { setContext } from '../server/contextKeys';
import type { Server, ServerState } from '../server/server';
import { soon } from '../ui/timing';
import { inWords, KeptArrangement } from './arrangement';
import { followCursor } from './followCursor';
import { message, welcome } from './nextStep';
import { OneLevel } from './oneLevel';
import { StudyTree, type TreeElement } from './placesTree';
import { selectedRows } from './selectedRows';

/** The trees are drawn anew at most so often, in milliseconds, however much is typed. */
const redraw = 250;

/**
 * While a study is being read, the trees are drawn anew at most so often, in milliseconds: a key pressed while VS Code draws
 * one is lost.
 */
const redrawWhileReading = 2000;

export interface ShownTree extends vscode.Disposable {
  readonly arrangement: KeptArrangement;
  readonly view: vscode.TreeView<TreeElement>;
  /** The rows that are selected, also when a key asks for them while the tree is drawn anew. */
  selection(): Promise<readonly TreeElement[]>;
  refresh(): void;
}

/** Shows one of the trees in its view of package.json and keeps it up to date. */
export function showTree(
  viewId: string,
  name: TreeName,
  server: Server,
  memory: vscode.Memento,
  dragAndDropController: vscode.TreeDragAndDropController<TreeElement>,
): ShownTree {
  const arrangement = new KeptArrangement(memory, viewId);
  const tree = new StudyTree(server, name, arrangement);
  const view = vscode.window.createTreeView(viewId, {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
    dragAndDropController,
  });
  const oneLevel = new OneLevel(view);
  const following = followCursor(view, tree, (row) => oneLevel.nearest(row));
  let rows = 0;
  let drawn = '';
  const say = () => {
    view.message = message(server.state, name, rows);
    setContext(`${viewId}.welcome`, welcome(server.state, rows, arrangement.isFiltered));
  };
  const tell = () => {
    view.description = inWords(arrangement.get());
    setContext(`${viewId}.filtered`, arrangement.isFiltered);
  };
  tell();
  const draw = () => {
    if (drawn === contentOf(server.state)) return;
    drawn = contentOf(server.state);
    tree.refresh();
  };
  const [later, muchLater] = [soon(redraw, draw), soon(redrawWhileReading, draw)];
  const all = vscode.Disposable.from(
    view,
    arrangement,
    arrangement.onDidChange(() => {
      tell();
      tree.refresh();
    }),
    later,
    muchLater,
    oneLevel,
    following,
    server.onDidChange((state) => {
      // A filter that can be neither seen nor chosen any more would hide codes for no reason that anybody could find.
      if (isWithoutKinds(state) && arrangement.get().kinds.length > 0) arrangement.set({ kinds: [] });
      if (drawn === contentOf(state)) say();
      else if (rows > 0 && state.kind === 'running' && state.study.waiting > 0) muchLater.ask();
      else later.ask();
    }),
    // Not before the rows are known: else an empty view would for a moment welcome the user to the wrong thing.
    tree.onDidList((count) => {
      rows = count;
      say();
    }),
  );
  return {
    arrangement,
    view,
    selection: async () => (following.chosen ? [following.chosen] : selectedRows(view, tree)),
    refresh: () => tree.refresh(),
    dispose: () => all.dispose(),
  };
}

/** True once all is read and no codebook tells issues and fixes from other codes. */
function isWithoutKinds(state: ServerState): boolean {
  if (state.kind !== 'running') return false;
  const { hasKinds, transcripts, waiting } = state.study;
  return !hasKinds && transcripts > 0 && waiting === 0;
}

/** What the rows follow from: everything that the server tells but how much is still to be read. */
function contentOf(state: ServerState): string {
  return JSON.stringify(state.kind === 'running' ? { ...state.study, waiting: 0 } : state);
}
