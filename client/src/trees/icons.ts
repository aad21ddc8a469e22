import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol/trees';

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
export function icon({ type, kind, color }: TreeNode): vscode.ThemeIcon | vscode.Uri | undefined {
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
