import * as vscode from 'vscode';
import {
  type CodedInterview,
  type CoderFile,
  codedInterviewsRequest,
} from '../../../server/src/protocol/moderation';
import type { TreeNode } from '../../../server/src/protocol/trees';
import { folderOfRow } from '../reshaping/codeOfRow';
import type { Server } from '../server/server';
import { coderName } from '../trees/arrangement';
import { sayNoAnswer } from '../ui/notices';
import { pickedItem } from '../ui/pickedItem';

/**
 * An interview with several files: that of a row, else the user's choice, which begins with that of the file in the editor.
 *
 * @param isMeant which of its files the command is about; an interview with fewer than two of them is not offered
 * @returns undefined when there is none, which the user is told, or when they left the list
 */
export async function chooseInterview(
  server: Server,
  title: string,
  row: TreeNode | undefined,
  isMeant: (file: CoderFile) => boolean,
): Promise<CodedInterview | undefined> {
  const all = await server.request(codedInterviewsRequest, {});
  if (!all) {
    sayNoAnswer();
    return undefined;
  }
  const found = all
    .map((interview) => ({ ...interview, files: interview.files.filter(isMeant) }))
    .filter(({ files }) => files.length > 1);
  if (row) {
    const folder = await folderOfRow(server, row);
    const own = found.find((one) => one.folder === folder && row.path.includes(one.row));
    if (!own) saySingle();
    return own;
  }
  if (found.length === 0) {
    saySingle();
    return undefined;
  }
  const several = new Set(found.map(({ folder }) => folder)).size > 1;
  const picker = vscode.window.createQuickPick<
    vscode.QuickPickItem & { readonly interview: CodedInterview }
  >();
  picker.title = title;
  picker.placeholder = vscode.l10n.t('The interview');
  picker.matchOnDescription = true;
  picker.items = found.map((interview) => ({
    label: vscode.l10n.t('Interview {0}', interview.name),
    description: interview.files.map(whose).join(', '),
    ...(several ? { detail: interview.study } : {}),
    interview,
  }));
  const shown = vscode.window.activeTextEditor?.document.uri.toString();
  picker.activeItems = picker.items.filter(({ interview: { files } }) =>
    files.some(({ uri }) => vscode.Uri.parse(uri).toString() === shown),
  );
  return (await pickedItem(picker))?.interview;
}

/** Who has coded a file, in a word, and whether it settles what others have coded. */
export function whose({ coder, isModerated }: CoderFile): string {
  const name = coderName(coder ?? '');
  return isModerated ? vscode.l10n.t('{0} (settled)', name) : name;
}

/** A file of an interview in a list. */
export function fileItem(file: CoderFile): vscode.QuickPickItem & { readonly file: CoderFile } {
  const codings = file.codings === 1 ? vscode.l10n.t('1 coding') : vscode.l10n.t('{0} codings', file.codings);
  return { label: whose(file), description: codings, detail: file.name, file };
}

function saySingle(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('This needs an interview with files of at least two coders.'),
  );
}
