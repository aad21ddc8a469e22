import { createHash } from 'node:crypto';
import {
  type BigIntStats,
  closeSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import * as l10n from '@vscode/l10n';
import { hasCode, isMissing } from '../readable';
import { openFlags } from '../readFile';
import type { ChangedFile, Places } from './changeJournal';
import { shownPath } from './disk';
import { noLinks, writeNew } from './newFile';

/** Somebody else has changed a file. The message is the beginning of a sentence: `a.txt was saved`. */
export class OtherHands extends Error {}

/** What tells a content from any other. A text counts in UTF-8. */
export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** True where something has this path, be it a link that leads nowhere. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * Lets a file give way to its draft, unless it holds anything else by now than what the draft was made from. What it held is
 * kept beside it. Nothing is done where it has given way already.
 *
 * What is written into the file at the very moment stays in what is kept, which `isUntouched` then tells.
 *
 * @returns when what is kept was written last, as `writtenLast` has it; null where nothing was done
 * @throws OtherHands, or the system's error: the file is as it was then
 */
export function replaceFile({ path, draft, kept }: Places, { before }: ChangedFile): string | null {
  if (!isThere(draft)) {
    if (digestAt(path) === before)
      throw new OtherHands(l10n.t('The draft of {0} was removed', shownPath(path)));
    return null;
  }
  const found = statsOf(path);
  if (!found?.isFile()) throw new OtherHands(l10n.t('{0} was moved or removed', shownPath(path)));
  keep(path, kept, Number(found.mode) & 0o7777);
  const last = writtenLast(kept);
  const now = digestAt(kept) === before ? statsOf(path) : null;
  if (now?.ino !== found.ino || now.size !== found.size || now.mtimeNs !== found.mtimeNs)
    throw new OtherHands(l10n.t('{0} was saved', shownPath(path)));
  renameSync(draft, path);
  return last;
}

/**
 * True when nobody has written into what a file held since it gave way.
 *
 * @param last when it was written last, as `replaceFile` has it, which saves reading it; null where that is not known
 */
export function isUntouched({ kept }: Places, { before }: ChangedFile, last: string | null): boolean {
  return (last !== null && writtenLast(kept) === last) || digestAt(kept) === before;
}

function writtenLast(path: string): string | null {
  const stats = statsOf(path);
  return stats ? `${stats.mtimeNs} ${stats.size}` : null;
}

/** @throws OtherHands when a draft is not what it was when it was written */
export function checkDraft({ path, draft }: Places, { after }: ChangedFile): void {
  if (isThere(draft) && digestAt(draft) !== after)
    throw new OtherHands(l10n.t('The draft of {0} was changed', shownPath(path)));
}

/**
 * Makes a file what it was before `replaceFile`, unless somebody has saved something in it after that.
 *
 * @returns the file in words when that is so, and where what it held is when both have been changed
 * @throws the system's error
 */
export function restoreFile({ path, draft, kept }: Places, { before, after }: ChangedFile): string[] {
  const left: string[] = [];
  if (!isThere(draft) && isThere(kept)) {
    const now = digestAt(path);
    if (now === after || !isThere(path)) renameSync(kept, path);
    else if (now !== before) {
      const keepsOther = digestAt(kept) !== before;
      left.push(
        keepsOther
          ? l10n.t('{0}, and in another way {1}', shownPath(path), shownPath(kept))
          : shownPath(path),
      );
      if (keepsOther) return left;
    }
  }
  rmSync(draft, { force: true });
  rmSync(kept, { force: true });
  return left;
}

/** Keeps what a file holds under another name, as well. */
function keep(path: string, kept: string, mode: number): void {
  try {
    // A link gives the file a second name: what is written into it later is in both.
    linkSync(path, kept);
  } catch (error) {
    if (isMissing(error)) throw error;
    if (hasCode(error, 'EEXIST')) {
      // A call that was broken off between keeping it and changing the file has kept it already.
      rmSync(kept);
      keep(path, kept, mode);
      return;
    }
    // Some disks know no links, and some systems let nobody link what belongs to others.
    writeNew(kept, bytesOf(path), { mode });
  }
}

function statsOf(path: string): BigIntStats | undefined {
  return lstatSync(path, { bigint: true, throwIfNoEntry: false });
}

/** Null for what is no file, or not there. */
function digestAt(path: string): string | null {
  return statsOf(path)?.isFile() ? digestOf(bytesOf(path)) : null;
}

function bytesOf(path: string): Uint8Array {
  const file = openSync(path, openFlags | noLinks);
  try {
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}
