import * as vscode from 'vscode';
import { oldLabels } from '../server/settings';

/**
 * Asks whether an old label stays known as an alias, unless the settings say so.
 *
 * @returns undefined when the user left the question
 */
export async function keepOld(title: string, label: string): Promise<boolean | undefined> {
  const wish = oldLabels();
  if (wish !== 'ask') return wish === 'keep';
  const choices = [
    // First what loses nothing, as Enter takes it.
    {
      label: vscode.l10n.t('Keep the old name, too'),
      detail: vscode.l10n.t('“{0}” still means the code, where a colleague or an older file has it.', label),
      keep: true,
    },
    {
      label: vscode.l10n.t('Use the new name only'),
      detail: vscode.l10n.t(
        'Where somebody still writes “{0}”, it is underlined as a code that the codebook does not have.',
        label,
      ),
      keep: false,
    },
  ];
  const placeHolder = vscode.l10n.t('What becomes of the old name?');
  return (await vscode.window.showQuickPick(choices, { title, placeHolder }))?.keep;
}
