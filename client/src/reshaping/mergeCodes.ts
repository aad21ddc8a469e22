import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol/trees';
import type { Server } from '../server/server';
import { carryOut } from './carryOut';
import { codeOfRow } from './codeOfRow';
import { keepOld } from './keepOld';
import { codesOf, pickOther } from './pickOther';

/**
 * Merges codes into one of the study.
 *
 * @param rows those that are selected in a tree; without any, the code at the cursor or the user's choice
 */
export async function mergeCodes(server: Server, rows: readonly TreeNode[]): Promise<void> {
  const first = await codeOfRow(server, rows[0], vscode.l10n.t('Merge Codes'));
  if (!first) return;
  const { folder } = first;
  const labels = [...new Set([first.label, ...rows.map(({ label }) => label)])];
  const title = vscode.l10n.t('Merge {0}', labels.join(', '));
  const codes = await codesOf(server, folder);
  if (!codes) return;
  // Of several, one may be the one that stays: those are offered first.
  const own = codes.filter(({ label }) => labels.includes(label));
  const others = codes.filter(({ label, codable }) => codable && !labels.includes(label));
  const offered = labels.length > 1 ? [...own, ...others] : others;
  const into = await pickOther(
    title,
    vscode.l10n.t('The code that stays, and gets all the codings'),
    offered,
  );
  if (typeof into !== 'string') return;
  const merged = labels.filter((label) => label !== into);
  const keepAlias = await keepOld(title, merged.join('”, “'));
  if (keepAlias === undefined) return;
  await carryOut(server, folder, { kind: 'merge', labels: merged, into, keepAlias });
}
