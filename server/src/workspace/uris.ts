import { URI, Utils } from 'vscode-uri';
import type { PathNaming } from '../study/homes';

/** One spelling for a URI, as editors differ in what they escape. */
export function normalizeUri(uri: string): string {
  return URI.parse(uri).toString();
}

/**
 * The normal form of a name of a file or folder that comes from outside.
 *
 * @throws when it has no scheme, as it would be taken for a path from the root of the disk, or is no URI at all
 */
export function uriNamed(name: string): string {
  if (!/^[a-z][a-z\d+.-]+:/i.test(name)) throw new Error(`“${name}” is no URI.`);
  return normalizeUri(name);
}

/** The path of a file below a folder, with `/` between its parts and nothing escaped; null when it is not below. */
export function relativePath(folder: string, uri: string): string | null {
  // Asked of every file of a study, of which nearly all are plainly below their folder.
  if (uri.startsWith(folder) && uri[folder.length] === '/' && isPathOnly(uri)) {
    const below = unescaped(uri.slice(folder.length + 1));
    if (below !== null) return below;
  }
  const from = URI.parse(folder);
  const to = URI.parse(uri);
  if (from.scheme !== to.scheme || from.authority !== to.authority) return null;
  const base = from.path.endsWith('/') ? from.path : `${from.path}/`;
  return to.path.startsWith(base) ? to.path.slice(base.length) : null;
}

/** The URI of the folder that a file or folder lies in. */
export function parentFolder(uri: string): string {
  // Asked of every file that is listed, and nearly all lie some folders deep.
  const end = uri.lastIndexOf('/');
  const path = uri.indexOf('/', uri.indexOf('://') + 3);
  if (path > 0 && end > path && end < uri.length - 1 && isPathOnly(uri)) return uri.slice(0, end);
  return Utils.dirname(URI.parse(uri)).toString();
}

/** What files and folders are called in a workspace. */
export const uriNaming: PathNaming = { parentOf: parentFolder, pathFrom: relativePath };

/** The folders that files lie in, at any depth. */
export function foldersAbove(files: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const file of files) {
    let at = file.lastIndexOf('/');
    while (at > 0 && !folders.has(file.slice(0, at))) {
      folders.add(file.slice(0, at));
      at = file.lastIndexOf('/', at - 1);
    }
  }
  return folders;
}

/** The name of a file or folder, without escapes. */
export function fileName(uri: string): string {
  const start = uri.lastIndexOf('/') + 1;
  const name = start === 0 || start === uri.length || !isPathOnly(uri) ? null : unescaped(uri.slice(start));
  return name ?? Utils.basename(URI.parse(uri));
}

/** False for a URI with a query or a fragment. Asked of every file several times, so two searches in place of a pattern. */
function isPathOnly(uri: string): boolean {
  return !uri.includes('?') && !uri.includes('#');
}

/** A part of a URI as it is meant; null where only the parser of URIs can tell. */
function unescaped(part: string): string | null {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** The URI of what has this name in a folder. */
export function joinUri(folder: string, name: string): string {
  return Utils.joinPath(URI.parse(folder), name).toString();
}
