import * as vscode from 'vscode';
import { codesAtRequest } from '../../../server/src/protocol/retrieval';
import type { RowsView } from '../panel/rowsView';
import type { Server } from '../server/server';
import { whenQuiet } from '../ui/timing';
import type { QuotesScope } from './quotesScope';

/** How long the cursor must rest before the view shows another code, in milliseconds. */
const rest = 150;

/**
 * Lets the view of quotes show the code at the cursor. It keeps what it shows while the cursor is on no code, and
 * in a passage that has the same code among others: so its own quotes can be looked at one after the other.
 */
export function followCode(
  server: Server,
  scope: QuotesScope,
  view: Pick<RowsView, 'visible' | 'onDidChangeVisibility'>,
): vscode.Disposable {
  let asked = new vscode.CancellationTokenSource();

  const follow = async () => {
    asked.cancel();
    const editor = vscode.window.activeTextEditor;
    if (!editor || !view.visible || scope.isPinned) return;
    asked = new vscode.CancellationTokenSource();
    const { token } = asked;
    const { line, character } = editor.selection.active;
    const uri = editor.document.uri.toString();
    const at = await server.request(codesAtRequest, { uri, position: { line, character } }, token);
    const [label] = at?.labels ?? [];
    if (!at || label === undefined || token.isCancellationRequested || scope.isPinned) return;
    const { of } = scope;
    const isShown = of?.folder === at.folder && of.of.kind === 'code' && at.labels.includes(of.of.name);
    if (isShown && (!at.named || of.of.name === label)) return;
    scope.show({ folder: at.folder, of: { kind: 'code', name: label } });
  };
  const later = whenQuiet(rest, () => void follow());

  return vscode.Disposable.from(
    later,
    scope.onDidChange(() => later.ask()),
    view.onDidChangeVisibility(() => later.ask()),
    vscode.window.onDidChangeActiveTextEditor(() => later.ask()),
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (document === vscode.window.activeTextEditor?.document) later.ask();
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      // An edit moves the cursor, too, and tells no kind: whoever recodes a quote goes on with those that are left.
      if (kind !== undefined && textEditor === vscode.window.activeTextEditor) later.ask();
    }),
  );
}
