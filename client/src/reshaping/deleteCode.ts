import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol/trees';
import type { Server } from '../server/server';
import { carryOut } from './carryOut';
import { codeOfRow } from './codeOfRow';
import { codesOf } from './pickOther';

/** Deletes a code from the codebook, with or without its codings. */
export async function deleteCode(server: Server, row?: TreeNode): Promise<void> {
  const chosen = await codeOfRow(server, row, vscode.l10n.t('Delete Code'));
  if (!chosen) return;
  const { folder, label } = chosen;
  const counts = (await codesOf(server, folder))?.find((code) => code.label === label)?.counts;
  if (counts === undefined) return;
  const choices: (vscode.QuickPickItem & { readonly codings: 'keep' | 'remove' })[] = [
    {
      label: vscode.l10n.t('Keep them'),
      description: counts,
      detail: vscode.l10n.t('Only the entry of the codebook goes. The code lines stay, as an unknown code.'),
      codings: 'keep',
    },
    {
      label: vscode.l10n.t('Remove them'),
      description: counts,
      detail: vscode.l10n.t('The code lines go, too. Their memos stay with the passages.'),
      codings: 'remove',
    },
  ];
  const choice = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Delete {0}', label),
    placeHolder: vscode.l10n.t('What becomes of its codings?'),
  });
  if (choice) await carryOut(server, folder, { kind: 'delete', label, codings: choice.codings });
}
