import * as vscode from 'vscode';
import { keepDropped } from './files';

/** What can be dropped on a view: files of the Explorer or of the system. */
export const fileMimeTypes: readonly string[] = ['text/uri-list', 'files'];

/** The files that were dropped, wherever they come from. In a browser those of the system have no place, and their bytes are kept. */
export async function droppedFiles(dataTransfer: vscode.DataTransfer): Promise<vscode.Uri[]> {
  const list = (await dataTransfer.get('text/uri-list')?.asString()) ?? '';
  const uris = list
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => vscode.Uri.parse(line));
  if (uris.length > 0) return uris;
  const files: vscode.Uri[] = [];
  for (const [, item] of dataTransfer) {
    const file = item.asFile();
    if (file) files.push(file.uri ?? keepDropped(file.name, await file.data()));
  }
  return files;
}
