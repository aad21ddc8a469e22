import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol/trees';
import type { Server } from '../server/server';
import { carryOut } from './carryOut';
import { codeOfRow } from './codeOfRow';
import { codesOf, pickOther } from './pickOther';

/** Marks a code as one that is not to be used any more, says what to use instead, and gives that its codings. */
export async function deprecateCode(server: Server, row?: TreeNode): Promise<void> {
  const chosen = await codeOfRow(server, row, vscode.l10n.t('Deprecate Code'));
  if (!chosen) return;
  const { folder, label } = chosen;
  const codes = await codesOf(server, folder);
  if (!codes) return;
  const title = vscode.l10n.t('Deprecate {0}', label);
  const others = codes.filter((code) => code.label !== label && code.codable && code.kind !== 'unknown');
  const successor = await pickOther(title, vscode.l10n.t('The code to be used instead'), others, [
    { label: vscode.l10n.t('$(circle-slash) None') },
  ]);
  if (successor === undefined) return;
  const migrate = successor === null ? false : await asksToMigrate(title, label, successor);
  if (migrate === undefined) return;
  await carryOut(server, folder, { kind: 'deprecate', label, successor, migrate });
}

async function asksToMigrate(title: string, label: string, successor: string): Promise<boolean | undefined> {
  const choices = [
    {
      label: vscode.l10n.t('Keep them'),
      detail: vscode.l10n.t('A hint on each says that {0} is to be used instead.', successor),
      migrate: false,
    },
    {
      label: vscode.l10n.t('Give them to {0}', successor),
      detail: vscode.l10n.t('Every code line of {0} becomes one of {1}.', label, successor),
      migrate: true,
    },
  ];
  const placeHolder = vscode.l10n.t('What becomes of its codings?');
  return (await vscode.window.showQuickPick(choices, { title, placeHolder }))?.migrate;
}
