import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { hasCode, reason } from '../readable';
import { CallError } from './call';
import { readText, shownPath } from './disk';

/** A file, and what it is to hold. */
export interface NewContent {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What is under way in the folder of a study. Each draft lies beside its file until it takes its place. */
const journal = z.object({
  /** `preparing` while drafts are written: no file has been changed. `ready` when all are: each file is to give way to its draft. */
  state: z.enum(['preparing', 'ready']),
  /** Of the process that makes the change. */
  process: z.number(),
  /** Each with what tells whether somebody has changed it since. */
  files: z.array(z.object({ path: z.string(), size: z.number(), modified: z.number() })),
});
type Journal = z.infer<typeof journal>;

const journalName = '.marginalia-change.json';

/**
 * Changes files all together or not at all, also when the process is killed in the middle: `finishBrokenOff` then does
 * the rest, or takes back what was begun, at the next call.
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
  await prepare(folder, paths, contents);
  complete(folder);
}

/** Writes the draft of every file. When this returns, the change will be made whatever happens. */
export async function prepare(
  folder: string,
  paths: readonly string[],
  contents: Iterable<NewContent>,
): Promise<void> {
  const files = paths.map((path) => {
    const { size, mtimeMs } = statSync(path);
    return { path, size, modified: mtimeMs };
  });
  writeJournal(folder, { state: 'preparing', process: process.pid, files }, 'wx');
  try {
    const written = new Set<string>();
    for (const { path, bytes } of contents) {
      writeDraft(path, bytes);
      written.add(path);
    }
    // Waiting for the disk after each of them, or for one after the other, would take many times as long.
    await inParallel([...written], keepDraft);
    const changed = files.filter(({ path }) => written.has(path));
    writeJournal(folder, { state: 'ready', process: process.pid, files: changed }, 'w');
  } catch (error) {
    takeBack(folder, files);
    if (error instanceof CallError) throw error;
    throw new CallError(`The change cannot be written: ${reason(error)}. Nothing was changed.`);
  }
}

/** Lets every file give way to its draft. */
export function complete(folder: string): void {
  const found = readJournal(folder);
  if (found?.state !== 'ready') return;
  for (const { path } of found.files) {
    try {
      renameSync(draftOf(path), path);
    } catch (error) {
      // It has its new content already.
      if (hasCode(error, 'ENOENT')) continue;
      throw new CallError(
        `${shownPath(path)} cannot be written: ${reason(error)}. A part of the files has been changed. Put that right and call this again: it begins with the rest.`,
      );
    }
  }
  rmSync(join(folder, journalName), { force: true });
}

/**
 * Ends a change that was broken off: one that was ready is made, any other taken back.
 *
 * @returns in words what was done; null where nothing was broken off
 * @throws CallError where another process is still at it, or somebody has changed a file since
 */
export function finishBrokenOff(folder: string): string | null {
  const found = readJournal(folder);
  if (!found) return null;
  if (isAlive(found.process))
    throw new CallError(`Another call is changing ${shownPath(folder)} right now. Wait until it is done.`);
  if (found.state === 'preparing') {
    takeBack(folder, found.files);
    return 'A call that was broken off has left drafts of files; they are gone, and no file was changed by it.';
  }
  for (const { path, size, modified } of found.files) {
    if (!isThere(draftOf(path))) continue;
    const now = statSync(path, { throwIfNoEntry: false });
    if (now?.size === size && now.mtimeMs === modified) continue;
    throw new CallError(
      `A change of ${shownPath(folder)} was broken off, and ${shownPath(path)} was edited since. What it was to hold is in ${shownPath(draftOf(path))}: take over what you need, delete that file, and call this again.`,
    );
  }
  complete(folder);
  return 'A change that was broken off has been made in the files that were left.';
}

function takeBack(folder: string, files: Journal['files']): void {
  for (const { path } of files) rmSync(draftOf(path), { force: true });
  rmSync(join(folder, journalName), { force: true });
}

/** No codebook takes a file of this name for a transcript. */
function draftOf(path: string): string {
  return `${path}.marginalia-draft`;
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isAlive(id: number): boolean {
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** @returns null where there is none; one that cannot be read was not finished, so no file was changed by it */
function readJournal(folder: string): Journal | null {
  const path = join(folder, journalName);
  if (!isThere(path)) return null;
  const text = readText(
    path,
    (message) => {
      throw new CallError(message);
    },
    folder,
  );
  try {
    return journal.parse(JSON.parse(text ?? ''));
  } catch {
    throw new CallError(
      `${shownPath(path)} was left by a call that was broken off before it changed anything. Delete it, and call this again.`,
    );
  }
}

function writeJournal(folder: string, content: Journal, flags: 'w' | 'wx'): void {
  const path = join(folder, journalName);
  const text = JSON.stringify(content);
  try {
    if (flags === 'wx') writeKept(path, text, flags);
    else {
      writeKept(`${path}.new`, text, flags);
      renameSync(`${path}.new`, path);
    }
  } catch (error) {
    if (hasCode(error, 'EEXIST'))
      throw new CallError(`Another call is changing ${shownPath(folder)} right now. Wait until it is done.`);
    throw new CallError(`${shownPath(path)} cannot be written: ${reason(error)}. Nothing was changed.`);
  }
}

/** Its content is on the disk, not only on its way there, when this returns. */
function writeKept(path: string, text: string, flags: 'w' | 'wx'): void {
  using(openSync(path, flags), (file) => {
    writeFileSync(file, text);
    fsyncSync(file);
  });
}

function writeDraft(path: string, bytes: Uint8Array): void {
  using(openSync(draftOf(path), 'w', 0o600), (file) => {
    // Linux has what was cut to nothing on its way to the disk as soon as it is closed (`auto_da_alloc` of ext4), so that
    // little is left to wait for when all drafts are there. Elsewhere it does nothing.
    ftruncateSync(file);
    writeFileSync(file, bytes);
  });
}

/** The draft is on the disk when this resolves, with the rights that the file has. */
async function keepDraft(path: string): Promise<void> {
  const file = await open(draftOf(path), 'r+');
  try {
    await file.chmod(statSync(path).mode);
    await file.sync();
  } finally {
    await file.close();
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

function using(file: number, work: (file: number) => void): void {
  try {
    work(file);
  } finally {
    closeSync(file);
  }
}
