import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { URI } from 'vscode-uri';
import type { Files } from '../lsp/files';
import { decode } from '../protocol/decode';
import { isSkippedFolder } from '../study/members';

/** The disk of the machine the server runs on, for `file:` URIs. */
export const nodeFiles: Files = {
  async list(folder, problem) {
    const found = await filesBelow(fileURLToPath(folder), problem);
    return found.map((path) => URI.file(path).toString());
  },
  async read(uri) {
    try {
      return decode(await readFile(fileURLToPath(uri)));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },
  async isFolder(uri) {
    // What cannot be looked at is no folder that could be listed.
    return stat(fileURLToPath(uri)).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
  },
};

/**
 * The paths of all files below a folder, sorted, hidden folders and installed packages left out. Links to folders
 * are not followed, so that circles end.
 */
export async function filesBelow(folder: string, problem: (message: string) => void): Promise<string[]> {
  const found: string[] = [];
  await collect(folder, found, problem);
  return found.sort();
}

async function collect(folder: string, found: string[], problem: (message: string) => void): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: Error) => {
    problem(`The folder ${folder} cannot be read: ${error.message}`);
    return [];
  });
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!isSkippedFolder(entry.name)) await collect(path, found, problem);
    } else if (entry.isFile() || entry.isSymbolicLink()) {
      found.push(path);
    }
  }
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR')
  );
}
