import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { TreeNode } from '../../../server/src/protocol/trees';
import { citeQuotes } from '../commands/treeRow';
import { carryOut } from '../reshaping/carryOut';
import { folderOfRow } from '../reshaping/codeOfRow';
import type { Server } from '../server';
import type { Row } from './placesTree';

/** What a drag of codes carries: their labels, as JSON. */
export const draggedCodes = 'application/vnd.marginalia.codes';

/** What a drag of quotes carries: their codings, as JSON. */
const draggedQuotes = 'application/vnd.marginalia.quotes';
const quotes = z.array(z.object({ file: z.string(), line: z.number(), label: z.string() }));

/**
 * Lets rows be dragged out of a tree: quotes become Markdown citations where they are dropped, codes code the words
 * there.
 *
 * @param takesQuotes whether quotes can be dropped on its codes, which recodes them
 */
export function dragRows(server: Server, takesQuotes = false): vscode.TreeDragAndDropController<Row> {
  return {
    dragMimeTypes: ['text/plain', draggedCodes, draggedQuotes],
    dropMimeTypes: takesQuotes ? [draggedQuotes] : [],
    async handleDrag(rows, dataTransfer, token) {
      const nodes = rows.map(({ node }) => node);
      const labels = nodes.flatMap(({ type, label }) => (type === 'code' ? [label] : []));
      if (labels.length > 0)
        dataTransfer.set(draggedCodes, new vscode.DataTransferItem(JSON.stringify(labels)));
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
      const dragged = await dataTransfer.get(draggedQuotes)?.asString();
      const to = codeOf(row ?? null);
      if (dragged !== undefined && to) await recode(server, quotes.parse(JSON.parse(dragged)), to);
    },
  };
}

/** The code that a row of the codes is, or stands under. */
function codeOf(row: Row | null): TreeNode | undefined {
  return row?.node.type === 'code' ? row.node : row ? codeOf(row.parent) : undefined;
}

/** Gives the codings of some quotes to another code. There is no preview: undoing takes one key. */
async function recode(server: Server, codings: z.infer<typeof quotes>, to: TreeNode): Promise<void> {
  const folder = await folderOfRow(server, to);
  if (folder === undefined) return;
  const recoded = codings.map((coding) => ({ ...coding, to: [to.label] }));
  await carryOut(server, folder, { kind: 'recode', codings: recoded }, true);
}
