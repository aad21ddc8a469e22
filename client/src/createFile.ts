import * as vscode from 'vscode';

/**
 * Creates a file with its whole text, or not at all: the text is written beside it and gets its name last. A file of
 * this name is never replaced, not even one that was created in the meantime.
 *
 * @throws the file system's error; nothing is left then
 */
export async function createFile(uri: vscode.Uri, text: string): Promise<void> {
  const draft = uri.with({ path: `${uri.path}.tmp` });
  try {
    await vscode.workspace.fs.writeFile(draft, new TextEncoder().encode(text));
    await vscode.workspace.fs.rename(draft, uri, { overwrite: false });
  } catch (error) {
    // Where not even this much was written there is nothing to remove.
    await vscode.workspace.fs.delete(draft).then(undefined, () => {});
    throw error;
  }
}
