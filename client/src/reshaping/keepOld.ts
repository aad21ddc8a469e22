import * as vscode from 'vscode';
import { oldLabels } from '../server/settings';
import { inQuotes } from '../ui/inQuotes';

/**
 * Asks whether old labels stay known as aliases, unless the settings say so.
 *
 * @param labels one for a code that is renamed, several for codes that are merged
 * @returns undefined when the user left the question
 */
export async function keepOld(title: string, labels: readonly string[]): Promise<boolean | undefined> {
  const wish = oldLabels();
  if (wish !== 'ask') return wish === 'keep';
  const names = labels.map(inQuotes).join(', ');
  const choices = [
    // First what loses nothing, as Enter takes it.
    {
      label: vscode.l10n.t('Keep the old name, too'),
      detail:
        labels.length === 1
          ? vscode.l10n.t('{0} still means the code, where a colleague or an older file has it.', names)
          : vscode.l10n.t('{0} still mean the code, where a colleague or an older file has them.', names),
      keep: true,
    },
    {
      label: vscode.l10n.t('Use the new name only'),
      detail:
        labels.length === 1
          ? vscode.l10n.t('Where somebody still writes {0}, it is underlined as unknown.', names)
          : vscode.l10n.t('Where somebody still writes {0}, they are underlined as unknown.', names),
      keep: false,
    },
  ];
  const placeHolder = vscode.l10n.t('What becomes of the old name?');
  // The new name was typed just before, and would go with the question.
  return (await vscode.window.showQuickPick(choices, { title, placeHolder, ignoreFocusOut: true }))?.keep;
}
