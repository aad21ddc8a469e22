import * as vscode from 'vscode';
import type { TreeName } from '../../../server/src/protocol/messages';
import { setContext } from '../contextKeys';
import type { Server } from '../server';
import { soon } from '../timing';
import { followCursor } from './followCursor';
import { message, welcome } from './nextStep';
import { StudyTree } from './studyTree';

/** The trees are drawn anew at most so often, in milliseconds, however much is typed or read. */
const redraw = 250;

export interface ShownTree extends vscode.Disposable {
  refresh(): void;
}

/** Shows one of the trees in its view of package.json and keeps it up to date. */
export function showTree(viewId: string, name: TreeName, server: Server): ShownTree {
  const tree = new StudyTree(server, name);
  const view = vscode.window.createTreeView(viewId, { treeDataProvider: tree, showCollapseAll: true });
  const later = soon(redraw, () => tree.refresh());
  const all = vscode.Disposable.from(
    view,
    later,
    followCursor(view, tree),
    server.onDidChange(() => later.ask()),
    // Not before the rows are known: else an empty view would for a moment welcome the user to the wrong thing.
    tree.onDidList((rows) => {
      view.message = message(server.state, name, rows);
      setContext(`${viewId}.welcome`, welcome(server.state, rows));
    }),
  );
  return { refresh: () => tree.refresh(), dispose: () => all.dispose() };
}
