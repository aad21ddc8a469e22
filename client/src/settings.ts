import * as vscode from 'vscode';

/** Whether the trees of the side bar show where the cursor is. */
export function treesFollowCursor(): boolean {
  return vscode.workspace.getConfiguration().get('marginalia.trees.followCursor', true);
}
