import type * as vscode from 'vscode';

/**
 * Shows a list until the user takes one of its items, or undefined by leaving it, and disposes of it.
 *
 * @param picker whose items, where they hang on what is typed, always show the row of that
 */
export function pickedItem<T extends vscode.QuickPickItem>(
  picker: vscode.QuickPick<T>,
): Promise<T | undefined> {
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      const [active] = picker.activeItems;
      // Enter so shortly after a letter comes before VS Code has drawn the row of what is typed: none is active, or one of fewer letters.
      const isDrawn = active !== undefined && picker.items.includes(active);
      const item = isDrawn ? active : picker.items.find(({ alwaysShow }) => alwaysShow);
      if (!item) return;
      resolve(item);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
