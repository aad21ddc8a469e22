import * as vscode from 'vscode';

/** How long a remark stays, in milliseconds: long enough to be read, or read out, once. */
const remark = 5000;

/** Says in the status bar what is worth no notification. Screen readers are told of it by VS Code. */
export function sayQuietly(text: string): void {
  vscode.window.setStatusBarMessage(text, remark);
}
