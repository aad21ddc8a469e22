import * as vscode from 'vscode';
import type * as z from 'zod/mini';
import { draftCodebookRequest } from '../../../server/src/protocol/messages';
import { messageOf } from '../server/files';
import type { Server } from '../server/server';
import { createFile } from '../ui/createFile';
import { withoutLinks } from '../ui/notices';
import { openMarkdown } from '../ui/openDocument';
import { studySchemes } from '../ui/schemes';
import { filesToImport, withoutTranscripts } from './withoutTranscripts';

/**
 * Writes a codebook from the codes in use in a folder and opens it. Never overwrites one.
 *
 * @param folder the study's folder; where left out, the workspace's, or the user's choice when there are several
 */
export async function createCodebook(server: Server, folder?: vscode.Uri): Promise<void> {
  const study = folder ?? (await chooseFolder());
  if (!study) return;
  const shown = vscode.window.activeTextEditor?.document.uri.toString();
  const asked = { folder: study.toString(), ...(shown === undefined ? {} : { shown }) };
  let draft = await server.request(draftCodebookRequest, asked);
  const hasTranscripts = (draft?.transcripts ?? 0) > 0;
  if (draft && !draft.exists && !hasTranscripts) {
    const kinds = await withoutTranscripts(study);
    if (!kinds) return;
    if (kinds.length > 0) draft = await server.request(draftCodebookRequest, { ...asked, kinds });
  }
  if (!draft) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'The codebook was not created: Marginalia gave no answer. “Marginalia: Show Output” says why.',
      ),
    );
    return;
  }
  const codebook = vscode.Uri.parse(draft.uri);
  if (draft.exists) {
    const open = vscode.l10n.t('Open Codebook');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('{0} has a codebook already. It was left as it is.', withoutLinks(nameOf(study))),
      open,
    );
    if (chosen === open) await vscode.window.showTextDocument(codebook);
    return;
  }
  try {
    await createFile(codebook, draft.text);
  } catch (error) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        '{0} could not be written: {1}',
        withoutLinks(vscode.workspace.asRelativePath(codebook)),
        withoutLinks(messageOf(error)),
      ),
    );
    return;
  }
  const { begin } = draft;
  const isUncoded = begin !== null && draft.codes === 0;
  if (isUncoded) await showBeginning(begin);
  else await vscode.window.showTextDocument(codebook, { preview: false });
  const created = isUncoded
    ? vscode.l10n.t(
        'Created an empty codebook for {0}. Press Ctrl+Enter (Cmd+Enter on a Mac) to code what is said at the cursor.',
        countTranscripts(draft.transcripts),
      )
    : vscode.l10n.t(
        'Created a codebook with {0} from {1}. Describe the codes in your own words.',
        countCodes(draft.codes),
        countTranscripts(draft.transcripts),
      );
  const toImport = hasTranscripts ? await filesToImport(study) : [];
  const remarks = remarksOn(draft, toImport);
  const code = vscode.l10n.t('Code This Passage');
  const show = vscode.l10n.t('Show Which');
  const importThem = vscode.l10n.t('Import…');
  const said = [created, ...remarks.map(({ sentence }) => sentence)].join(' ');
  const buttons = [
    ...(isUncoded ? [code] : []),
    ...(toImport.length > 0 ? [importThem] : []),
    ...(remarks.length > 0 ? [show] : []),
  ];
  const chosen = await vscode.window.showInformationMessage(said, ...buttons);
  if (chosen === code) await vscode.commands.executeCommand('marginalia.codePassage');
  if (chosen === importThem) await vscode.commands.executeCommand('marginalia.import', toImport);
  if (chosen === show) await openMarkdown(remarks.map(inMarkdown).join('\n'));
}

/** Opens a transcript with the cursor where coding can begin. */
async function showBeginning({ uri, position }: NonNullable<Draft['begin']>): Promise<void> {
  const at = new vscode.Position(position.line, position.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), {
    preview: false,
    selection: new vscode.Range(at, at),
  });
}

type Draft = NonNullable<z.infer<typeof draftCodebookRequest.result>>;

/** What is to be known of a new codebook, and the files it is about. */
interface Remark {
  readonly sentence: string;
  readonly files: readonly string[];
}

function remarksOn({ unlike, otherwise }: Draft, toImport: readonly vscode.Uri[]): Remark[] {
  const remarks: Remark[] = [];
  if (otherwise.length > 0) {
    const sentence =
      otherwise.length === 1
        ? vscode.l10n.t('With the codebook, 1 transcript is counted differently than without it.')
        : vscode.l10n.t(
            'With the codebook, {0} transcripts are counted differently than without it.',
            otherwise.length,
          );
    remarks.push({ sentence, files: otherwise.map(({ file, difference }) => `${file}: ${difference}`) });
  }
  if (unlike.length > 0) {
    const sentence =
      unlike.length === 1
        ? vscode.l10n.t('1 of them does not read like a transcript, so nothing of it is in the codebook.')
        : vscode.l10n.t(
            '{0} of them do not read like transcripts, so nothing of them is in the codebook.',
            unlike.length,
          );
    remarks.push({ sentence, files: unlike });
  }
  if (toImport.length > 0) {
    const sentence =
      toImport.length === 1
        ? vscode.l10n.t('1 other file in the folder may be an interview and can be imported.')
        : vscode.l10n.t(
            '{0} other files in the folder may be interviews and can be imported.',
            toImport.length,
          );
    remarks.push({ sentence, files: toImport.map((file) => vscode.workspace.asRelativePath(file)) });
  }
  return remarks;
}

/** Names of files and people are no Markdown, so they stand as code. */
function inMarkdown({ sentence, files }: Remark): string {
  return `${sentence}\n\n${files.map((file) => `    ${file.replace(/\s+/g, ' ')}\n`).join('')}`;
}

async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active && studySchemes().has(active.scheme)) {
    const beside = vscode.Uri.joinPath(active, '..');
    if (!folders.some((folder) => folder.toString() === beside.toString())) folders.push(beside);
  }
  const [only, ...others] = folders;
  if (!only) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open the folder of your transcripts first: the codebook is written there.'),
    );
    return undefined;
  }
  if (others.length === 0) return only;
  const choices = folders.map((folder) => ({
    label: nameOf(folder),
    description: vscode.workspace.asRelativePath(folder, true),
    folder,
  }));
  const chosen = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Create Codebook from Transcripts'),
    placeHolder: vscode.l10n.t('The folder of the study: its codebook counts for all transcripts in it'),
  });
  return chosen?.folder;
}

function nameOf(folder: vscode.Uri): string {
  return folder.path.split('/').at(-1) || folder.path;
}

function countCodes(count: number): string {
  return count === 1 ? vscode.l10n.t('1 code') : vscode.l10n.t('{0} codes', count);
}

function countTranscripts(count: number): string {
  return count === 1 ? vscode.l10n.t('1 transcript') : vscode.l10n.t('{0} transcripts', count);
}
