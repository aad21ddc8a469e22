import * as vscode from 'vscode';
import { unguessable } from './unguessable';

/**
 * Creates a file with all that is to be in it, or not at all: that is written beside it and gets its name last. A file of
 * this name is never replaced, not even one that was created in the meantime, unless the user has said so.
 *
 * @throws the file system's error, or one that says there is no room; nothing is left then
 */
export async function createFile(
  uri: vscode.Uri,
  content: string | Uint8Array,
  options: { readonly overwrite: boolean } = { overwrite: false },
): Promise<void> {
  // VS Code writes over what is there, and through links, and knows no other way: so nobody can guess this name.
  const draft = uri.with({ path: `${uri.path}.${unguessable()}.tmp` });
  try {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await vscode.workspace.fs.writeFile(draft, bytes);
    // On a full disk, VS Code writes what there is room for and says nothing of the rest.
    const written = await vscode.workspace.fs.readFile(draft);
    if (written.length !== bytes.length)
      throw new Error(vscode.l10n.t('there is no room for it on the disk. Make room, then try again.'));
    await vscode.workspace.fs.rename(draft, uri, options);
  } catch (error) {
    // Where not even this much was written there is nothing to remove.
    await vscode.workspace.fs.delete(draft).then(undefined, () => {});
    throw error;
  }
}
