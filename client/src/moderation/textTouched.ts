import * as vscode from 'vscode';

const byHand: readonly (vscode.TextEditorSelectionChangeKind | undefined)[] = [
  vscode.TextEditorSelectionChangeKind.Keyboard,
  vscode.TextEditorSelectionChangeKind.Mouse,
];

/** Tells whether the user has turned to a text since it was made: has gone to another editor, clicked, or moved the cursor. */
export class TextTouched implements vscode.Disposable {
  isTouched = false;
  private readonly all: vscode.Disposable;

  constructor() {
    const touch = () => {
      this.isTouched = true;
    };
    this.all = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(touch),
      // A change of the text moves the cursor as well, and is nobody's hand.
      vscode.window.onDidChangeTextEditorSelection(({ kind }) => {
        if (byHand.includes(kind)) touch();
      }),
    );
  }

  dispose(): void {
    this.all.dispose();
  }
}
