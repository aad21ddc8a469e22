import { accessSync, constants, lstatSync, realpathSync, rmSync, type Stats, statSync } from 'node:fs';
import { open, unlink } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { isMissing, reason } from '../readable';
import { CallError, saysWhy } from './call';
import {
  beginJournal,
  type ChangedFile,
  endJournal,
  type JournalFile,
  leftJournal,
  placesOf,
  type ReadyJournal,
  replaceJournal,
  signOfLife,
} from './changeJournal';
import { pathFrom, shownPath } from './disk';
import { noLinks, secret, writeNew } from './newFile';
import {
  checkDraft,
  digestOf,
  isThere,
  isUntouched,
  OtherHands,
  replaceFile,
  restoreFile,
} from './replaceFile';

/** A file, and what it is to hold. */
export interface NewContent {
  readonly path: string;
  /** Of what it held when the new content was worked out: see `digestOf`. */
  readonly before: string;
  readonly after: string;
  /** Puts what it is to hold where its draft is to be. */
  place(draft: string): void;
}

/** A file whose text changes. */
export function newText(path: string, before: string, after: string): NewContent {
  return {
    path,
    before: digestOf(before),
    after: digestOf(after),
    place: (draft) => writeNew(draft, after, { mode: 0o600, waits: false }),
  };
}

/** A change that is worked out and written, but for the files themselves. */
export interface ReadyChange {
  /** Of the study, links followed. */
  readonly folder: string;
  readonly journal: ReadyJournal;
}

/**
 * Changes files all together or not at all, also when the process is killed in the middle: `finishBrokenOff` then does
 * the rest, or takes back what was begun, at the next call. What others save meanwhile is not overwritten: then all is taken
 * back.
 *
 * @param folder of the study
 * @param paths of all files that may be among the contents, links followed
 * @param contents of those that change, worked out one after the other: what is thrown there takes back everything
 * @throws CallError that says what was and was not changed
 */
export async function changeAll(
  folder: string,
  paths: readonly string[],
  contents: Iterable<NewContent>,
): Promise<void> {
  const change = await prepare(folder, paths, contents);
  complete(change);
  await inParallel(change.journal.files, (file) => removed(placesOf(change.folder, file).kept));
  endJournal(change.folder, change.journal);
}

/** Writes the draft of every file. When this returns, the change will be made even if the process is killed. */
export async function prepare(
  folder: string,
  paths: readonly string[],
  contents: Iterable<NewContent>,
): Promise<ReadyChange> {
  const home = realpathSync.native(folder);
  const files = new Map<string, JournalFile>();
  for (const path of paths) files.set(path, { path: pathFrom(home, path), id: secret() });
  const journal = beginJournal(home, [...files.values()]);
  const alive = signOfLife(home);
  const written = new Map<string, ChangedFile>();
  try {
    for (const { path, before, after, place } of contents) {
      const file = files.get(path);
      // Two links may lead to one file.
      if (!file || written.has(path)) continue;
      checkWritable(path);
      place(placesOf(home, file).draft);
      written.set(path, { ...file, before, after });
      alive();
    }
    const changed = [...written.values()];
    // Waiting for the disk after each of them, or for one after the other, would take many times as long.
    await inParallel(changed, async (file) => {
      await keepDraft(placesOf(home, file));
      alive();
    });
    const ready: ReadyJournal = { ...journal, state: 'ready', files: changed };
    replaceJournal(home, ready);
    return { folder: home, journal: ready };
  } catch (error) {
    for (const file of written.values()) rmSync(placesOf(home, file).draft, { force: true });
    endJournal(home, journal);
    if (saysWhy(error)) throw error;
    throw new CallError(l10n.t('The change cannot be written: {0}. Nothing was changed.', reason(error)));
  }
}

/**
 * Lets every file give way to its draft. What the files held stays beside them, and the journal with it.
 *
 * @throws CallError when that cannot be done for one of them: then every file is again what it was
 */
export function complete({ folder, journal }: ReadyChange): void {
  try {
    makeChange(folder, journal);
  } catch (error) {
    const left = takeBack(folder, journal);
    throw new CallError(
      error instanceof OtherHands
        ? l10n.t(
            '{0} while the study was being changed. Nothing was overwritten, and every file is as it was before{1}. Save what is open in other programs, then try again.',
            error.message,
            left,
          )
        : l10n.t(
            '{0}. Nothing was overwritten, and every file is as it was before{1}. Put that right and try again.',
            reason(error),
            left,
          ),
    );
  }
}

/**
 * Ends a change that was broken off: one that was ready is made, any other taken back.
 *
 * @returns in words what was done; null where nothing was broken off
 * @throws CallError where another process is still at it, or somebody has changed a file since
 */
