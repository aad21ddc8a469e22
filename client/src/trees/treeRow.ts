import * as vscode from 'vscode';
import { codePlacesRequest, type TreeNode } from '../../../server/src/protocol/trees';
import type { Server } from '../server/server';
import { showStatus } from '../ui/notices';
import { editorRange, showPlace } from '../ui/places';

/** Opens codebook.yaml at the entry of a row's code. */
export async function goToEntry(server: Server, { path }: TreeNode): Promise<void> {
  const places = await server.request(codePlacesRequest, { path: [...path] });
  if (places?.entry) await showPlace(places.entry);
  else showStatus(vscode.l10n.t('The codebook has no entry for this code.'));
}

/** Shows all places that name a row's code, in a peek at its first use, or at its entry while it is not used. */
export async function findReferences(server: Server, { path }: TreeNode): Promise<void> {
  const places = await server.request(codePlacesRequest, { path: [...path] });
  const place = places?.firstUse ?? places?.entry;
  if (!place) return;
  await showPlace(place);
  await vscode.commands.executeCommand('editor.action.referenceSearch.trigger');
}

export async function openRow({ uri, place }: TreeNode, viewColumn: vscode.ViewColumn): Promise<void> {
  if (place)
    await vscode.window.showTextDocument(vscode.Uri.parse(place.uri), {
      viewColumn,
      selection: editorRange(place),
    });
  else if (uri !== null) await vscode.window.showTextDocument(vscode.Uri.parse(uri), { viewColumn });
}

export async function revealInExplorer({ uri }: TreeNode): Promise<void> {
  if (uri !== null) await vscode.commands.executeCommand('revealInExplorer', vscode.Uri.parse(uri));
}
