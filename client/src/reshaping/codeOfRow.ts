import * as vscode from 'vscode';
import { codePlacesRequest, type TreeNode } from '../../../server/src/protocol/trees';
import { type ChosenCode, chooseCode } from '../coding/chooseCode';
import type { Server } from '../server/server';
import { sayNoAnswer } from '../ui/notices';

/** The code that a command is about: that of a row of a tree, the one at the cursor, or the user's choice. */
export async function codeOfRow(
  server: Server,
  row: TreeNode | undefined,
  title: string,
): Promise<ChosenCode | undefined> {
  if (!row)
    return chooseCode(server, {
      title,
      placeHolder: vscode.l10n.t('Choose the code'),
      inFile: false,
      unused: true,
      takeNamed: true,
    });
  const folder = await folderOfRow(server, row);
  return folder === undefined ? undefined : { folder, label: row.label };
}

/** The folder of the study that a row is in. */
export async function folderOfRow(server: Server, { path }: TreeNode): Promise<string | undefined> {
  const places = await server.request(codePlacesRequest, { path: [...path] });
  if (!places) sayNoAnswer();
  return places?.folder;
}
