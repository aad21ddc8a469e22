import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { URI } from 'vscode-uri';
import { isSkippedFolder } from '../study/members';
import { type Files, type FolderProblem, nameNotText } from '../workspace/files';
import { isMissing, isNamedOtherwise, reason } from './readable';
import { readFile } from './readFile';

/** The disk of the machine the server runs on, for `file:` URIs. */
export const nodeFiles: Files = {
  async list(folder, problem) {
    const found = await filesBelow(fileURLToPath(folder), (path, why) =>
      problem(URI.file(path).toString(), why),
    );
    return found.map((path) => URI.file(path).toString());
  },
  async read(uri, within) {
    return readFile(fileURLToPath(uri), fileURLToPath(within));
  },
  async stamp(uri) {
    if (!uri.startsWith('file:')) return null;
    try {
      const { mtimeNs, size, ino } = await stat(fileURLToPath(uri), { bigint: true });
      return `${mtimeNs} ${size} ${ino}`;
    } catch {
      return null;
    }
  },
  async isFolder(uri) {
    // What cannot be looked at is no folder that could be listed.
    try {
      return (await stat(fileURLToPath(uri))).isDirectory();
    } catch {
      return false;
    }
  },
};

/**
 * The paths of all files below a folder, sorted, hidden folders and installed packages left out. Links to folders
 * are not followed, so that circles end.
 *
 * @param problem told of the paths of folders that cannot be read, and why not
 */
export async function filesBelow(folder: string, problem: FolderProblem): Promise<string[]> {
  const found: string[] = [];
  await collect(folder, found, problem);
  return found.sort();
}

async function collect(folder: string, found: string[], problem: FolderProblem): Promise<void> {
  for (const entry of await entriesOf(folder, problem)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!isSkippedFolder(entry.name)) await collect(path, found, problem);
    } else if (entry.isFile() || entry.isSymbolicLink()) {
      found.push(path);
    }
  }
}

async function entriesOf(folder: string, problem: FolderProblem): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const why = isMissing(error) && isNamedOtherwise(folder) ? nameNotText() : error;
    problem(folder, reason(why));
    return [];
  }
}
