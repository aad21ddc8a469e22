import * as vscode from 'vscode';
import { codePassageRequest } from '../../../server/src/protocol/coding';
import { editOf } from '../server/applyChange';
import type { Server } from '../server/server';
import { droppedCodes } from '../trees/draggedCodes';
import { showStatus, withoutLinks } from '../ui/notices';
import type { RecentCodes } from './recentCodes';

/** Lets codes of the trees be dropped on a passage of a transcript, which is coded with them. */
export function dropCodes(server: Server, recent: RecentCodes): vscode.Disposable {
  return vscode.languages.registerDocumentDropEditProvider(
    { language: 'transcript' },
    {
      async provideDocumentDropEdits(document, { line, character }, dataTransfer, token) {
        const add = await droppedCodes(dataTransfer);
        if (!add) return undefined;
        const at = { line, character };
        const { uri, version } = document;
        const proposal = await server.request(
          codePassageRequest,
          {
            uri: uri.toString(),
            version,
            selections: [{ start: at, end: at }],
            add,
            remove: [],
            newCodes: [],
          },
          token,
        );
        if (!proposal || token.isCancellationRequested) return undefined;
        if ('refused' in proposal) {
          void vscode.window.showWarningMessage(withoutLinks(proposal.refused));
          return undefined;
        }
        // VS Code itself makes the change, as it does whatever is dropped.
        const drop = new vscode.DocumentDropEdit('');
        const edit = editOf(proposal.change, false);
        if (!edit) return undefined;
        drop.additionalEdit = edit;
        recent.remember(add);
        showStatus(proposal.did);
        return drop;
      },
    },
  );
}
