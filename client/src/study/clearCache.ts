import * as vscode from 'vscode';
import { showStatus } from '../ui/notices';

/** Takes away what the server has kept of the transcripts of this workspace. With nothing there, there is nothing to do. */
export async function clearCache({ storageUri }: vscode.ExtensionContext): Promise<void> {
  const folder = storageUri && vscode.Uri.joinPath(storageUri, 'summaries');
  try {
    if (folder) await vscode.workspace.fs.delete(folder, { recursive: true });
  } catch (error) {
    const isGone = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    if (!isGone) {
      const message = vscode.l10n.t(
        'What is kept of the transcripts in {0} cannot be removed. Delete this folder yourself.',
        folder?.fsPath ?? '',
      );
      void vscode.window.showErrorMessage(message);
      return;
    }
  }
  showStatus(vscode.l10n.t('Nothing is kept of the transcripts outside of their files.'));
}
