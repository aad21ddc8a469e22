import type { Dirent } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { URI } from 'vscode-uri';
import { isSkippedFolder } from '../study/members';
import { type Files, type FolderProblem, type FoundLink, nameNotText } from '../workspace/files';
import { linkTarget } from './links';
import { isMissing, isNamedOtherwise, reason } from './readable';
import { readBytes, readFile } from './readFile';

/** The disk of the machine the server runs on, for `file:` URIs. */
export const nodeFiles: Files = {
  async list(folder, problem, link = () => {}) {
    const uriOf = (path: string) => URI.file(path).toString();
    const found = await filesBelow(
      fileURLToPath(folder),
      (path, why) => problem(uriOf(path), why),
      (path, target, isThere) => link(uriOf(path), uriOf(target), isThere),
    );
    return found.map(uriOf);
  },
  async read(uri, within) {
    return readFile(fileURLToPath(uri), fileURLToPath(within));
  },
  async bytes(uri, most) {
    return readBytes(fileURLToPath(uri), most);
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
  async isLink(uri) {
    if (!uri.startsWith('file:')) return null;
    try {
      return (await lstat(fileURLToPath(uri))).isSymbolicLink();
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
 * @param link told of the paths of links among them, and what each leads to, where that is below the folder
 */
export async function filesBelow(folder: string, problem: FolderProblem, link: FoundLink): Promise<string[]> {
  const found: string[] = [];
  const links: string[] = [];
  await collect(folder, found, links, problem);
  for (const path of links) {
    const target = linkTarget(path, folder);
    if (target !== null) link(path, target.path, target.isThere);
  }
  return found.sort();
}

async function collect(
  folder: string,
  found: string[],
  links: string[],
  problem: FolderProblem,
): Promise<void> {
  for (const entry of await entriesOf(folder, problem)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!isSkippedFolder(entry.name)) await collect(path, found, links, problem);
    } else if (entry.isFile() || entry.isSymbolicLink()) {
      found.push(path);
      if (entry.isSymbolicLink()) links.push(path);
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
