import { parse } from '../transcript/parse';
import type { Transcript } from '../transcript/transcript';
import { TimeSlice } from './timeSlice';
import { normalizeUri } from './uris';
import type { Workspace } from './workspace';
import type { WorkspaceStudy } from './workspaceStudy';

/** How long reading goes on before requests get their turn, in milliseconds. */
const sliceLength = 10;

/** The study in a folder. */
export async function studyAt(workspace: Workspace, folder: string): Promise<WorkspaceStudy | undefined> {
  await workspace.known();
  return workspace.studies.find(({ root }) => root === normalizeUri(folder));
}

/**
 * Reads transcripts of a study as they are at this moment, one after the other, while other requests get their turn.
 * Files that are none of its transcripts are left out: whoever asks can name any file.
 *
 * @returns null for the transcript of a file that cannot be read
 */
export async function* readTranscripts(
  workspace: Workspace,
  folder: WorkspaceStudy,
  files: readonly string[],
): AsyncIterable<{ readonly file: string; readonly transcript: Transcript | null }> {
  const slice = new TimeSlice(sliceLength);
  for (const file of files) {
    if (workspace.studyOf(file) !== folder) continue;
    const text = await workspace.textOf(file);
    const transcript =
      text === null ? null : (workspace.transcript(file) ?? parse(text, folder.study.vocabulary(), file));
    yield { file, transcript };
    if (slice.isOver) await slice.next();
  }
}
