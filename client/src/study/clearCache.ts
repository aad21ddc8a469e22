import * as vscode from 'vscode';
import { showStatus } from '../ui/notices';

/** What the server keeps of the transcripts of a workspace: what was read of them, and what they held before the last change of many. */
const folders = ['summaries', 'originals'];

/**
 * Takes away what the server has kept of the transcripts of this workspace. With nothing there, there is nothing to do.
 *
 * @param forget called first: what was changed last in many files cannot be undone any more
 */
export async function clearCache(
  { storageUri }: vscode.ExtensionContext,
  forget: () => Promise<void>,
): Promise<void> {
  await forget();
  const kept = storageUri ? folders.map((name) => vscode.Uri.joinPath(storageUri, name)) : [];
  for (const folder of kept) {
    if (!(await isRemoved(folder))) {
      const message = vscode.l10n.t(
        'What is kept of the transcripts in {0} cannot be removed. Delete this folder yourself.',
        folder.fsPath,
      );
      void vscode.window.showErrorMessage(message);
      return;
    }
  }
  showStatus(vscode.l10n.t('Nothing is kept of the transcripts outside of their files.'));
}

async function isRemoved(folder: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.delete(folder, { recursive: true });
    return true;
  } catch (error) {
    return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
  }
}
