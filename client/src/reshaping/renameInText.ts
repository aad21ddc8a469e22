import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { type Renaming, type Reshaping, renamingRequest } from '../../../server/src/protocol/reshape';
import { editOf } from '../server/applyChange';
import type { Server } from '../server/server';
import { keepsHistory, previewsReshaping } from '../server/settings';
import { sayAlong, withoutLinks } from '../ui/notices';
import { carryOutWorked, workedOut } from './carryOut';
import { keepOld } from './keepOld';

/**
 * VS Code's own rename (F2 in a text): when the new name is typed, and it is that of a code of the codebook, the user
 * says what becomes of the old label. A speaker, and a code that is only in use, have no aliases and are renamed at once.
 */
export function askingAboutOldLabels(server: Server): Middleware {
  return {
    async provideRenameEdits(document, position, newName, token, next) {
      const renaming = await server.request(renamingRequest, {
        uri: document.uri.toString(),
        position: { line: position.line, character: position.character },
        to: newName.trim(),
      });
      return renaming ? renamed(server, renaming) : next(document, position, newName, token);
    },
  };
}

/** @throws Error with the words that VS Code shows instead of renaming */
async function renamed(server: Server, renaming: Renaming): Promise<vscode.WorkspaceEdit | undefined> {
  const answer = await workedOut(server, renaming.folder, await asked(renaming), keepsHistory());
  if (!answer) throw new Error(vscode.l10n.t('Marginalia gave no answer.'));
  if ('refused' in answer) throw new Error(withoutLinks(answer.refused));
  if (answer.held) {
    // VS Code waits for the answer with the cursor in its place, and the list of files would take it away.
    void carryOutWorked(server, answer);
    return new vscode.WorkspaceEdit();
  }
  const edit = editOf(answer.change, previewsReshaping());
  if (edit) sayAlong(answer.along);
  return edit;
}

/** @throws Error when the user has left the question */
async function asked({ reshaping, hasAliases }: Renaming): Promise<Reshaping> {
  if (reshaping.kind !== 'rename' || !hasAliases || reshaping.label === reshaping.to) return reshaping;
  const { label } = reshaping;
  const keepAlias = await keepOld(vscode.l10n.t('Rename {0}', label), [label]);
  if (keepAlias === undefined) throw new Error(vscode.l10n.t('Nothing was renamed.'));
  return { ...reshaping, keepAlias };
}
