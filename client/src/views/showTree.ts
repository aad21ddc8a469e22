import * as vscode from 'vscode';
import type { TreeName } from '../../../server/src/protocol/messages';
import type { Server, ServerState } from '../server';
import { soon } from '../timing';
import { followCursor } from './followCursor';
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
    server.onDidChange((state) => {
      view.message = message(state, name);
      later.ask();
    }),
  );
  return { refresh: () => tree.refresh(), dispose: () => all.dispose() };
}

/** The line above the rows: what is still to come, or what would make them better. */
function message(state: ServerState, name: TreeName): string {
  if (state.is !== 'running') return '';
  const { waiting, studies, withoutCodebook, transcripts } = state.study;
  if (waiting > 0) return vscode.l10n.t('Reading transcripts… {0} left', waiting);
  if (name === 'codes' && transcripts > 0 && studies === withoutCodebook)
    return vscode.l10n.t('Found in the transcripts. There is no codebook yet.');
  return '';
}
