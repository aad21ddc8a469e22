import * as vscode from 'vscode';

/**
 * An image that is drawn here, in no file.
 *
 * @param shapes SVG elements in a square of 16 by 16
 * @param fit attributes that say how the square fills its place; '' for as it is
 */
export function drawnImage(shapes: string, fit = ''): vscode.Uri {
  const box = ['viewBox="0 0 16 16"', fit].join(' ').trimEnd();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${box}>${shapes}</svg>`;
  return vscode.Uri.from({ scheme: 'data', path: `image/svg+xml;utf8,${svg}` });
}
