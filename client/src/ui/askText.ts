import * as vscode from 'vscode';

/**
 * Asks for words in a box of one line. It stays where something else gets the keyboard, such as an editor that is clicked on to look
 * a word up: VS Code would take the box away, and what was typed with it.
 *
 * @returns what was typed, trimmed; undefined when the user left the question with Escape, or another one took its place
 */
export async function askText(
  options: Omit<vscode.InputBoxOptions, 'ignoreFocusOut'>,
): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({ ...options, ignoreFocusOut: true });
  return typed?.trim();
}

/** Asks for the name of something as `askText` does; an empty one is refused. */
export function askName(
  options: Omit<Parameters<typeof askText>[0], 'validateInput'>,
): Promise<string | undefined> {
  return askText({
    ...options,
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('A name is needed.') : undefined),
  });
}
