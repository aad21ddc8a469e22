import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { toBase64 } from '../../../server/src/protocol/base64';
import { decode } from '../../../server/src/protocol/decode';
import {
  type BytesAnswer,
  type FileAnswer,
  type FolderAnswer,
  largestFile,
  largestSent,
  listFoldersRequest,
  readBytesRequest,
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
  client.onRequest<BytesAnswer, void>(readBytesRequest.method, (params: unknown) =>
    readBytes(readBytesRequest.params.parse(params).uri),
  );
}

/** Files that were dropped by a browser, which have no place on any file system: their bytes, by the URIs they got here. */
const dropped = new Map<string, Uint8Array>();
let dropsSoFar = 0;

/** Keeps the bytes of a file that has no place, so that it can be read by the URI that is answered. */
export function keepDropped(name: string, bytes: Uint8Array): vscode.Uri {
  const uri = vscode.Uri.from({ scheme: 'marginalia-dropped', path: `/${dropsSoFar++}/${name}` });
  dropped.set(uri.toString(), bytes);
  return uri;
}

/** Lets go of what is kept of files that have no place; of others nothing is. */
export function forgetDropped(files: readonly vscode.Uri[]): void {
  for (const file of files) dropped.delete(file.toString());
}

async function readBytes(uri: string): Promise<BytesAnswer> {
  try {
    const file = vscode.Uri.parse(uri);
    const kept = dropped.get(file.toString());
    if (kept) return { base64: toBase64(kept) };
    const { size } = await vscode.workspace.fs.stat(file);
    return size > largestSent ? { size } : { base64: toBase64(await vscode.workspace.fs.readFile(file)) };
  } catch (error) {
    return isMissing(error) ? null : { problem: messageOf(error) };
  }
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
