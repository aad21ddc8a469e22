import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol/trees';
import type { Server } from '../server/server';
import type { KeptArrangement } from './arrangement';
import { filterByCoder, filterByKind, sortTree } from './arrangeTree';
import { filterTree } from './filterTree';
import type { TreeElement } from './placesTree';
import type { ShownTree } from './showTree';
import { findReferences, goToEntry, openRow, revealInExplorer } from './treeRow';

/** The commands of the two trees and of their rows. */
export function treeCommands(server: Server, interviews: ShownTree, codes: ShownTree): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  const ofInterviews = interviews.arrangement;
  const ofCodes = codes.arrangement;
  return vscode.Disposable.from(
    registerCommand('marginalia.interviews.filter', () => filterTree('interviews', ofInterviews)),
    registerCommand('marginalia.codes.filter', () => filterTree('codes', ofCodes)),
    registerCommand('marginalia.interviews.sort', () => sortTree('interviews', ofInterviews)),
    registerCommand('marginalia.codes.sort', () => sortTree('codes', ofCodes)),
    registerCommand('marginalia.interviews.filterByCoder', () =>
      filterByCoder(server, 'interviews', ofInterviews),
    ),
    registerCommand('marginalia.codes.filterByCoder', () => filterByCoder(server, 'codes', ofCodes)),
    registerCommand('marginalia.interviews.filterByKind', () => filterByKind('interviews', ofInterviews)),
    registerCommand('marginalia.codes.filterByKind', () => filterByKind('codes', ofCodes)),
    registerCommand('marginalia.interviews.clearFilter', () => ofInterviews.clear()),
    registerCommand('marginalia.codes.clearFilter', () => ofCodes.clear()),
    registerCommand(
      'marginalia.row.goToEntry',
      onRow((node) => goToEntry(server, node)),
    ),
    registerCommand(
      'marginalia.row.findReferences',
      onRow((node) => findReferences(server, node)),
    ),
    registerCommand(
      'marginalia.row.copyLabel',
      onRow(({ label }) => vscode.env.clipboard.writeText(label)),
    ),
    registerCommand(
      'marginalia.row.filterByThis',
      onRow(({ label }) => filterInterviewsBy(ofInterviews, label)),
    ),
    registerCommand(
      'marginalia.row.open',
      onRow((node) => openRow(node, vscode.ViewColumn.Active)),
    ),
    registerCommand(
      'marginalia.row.openToSide',
      onRow((node) => openRow(node, vscode.ViewColumn.Beside)),
    ),
    registerCommand(
      'marginalia.row.revealInExplorer',
      onRow((node) => revealInExplorer(node)),
    ),
  );
}

function filterInterviewsBy(arrangement: KeptArrangement, text: string): void {
  arrangement.set({ text });
  void vscode.commands.executeCommand('marginalia.interviews.focus');
}

/** A command in the menu of a row. VS Code says which row, and which ones are selected if it is one of several. */
export function onRow(
  act: (node: TreeNode, selected: readonly TreeNode[]) => unknown,
): (row?: TreeElement, selected?: readonly TreeElement[]) => unknown {
  return (row, selected) =>
    row &&
    act(
      row.node,
      (selected ?? [row]).map(({ node }) => node),
    );
}
