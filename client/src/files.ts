import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { decode } from '../../server/src/protocol/decode';
import { type FileAnswer, type FolderAnswer, listFolders, readFiles } from '../../server/src/protocol/files';

/** Reads folders and files for a server that cannot reach them: those of a browser, and of virtual workspaces. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(listFolders.method, (params: unknown) =>
    Promise.all(listFolders.params.parse(params).uris.map(list)),
  );
  client.onRequest(readFiles.method, (params: unknown) =>
    Promise.all(readFiles.params.parse(params).uris.map(read)),
  );
}

async function list(uri: string): Promise<FolderAnswer> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri));
    const names = (wanted: (type: vscode.FileType) => boolean) =>
      entries.filter(([, type]) => wanted(type)).map(([name]) => name);
    return {
      files: names((type) => type !== vscode.FileType.Unknown && (type & vscode.FileType.Directory) === 0),
      // A link to a folder has one bit more: it may lead back up.
      folders: names((type) => type === vscode.FileType.Directory),
    };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

async function read(uri: string): Promise<FileAnswer> {
  try {
    const file = vscode.Uri.parse(uri);
    // Nothing is kept under this scheme: `untitled:`, say.
    if (vscode.workspace.fs.isWritableFileSystem(file.scheme) === undefined) return { text: null };
    return { text: decode(await vscode.workspace.fs.readFile(file)) };
  } catch (error) {
    return isMissing(error) ? { text: null } : { problem: messageOf(error) };
  }
}

function isMissing(error: unknown): boolean {
  const missing = ['FileNotFound', 'FileNotADirectory', 'FileIsADirectory'];
  return error instanceof vscode.FileSystemError && missing.includes(error.code);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
