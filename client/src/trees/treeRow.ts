import * as vscode from 'vscode';
import type { Place } from '../../../server/src/protocol/messages';
import { citationsRequest, codePlacesRequest, type TreeNode } from '../../../server/src/protocol/trees';
import { showOnlyPassagesWithCode } from '../decorations/showOnly';
import { copyQuotes } from '../retrieval/copyQuotes';
import type { Server } from '../server/server';
import { showStatus } from '../ui/notices';
import { editorRange } from './places';

/** Opens codebook.yaml at the entry of a row's code. */
export async function goToEntry(server: Server, { path }: TreeNode): Promise<void> {
  const places = await server.request(codePlacesRequest, { path: [...path] });
  if (places?.entry) await show(places.entry);
  else showStatus(vscode.l10n.t('The codebook has no entry for this code.'));
}

/** Shows all places that name a row's code, in a peek at its first use, or at its entry while it is not used. */
export async function findReferences(server: Server, { path }: TreeNode): Promise<void> {
  const places = await server.request(codePlacesRequest, { path: [...path] });
  const place = places?.firstUse ?? places?.entry;
  if (!place) return;
  await show(place);
  await vscode.commands.executeCommand('editor.action.referenceSearch.trigger');
}

/** Copies all quotes of a row's code. */
export async function copyQuotesOf(server: Server, { path, label }: TreeNode): Promise<void> {
  const places = await server.request(codePlacesRequest, { path: [...path] });
  if (places) await copyQuotes(server, { folder: places.folder, label });
}

/** Folds all but the passages with a row's code, in the transcript that the row stands in or else in that of its first use. */
export async function showOnlyPassagesOf(server: Server, { path, label }: TreeNode): Promise<void> {
  const places = await server.request(codePlacesRequest, { path: [...path] });
  if (!places?.firstUse) return;
  await show(places.firstUse);
  await showOnlyPassagesWithCode(server, label);
}

async function show(place: Place): Promise<void> {
  const selection = new vscode.Range(editorRange(place).start, editorRange(place).start);
  await vscode.window.showTextDocument(vscode.Uri.parse(place.uri), { selection });
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

/** Rows that stand for words of a transcript. */
const cited: readonly TreeNode['type'][] = ['quote', 'memo', 'passage'];

/** The quotes, memos and passages among some rows as Markdown, a blank line between them; '' when there are none. */
export async function citeQuotes(server: Server, rows: readonly TreeNode[]): Promise<string> {
  const quotes = rows.flatMap(({ type, place }) => (cited.includes(type) && place ? [place] : []));
  const found = quotes.length === 0 ? [] : await server.request(citationsRequest, { quotes });
  return (found ?? []).join('\n\n');
}

/** Puts quotes on the clipboard as Markdown citations. */
export async function copyCitation(server: Server, rows: readonly TreeNode[]): Promise<void> {
  const text = await citeQuotes(server, rows);
  if (text === '') {
    showStatus(vscode.l10n.t('Nothing was copied: these words are not in the transcript any more.'));
    return;
  }
  await vscode.env.clipboard.writeText(`${text}\n`);
  showStatus(vscode.l10n.t('Copied as a Markdown citation.'));
}
