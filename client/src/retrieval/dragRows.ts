import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { TreeNode } from '../../../server/src/protocol/trees';
import { carryOut } from '../reshaping/carryOut';
import { folderOfRow } from '../reshaping/codeOfRow';
import { droppedFiles, fileMimeTypes } from '../server/droppedFiles';
import type { Server } from '../server/server';
import { draggedCodes, droppedCodes } from '../trees/draggedCodes';
import type { TreeElement } from '../trees/placesTree';
import { citeQuotes } from './copyQuotes';

/** What a drag of quotes carries: their codings, as JSON. */
const draggedQuotes = 'application/vnd.marginalia.quotes';
const quotes = z.array(
  z.object({ file: z.string(), line: z.number(), label: z.string(), stamp: z.string() }),
);

/**
 * Lets rows be dragged out of a tree: quotes become Markdown citations where they are dropped, codes code the words
 * there.
 *
 * @param takes what can be dropped on it: quotes on its codes, which recodes them, and a code on another one, which moves it
 *   there in the codebook; or files of other programs, which are imported
 */
export function dragRows(
  server: Server,
  takes: 'codes' | 'files',
): vscode.TreeDragAndDropController<TreeElement> {
  return {
    dragMimeTypes: ['text/plain', draggedCodes, draggedQuotes],
    dropMimeTypes: takes === 'codes' ? [draggedQuotes, draggedCodes] : fileMimeTypes,
    async handleDrag(rows, dataTransfer, token) {
      const nodes = rows.map(({ node }) => node);
      const codes = nodes.flatMap(({ type, label }) => (type === 'code' ? [label] : []));
      if (codes.length > 0)
        dataTransfer.set(draggedCodes, new vscode.DataTransferItem(JSON.stringify(codes)));
      const codings = nodes.flatMap(({ uri, coding }) =>
        uri !== null && coding ? [{ file: uri, ...coding }] : [],
      );
      if (codings.length > 0)
        dataTransfer.set(draggedQuotes, new vscode.DataTransferItem(JSON.stringify(codings)));
      const text = await citeQuotes(server, nodes);
      if (text !== '' && !token.isCancellationRequested)
        dataTransfer.set('text/plain', new vscode.DataTransferItem(`${text}\n`));
    },
    async handleDrop(row, dataTransfer) {
      if (takes === 'files') {
        const files = await droppedFiles(dataTransfer);
        if (files.length > 0) await vscode.commands.executeCommand('marginalia.import', files);
        return;
      }
      const dragged = await dataTransfer.get(draggedQuotes)?.asString();
      const to = codeOf(row ?? null);
      if (dragged !== undefined && to) return recode(server, quotes.parse(JSON.parse(dragged)), to);
      const [label, ...others] = (await droppedCodes(dataTransfer)) ?? [];
      if (row && label !== undefined && others.length === 0) await moveUnder(server, label, row.node);
    },
  };
}

/** Moves a code below the one that it was dropped on. */
async function moveUnder(server: Server, label: string, { type, ...row }: TreeNode): Promise<void> {
  if ((type !== 'code' && type !== 'family') || row.label === label) return;
  const folder = await folderOfRow(server, { type, ...row });
  if (folder !== undefined) await carryOut(server, folder, { kind: 'move', label, under: row.label });
}

/** The code that a row of the codes is, or stands under. */
function codeOf(row: TreeElement | null): TreeNode | undefined {
  return row?.node.type === 'code' ? row.node : row ? codeOf(row.parent) : undefined;
}

/** Gives the codings of some quotes to another code. There is no preview: undoing takes one key. */
async function recode(server: Server, codings: z.infer<typeof quotes>, to: TreeNode): Promise<void> {
  const folder = await folderOfRow(server, to);
  if (folder === undefined) return;
  const recoded = codings.map((coding) => ({ ...coding, to: [to.label] }));
  await carryOut(server, folder, { kind: 'recode', codings: recoded }, true);
}
