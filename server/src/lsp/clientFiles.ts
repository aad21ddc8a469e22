import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type * as z from 'zod/mini';
import { fromBase64 } from '../protocol/base64';
import {
  type BytesAnswer,
  type FileAnswer,
  type FolderAnswer,
  largestSent,
  listFoldersRequest,
  readBytesRequest,
  readFilesRequest,
} from '../protocol/files';
import { isSkippedFolder } from '../study/members';
import { type Files, noSuchFile, notText, tooLarge, tooLargeToImport } from '../workspace/files';
import { joinUri } from '../workspace/uris';

/** How many folders or files are asked for at a time. More would keep the client's own requests waiting. */
const batchSize = 64;

/** What is needed of a connection. */
interface Client {
  sendRequest(method: string, params: object): Promise<unknown>;
}

/**
 * Files as the client sees them through `vscode.workspace.fs`: for servers without a disk, and for folders that are on
 * none. They are found by listing folders and not by VS Code's search, which many virtual file systems lack.
 * An editor that knows nothing of our messages has no such files.
 */
export function clientFiles(client: Client): Files {
  const read = inBatches((uris) => ask(client, readFilesRequest, uris));
  return {
    async list(root, problem) {
      const found: string[] = [];
      for (let folders = [root]; folders.length > 0; ) {
        const below: string[] = [];
        for (const [index, answer] of (await listAll(client, folders)).entries()) {
          const folder = folders[index] ?? root;
          if ('problem' in answer) {
            problem(folder, answer.problem);
            continue;
          }
          for (const name of answer.files) found.push(joinUri(folder, name));
          for (const name of answer.folders) if (!isSkippedFolder(name)) below.push(joinUri(folder, name));
        }
        folders = below;
      }
      return found.sort();
    },
    async read(uri) {
      const answer = await read(uri);
      if (answer === undefined) return null;
      if ('problem' in answer) throw new Error(answer.problem);
      if ('size' in answer) throw tooLarge(answer.size);
      if ('isText' in answer) throw notText();
      return answer.text;
    },
    async bytes(uri, most) {
      const answer = await askForBytes(client, uri);
      if (answer === null) throw noSuchFile();
      if ('problem' in answer) throw new Error(answer.problem);
      if ('size' in answer) throw tooLargeToImport(Math.min(most, largestSent));
      return fromBase64(answer.base64);
    },
    async isFolder(uri) {
      const [answer] = await listAll(client, [uri]).catch(() => []);
      return answer !== undefined && 'files' in answer;
    },
  };
}

/** Files on this machine's disk are read there, all others through the client. */
export function diskOrClient(disk: Files, client: Client): Files {
  const others = clientFiles(client);
  const filesFor = (uri: string) => (uri.startsWith('file:') ? disk : others);
  return {
    list: (folder, problem, link) => filesFor(folder).list(folder, problem, link),
    read: (uri, within) => filesFor(uri).read(uri, within),
    bytes: (uri, most) => filesFor(uri).bytes(uri, most),
    isFolder: (uri) => filesFor(uri).isFolder(uri),
    ...(disk.isLink ? { isLink: disk.isLink } : {}),
    ...(disk.readerPool ? { readerPool: disk.readerPool } : {}),
    ...(disk.writer ? { writer: disk.writer } : {}),
    // What is on no disk is the editor's own.
    ...(disk.stamp ? { stamp: disk.stamp } : {}),
  };
}

async function askForBytes(client: Client, uri: string): Promise<BytesAnswer> {
  const { method, result } = readBytesRequest;
  return result.parse(await client.sendRequest(method, { uri }));
}

async function listAll(client: Client, folders: readonly string[]): Promise<FolderAnswer[]> {
  const answers: FolderAnswer[] = [];
  for (let at = 0; at < folders.length; at += batchSize)
    answers.push(...(await ask(client, listFoldersRequest, folders.slice(at, at + batchSize))));
  return answers;
}

/** Questions asked in one go become few requests. */
function inBatches(
  request: (uris: readonly string[]) => Promise<FileAnswer[]>,
): (uri: string) => Promise<FileAnswer | undefined> {
  let open: { readonly uris: string[]; readonly answers: Promise<FileAnswer[]> } | null = null;
  const begin = () => {
    const uris: string[] = [];
    const send = () => {
      if (open?.uris === uris) open = null;
      return request(uris);
    };
    return { uris, answers: Promise.resolve().then(send) };
  };
  return async (uri) => {
    if (!open || open.uris.length === batchSize) open = begin();
    const { uris, answers } = open;
    const index = uris.push(uri) - 1;
    return (await answers)[index];
  };
}

async function ask<R>(
  client: Client,
  { method, result }: { readonly method: string; readonly result: z.ZodMiniType<R[]> },
  uris: readonly string[],
): Promise<R[]> {
  try {
    return result.parse(await client.sendRequest(method, { uris }));
  } catch (error) {
    if (error instanceof ResponseError && error.code === ErrorCodes.MethodNotFound) return [];
    throw error;
  }
}
