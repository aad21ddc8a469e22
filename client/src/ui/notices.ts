import * as vscode from 'vscode';

/** How long a remark stays, in milliseconds: long enough to be read once. */
const remark = 5000;

/** Says in the status bar what is worth no notification. */
export function showStatus(text: string): void {
  vscode.window.setStatusBarMessage(text, remark);
}

/** Says what was changed along with what was asked for. It stays to be read, as numbers change by it; '' says nothing. */
export function sayAlong(sentence: string): void {
  if (sentence !== '') void vscode.window.showInformationMessage(withoutLinks(sentence));
}

/** Says that the server did not answer. Why not is in the output. */
export function sayNoAnswer(): void {
  void vscode.window.showErrorMessage(
    vscode.l10n.t('Marginalia gave no answer. “Marginalia: Show Output” says why.'),
  );
}

/**
 * A text of the study for a message to the user: VS Code makes `[words](command:...)` in a message a link that runs
 * the command, and a label or a folder may be called anything.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
