import * as vscode from 'vscode';
import { fromBase64 } from '../../../server/src/protocol/base64';
import { folderFormats } from '../../../server/src/protocol/exchangeFiles';
import { type ExportAsked, type Exported, exportStudyRequest } from '../../../server/src/protocol/exporting';
import { interviewListRequest } from '../../../server/src/protocol/navigation';
import { messageOf } from '../server/files';
import type { Server } from '../server/server';
import { createFile } from '../ui/createFile';
import { sayNoAnswer, withoutLinks } from '../ui/notices';
import type { Reports } from '../ui/reports';
import { createFiles } from './createFiles';
import { chooseExport } from './exportKinds';
import { offerExported } from './offerExported';

interface StudyToChoose {
  readonly study: string;
  readonly folder: string;
}

/** Writes a study for other programs: as what the user chooses, and where. */
export async function exportStudyAs(server: Server, reports: Reports): Promise<void> {
  const study = await chooseStudy(server);
  if (!study) return;
  const asked = await chooseExport(study.study);
  if (!asked) return;
  const isFolder = folderFormats.has(asked.format);
  const to = isFolder ? await chooseFolder(study, asked) : await chooseFile(study, asked);
  if (!to) return;
  const exported = await made(server, study, asked, to);
  if (exported && (await isWritten(to, exported, isFolder)))
    await offerExported(reports, study.study, asked, to, exported);
}

/** The only study, or the user's choice, the one of the file in the editor first. */
async function chooseStudy(server: Server): Promise<StudyToChoose | undefined> {
  const studies = await server.request(interviewListRequest, {});
  if (!studies) {
    sayNoAnswer();
    return undefined;
  }
  const [only, ...others] = studies;
  if (!only) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no study here that could be exported.'),
    );
    return undefined;
  }
  if (others.length === 0) return only;
  const open = vscode.window.activeTextEditor?.document.uri.toString() ?? '';
  const items = studies.map(({ study, folder }) => ({
    label: study,
    description: vscode.workspace.asRelativePath(vscode.Uri.parse(folder), true),
    study,
    folder,
  }));
  items.sort((a, b) => Number(isIn(b.folder, open)) - Number(isIn(a.folder, open)));
  return vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Export'),
    placeHolder: vscode.l10n.t('The study that is exported'),
    matchOnDescription: true,
  });
}

function isIn(folder: string, file: string): boolean {
  return file.startsWith(`${folder}/`);
}

function chooseFile(
  { study, folder }: StudyToChoose,
  { format }: ExportAsked,
): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export'),
    saveLabel: vscode.l10n.t('Export'),
    defaultUri: vscode.Uri.joinPath(vscode.Uri.parse(folder), `${fileNameOf(study)}.${format}`),
    filters: { [`.${format}`]: [format] },
  });
}

/** A new folder in the one that the user chooses. */
async function chooseFolder(
  { study, folder }: StudyToChoose,
  { format }: ExportAsked,
): Promise<vscode.Uri | undefined> {
  const [around] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Where the new folder of tables goes'),
      openLabel: vscode.l10n.t('Export Here'),
      defaultUri: vscode.Uri.parse(folder),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  if (!around) return undefined;
  const entries = await vscode.workspace.fs.readDirectory(around).then(
    (all) => all,
    () => [],
  );
  const taken = new Set(entries.map(([name]) => name.toLowerCase()));
  const name = `${fileNameOf(study)} - ${format}`;
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name} (${number})`;
  return vscode.Uri.joinPath(around, free);
}

/** What no file system refuses. */
function fileNameOf(study: string): string {
  const name = study
    .replace(/["*/:<>?\\|\p{Cc}]/gu, '_')
    .replace(/^\.+|[. ]+$/g, '_')
    .trim()
    .slice(0, 100);
  return name || vscode.l10n.t('Study');
}

/** @returns undefined when it was broken off or refused, or there was no answer, which the user is told */
async function made(
  server: Server,
  { study, folder }: StudyToChoose,
  asked: ExportAsked,
  to: vscode.Uri,
): Promise<Exported | undefined> {
  const title = vscode.l10n.t('Exporting {0}', withoutLinks(study));
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (_progress, token) => {
      const answer = await server.request(exportStudyRequest, { folder, asked, to: to.toString() }, token);
      if (token.isCancellationRequested) return undefined;
      if (answer && !('refused' in answer)) return answer;
      if (answer) sayFailed(answer.refused);
      else sayNoAnswer();
      return undefined;
    },
  );
}

async function isWritten(to: vscode.Uri, { files }: Exported, isFolder: boolean): Promise<boolean> {
  try {
    if (isFolder) {
      const all = files.map(({ name, base64 }) => {
        return { uri: vscode.Uri.joinPath(to, ...name.split('/')), content: fromBase64(base64) };
      });
      await createFiles(all);
    } else {
      const [file] = files;
      // A file that is there is replaced where the user said so in the dialog, which asks.
      if (file) await createFile(to, fromBase64(file.base64), { overwrite: true });
    }
    return true;
  } catch (error) {
    // A folder that was made for this is of no use without its files.
    if (isFolder) await vscode.workspace.fs.delete(to, { recursive: true }).then(undefined, () => {});
    sayFailed(messageOf(error));
    return false;
  }
}

function sayFailed(why: string): void {
  void vscode.window.showErrorMessage(vscode.l10n.t('Nothing was exported: {0}', withoutLinks(why)));
}
