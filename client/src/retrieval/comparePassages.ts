import * as vscode from 'vscode';
import { comparePassagesRequest } from '../../../server/src/protocol/retrieval';
import { afterEdits } from '../coding/afterEdits';
import { setComparing } from '../server/contextKeys';
import type { Server } from '../server/server';
import { sayNoAnswer, showStatus } from '../ui/notices';

/** The commands that compare two passages. */
export function comparisonCommands(server: Server): vscode.Disposable {
  const comparison = new PassageComparison(server);
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

/** The document that shows a comparison. It is on no disk and cannot be changed, so nobody is asked to save it. */
const page = vscode.Uri.from({ scheme: 'marginalia-comparison', path: 'Passages Compared.md' });

/** Compares the codes of two passages: the first time one is remembered, and the second time the other is compared with it. */
class PassageComparison implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private first: PassagePlace | null = null;
  private text = '';
  private readonly all: vscode.Disposable;

  constructor(private readonly server: Server) {
    this.all = vscode.Disposable.from(
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(page.scheme, this),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.uri.toString() !== this.first?.uri) return;
        const edits = contentChanges.map(({ range, text }) => ({ range, newText: text }));
        this.first = { ...this.first, position: afterEdits(this.first.position, edits) };
      }),
    );
  }

  provideTextDocumentContent(): string {
    return this.text;
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
    this.text = found.text;
    this.changed.fire(page);
    const document = await vscode.workspace.openTextDocument(page);
    await vscode.languages.setTextDocumentLanguage(document, 'markdown');
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
  }

  dispose(): void {
    this.all.dispose();
  }
}

function sayNoPassage(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('There is no passage of this study here. Put the cursor into what somebody says.'),
  );
}
