import * as vscode from 'vscode';
import { addMemoRequest, type CodingAt } from '../../../server/src/protocol/coding';
import type { Server } from '../server/server';
import { askForCodings, codingItem } from './chooseCoding';
import { currentTarget, make } from './target';

/** Writes a memo on a coding or on the passage, whichever the user means. */
export async function addAMemo(server: Server): Promise<void> {
  const target = currentTarget();
  const codings = target && (await askForCodings(server, target));
  if (!codings) return;
  const { uri, version, selections } = target;
  const isOnCode = codings.length === 1 && codings[0]?.line === selections[0]?.start.line;
  const chosen = isOnCode ? codings[0] : await chooseWhatOn(codings);
  if (chosen === undefined) return;
  const title = chosen ? vscode.l10n.t('Memo on {0}', chosen.label) : vscode.l10n.t('Memo on the Passage');
  const text = (
    await vscode.window.showInputBox({ title, prompt: vscode.l10n.t('What you think of it') })
  )?.trim();
  if (!text) return;
  const on = chosen && { line: chosen.line, label: chosen.label };
  await make(target, await server.request(addMemoRequest, { uri, version, selections, on, text }));
}

/** @returns null for the passage; undefined when the user left the list */
async function chooseWhatOn(codings: readonly CodingAt[]): Promise<CodingAt | null | undefined> {
  if (codings.length === 0) return null;
  const passage = {
    label: vscode.l10n.t('The passage'),
    iconPath: new vscode.ThemeIcon('comment'),
    coding: null,
  };
  const chosen = await vscode.window.showQuickPick([...codings.map(codingItem), passage], {
    title: vscode.l10n.t('Add Memo'),
    placeHolder: vscode.l10n.t('What the memo is about'),
    matchOnDescription: true,
  });
  return chosen?.coding;
}
