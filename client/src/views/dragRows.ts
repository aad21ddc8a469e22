import * as vscode from 'vscode';
import { citeQuotes } from '../commands/treeRow';
import type { Server } from '../server';
import type { Row } from './placesTree';

/** What a drag of codes carries: their labels, as JSON. */
export const draggedCodes = 'application/vnd.marginalia.codes';

/** Lets rows be dragged out of a tree: quotes become Markdown citations where they are dropped, codes code the words there. */
export function dragRows(server: Server): vscode.TreeDragAndDropController<Row> {
  return {
    dragMimeTypes: ['text/plain', draggedCodes],
    dropMimeTypes: [],
    async handleDrag(rows, dataTransfer, token) {
      const nodes = rows.map(({ node }) => node);
      const labels = nodes.flatMap(({ type, label }) => (type === 'code' ? [label] : []));
      if (labels.length > 0)
        dataTransfer.set(draggedCodes, new vscode.DataTransferItem(JSON.stringify(labels)));
      const text = await citeQuotes(server, nodes);
      if (text !== '' && !token.isCancellationRequested)
        dataTransfer.set('text/plain', new vscode.DataTransferItem(`${text}\n`));
    },
  };
}
