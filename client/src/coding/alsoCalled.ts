import * as vscode from 'vscode';

/** The aliases of a code as lists of codes show them; '' where it has none. */
export function alsoCalled(aliases: readonly string[]): string {
  return aliases.length === 0 ? '' : vscode.l10n.t('also: {0}', aliases.join(', '));
}
