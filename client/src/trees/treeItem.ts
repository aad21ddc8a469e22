import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol/trees';
import { editorRange } from '../ui/places';
import { icon } from './icons';

/** A row as VS Code draws it. */
export function treeItem(node: TreeNode): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, collapsibleState(node));
  item.id = idOf(node);
  item.description = node.description;
  item.tooltip = node.tooltip;
  item.accessibilityInformation = { label: node.spoken, role: 'treeitem' };
  item.contextValue = contextOf(node);
  const iconPath = icon(node);
  if (iconPath) item.iconPath = iconPath;
  if (node.place) {
    // VS Code's own command, as it alone learns how the row was clicked: a click shows the place and leaves the focus
    // in the tree, Enter goes there, a double click keeps the editor open.
    item.command = {
      command: 'vscode.open',
      title: vscode.l10n.t('Open'),
      arguments: [vscode.Uri.parse(node.place.uri), { selection: editorRange(node.place) }],
    };
  }
  return item;
}

/** What the menus of package.json ask for: what the row is, and `file` where it stands for a single transcript. */
function contextOf({ type, uri, kind }: TreeNode): string {
  const known = type === 'code' && kind !== 'unknown' ? ['known'] : [];
  // The row above the codes that the codebook lacks is no family.
  const unknown = type === 'family' && kind === 'unknown' ? ['unknown'] : [];
  return [type, ...known, ...unknown, ...(uri === null ? [] : ['file'])].join(' ');
}

/** Equal rows keep equal ids when the tree is drawn anew. */
export function idOf({ path }: TreeNode): string {
  return JSON.stringify(path);
}

function collapsibleState({ expandable, type, open }: TreeNode): vscode.TreeItemCollapsibleState {
  if (!expandable) return vscode.TreeItemCollapsibleState.None;
  // There are few studies in a workspace, mostly one, and nothing to see in a closed one.
  return open === true || type === 'study'
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}
