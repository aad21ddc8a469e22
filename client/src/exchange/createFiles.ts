import * as vscode from 'vscode';
import { createFile } from '../ui/createFile';

/** A file that is to be written. */
export interface NewFile {
  readonly uri: vscode.Uri;
  readonly content: string | Uint8Array;
}

/** So many are written side by side: each waits for its file system several times. */
const batch = 16;

/**
 * Writes new files: all of them, or none. What is there is never replaced. Each is read again when it is written.
 *
 * @param progress told how many more have been written
 * @returns takes all of them away again; undefined when it was cancelled, and nothing is left
 * @throws the file system's error, or one that says what is wrong; nothing is left then
 */
export async function createFiles(
  files: readonly NewFile[],
  progress: (done: number) => void = () => {},
  token?: vscode.CancellationToken,
): Promise<(() => Promise<void>) | undefined> {
  const written: vscode.Uri[] = [];
  const takeAway = async () => {
    for (const uri of written) await vscode.workspace.fs.delete(uri).then(undefined, () => {});
  };
  const create = async ({ uri, content }: NewFile) => {
    await createFile(uri, content);
    written.push(uri);
    if (!(await says(uri, content)))
      throw new Error(vscode.l10n.t('it does not say what was written when it is read again'));
  };
  for (let at = 0; at < files.length; at += batch) {
    const results = await Promise.allSettled(files.slice(at, at + batch).map(create));
    const failed = results.find((one) => one.status === 'rejected');
    if (failed || token?.isCancellationRequested) await takeAway();
    if (failed) throw failed.reason;
    if (token?.isCancellationRequested) return undefined;
    progress(results.length);
  }
  return takeAway;
}

async function says(uri: vscode.Uri, content: string | Uint8Array): Promise<boolean> {
  const expected = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const read = await vscode.workspace.fs.readFile(uri);
  return read.length === expected.length && read.every((byte, at) => byte === expected[at]);
}
