import * as vscode from 'vscode';
import type { Change } from '../../../server/src/protocol/change';
import {
  forgetImportsRequest,
  type ImportPlan,
  planImportRequest,
} from '../../../server/src/protocol/importing';
import { applyChange } from '../server/applyChange';
import { forgetDropped, messageOf } from '../server/files';
import type { Server } from '../server/server';
import { sayNoAnswer, withoutLinks } from '../ui/notices';
import type { Reports } from '../ui/reports';
import { askCoder } from './askCoder';
import { chooseFiles, filesAmong } from './chooseFiles';
import { type ChosenPlace, choosePlace } from './choosePlace';
import { createFiles } from './createFiles';
import { pickImports, type WantedImports } from './pickImports';
import { readImports } from './readImports';

/**
 * Makes transcripts and a codebook of files of other programs. The user sees what was recognized before anything is written,
 * and what is not as it was when all is done. Nothing is overwritten; all is written, or nothing.
 *
 * @param given files or folders; where left out, the user's choice
 */
export async function importFiles(
  server: Server,
  reports: Reports,
  given?: readonly vscode.Uri[],
): Promise<void> {
  const chosen = given ?? (await chooseFiles());
  if (!chosen) return;
  try {
    const files = await filesAmong(chosen);
    if (files.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing that could be imported.'));
      return;
    }
    const place = await choosePlace(server);
    if (place) await importInto(server, reports, place, files);
  } finally {
    // Another import may be going on, whose files are kept.
    forgetDropped(chosen);
    await server.request(forgetImportsRequest, {});
  }
}

async function importInto(
  server: Server,
  reports: Reports,
  place: ChosenPlace,
  files: readonly vscode.Uri[],
): Promise<void> {
  const found = await readImports(server, files, place);
  const wanted = found && (await pickImports(found, place.name));
  if (!wanted) return;
  if (wanted.files.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Nothing was imported: no file that can be read was ticked.'),
    );
    return;
  }
  const coder = await askCoder(found, wanted.files);
  if (coder === undefined) return;
  const plan = await planFor(server, place, wanted, coder);
  if (plan && (await write(place, plan))) await show(place, plan, reports);
}

async function planFor(
  server: Server,
  place: ChosenPlace,
  { files, times }: WantedImports,
  coder: string | null,
): Promise<ImportPlan | undefined> {
  const { kind, name, folder, codebook } = place;
  const title = vscode.l10n.t('Importing into {0}', withoutLinks(name));
  const plan = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title },
    async () =>
      server.request(planImportRequest, {
        files: files.map(String),
        place: { kind, name, folder, codebook },
        taken: await namesIn(vscode.Uri.parse(folder)),
        times,
        coder,
        linkBase: vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? null,
      }),
  );
  if (!plan) {
    sayNoAnswer();
    return undefined;
  }
  if (!('refused' in plan)) return plan;
  void vscode.window.showErrorMessage(vscode.l10n.t('Nothing was imported: {0}', withoutLinks(plan.refused)));
  return undefined;
}

/** What is in a folder; nothing where it is not there yet. */
async function namesIn(folder: vscode.Uri): Promise<string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.map(([name]) => name);
  } catch {
    return [];
  }
}

/** @returns false when nothing was written, which the user knows */
async function write(place: ChosenPlace, plan: ImportPlan): Promise<boolean> {
  const { transcripts, newCodebook, change } = plan;
  const folder = vscode.Uri.parse(place.folder);
  const files = [
    ...transcripts.map(({ name, text }) => ({ uri: vscode.Uri.joinPath(folder, name), content: text })),
    ...(newCodebook === null ? [] : [{ uri: vscode.Uri.parse(place.codebook), content: newCodebook }]),
  ];
  const title = vscode.l10n.t('Importing into {0}', withoutLinks(place.name));
  try {
    const takeAway = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (progress, token) =>
        createFiles(files, (done) => progress.report({ increment: (100 * done) / files.length }), token),
    );
    if (!takeAway) return false;
    if (change === null || (await makeAndSave(change))) return true;
    await takeAway();
    return false;
  } catch (error) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('Nothing was imported: {0}', withoutLinks(messageOf(error))),
    );
    return false;
  }
}

/** Makes a change as one step of undoing, and saves the files in which all else was saved. */
async function makeAndSave(change: Change): Promise<boolean> {
  const unsaved = new Set(
    vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString()),
  );
  if (!(await applyChange(change, false))) return false;
  const changed = new Set(change.files.map(({ uri }) => vscode.Uri.parse(uri).toString()));
  for (const document of vscode.workspace.textDocuments) {
    const uri = document.uri.toString();
    if (changed.has(uri) && !unsaved.has(uri) && document.isDirty) await document.save();
  }
  return true;
}

/** Opens what came in first, and beside it the report of all that did. */
async function show(place: ChosenPlace, plan: ImportPlan, reports: Reports): Promise<void> {
  const { transcripts, change, report } = plan;
  const [first] = transcripts;
  const coded = change?.files.find(({ uri }) => uri !== place.codebook);
  const folder = vscode.Uri.parse(place.folder);
  await vscode.window.showTextDocument(
    first ? vscode.Uri.joinPath(folder, first.name) : vscode.Uri.parse(coded?.uri ?? place.codebook),
    { preview: false },
  );
  await reports.show(vscode.l10n.t('Import'), report, 'beside');
  const said = inWords(plan, withoutLinks(place.name));
  const open = vscode.l10n.t('Open Folder');
  const chosen = await vscode.window.showInformationMessage(said, ...(place.isOpen ? [] : [open]));
  if (chosen === open) await vscode.commands.executeCommand('vscode.openFolder', folder);
}

function inWords({ transcripts, placed }: ImportPlan, name: string): string {
  if (transcripts.length === 1) return vscode.l10n.t('Imported 1 transcript into {0}.', name);
  if (transcripts.length > 1)
    return vscode.l10n.t('Imported {0} transcripts into {1}.', transcripts.length, name);
  if (placed === 1) return vscode.l10n.t('Imported 1 coding into {0}.', name);
  if (placed > 1) return vscode.l10n.t('Imported {0} codings into {1}.', placed, name);
  return vscode.l10n.t('Imported the codes into {0}.', name);
}
