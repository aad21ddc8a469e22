import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol/trees';
import type { Server } from '../server/server';
import { carryOut } from './carryOut';
import { codeOfRow } from './codeOfRow';
import { codesOf, pickOther } from './pickOther';

/** Moves a code under another one in the codebook, or to its top level. */
export async function moveCodeUnder(server: Server, row?: TreeNode): Promise<void> {
  const chosen = await codeOfRow(server, row, vscode.l10n.t('Move Code in the Codebook'));
  if (!chosen) return;
  const { folder, label } = chosen;
  const codes = await codesOf(server, folder);
  if (!codes) return;
  const others = codes.filter((code) => code.label !== label && code.kind !== 'unknown');
  const under = await pickOther(
    vscode.l10n.t('Move {0}', label),
    vscode.l10n.t('The code that it belongs under'),
    others,
    [{ label: vscode.l10n.t('$(arrow-up) To the top level') }],
  );
  if (under === undefined) return;
  await carryOut(server, folder, { kind: 'move', label, under });
}
