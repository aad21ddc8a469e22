import * as vscode from 'vscode';
import { setAttributeRequest } from '../../../server/src/protocol/attributes';
import {
  listSpeakersRequest,
  namesFoundRequest,
  waysOfWritingRequest,
} from '../../../server/src/protocol/speaking';
import { applyChange } from '../server/applyChange';
import type { Server } from '../server/server';
import { sayNoAnswer, withoutLinks } from '../ui/notices';

/**
 * Asks how the turns of a transcript are written, each way with the first turns as it would read them, and writes the
 * answer into the front matter.
 *
 * @param uri of the transcript; without it, the one in the editor is meant
 */
export async function sayLayout(server: Server, uri?: unknown): Promise<void> {
  const document = documentOf(uri);
  if (!document) return;
  const at = document.uri.toString();
  const ways = await server.request(waysOfWritingRequest, { uri: at });
  if (!ways) return sayNoAnswer();
  const items = ways.map(({ template, source, turns }) => ({
    label: template,
    description: source,
    detail: turns.join(' · '),
  }));
  if (items.length === 0) return sayNothingFound();
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Say How This Transcript Is Written'),
    placeHolder: vscode.l10n.t('Each way with the first turns as it reads them'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!chosen) return;
  const { version } = document;
  const answer = await server.request(setAttributeRequest, { uri: at, key: 'layout', value: chosen.label });
  if (!answer) return sayNoAnswer();
  if ('refused' in answer) return sayRefused(answer.refused);
  await applyChange({ title: chosen.label, files: [{ uri: at, version, edits: [answer.edit] }] }, false);
}

/**
 * Asks which of the names found in a transcript are speakers, and lists them in the codebook or, without one, in the front
 * matter.
 *
 * @param uri of the transcript; without it, the one in the editor is meant
 */
export async function saySpeakers(server: Server, uri?: unknown): Promise<void> {
  const document = documentOf(uri);
  if (!document) return;
  const at = document.uri.toString();
  const found = await server.request(namesFoundRequest, { uri: at });
  if (!found) return sayNoAnswer();
  const items = found.map(({ name, lines, example, likely }) => ({
    label: name,
    description: lines === 1 ? vscode.l10n.t('1 line') : vscode.l10n.t('{0} lines', lines),
    detail: example,
    picked: likely,
  }));
  if (items.length === 0) return sayNothingFound();
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('These Are the Speakers'),
    placeHolder: vscode.l10n.t('Tick those who speak'),
    canPickMany: true,
    matchOnDetail: true,
  });
  if (!chosen || chosen.length === 0) return;
  const answer = await server.request(listSpeakersRequest, {
    uri: at,
    names: chosen.map(({ label }) => label),
  });
  if (!answer) return sayNoAnswer();
  if ('refused' in answer) return sayRefused(answer.refused);
  await applyChange(answer.change, false);
}

function documentOf(uri: unknown): vscode.TextDocument | undefined {
  if (typeof uri !== 'string') return vscode.window.activeTextEditor?.document;
  const wanted = vscode.Uri.parse(uri).toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted);
}

function sayNothingFound(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Nothing here reads like a name before or above words. Write each name before a colon, or alone above its words.',
    ),
  );
}

function sayRefused(why: string): void {
  void vscode.window.showErrorMessage(withoutLinks(why));
}
