import * as vscode from 'vscode';
import { codesAtRequest } from '../../../server/src/protocol/retrieval';
import type { TreeNode } from '../../../server/src/protocol/trees';
import { chooseCode } from '../coding/chooseCode';
import { folderOfRow } from '../reshaping/codeOfRow';
import type { Server } from '../server/server';
import type { QuotesOf, QuotesScope } from './quotesScope';

/**
 * Shows the quotes of a code in their view: those of a row of a tree, of the code at the cursor, or the user's choice.
 *
 * @param row of a code or of a family
 */
export async function showQuotesOf(server: Server, scope: QuotesScope, row?: TreeNode): Promise<void> {
  const of = row ? await ofRow(server, row) : await ask(server);
  if (!of) return;
  // What was chosen stays; what merely was at the cursor goes with it.
  scope.pin(!(await isAtCursor(server, of)));
  scope.show(of);
  await vscode.commands.executeCommand('marginalia.quotes.focus');
}

async function isAtCursor(server: Server, { folder, of }: QuotesOf): Promise<boolean> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || of.kind === 'family') return false;
  const { line, character } = editor.selection.active;
  const position = { line, character };
  const at = await server.request(codesAtRequest, { uri: editor.document.uri.toString(), position });
  return at?.folder === folder && at.labels.includes(of.name);
}

async function ofRow(server: Server, row: TreeNode): Promise<QuotesOf | undefined> {
  const folder = await folderOfRow(server, row);
  const kind = row.type === 'family' ? 'family' : 'code';
  return folder === undefined ? undefined : { folder, of: { kind, name: row.label } };
}

async function ask(server: Server): Promise<QuotesOf | undefined> {
  const code = await chooseCode(server, {
    title: vscode.l10n.t('Show Quotes of Code'),
    placeHolder: vscode.l10n.t('The code whose quotes are shown'),
    inFile: false,
    takeNamed: true,
  });
  return code && { folder: code.folder, of: { kind: 'code', name: code.label } };
}
