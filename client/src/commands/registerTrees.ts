import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol/trees';
import type { Server } from '../server';
import type { KeptArrangement } from '../views/arrangement';
import type { ShownTree } from '../views/showTree';
import type { Row } from '../views/studyTree';
import { filterByCoder, filterByKind, sortTree } from './arrangeTree';
import { filterTree } from './filterTree';
import { copyCitation, findReferences, goToEntry, openRow, revealInExplorer } from './treeRow';

/** The commands of the two trees and of their rows. */
export function registerTreeCommands(
  server: Server,
  interviews: ShownTree,
  codes: ShownTree,
): vscode.Disposable {
  return vscode.Disposable.from(
    ...(['interviews', 'codes'] as const).flatMap((name) => {
      const { arrangement } = name === 'interviews' ? interviews : codes;
      return [
        register(`${name}.filter`, () => filterTree(name, arrangement)),
        register(`${name}.sort`, () => sortTree(name, arrangement)),
        register(`${name}.filterByCoder`, () => filterByCoder(server, name, arrangement)),
        register(`${name}.filterByKind`, () => filterByKind(name, arrangement)),
        register(`${name}.clearFilter`, () => arrangement.clear()),
      ];
    }),
    onRow('goToEntry', (node) => goToEntry(server, node)),
    onRow('findReferences', (node) => findReferences(server, node)),
    onRow('copyLabel', ({ label }) => vscode.env.clipboard.writeText(label)),
    onRow('filterByThis', ({ label }) => filterInterviewsBy(interviews.arrangement, label)),
    onRow('open', (node) => openRow(node, vscode.ViewColumn.Active)),
    onRow('openToSide', (node) => openRow(node, vscode.ViewColumn.Beside)),
    onRow('revealInExplorer', (node) => revealInExplorer(node)),
    onRow('copyCitation', (_node, nodes) => copyCitation(server, nodes)),
  );
}

function filterInterviewsBy(arrangement: KeptArrangement, text: string): void {
  arrangement.set({ text });
  void vscode.commands.executeCommand('marginalia.interviews.focus');
}

function register(name: string, act: () => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(`marginalia.${name}`, act);
}

/** A command in the menu of a row. VS Code says which row, and which ones are selected if it is one of several. */
function onRow(
  name: string,
  act: (node: TreeNode, selected: readonly TreeNode[]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(`marginalia.row.${name}`, (row?: Row, selected?: readonly Row[]) =>
    row
      ? act(
          row.node,
          (selected ?? [row]).map(({ node }) => node),
        )
      : undefined,
  );
}
