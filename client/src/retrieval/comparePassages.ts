import * as vscode from 'vscode';
import { comparePassagesRequest } from '../../../server/src/protocol/retrieval';
import { afterEdits } from '../coding/afterEdits';
import { setComparing } from '../server/contextKeys';
import type { Server } from '../server/server';
import { sayNoAnswer, showStatus } from '../ui/notices';
import type { Reports } from '../ui/reports';

/** The commands that compare two passages. */
export function comparisonCommands(server: Server, reports: Reports): vscode.Disposable {
  const comparison = new PassageComparison(server, reports);
  return vscode.Disposable.from(
    comparison,
    vscode.commands.registerCommand('marginalia.comparePassages', () => comparison.compare()),
    vscode.commands.registerCommand('marginalia.stopComparing', () => comparison.forget()),
  );
}

/** A place in a passage, as messages name it. */
interface PassagePlace {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

/** Compares the codes of two passages: the first time one is remembered, and the second time the other is compared with it. */
class PassageComparison implements vscode.Disposable {
  private first: PassagePlace | null = null;
  private readonly following: vscode.Disposable;

  constructor(
    private readonly server: Server,
    private readonly reports: Reports,
  ) {
    this.following = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document.uri.toString() !== this.first?.uri) return;
      const edits = contentChanges.map(({ range, text }) => ({ range, newText: text }));
      this.first = { ...this.first, position: afterEdits(this.first.position, edits) };
    });
  }

  /** Remembers the passage at the cursor, or compares it with the one remembered. */
  async compare(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'transcript') return;
    const { line, character } = editor.selection.active;
    const here = { uri: editor.document.uri.toString(), position: { line, character } };
    if (this.first) await this.show(this.first, here);
    else await this.remember(here);
  }

  /** Forgets the passage remembered. */
  forget(): void {
    this.first = null;
    setComparing(false);
  }

  private async remember(here: PassagePlace): Promise<void> {
    // Comparing a passage with itself tells whether there is one.
    const found = await this.server.request(comparePassagesRequest, { first: here, second: here });
    if (found === undefined) return sayNoAnswer();
    if (!found) return sayNoPassage();
    this.first = here;
    setComparing(true);
    showStatus(vscode.l10n.t('Remembered this passage. Go to another one and compare again.'));
  }

  private async show(first: PassagePlace, second: PassagePlace): Promise<void> {
    const found = await this.server.request(comparePassagesRequest, { first, second });
    if (found === undefined) return sayNoAnswer();
    if (!found) return sayNoPassage();
    this.forget();
    await this.reports.show(vscode.l10n.t('Passages Compared'), found.text, 'beside');
  }

  dispose(): void {
    this.following.dispose();
  }
}

function sayNoPassage(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('There is no passage of this study here. Put the cursor into what somebody says.'),
  );
}
