import * as vscode from 'vscode';

/** A label or words of a transcript in the quotation marks of the language that VS Code speaks. */
export function inQuotes(text: string): string {
  return vscode.l10n.t('“{0}”', text);
}
