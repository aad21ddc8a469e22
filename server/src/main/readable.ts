import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { basename, dirname, isAbsolute, relative, sep } from 'node:path';
import * as l10n from '@vscode/l10n';
import { largestFile } from '../protocol/files';
import { nameNotText, tooLarge, UnreadableFile } from '../workspace/files';

/**
 * Looks at what a path leads to before it is read: reading a pipe or a device might never end, and a huge file
 * would fill the memory.
 *
 * @throws UnreadableFile
 */
export function checkReadableFile(stats: Stats): void {
  if (!stats.isFile()) throw notFile();
  if (stats.size > largestFile) throw tooLarge(stats.size);
}

/**
 * Holds a study to its own folder, whatever links lie in there.
 *
 * @param folder the study's folder, links followed
 * @param path of the file, links followed
 * @throws UnreadableFile
 */
export function checkWithin(folder: string, path: string): void {
  if (isWithin(folder, path)) return;
  throw new UnreadableFile(
    l10n.t('it is a link that leads out of the folder of the study. Put a copy of the file in its place'),
  );
}

/** What is thrown for a folder, a pipe or a device in the place of a file. */
export function notFile(): UnreadableFile {
  return new UnreadableFile(l10n.t('it is not a file'));
}

/**
 * What is wrong with a file that could not be read.
 *
 * @param error that was thrown
 * @returns an UnreadableFile where trying again is of no use, else an error that says what is wrong for now; null where there is
 *   nothing of this name
 */
export function whyUnreadable(path: string, error: unknown): Error | null {
  if (error instanceof UnreadableFile) return error;
  // A socket cannot even be opened.
  if (hasCode(error, 'ENXIO')) return notFile();
  if (!isMissing(error)) return new Error(reason(error));
  if (isLink(path)) return brokenLink();
  return isNamedOtherwise(path) ? nameNotText() : null;
}

/** A link without a file behind it is no missing file: a tool that keeps large files elsewhere leaves such links. */
function brokenLink(): UnreadableFile {
  return new UnreadableFile(l10n.t('it is a link to a file that is not there'));
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** True for most paths below a folder, as the mere texts tell: quick, as it is asked of every file of a study. */
export function isPlainlyBelow(folder: string, path: string): boolean {
  return path.startsWith(folder + sep) && !path.includes('..');
}

/** True for a path below a folder, and for the folder itself. */
export function isWithin(folder: string, path: string): boolean {
  if (isPlainlyBelow(folder, path)) return true;
  const from = relative(folder, path);
  return from !== '..' && !from.startsWith(`..${sep}`) && !isAbsolute(from);
}

/** True when there is nothing at a path, as the system's error tells. */
export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR');
}

/** What stands for bytes of a name that are no UTF-8. */
const lost = '\ufffd';

/** True for a path that only seems to lead nowhere, as its name on the disk is not in UTF-8. */
export function isNamedOtherwise(path: string): boolean {
  if (!path.includes(lost)) return false;
  try {
    // The disk's own list has the name with the same characters lost.
    return readdirSync(dirname(path)).includes(basename(path));
  } catch {
    return false;
  }
}

/** True for an error of the system with this code: `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** What the system says about a failure, without its codes: `permission denied`. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message.replace(/^E[A-Z]+: /, '').replace(/, [a-z]+( '.*')?$/s, '');
}
