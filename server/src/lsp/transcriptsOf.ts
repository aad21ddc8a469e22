import { parse } from '../transcript/parse';
import type { Transcript } from '../transcript/transcript';
import type { Context } from './context';
import type { StudyFolder } from './studyFolder';
import { Slice } from './turns';
import { normalizeUri } from './uris';

/** How long reading goes on before requests get their turn, in milliseconds. */
const sliceLength = 10;

/** The study in a folder. */
export async function studyAt({ library }: Context, folder: string): Promise<StudyFolder | undefined> {
  await library.known();
  return library.studyFolders.find(({ root }) => root === normalizeUri(folder));
}

/**
 * Reads transcripts of a study as they are at this moment, one after the other, while other requests get their turn.
 * Files that are none of its transcripts are left out: whoever asks can name any file.
 *
 * @returns null for the transcript of a file that cannot be read
 */
export async function* transcriptsOf(
  { library }: Context,
  folder: StudyFolder,
  files: readonly string[],
): AsyncIterable<{ readonly file: string; readonly transcript: Transcript | null }> {
  const slice = new Slice(sliceLength);
  for (const file of files) {
    if (library.folderOf(file) !== folder) continue;
    const text = await library.textOf(file);
    const transcript =
      text === null ? null : (library.transcript(file) ?? parse(text, folder.study.vocabulary(), file));
    yield { file, transcript };
    if (slice.isOver) await slice.next();
  }
}
