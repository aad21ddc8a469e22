// What is dragged out of a tree: VS Code drops the plain text of the transfer into the document.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { dragRows } from '../../../client/src/retrieval/dragRows';
import type { Server } from '../../../client/src/server/server';
import type { TreeElement } from '../../../client/src/trees/placesTree';
import type { Place } from '../../../server/src/protocol/messages';
import type { TreeNode } from '../../../server/src/protocol/trees';

/** A row of a code, or of a quote in some line. */
function row(type: 'code' | 'quote', line: number): TreeElement {
  const range = { start: { line, character: 0 }, end: { line, character: 5 } };
  const place = { uri: 'file:///study/a.txt', range };
  return { node: { type, place, uri: null } as TreeNode, parent: null };
}

/** A server that cites each quote by its line. */
const server = {
  request: async (_: unknown, { quotes }: { quotes: readonly Place[] }) =>
    quotes.map(({ range }) => `> Words\n>\n> — Librarian, line ${range.start.line}`),
} as unknown as Server;

async function dragged(rows: readonly TreeElement[]): Promise<string | undefined> {
  const transfer = new vscode.DataTransfer();
  const { token } = new vscode.CancellationTokenSource();
  await dragRows(server, 'files').handleDrag?.(rows, transfer, token);
  return transfer.get('text/plain')?.asString();
}

describe('Rows dragged out of a tree', () => {
  it('are a citation each, a blank line between them, in the order they were chosen in', async () => {
    assert.equal(
      await dragged([row('quote', 7), row('code', 1), row('quote', 3)]),
      ['> Words', '>', '> — Librarian, line 7', '', '> Words', '>', '> — Librarian, line 3', ''].join('\n'),
    );
  });

  it('are nothing without a quote among them', async () => {
    assert.equal(await dragged([row('code', 1)]), undefined);
  });
});
