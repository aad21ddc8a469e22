import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol/trees';
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
function contextOf({ type, uri, kind }: TreeNode): string {
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

function collapsibleState({ expandable, type, open }: TreeNode): vscode.TreeItemCollapsibleState {
  if (!expandable) return vscode.TreeItemCollapsibleState.None;
  // There are few studies in a workspace, mostly one, and nothing to see in a closed one.
  return open === true || type === 'study'
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

type Kind = NonNullable<TreeNode['kind']>;

/** The kinds differ by shape as well as by colour. The colours are contributed in package.json, so themes can set them. */
const kindIcons: Record<Kind, vscode.ThemeIcon> = {
  issue: new vscode.ThemeIcon('circle-filled', new vscode.ThemeColor('marginalia.issue')),
  fix: new vscode.ThemeIcon('check', new vscode.ThemeColor('marginalia.fix')),
  topic: new vscode.ThemeIcon('tag', new vscode.ThemeColor('marginalia.topic')),
  unknown: new vscode.ThemeIcon('question', new vscode.ThemeColor('marginalia.unknown')),
};

const typeIcons: Partial<Record<TreeNode['type'], vscode.ThemeIcon>> = {
  study: new vscode.ThemeIcon('library'),
  interview: new vscode.ThemeIcon('comment-discussion'),
  coder: new vscode.ThemeIcon('person'),
  family: new vscode.ThemeIcon('layers'),
  memo: new vscode.ThemeIcon('note'),
};

/** What stands before a row: codes and families in the color the codebook gives them, else in that of the theme. */
function icon({ type, kind, color }: TreeNode): vscode.ThemeIcon | vscode.Uri | undefined {
  const shape = type === 'family' ? 'family' : kind;
  if (color !== null && shape !== null && isColor(color)) return colored(shape, color);
  return kind === null ? typeIcons[type] : kindIcons[kind];
}

/** The codebook is anybody's text: nothing but a plain color may get into an image. */
function isColor(color: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(color);
}

/** The shapes of `kindIcons`, and one for families, as SVG. */
const shapes: Record<Kind | 'family', string> = {
  issue: '<circle cx="8" cy="8" r="3"/>',
  fix: '<path d="M3.5 8.5l3 3 6-7" fill="none"/>',
  topic: '<path d="M3.5 4h4.2l4.8 4.6-3.9 3.9-5.1-4.7z"/>',
  unknown: '<circle cx="8" cy="8" r="3.5" fill="none"/>',
  family: '<rect x="4" y="4" width="8" height="8" rx="1"/>',
};

/** A shape in a color that no theme has. The gray edge keeps it visible where the background has the same color. */
function colored(kind: Kind | 'family', color: string): vscode.Uri {
  const shape = shapes[kind];
  const edge = `<g fill="#808080" stroke="#808080" stroke-width="3">${shape}</g>`;
  const inside = `<g fill="${color}" stroke="${color}" stroke-width="2">${shape}</g>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${edge}${inside}</svg>`;
  return vscode.Uri.from({ scheme: 'data', path: `image/svg+xml;utf8,${svg}` });
}
