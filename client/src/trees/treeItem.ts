import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol/trees';
import { drawnImage } from '../ui/drawnImage';
import { editorRange } from '../ui/places';

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
export function contextOf({ type, uri, kind }: TreeNode): string {
  const known = type === 'code' && kind !== 'unknown' ? ['known'] : [];
  // The row above the codes that the codebook lacks is no family.
  const unknown = type === 'family' && kind === 'unknown' ? ['unknown'] : [];
  return [type, ...known, ...unknown, ...(uri === null ? [] : ['file'])].join(' ');
}

/**
 * Equal rows keep equal ids when the tree is drawn anew. One that opens by itself has another id than while it does not: VS
 * Code looks at that only for rows which it does not know.
 */
export function idOf({ path, open }: TreeNode): string {
  return JSON.stringify(open === true ? [...path, 'open'] : path);
}

/** Whether the rows below one show until the user closes it. */
export function opensByItself({ open, type }: TreeNode): boolean {
  // There are few studies in a workspace, mostly one, and nothing to see in a closed one.
  return open === true || type === 'study';
}

function collapsibleState(node: TreeNode): vscode.TreeItemCollapsibleState {
  if (!node.expandable) return vscode.TreeItemCollapsibleState.None;
  return opensByItself(node)
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

type Kind = NonNullable<TreeNode['kind']>;
type Shades = NonNullable<TreeNode['color']>;

const typeIcons: Partial<Record<TreeNode['type'], vscode.ThemeIcon>> = {
  study: new vscode.ThemeIcon('library'),
  interview: new vscode.ThemeIcon('comment-discussion'),
  coder: new vscode.ThemeIcon('person'),
  family: new vscode.ThemeIcon('layers'),
  memo: new vscode.ThemeIcon('note'),
};

/** Of what the codebook lacks. The color is contributed in package.json, so themes can set it. */
const unknownIcon = new vscode.ThemeIcon('question', new vscode.ThemeColor('marginalia.unknown'));

/** What stands before a row: for codes and families a shape that tells what they are, in the color of the code. */
function icon({ type, kind, color }: TreeNode): TreeIcon | undefined {
  const shape = type === 'family' ? 'family' : kind;
  if (color !== null && shape !== null && shape !== 'unknown') return colored(shape, color);
  return kind === 'unknown' ? unknownIcon : typeIcons[type];
}

type TreeIcon = vscode.ThemeIcon | { readonly light: vscode.Uri; readonly dark: vscode.Uri };
type Shape = Exclude<Kind, 'unknown'> | 'family';

/** The kinds differ by shape alone. A code that is neither an issue nor a fix has the usual one. */
const shapes: Record<Shape, string> = {
  issue: '<circle cx="8" cy="8" r="3.5"/>',
  fix: '<path d="M3.5 8.5l3 3 6-7" fill="none"/>',
  topic: '<path d="M3.5 4h4.2l4.8 4.6-3.9 3.9-5.1-4.7z"/>',
  family: '<rect x="4" y="4" width="8" height="8" rx="1"/>',
};

function colored(shape: Shape, { light, dark }: Shades): TreeIcon {
  // The edge has the color of most backgrounds, so that it shows on those of selected rows only, where it helps.
  return { light: drawn(shape, light, '#ffffff'), dark: drawn(shape, dark, '#1f1f1f') };
}

function drawn(shape: Shape, color: string, around: string): vscode.Uri {
  const edge = `<g fill="${around}" stroke="${around}" stroke-width="3.5">${shapes[shape]}</g>`;
  const inside = `<g fill="${color}" stroke="${color}" stroke-width="1.5">${shapes[shape]}</g>`;
  return drawnImage(edge + inside);
}
