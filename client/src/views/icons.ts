import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol/messages';

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
  family: new vscode.ThemeIcon('symbol-namespace'),
};

/** What stands before a row: codes in the colour the codebook gives them, else in that of their kind. */
export function icon({ type, kind, color }: TreeNode): vscode.ThemeIcon | vscode.Uri | undefined {
  if (kind === null) return typeIcons[type];
  return color !== null && isColor(color) ? colored(kind, color) : kindIcons[kind];
}

/** The codebook is anybody's text: nothing but a plain colour may get into an image. */
function isColor(color: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(color);
}

/** The same shapes as those of `kindIcons`, drawn in a colour that is not a theme's. */
const shapes: Record<Kind, (color: string) => string> = {
  issue: (color) => `<circle cx="8" cy="8" r="4" fill="${color}"/>`,
  fix: (color) => `<path d="M3.5 8.5l3 3 6-7" fill="none" stroke="${color}" stroke-width="2"/>`,
  topic: (color) => `<path d="M2.5 3h5.2l5.8 5.6-4.9 4.9-6.1-5.7z" fill="${color}"/>`,
  unknown: (color) => `<circle cx="8" cy="8" r="4" fill="none" stroke="${color}" stroke-width="2"/>`,
};

function colored(kind: Kind, color: string): vscode.Uri {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${shapes[kind](color)}</svg>`;
  return vscode.Uri.from({ scheme: 'data', path: `image/svg+xml;utf8,${svg}` });
}
