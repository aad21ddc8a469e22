import * as vscode from 'vscode';
import { type Reshaped, type Reshaping, reshapeRequest } from '../../../server/src/protocol/reshape';
import { today } from '../../../server/src/protocol/today';
import { applyChange } from '../server/applyChange';
import type { Server } from '../server/server';
import { keepsHistory, previewsReshaping } from '../server/settings';
import { watched } from '../server/takeBack';
import { sayAlong, sayNoAnswer, showStatus, withoutLinks } from '../ui/notices';
import { rememberReshaping, sayDone } from './undoReshaping';

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
    workedOut(server, folder, reshaping, !quietly && keepsHistory()),
  );
  if (!answer) {
    sayNoAnswer();
    return false;
  }
  if ('refused' in answer) {
    void vscode.window.showErrorMessage(withoutLinks(answer.refused));
    return false;
  }
  const { change, did, along } = answer;
  if (change.files.length === 0) {
    showStatus(did);
    return true;
  }
  const files = change.files.map(({ uri }) => uri);
  const done = await watched(change.title, files, () => applyChange(change, !quietly && previewsReshaping()));
  if (!done.made) return false;
  rememberReshaping(server, done.change);
  if (quietly) {
    showStatus(did);
    sayAlong(along);
  } else void sayDone(server, along === '' ? did : `${did}. ${along}`, done.change);
  return true;
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
  });
}
