import * as vscode from 'vscode';
import {
  type Arrangement,
  codePlacesRequest,
  codersRequest,
  type TreeName,
  type TreeNode,
} from '../../../server/src/protocol/trees';
import type { Server } from '../server/server';
import { showStatus } from '../ui/notices';
import { editorRange, showPlace } from '../ui/places';
import { coderName, type KeptArrangement, kindsName } from './arrangement';
import { filterTree } from './filterTree';
import { isRow, type TreeElement } from './placesTree';
import type { ShownTree } from './showTree';

/** The commands of the two trees and of their rows. */
export function treeCommands(server: Server, { interviews, codes }: Trees): vscode.Disposable {
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

/** The two trees whose rows have commands. */
export interface Trees {
  readonly interviews: ShownTree;
  readonly codes: ShownTree;
}

/**
 * A command on a row of a tree that has a key as well. A menu says which row; for a key, with which VS Code does not, its argument
 * names the tree in which the row is selected. From anywhere else it is on no row.
 *
 * @param fits whether it makes sense on a row, or else the user is told to select another one
 */
export function onTreeRow(
  trees: Trees,
  fits: (node: TreeNode) => boolean,
  act: (row?: TreeNode) => unknown,
): (asked?: unknown) => Promise<unknown> {
  return async (asked) => {
    if (asked !== 'interviews' && asked !== 'codes') return act(isRow(asked) ? asked.node : undefined);
    const [row] = await trees[asked].selection();
    if (row && fits(row.node)) return act(row.node);
    showStatus(vscode.l10n.t('Select the row of a code first.'));
  };
}

/** Lets the user choose the order of a tree's rows. */
async function sortTree(tree: TreeName, arrangement: KeptArrangement): Promise<void> {
  const count = { label: vscode.l10n.t('Most Codings First'), sort: 'count' as const };
  const choices =
    tree === 'interviews'
      ? [{ label: vscode.l10n.t('By Name'), sort: 'given' as const }, count]
      : [
          { label: vscode.l10n.t('As in the Codebook'), sort: 'given' as const },
          { label: vscode.l10n.t('By Name'), sort: 'name' as const },
          count,
        ];
  const title = tree === 'interviews' ? vscode.l10n.t('Sort Interviews') : vscode.l10n.t('Sort Codes');
  const now = arrangement.get().sort;
  const chosen = await choose(title, choices, ({ sort }) => sort === now);
  if (chosen) arrangement.set({ sort: chosen.sort });
}

/** Lets the user choose whose codings a tree shows and counts. */
async function filterByCoder(server: Server, tree: TreeName, arrangement: KeptArrangement): Promise<void> {
  const known = (await server.request(codersRequest, {})) ?? [];
  const choices: { label: string; coder: string | null }[] = [
    { label: vscode.l10n.t('All Coders'), coder: null },
    ...known.map((coder) => ({ label: coderName(coder), coder })),
  ];
  const title =
    tree === 'interviews'
      ? vscode.l10n.t('Filter Interviews by Coder')
      : vscode.l10n.t('Filter Codes by Coder');
  const now = arrangement.get().coder;
  const chosen = await choose(title, choices, ({ coder }) => coder === now);
  if (chosen) arrangement.set({ coder: chosen.coder });
}

const allKinds: readonly Arrangement['kinds'][number][] = ['issue', 'fix', 'topic', 'unknown'];

/** Lets the user choose which kinds of codes a tree shows and counts. */
async function filterByKind(tree: TreeName, arrangement: KeptArrangement): Promise<void> {
  const now = arrangement.get().kinds;
  const choices = allKinds.map((kind) => ({
    label: kindsName(kind),
    wanted: kind,
    picked: now.length === 0 || now.includes(kind),
  }));
  const chosen = await vscode.window.showQuickPick(choices, {
    title:
      tree === 'interviews'
        ? vscode.l10n.t('Filter Interviews by Kind of Code')
        : vscode.l10n.t('Filter Codes by Kind'),
    placeHolder: vscode.l10n.t('The kinds of codes to show and to count'),
    canPickMany: true,
  });
  if (!chosen) return;
  const kinds = chosen.map(({ wanted }) => wanted);
  // All and none are the same: a tree without any code would be of no use.
  arrangement.set({ kinds: kinds.length === allKinds.length ? [] : kinds });
}

/** Shows choices with a mark at the present one, which the keyboard begins with. */
async function choose<T extends { readonly label: string }>(
  title: string,
  choices: readonly T[],
  isNow: (choice: T) => boolean,
): Promise<T | undefined> {
  const items = choices.map((choice) => ({
    label: choice.label,
    description: isNow(choice) ? vscode.l10n.t('chosen now') : '',
    iconPath: new vscode.ThemeIcon(isNow(choice) ? 'check' : 'blank'),
    choice,
  }));
  const chosen = await vscode.window.showQuickPick(items, { title });
  return chosen?.choice;
}

/** Opens codebook.yaml at the entry of a row's code. */
async function goToEntry(server: Server, { path }: TreeNode): Promise<void> {
  const places = await server.request(codePlacesRequest, { path: [...path] });
  if (places?.entry) await showPlace(places.entry);
  else showStatus(vscode.l10n.t('The codebook has no entry for this code.'));
}

/** Shows all places that name a row's code, in a peek at its first use, or at its entry while it is not used. */
async function findReferences(server: Server, { path }: TreeNode): Promise<void> {
  const places = await server.request(codePlacesRequest, { path: [...path] });
  const place = places?.firstUse ?? places?.entry;
  if (!place) return;
  await showPlace(place);
  await vscode.commands.executeCommand('editor.action.referenceSearch.trigger');
}

async function openRow({ uri, place }: TreeNode, viewColumn: vscode.ViewColumn): Promise<void> {
  if (place)
    await vscode.window.showTextDocument(vscode.Uri.parse(place.uri), {
      viewColumn,
      selection: editorRange(place),
    });
  else if (uri !== null) await vscode.window.showTextDocument(vscode.Uri.parse(uri), { viewColumn });
}

async function revealInExplorer({ uri }: TreeNode): Promise<void> {
  if (uri !== null) await vscode.commands.executeCommand('revealInExplorer', vscode.Uri.parse(uri));
}
