import * as vscode from 'vscode';
import { transcriptLayoutRequest } from '../../../server/src/protocol/layout';
import { type InterviewEntry, interviewListRequest } from '../../../server/src/protocol/navigation';
import type { Server } from '../server/server';
import { compareNames } from '../ui/compareNames';
import { sayNoAnswer } from '../ui/notices';
import { pickedItem } from '../ui/pickedItem';
import { showRendered } from '../ui/renderedPage';
import { addAttributes } from './addAttributes';
import { createCodebook } from './createCodebook';
import { openCodebook } from './openCodebook';
import { sayLayout, saySpeakers } from './saySpeaking';

/** The commands of a study: how it begins, what its codebook and its transcripts say of themselves, and ways to an interview. */
export function studyCommands(server: Server, { extension }: vscode.ExtensionContext): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand('marginalia.getStarted', () => getStarted(extension.id)),
    registerCommand('marginalia.openGuide', () => openGuide(extension.extensionUri)),
    registerCommand('marginalia.createCodebook', (folder?: vscode.Uri) => createCodebook(server, folder)),
    registerCommand('marginalia.openCodebook', () => openCodebook(server)),
    registerCommand('marginalia.goToInterview', () => goToInterview(server)),
    registerCommand('marginalia.addAttributes', () => addAttributes(server)),
    registerCommand('marginalia.sayLayout', (uri?: unknown) => sayLayout(server, uri)),
    // VS Code alone knows whether lines are wrapped: package.json offers this only while they are not.
    registerCommand('marginalia.wrapCodebook', () =>
      vscode.commands.executeCommand('editor.action.toggleWordWrap'),
    ),
    registerCommand('marginalia.saySpeakers', (uri?: unknown) => saySpeakers(server, uri)),
    registerCommand('marginalia.transcriptMenu', () => showTranscriptMenu(server)),
  );
}

/** Opens the walkthrough of package.json. */
async function getStarted(extensionId: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#start`, false);
}

/** Opens the guide, which is packed with the extension, so that it is there offline and of the version at work. */
async function openGuide(extension: vscode.Uri): Promise<void> {
  await showRendered(vscode.Uri.joinPath(extension, 'docs', 'guide.md'));
}

interface InterviewItem extends vscode.QuickPickItem {
  /** Not there for the names of studies. */
  readonly uri?: vscode.Uri;
}

/** Lets the user choose an interview of the workspace and opens its transcript. */
async function goToInterview(server: Server): Promise<void> {
  const studies = await server.request(interviewListRequest, {});
  if (!studies) return sayNoAnswer();
  const items = studies.flatMap(({ study, folder, interviews }): InterviewItem[] => [
    ...(studies.length > 1 ? [{ label: study, kind: vscode.QuickPickItemKind.Separator }] : []),
    ...interviews.map((one) => itemOf(folder, one)).sort(byName),
  ]);
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There are no interviews here yet: open the folder of a study first.'),
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
  return compareNames(a.label, b.label) || compareNames(a.description ?? '', b.description ?? '');
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

interface MenuItem extends vscode.QuickPickItem {
  readonly command: string;
}

/** What can be done with the transcript in the editor, and how it is read: behind the item of the status bar. */
async function showTranscriptMenu(server: Server): Promise<void> {
  const items: MenuItem[] = [
    { label: vscode.l10n.t('$(tag) Code Passage…'), command: 'marginalia.codePassage' },
    { label: vscode.l10n.t('$(warning) Show Problems'), command: 'workbench.actions.view.problems' },
    { label: vscode.l10n.t('$(arrow-down) Next Coding'), command: 'marginalia.nextCoding' },
    {
      label: vscode.l10n.t('$(fold) Show Only Passages With a Code…'),
      command: 'marginalia.showOnlyPassagesWithCode',
    },
    { label: vscode.l10n.t('$(unfold) Show Everything'), command: 'marginalia.showEverything' },
    { label: vscode.l10n.t('$(edit) Add Attributes…'), command: 'marginalia.addAttributes' },
    {
      label: vscode.l10n.t('$(comment-discussion) Go to Interview…'),
      command: 'marginalia.goToInterview',
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('This Transcript'),
    placeHolder: await howItIsRead(server),
  });
  if (chosen) await vscode.commands.executeCommand(chosen.command);
}

async function howItIsRead(server: Server): Promise<string> {
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  const layout = uri === undefined ? null : await server.request(transcriptLayoutRequest, { uri });
  if (!layout) return '';
  return layout.words === ''
    ? vscode.l10n.t('Nobody was recognized in it who speaks')
    : vscode.l10n.t('Turns are read as {0}', layout.words);
}
