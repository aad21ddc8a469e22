import * as vscode from 'vscode';

/**
 * Has transcripts written with their speech as it was, though what formats files when they are saved, or trims their lines, changes
 * it. VS Code lets that come before extensions or after them: the file is written once the change is taken back, or once more.
 */
export class SavedSpeech implements vscode.Disposable {
  /** The documents that are being saved, and whether speech was changed since we were told so. */
  private readonly saving = new Map<vscode.TextDocument, boolean>();
  private readonly listening: vscode.Disposable;

  /** @param repairingOf says when all that was changed in a document has been taken back; null where nothing is to be */
  constructor(private readonly repairingOf: (document: vscode.TextDocument) => Promise<void> | null) {
    this.listening = vscode.Disposable.from(
      vscode.workspace.onWillSaveTextDocument((event) => {
        this.saving.set(event.document, false);
        const repairing = repairingOf(event.document);
        if (repairing) event.waitUntil(repairing);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => void this.saved(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.saving.delete(document)),
    );
  }

  /** Speech of a document has been changed, and is being taken back. */
  changed(document: vscode.TextDocument): void {
    if (this.saving.has(document)) this.saving.set(document, true);
  }

  dispose(): void {
    this.listening.dispose();
  }

  private async saved(document: vscode.TextDocument): Promise<void> {
    const isChanged = this.saving.get(document);
    this.saving.delete(document);
    if (!isChanged) return;
    await this.repairingOf(document);
    // VS Code saves without changing anything only what is in the editor in front.
    if (vscode.window.activeTextEditor?.document === document) {
      await vscode.commands.executeCommand('workbench.action.files.saveWithoutFormatting');
      return;
    }
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'What somebody says in {0} was changed while it was saved, and is as it was again in the editor. Save it once more, by “File: Save without Formatting”.',
        vscode.workspace.asRelativePath(document.uri),
      ),
    );
  }
}
