import * as l10n from '@vscode/l10n';
import type { CancellationToken } from 'vscode-languageserver';
import type * as z from 'zod/mini';
import { Refusal } from '../codebook/refusal';
import type { ChosenTranscript } from '../features/exporting/studyToExport';
import { toBase64 } from '../protocol/base64';
import { folderFormats } from '../protocol/exchangeFiles';
import { exportStudyRequest } from '../protocol/exporting';
import { readTranscripts, studyAt } from '../workspace/transcriptsOf';
import { joinUri, relativePath, uriNamed } from '../workspace/uris';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import type { Context } from './context';
import type { Feature } from './feature';
import { answer } from './guard';

/** Our own request for a study as files of other programs. Their writers are large, and loaded when they are asked for. */
export const exportingFeature: Feature = {
  register(context) {
    answer(context.connection, exportStudyRequest, null, (params, token) =>
      exportStudyIn(context, params, token),
    );
  },
};

async function exportStudyIn(
  context: Context,
  { folder: root, asked, to }: z.infer<typeof exportStudyRequest.params>,
  token: CancellationToken,
): Promise<z.infer<typeof exportStudyRequest.result>> {
  const { exportStudy } = await import('../features/exporting/exports');
  const { studyToExport } = await import('../features/exporting/studyToExport');
  const folder = await studyAt(context.workspace, root);
  if (!folder) return null;
  const { chosen, unread } = await transcriptsOf(context, folder, token);
  if (chosen.length === 0 && asked.format !== 'qdc')
    throw new Refusal(l10n.t('There is no transcript that could be exported.'));
  if (token.isCancellationRequested) return null;
  const codebook = folder.codebookFile?.codebook ?? null;
  const study = studyToExport(folder.study, codebook, chosen, folder.title);
  const { files, losses } = await exportStudy(study, asked.format, asked);
  const target = uriNamed(to);
  for (const { name } of files) {
    const file = folderFormats.has(asked.format) ? joinUri(target, name) : target;
    checkNoTranscript(folder, file);
  }
  const { exported } = study;
  return {
    files: files.map(({ name, bytes }) => ({ name, base64: toBase64(bytes) })),
    transcripts: exported.files.length,
    codings: exported.files.reduce((sum, { codings }) => sum + codings.length, 0),
    codes: exported.codes.length,
    losses: [...unread.map((name) => l10n.t('{0} could not be read and is left out.', name)), ...losses],
  };
}

async function transcriptsOf(
  { workspace }: Context,
  folder: WorkspaceStudy,
  token: CancellationToken,
): Promise<{ readonly chosen: readonly ChosenTranscript[]; readonly unread: readonly string[] }> {
  const { study, root } = folder;
  const nameOf = (file: string) => relativePath(root, file) ?? file;
  const chosen: ChosenTranscript[] = [];
  const unread = [...study.unread.keys()].map(nameOf);
  for await (const { file, transcript } of readTranscripts(workspace, folder, [
    ...study.transcripts.keys(),
  ])) {
    if (token.isCancellationRequested) break;
    if (transcript) chosen.push({ path: file, name: nameOf(file), transcript });
    else unread.push(nameOf(file));
  }
  return { chosen, unread };
}

/**
 * What is exported into the folder of the study must not be read as talk of the study from then on.
 *
 * @throws Refusal where it would be
 */
function checkNoTranscript({ root, names }: WorkspaceStudy, file: string): void {
  const path = relativePath(root, file);
  if (path !== null && names(path))
    throw new Refusal(
      l10n.t(
        '{0} would be read as a transcript of the study by its name. Give another name, or another folder.',
        path,
      ),
    );
}
