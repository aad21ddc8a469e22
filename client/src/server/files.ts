import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { decode } from '../../../server/src/protocol/decode';
import {
  type FileAnswer,
  type FolderAnswer,
  largestFile,
  listFoldersRequest,
  readFilesRequest,
} from '../../../server/src/protocol/files';
import { studySchemes } from '../ui/schemes';

/** Reads folders and files for a server that cannot reach them: those of a browser, and of virtual workspaces. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(listFoldersRequest.method, (params: unknown) =>
    Promise.all(listFoldersRequest.params.parse(params).uris.map(list)),
  );
  client.onRequest(readFilesRequest.method, (params: unknown) =>
    Promise.all(readFilesRequest.params.parse(params).uris.map(read)),
  );
}

async function list(uri: string): Promise<FolderAnswer> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri));
    const names = (wanted: (type: vscode.FileType) => boolean) =>
      entries.filter(([, type]) => wanted(type)).map(([name]) => name);
    return {
      // A link has one bit more. It may lead back up or out of the study, and where to is not told.
      files: names((type) => type === vscode.FileType.File),
      folders: names((type) => type === vscode.FileType.Directory),
    };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

async function read(uri: string): Promise<FileAnswer> {
  try {
    const file = vscode.Uri.parse(uri);
    // A new file (`untitled:`) has no place yet.
    if (!studySchemes().has(file.scheme)) return { text: null };
    const { size, type } = await vscode.workspace.fs.stat(file);
    if (type !== vscode.FileType.File) return { text: null };
    if (size > largestFile) return { size };
    const text = decode(await vscode.workspace.fs.readFile(file));
    return text === null ? { isText: false } : { text };
  } catch (error) {
    return isMissing(error) ? { text: null } : { problem: messageOf(error) };
  }
}

function isMissing(error: unknown): boolean {
  const missing = ['FileNotFound', 'FileNotADirectory', 'FileIsADirectory'];
  return error instanceof vscode.FileSystemError && missing.includes(error.code);
}

/** What failed, in the words of whatever failed. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
