import * as vscode from 'vscode';
import { askText } from '../ui/askText';
import type { FoundImport } from './readImports';

/**
 * Asks whose codings come in, where the files that are wanted hold some that name nobody; else asks nothing.
 *
 * @returns null for nobody; undefined when the user leaves
 */
export async function askCoder(
  found: readonly FoundImport[],
  wanted: readonly vscode.Uri[],
): Promise<string | null | undefined> {
  const nobodys = found.reduce(
    (sum, { uri, found: one }) => sum + (one.kind === 'read' && wanted.includes(uri) ? one.nobodys : 0),
    0,
  );
  if (nobodys === 0) return null;
  const name = await askText({
    title: vscode.l10n.t('Whose codings are these?'),
    prompt: vscode.l10n.t(
      'Codings and memos that name nobody: {0}. Say who made them, or leave this empty.',
      nobodys,
    ),
    placeHolder: vscode.l10n.t('Name of the coder'),
  });
  return name === undefined ? undefined : name || null;
}
