import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol/trees';
import type { Server } from '../server/server';
import { carryOut } from './carryOut';
import { codeOfRow, folderOfRow } from './codeOfRow';
import { keepOld } from './keepOld';

/** Renames a code in every transcript and in the codebook. */
export async function renameCode(server: Server, row?: TreeNode): Promise<void> {
  const chosen = await codeOfRow(server, row, vscode.l10n.t('Rename Code'));
  if (!chosen) return;
  const { folder, label } = chosen;
  const title = vscode.l10n.t('Rename {0}', label);
  const to = await askName(title, label, vscode.l10n.t('The new label, everywhere in the study'));
  if (to === undefined || to === label) return;
  const keepAlias = await keepOld(title, label);
  if (keepAlias === undefined) return;
  await carryOut(server, folder, { kind: 'rename', label, to, keepAlias });
}

/** Renames the prefix that the codes of a family share, with that in the name of the family. */
export async function renameFamily(server: Server, row: TreeNode): Promise<void> {
  const folder = await folderOfRow(server, row);
  if (folder === undefined) return;
  const family = /[[(]([^\s[\]()]+)[\])]$/.exec(row.label)?.[1] ?? row.label;
  const title = vscode.l10n.t('Rename the Prefix {0}', family);
  const to = await askName(title, family, vscode.l10n.t('The new prefix of all codes of the family'));
  if (to === undefined || to === family) return;
  const keepAlias = await keepOld(title, `${family}-…`);
  if (keepAlias === undefined) return;
  await carryOut(server, folder, { kind: 'renamePrefix', family, to, keepAlias });
}

/** The name as typed, trimmed; undefined when the user left the question. */
async function askName(title: string, value: string, prompt: string): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title,
    value,
    prompt,
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('A name is needed.') : undefined),
  });
  return name?.trim();
}
