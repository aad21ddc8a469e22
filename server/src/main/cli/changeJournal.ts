import { lstatSync, lutimesSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import { hasCode, isWithin, reason } from '../readable';
import { bytesSync } from '../readFile';
import { CallError } from './call';
import { shownPath } from './disk';
import { noLinks, secret, writeNew } from './newFile';
import { isRunning, ownMark } from './runningProcess';

const secrets = z.string().check(z.regex(/^[0-9a-f]{32}$/));

/** A file that may change: `path` from the folder of the study, with `/`, and the secret in the names of what lies beside it. */
const file = z.object({ path: z.string(), id: secrets });

const changed = z.extend(file, {
  /** What it holds before and after, as SHA-256. */
  before: z.string(),
  after: z.string(),
});

const common = {
  /** Of this one change: tells it from another that took its place. */
  id: secrets,
  /** See `ProcessMark`: of the process that makes the change. */
  process: z.number(),
  started: z.nullable(z.string()),
};

/**
 * What is under way in the folder of a study. `preparing`: drafts are written, and no file has been changed. `ready`: all
 * drafts are there, and each file is to give way to its own. `back`: each file is to be as it was before.
 */
const journal = z.discriminatedUnion('state', [
  z.object({ ...common, state: z.literal('preparing'), files: z.array(file) }),
  z.object({ ...common, state: z.enum(['ready', 'back']), files: z.array(changed) }),
]);
export type Journal = z.infer<typeof journal>;
export type ReadyJournal = Extract<Journal, { state: 'ready' | 'back' }>;
export type JournalFile = z.infer<typeof file>;
export type ChangedFile = z.infer<typeof changed>;

const journalName = '.marginalia-change.json';

/** Where a file of a journal is, and where what lies beside it. */
export interface Places {
  readonly path: string;
  /** What the file is to hold. Hidden, and short where the file has a long name. */
  readonly draft: string;
  /** What the file held, from just before it gives way until all have. */
  readonly kept: string;
}

/** @param folder of the study, links followed */
export function placesOf(folder: string, { path: name, id }: JournalFile): Places {
  const path = join(folder, name);
  const beside = join(dirname(path), `.marginalia-${id}`);
  return { path, draft: `${beside}.draft`, kept: `${beside}.kept` };
}

/**
 * Begins a journal.
 *
 * @throws CallError when another change is under way, or it cannot be written: nothing is left then
 */
export function beginJournal(folder: string, files: readonly JournalFile[]): Journal {
  const path = join(folder, journalName);
  const content: Journal = { id: secret(), ...ownMark(), state: 'preparing', files: [...files] };
  try {
    writeNew(path, JSON.stringify(content));
  } catch (error) {
    throw hasCode(error, 'EEXIST') ? isBusy(folder) : cannotWrite(path, error);
  }
  return content;
}

/**
 * Puts a journal in the place of what it was before, all of it at once.
 *
 * @throws CallError when it cannot be written, or the change is not under way any more
 */
export function replaceJournal(folder: string, content: Journal): void {
  const path = join(folder, journalName);
  // A call that takes back what was begun finds it by its name.
  const draft = newJournal(folder, content);
  try {
    rmSync(draft, { force: true });
    writeNew(draft, JSON.stringify(content));
    if (!isUnderWay(folder, content))
      throw new Error(l10n.t('another program has taken back what this one had begun'));
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw cannotWrite(path, error);
  }
}

/** Ends a change: nothing tells of it any more. */
export function endJournal(folder: string, content: Journal): void {
  rmSync(newJournal(folder, content), { force: true });
  if (isUnderWay(folder, content)) rmSync(join(folder, journalName), { force: true });
}

function newJournal(folder: string, { id }: Journal): string {
  return join(folder, `.marginalia-${id}.json`);
}

/** False when another call has put an end to a change, as a process that was asleep for long may find. */
function isUnderWay(folder: string, { id }: Journal): boolean {
  const text = textOf(join(folder, journalName));
  return text?.startsWith(`{"id":"${id}"`) ?? false;
}

/** A sign of life in the journal is worth this much, in milliseconds. */
const patience = 300_000;

/** Says in the journal that the process that makes the change lives on. To be called often: it seldom does anything. */
export function signOfLife(folder: string): () => void {
  const path = join(folder, journalName);
  let last = performance.now();
  return () => {
    if (performance.now() - last < patience / 20) return;
    last = performance.now();
    const now = timeOn(folder);
    if (now !== null) lutimesSync(path, now / 1000, now / 1000);
  };
}

/**
 * Reads what a call has left that was broken off.
 *
 * @param folder of the study, links followed
 * @returns null where there is none; `unfinished` for one that was not written to its end, as on a full disk: no file had
 * been changed by then, and it is removed
 * @throws CallError when the change is under way, or it is no journal of ours
 */
export function leftJournal(folder: string): Journal | 'unfinished' | null {
  const path = join(folder, journalName);
  const text = textOf(path);
  if (text === null) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    rmSync(path, { force: true });
    return 'unfinished';
  }
  const { success, data } = journal.safeParse(json);
  if (!success)
    throw new CallError(
      l10n.t(
        '{0} is of another version of Marginalia, or not of Marginalia at all. Change the study with that version once more, so that it ends what it has begun; if there is none, delete the file. Then try again.',
        shownPath(path),
      ),
    );
  if (data.process !== process.pid && (isRunning(data) ?? !isOld(folder))) throw isBusy(folder);
  for (const one of data.files) checkInside(folder, placesOf(folder, one).path, path);
  return data;
}

