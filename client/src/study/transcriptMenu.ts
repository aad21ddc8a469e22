import * as vscode from 'vscode';
import { transcriptLayoutRequest } from '../../../server/src/protocol/layout';
import type { Server } from '../server/server';

interface MenuItem extends vscode.QuickPickItem {
  readonly command: string;
}

/** What can be done with the transcript in the editor, and how it is read: behind the item of the status bar. */
export async function showTranscriptMenu(server: Server): Promise<void> {
  const items: MenuItem[] = [
    { label: vscode.l10n.t('$(tag) Code Passage…'), command: 'marginalia.codePassage' },
    { label: vscode.l10n.t('$(warning) Show Problems'), command: 'workbench.actions.view.problems' },
    { label: vscode.l10n.t('$(arrow-down) Next Coding'), command: 'marginalia.nextCoding' },
    {
      label: vscode.l10n.t('$(fold) Show Only Passages With a Code…'),
      command: 'marginalia.showOnlyPassagesWithCode',
    },
    { label: vscode.l10n.t('$(unfold) Show Everything'), command: 'marginalia.showEverything' },
    { label: vscode.l10n.t('$(edit) Add Attributes…'), command: 'marginalia.addAttributes' },
    {
      label: vscode.l10n.t('$(comment-discussion) Go to Interview…'),
      command: 'marginalia.goToInterview',
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('This Transcript'),
    placeHolder: await howItIsRead(server),
  });
  if (chosen) await vscode.commands.executeCommand(chosen.command);
}

async function howItIsRead(server: Server): Promise<string> {
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  const layout = uri === undefined ? null : await server.request(transcriptLayoutRequest, { uri });
  if (!layout) return '';
  return layout.words === ''
    ? vscode.l10n.t('Nobody was recognised in it who speaks')
    : vscode.l10n.t('Turns are read as {0}', layout.words);
}
