import * as vscode from 'vscode';
import { type InterviewEntry, interviewListRequest } from '../../../server/src/protocol/navigation';
import type { Server } from '../server/server';
import { pickedItem } from '../trees/pickedItem';
import { naturalOrder } from '../ui/naturalOrder';
import { sayNoAnswer } from '../ui/notices';

interface InterviewItem extends vscode.QuickPickItem {
  /** Not there for the names of studies. */
  readonly uri?: vscode.Uri;
}

/** Lets the user choose an interview of the workspace and opens its transcript. */
export async function goToInterview(server: Server): Promise<void> {
  const studies = await server.request(interviewListRequest, {});
  if (!studies) return sayNoAnswer();
  const items = studies.flatMap(({ study, folder, interviews }): InterviewItem[] => [
    ...(studies.length > 1 ? [{ label: study, kind: vscode.QuickPickItemKind.Separator }] : []),
    ...interviews.map((one) => itemOf(folder, one)).sort(byName),
  ]);
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There are no interviews in this workspace yet: open the folder of a study first.'),
    );
    return;
  }
  const uri = await choose(items);
  if (uri) await vscode.window.showTextDocument(uri);
}

function itemOf(folder: string, { path, name, coder, codings, codes }: InterviewEntry): InterviewItem {
  const counts =
    codings === 0
      ? [vscode.l10n.t('not coded')]
      : [
          codings === 1 ? vscode.l10n.t('1 coding') : vscode.l10n.t('{0} codings', codings),
          codes === 1 ? vscode.l10n.t('1 code') : vscode.l10n.t('{0} codes', codes),
        ];
  const description = [...(coder === null ? [] : [coder]), ...counts].join(' · ');
  return { label: name, description, uri: vscode.Uri.parse(`${folder}/${path}`) };
}

function byName(a: InterviewItem, b: InterviewItem): number {
  return naturalOrder(a.label, b.label) || naturalOrder(a.description ?? '', b.description ?? '');
}

/** Begins at the interview that is open. */
async function choose(items: readonly InterviewItem[]): Promise<vscode.Uri | undefined> {
  const open = vscode.window.activeTextEditor?.document.uri.toString();
  const picker = vscode.window.createQuickPick<InterviewItem>();
  picker.title = vscode.l10n.t('Go to Interview');
  picker.placeholder = vscode.l10n.t('The name or the coder of an interview');
  picker.matchOnDescription = true;
  picker.items = items;
  picker.activeItems = items.filter(({ uri }) => uri?.toString() === open);
  return (await pickedItem(picker))?.uri;
}