export function finishBrokenOff(given: string): string | null {
  const folder = realpathSync.native(given);
  const journal = leftJournal(folder);
  if (journal === null) return null;
  if (journal === 'unfinished')
    return 'A call that was broken off had begun to note what it was about to change; the note is gone, and no file was changed by it.';
  if (journal.state === 'preparing') {
    for (const file of journal.files) rmSync(placesOf(folder, file).draft, { force: true });
    endJournal(folder, journal);
    return 'A call that was broken off has left drafts of files; they are gone, and no file was changed by it.';
  }
  if (journal.state === 'back')
    return `A change that was broken off while it was taken back has been taken back to its end${takeBack(folder, journal)}.`;
  try {
    for (const file of journal.files) checkDraft(placesOf(folder, file), file);
    if (!isMade(folder, journal)) makeChange(folder, journal);
    removeKept(folder, journal);
  } catch (error) {
    const left = takeBack(folder, journal);
    throw new CallError(
      l10n.t(
        'A change of {0} was broken off, and cannot be brought to its end: {1}. It has been taken back, and every file is as it was before{2}. Please try again.',
        shownPath(given),
        reason(error),
        left,
      ),
    );
  }
  return 'A change that was broken off has been made in the files that were left.';
}

function makeChange(folder: string, journal: ReadyJournal): void {
  const alive = signOfLife(folder);
  const all = journal.files.map((file) => ({ file, places: placesOf(folder, file) }));
  const replaced = all.map(({ file, places }) => {
    const last = replaceFile(places, file);
    alive();
    return { file, places, last };
  });
  // Who had a file open may have written into what it was.
  for (const { file, places, last } of replaced)
    if (!isUntouched(places, file, last))
      throw new OtherHands(l10n.t('{0} was saved', shownPath(places.path)));
}

function removeKept(folder: string, journal: ReadyJournal): void {
  for (const file of journal.files) rmSync(placesOf(folder, file).kept, { force: true });
  endJournal(folder, journal);
}

/** True when every file has given way and what some of them held is gone: nothing but removing the rest of it is left to be done. */
function isMade(folder: string, { files }: ReadyJournal): boolean {
  const places = files.map((file) => placesOf(folder, file));
  return places.every(({ draft }) => !isThere(draft)) && places.some(({ kept }) => !isThere(kept));
}

/**
 * Makes every file again what it was.
 *
 * @returns in words which files are not: those that somebody has saved after they had changed
 * @throws CallError when a file cannot be written: the next call goes on with it
 */
function takeBack(folder: string, journal: ReadyJournal): string {
  const left: string[] = [];
  try {
    if (journal.state !== 'back') noteBack(folder, journal);
    for (const file of journal.files) left.push(...restoreFile(placesOf(folder, file), file));
    endJournal(folder, journal);
  } catch (error) {
    throw new CallError(
      l10n.t(
        'The change could be neither made nor taken back: {0}. A part of the files has been changed. Put that right and try again: the rest is taken back then.',
        reason(error),
      ),
    );
  }
  if (left.length === 0) return '';
  return l10n.t(', but for what was saved after the change had come to it: {0}', left.join(', '));
}

/** A full disk may have no room for the note. What it is for is only the case that this call is broken off, too. */
function noteBack(folder: string, journal: ReadyJournal): void {
  try {
    replaceJournal(folder, { ...journal, state: 'back' });
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
  }
}

/**
 * A file that nobody may write gives way to another one as easily as any, as that changes only its folder: so this is asked.
 *
 * @throws CallError where it is protected
 */
function checkWritable(path: string): void {
  let isProtected = (statSync(path).mode & 0o222) === 0;
  try {
    accessSync(path, constants.W_OK);
  } catch {
    isProtected = true;
  }
  if (isProtected)
    throw new CallError(
      l10n.t(
        '{0} is write-protected. Nothing was changed. Make it writable, or ask whoever protects it, then try again.',
        shownPath(path),
      ),
    );
}

/** The draft is on the disk when this resolves, with the rights and the owner that the file has, as far as the system allows. */
async function keepDraft({ path, draft }: { path: string; draft: string }): Promise<void> {
  if (isKept(lstatSync(draft), lstatSync(path))) return;
  const file = await open(draft, constants.O_RDWR | noLinks);
  try {
    const { mode, uid, gid } = lstatSync(path);
    const own = await file.stat();
    // Whoever may not give files away keeps at least their group, where that is possible.
    if (own.uid !== uid || own.gid !== gid)
      await file.chown(uid, gid).catch(() => file.chown(own.uid, gid).catch(() => {}));
    if (own.mode !== mode) await file.chmod(mode);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** True for a second name of what has been on the disk before, with the rights and the owner that are wanted. */
function isKept(draft: Stats, { mode, uid, gid }: Stats): boolean {
  return draft.nlink > 1 && draft.mode === mode && draft.uid === uid && draft.gid === gid;
}

/** Removes a file in one step, where `rm` takes three. One that is gone already is none to remove. */
async function removed(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** So many drafts are waited for at once. */
const atOnce = 32;

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item);
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}
