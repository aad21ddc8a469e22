import type * as vscode from 'vscode';

/** Shows a list until the user takes one of its items, or undefined by leaving it, and disposes of it. */
export function pickedItem<T extends vscode.QuickPickItem>(
  picker: vscode.QuickPick<T>,
): Promise<T | undefined> {
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.activeItems[0]);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
