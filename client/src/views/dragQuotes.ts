import * as vscode from 'vscode';
import { citeQuotes } from '../commands/treeRow';
import type { Server } from '../server';
import type { Row } from './studyTree';

/** Lets quotes be dragged out of a tree: wherever they are dropped, they are Markdown citations. */
export function dragQuotes(server: Server): vscode.TreeDragAndDropController<Row> {
  return {
    dragMimeTypes: ['text/plain'],
    dropMimeTypes: [],
    async handleDrag(rows, dataTransfer, token) {
      const text = await citeQuotes(
        server,
        rows.map(({ node }) => node),
      );
      if (text !== '' && !token.isCancellationRequested)
        dataTransfer.set('text/plain', new vscode.DataTransferItem(`${text}\n`));
    },
  };
}
