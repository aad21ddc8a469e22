import * as vscode from 'vscode';

const told = new vscode.EventEmitter<vscode.WorkspaceEdit>();

/** Hears of each change that Marginalia is about to make, or would make if the user took a fix. */
export const onOwnEdit = told.event;

/** Says that Marginalia is about to make a change, or offers it; nothing for null. */
export function tellOwnEdit(edit: vscode.WorkspaceEdit | null | undefined): void {
  if (edit) told.fire(edit);
}
