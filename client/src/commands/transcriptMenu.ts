import * as vscode from 'vscode';

interface MenuItem extends vscode.QuickPickItem {
  readonly command: string;
}

/** What can be done with the transcript in the editor: behind the item of the status bar. */
export async function showTranscriptMenu(): Promise<void> {
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
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('This Transcript') });
  if (chosen) await vscode.commands.executeCommand(chosen.command);
}
