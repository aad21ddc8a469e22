import * as vscode from 'vscode';
import { type CodingAt, moveCodingRequest } from '../../../server/src/protocol/coding';
import { setMovingCode } from '../server/contextKeys';
import type { Server } from '../server/server';
import { showStatus } from '../ui/notices';
import { editorRange } from '../ui/places';
import { askForCodings, codingItem, sayNoCoding } from './chooseCoding';
import { type CodingTarget, currentTarget, make } from './target';

/**
 * Moves a code to other words: the command picks the code up at the cursor, the user selects the words, and the same
 * command puts it down. A text that changes meanwhile drops it, as its line may be another one then.
 */
export class CodeMover implements vscode.Disposable {
  private moving: { readonly uri: string; readonly coding: CodingAt } | null = null;
  private readonly item = vscode.window.createStatusBarItem('moving', vscode.StatusBarAlignment.Left, -1000);
  private readonly words = vscode.window.createTextEditorDecorationType({
    border: '1px dashed',
    borderColor: new vscode.ThemeColor('focusBorder'),
  });
  private readonly listening: vscode.Disposable;

  constructor(private readonly server: Server) {
    this.item.name = vscode.l10n.t('Moving a Code');
    this.item.command = 'marginalia.dropMovedCode';
    this.listening = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document.uri.toString() !== this.moving?.uri || contentChanges.length === 0) return;
      this.drop();
      showStatus(vscode.l10n.t('The code stays where it is, as the text was changed.'));
    });
  }

  /** Picks up, or puts down what was picked up. */
  async move(): Promise<void> {
    const target = currentTarget();
    if (!target) return;
    if (this.moving) await this.putDown(target, this.moving);
    else await this.pickUp(target);
  }

  /** Leaves the code where it was. */
  drop(): void {
    this.moving = null;
    this.show();
  }

  dispose(): void {
    this.listening.dispose();
    this.item.dispose();
    this.words.dispose();
  }

  private async pickUp(target: CodingTarget): Promise<void> {
    const codings = await askForCodings(this.server, target);
    if (!codings) return;
    if (codings.length === 0) return sayNoCoding();
    const coding = codings.length === 1 ? codings[0] : await chooseMoved(codings);
    if (!coding || target.editor.document.version !== target.version) return;
    this.moving = { uri: target.uri, coding };
    this.show();
  }

  private async putDown(
    target: CodingTarget,
    { uri, coding }: NonNullable<typeof this.moving>,
  ): Promise<void> {
    const [to, ...others] = target.selections;
    if (target.uri !== uri || !to || others.length > 0) {
      showStatus(vscode.l10n.t('Select the other words in the same transcript, in one piece.'));
      return;
    }
    const { version } = target;
    const { line, label } = coding;
    const proposal = await this.server.request(moveCodingRequest, {
      uri,
      version,
      coding: { line, label },
      to,
    });
    // What is refused can be tried with other words.
    if (proposal && 'refused' in proposal) await make(target, proposal);
    else {
      this.drop();
      await make(target, proposal);
    }
  }

  /** Shows in the status bar and around the words what is being moved. */
  private show(): void {
    setMovingCode(this.moving !== null);
    for (const editor of vscode.window.visibleTextEditors) {
      const isHere = editor.document.uri.toString() === this.moving?.uri;
      editor.setDecorations(
        this.words,
        isHere && this.moving ? [editorRange({ range: this.moving.coding.words })] : [],
      );
    }
    if (!this.moving) {
      this.item.hide();
      return;
    }
    const { label } = this.moving.coding;
    this.item.text = vscode.l10n.t('$(move) {0}: select its new words', label);
    this.item.tooltip = vscode.l10n.t(
      'Select words, or put the cursor into a passage, and run “Move Code to Other Words” again. Escape, or a click here, leaves the code where it is.',
    );
    this.item.show();
  }
}

async function chooseMoved(codings: readonly CodingAt[]): Promise<CodingAt | undefined> {
  const chosen = await vscode.window.showQuickPick(codings.map(codingItem), {
    title: vscode.l10n.t('Move Code to Other Words'),
    placeHolder: vscode.l10n.t('The code to move'),
    matchOnDescription: true,
  });
  return chosen?.coding;
}
