import * as vscode from 'vscode';
import { removeCodingsRequest } from '../../../server/src/protocol/coding';
import type { Server } from '../server/server';
import { askForCodings, codingItem, sayNoCoding } from './chooseCoding';
import { currentTarget, make } from './target';

/** Takes a code off its passage: that of the code line with the cursor, or of those on the passage the user's choice. */
export async function removeCode(server: Server): Promise<void> {
  const target = currentTarget();
  const codings = target && (await askForCodings(server, target));
  if (!codings) return;
  if (codings.length === 0) return sayNoCoding();
  const all = {
    label: vscode.l10n.t('All {0} codes', codings.length),
    iconPath: new vscode.ThemeIcon('clear-all'),
    coding: null,
  };
  const chosen =
    codings.length === 1
      ? all
      : await vscode.window.showQuickPick([...codings.map(codingItem), all], {
          title: vscode.l10n.t('Remove Code'),
          placeHolder: vscode.l10n.t('The code to take off; its memos stay with the passage'),
          matchOnDescription: true,
        });
  if (!chosen) return;
  const removed = chosen.coding ? [chosen.coding] : codings;
  const { uri, version } = target;
  const lines = removed.map(({ line, label }) => ({ line, label }));
  await make(target, await server.request(removeCodingsRequest, { uri, version, codings: lines }));
}
