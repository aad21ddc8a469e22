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
    {
      label: vscode.l10n.t('Forget it'),
      detail: vscode.l10n.t(
        '“{0}” is an unknown code from now on, wherever somebody still writes it.',
        label,
      ),
      keep: false,
    },
    {
      label: vscode.l10n.t('Keep it as an alias'),
      detail: vscode.l10n.t('“{0}” still means the code, where a colleague or an older file has it.', label),
      keep: true,
    },
  ];
  const placeHolder = vscode.l10n.t('What becomes of the old label?');
  return (await vscode.window.showQuickPick(choices, { title, placeHolder }))?.keep;
}
