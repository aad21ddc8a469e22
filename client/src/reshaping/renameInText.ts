import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { codeChoicesRequest } from '../../../server/src/protocol/codes';
import type { ChosenCode } from '../coding/chooseCode';
import { editOf, showFirst } from '../server/applyChange';
import type { Server } from '../server/server';
import { keepsHistory, previewsReshaping } from '../server/settings';
import { tellOwnEdit } from '../server/tellOwnEdit';
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
      const code = await codeAt(server, document.uri, position);
      const to = newName.trim();
      if (code && code.label !== to) return renamed(server, code, to);
      const edit = await next(document, position, newName, token);
      tellOwnEdit(edit);
      if (edit && previewsReshaping()) showFirst(edit);
      return edit;
    },
  };
}

/** @throws Error with the words that VS Code shows instead of renaming */
async function renamed(
  server: Server,
  { folder, label }: ChosenCode,
  to: string,
): Promise<vscode.WorkspaceEdit | undefined> {
  const keepAlias = await keepOld(vscode.l10n.t('Rename {0}', label), [label]);
  if (keepAlias === undefined) throw new Error(vscode.l10n.t('Nothing was renamed.'));
  const reshaping = { kind: 'rename', label, to, keepAlias } as const;
  const answer = await workedOut(server, folder, reshaping, keepsHistory());
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

/** The code of the codebook that is named at a place; undefined for a speaker, and for a code that the codebook lacks. */
async function codeAt(
  server: Server,
  uri: vscode.Uri,
  { line, character }: vscode.Position,
): Promise<ChosenCode | undefined> {
  const studies = await server.request(codeChoicesRequest, {
    uri: uri.toString(),
    position: { line, character },
    inFile: false,
    unused: true,
  });
  const [study] = studies ?? [];
  const label = study?.hasCodebook && study.named ? study.here[0] : undefined;
  const code = study?.codes.find((one) => one.label === label && one.kind !== 'unknown');
  return study && code && { folder: study.folder, label: code.label };
}
