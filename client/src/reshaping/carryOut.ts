import * as vscode from 'vscode';
import type { Change } from '../../../server/src/protocol/change';
import { type Held, holdFrom, unwriteHeldRequest, writeHeldRequest } from '../../../server/src/protocol/held';
import { type Reshaped, type Reshaping, reshapeRequest } from '../../../server/src/protocol/reshape';
import { today } from '../../../server/src/protocol/today';
import { applyChange, canBeMade, isSavedAlone, saveAlone, sayOutOfStep } from '../server/applyChange';
import type { Server } from '../server/server';
import { keepsHistory, previewsReshaping } from '../server/settings';
import { type MadeChange, watched } from '../server/takeBack';
import { writeHeld } from '../server/writeHeld';
import { sayAlong, sayNoAnswer, showStatus, withoutLinks } from '../ui/notices';
import { previewHeld } from './previewHeld';
import { forgetWritten, rememberReshaping, sayDone } from './undoReshaping';

/**
 * Reshapes the codes of a study: the server works out what changes in every file, the user sees it first if they
 * want to, and all of it is made, or nothing. One step undoes it, from wherever the user is.
 *
 * @param folder the study's
 * @param quietly for a single step of working through quotes: no preview, and no line in the codebook's history
 * @returns true when it was made
 */
export async function carryOut(
  server: Server,
  folder: string,
  reshaping: Reshaping,
  quietly = false,
): Promise<boolean> {
  const location = vscode.ProgressLocation.Window;
  const title = vscode.l10n.t('Looking through the study');
  const answer = await vscode.window.withProgress({ location, title }, () =>
    // A spelling that is put right is no change of a code.
    workedOut(server, folder, reshaping, !quietly && reshaping.kind !== 'respell' && keepsHistory()),
  );
  if (!answer) {
    sayNoAnswer();
    return false;
  }
  if ('refused' in answer) {
    void vscode.window.showErrorMessage(withoutLinks(answer.refused));
    return false;
  }
  return carryOutWorked(server, answer, quietly);
}

/** Makes a reshaping that is worked out: see `carryOut`. */
export async function carryOutWorked(
  server: Server,
  answer: Exclude<Reshaped, { refused: string }>,
  quietly = false,
): Promise<boolean> {
  const { change, did, along } = answer;
  if (change.files.length === 0 && !answer.held) {
    showStatus(did);
    return true;
  }
  const previews = !quietly && previewsReshaping();
  const done = answer.held
    ? await carryOutHeld(server, change, answer.held, previews)
    : await madeInEditor(change, previews, false);
  if (!done.made) return false;
  rememberReshaping(server, done.change);
  if (quietly) {
    showStatus(did);
    sayAlong(along);
  } else void sayDone(server, along === '' ? did : `${did}. ${along}`, done.change);
  return true;
}

/** What came of a change: whether it was made, and what takes it back. */
interface Done {
  readonly made: boolean;
  readonly change: MadeChange | null;
}

/** @param isPart whether the server has written other files of the same change */
function madeInEditor({ title, files }: Change, previews: boolean, isPart: boolean): Promise<Done> {
  const uris = files.map(({ uri }) => uri);
  const isSaved = isPart || uris.every(isSavedAlone);
  return watched(title, uris, async () => {
    const made = await applyChange({ title, files }, previews);
    if (made && isSaved) await saveAlone(uris);
    return made;
  });
}

/** Has the server write the files that are not open, and makes the rest of the change in the editor: all of it, or nothing. */
async function carryOutHeld(server: Server, change: Change, held: Held, previews: boolean): Promise<Done> {
  const notMade: Done = { made: false, change: null };
  const { title, files } = change;
  if (previews && !(await previewHeld(title, held, files.length))) return notMade;
  if (!canBeMade(change)) return notMade;
  const written = held.id;
  const failed = await writeHeld(server, writeHeldRequest, written, title);
  if (failed === false) return notMade;
  if (failed) {
    sayOutOfStep(failed);
    return notMade;
  }
  if (files.length === 0) return { made: true, change: { title, files: new Map(), written } };
  const done = await madeInEditor(change, false, true);
  if (done.made) return { made: true, change: done.change && { ...done.change, written } };
  await writeHeld(server, unwriteHeldRequest, written, vscode.l10n.t('Undo {0}', title));
  await forgetWritten(server, written);
  return notMade;
}

/**
 * What a reshaping changes in every file; nothing is changed yet.
 *
 * @param withHistory whether the codebook gets a line about it
 * @returns undefined when there is no answer
 */
export function workedOut(
  server: Server,
  folder: string,
  reshaping: Reshaping,
  withHistory: boolean,
): Promise<Reshaped | null | undefined> {
  return server.request(reshapeRequest, {
    folder,
    reshaping,
    history: withHistory ? { date: today() } : null,
    holdFrom,
  });
}