/** A study may be anybody's, and so may a journal: it moves nothing outside. */
function checkInside(folder: string, path: string, journalPath: string): void {
  if (isWithin(folder, path) && isWithin(folder, realFolder(dirname(path)))) return;
  throw new CallError(
    l10n.t(
      '{0} names files outside of the study, which Marginalia never does. Nothing was changed. Delete it, and try again.',
      shownPath(journalPath),
    ),
  );
}

/** A folder that is gone by now leads nowhere else. */
function realFolder(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return path;
    throw new CallError(
      l10n.t('{0} cannot be read: {1}. Nothing was changed.', shownPath(path), reason(error)),
    );
  }
}

/** Null where there is none. */
function textOf(path: string): string | null {
  if (!lstatSync(path, { throwIfNoEntry: false })) return null;
  try {
    return bytesSync(path, noLinks).toString('utf8');
  } catch (error) {
    throw new CallError(
      l10n.t(
        '{0} cannot be read: {1}. Nothing was changed. See what it is and put it elsewhere, then try again.',
        shownPath(path),
        reason(error),
      ),
    );
  }
}

/** True when the last sign of life in the journal is too old, by the clock of the disk. */
function isOld(folder: string): boolean {
  const now = timeOn(folder);
  const last = lstatSync(join(folder, journalName), { throwIfNoEntry: false })?.mtimeMs;
  return now !== null && last !== undefined && Math.abs(now - last) > patience;
}

/** What time it is for the disk of a folder, which may be another computer's, in milliseconds. Null where it cannot be told. */
function timeOn(folder: string): number | null {
  const path = join(folder, `.marginalia-${secret()}.time`);
  try {
    writeNew(path, '', { waits: false });
    try {
      return lstatSync(path).mtimeMs;
    } finally {
      rmSync(path, { force: true });
    }
  } catch {
    return null;
  }
}

function isBusy(folder: string): CallError {
  return new CallError(
    l10n.t('Another program is changing {0} right now. Wait until it is done.', shownPath(folder)),
  );
}

function cannotWrite(path: string, error: unknown): CallError {
  return new CallError(
    l10n.t('{0} cannot be written: {1}. Nothing was changed.', shownPath(path), reason(error)),
  );
}
