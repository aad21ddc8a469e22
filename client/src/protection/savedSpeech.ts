import * as vscode from 'vscode';
import { decode } from '../../../server/src/protocol/decode';

/**
 * Has transcripts written with their speech as it was, though what formats files when they are saved, or trims their lines, changes
 * it. VS Code lets that come before extensions or after them: the file is written once the change is taken back, or once more.
 */
export class SavedSpeech implements vscode.Disposable {
  /** The documents that are being saved, or could not be, and whether speech was changed since we were told so. */
  private readonly saving = new Map<vscode.TextDocument, boolean>();
  /** How often we were told that each is about to be saved, or has been. */
  private readonly saves = new Map<vscode.TextDocument, number>();
  private readonly listening: vscode.Disposable;

  /** @param repairingOf says when all that was changed in a document has been taken back; null where nothing is to be */
  constructor(private readonly repairingOf: (document: vscode.TextDocument) => Promise<void> | null) {
    this.listening = vscode.Disposable.from(
      vscode.workspace.onWillSaveTextDocument((event) => {
        const repairing = repairingOf(event.document);
        this.saving.set(event.document, repairing !== null);
        this.count(event.document);
        if (repairing) event.waitUntil(repairing);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => void this.saved(document)),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.saving.delete(document);
        this.saves.delete(document);
      }),
    );
  }

  /** Speech of a document has been changed, and is being taken back. */
  changed(document: vscode.TextDocument): void {
    if (this.saving.has(document)) this.saving.set(document, true);
  }

  /**
   * Whether it is another program that has changed a document, just now. What formats a file as it is saved leaves it as it is on the
   * disk, too, and so saves are counted: nobody tells us of one that failed, after which people may have what is on the disk.
   *
   * VS Code says that a document has been changed before it says that this makes it differ from the disk; a command that does nothing
   * comes back behind both.
   */
  async isFromDisk(document: vscode.TextDocument): Promise<boolean> {
    if (document.isDirty) return false;
    const saves = this.saves.get(document);
    await vscode.commands.executeCommand('noop');
    return !document.isDirty && this.saves.get(document) === saves;
  }

  dispose(): void {
    this.listening.dispose();
  }

  private count(document: vscode.TextDocument): void {
    this.saves.set(document, (this.saves.get(document) ?? 0) + 1);
  }

  private async saved(document: vscode.TextDocument): Promise<void> {
    // Where something else took its time, VS Code saves without having told us before.
    const isChanged = this.saving.get(document) === true || this.repairingOf(document) !== null;
    this.saving.delete(document);
    this.count(document);
    if (!isChanged) return;
    await this.repairingOf(document);
    // VS Code saves without changing anything only what is in the editor in front.
    if (vscode.window.activeTextEditor?.document === document) {
      await vscode.commands.executeCommand('workbench.action.files.saveWithoutFormatting');
      return;
    }
    if (!document.isClosed && (await isOnDisk(document))) return;
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'What somebody says in {0} was changed while it was saved, and is as it was again in the editor. Save it once more, by “File: Save without Formatting”.',
        vscode.workspace.asRelativePath(document.uri),
      ),
    );
  }
}

/** Whether a file holds what its document says; false for one that cannot be read. */
async function isOnDisk(document: vscode.TextDocument): Promise<boolean> {
  try {
    return decode(await vscode.workspace.fs.readFile(document.uri)) === document.getText();
  } catch {
    return false;
  }
}
