import { isMisnamedCodebook } from '../study/members';
import type { Files } from './files';
import type { Studies } from './studies';
import { fileName, foldersAbove, parentFolder } from './uris';

/** So many questions are put to the disk at a time. */
const askedAtOnce = 64;

/**
 * True when among names that are new, or gone, there is a folder: what is in it is not told file by file. A folder may be
 * named like a file, so the disk must say what it is. Files that are nearly named like a codebook are looked for with the
 * folders.
 */
export async function haveFoldersMoved(
  disk: Files,
  { all, unreadable }: Studies,
  uris: readonly string[],
): Promise<boolean> {
  if (uris.length === 0) return false;
  const known = foldersAbove(all.flatMap(({ study }) => [...study.transcripts.keys()]));
  // What was changed in a folder that could not be read tells that it may be read now.
  const isMoved = (uri: string) => known.has(uri) || unreadable.has(uri) || unreadable.has(parentFolder(uri));
  if (uris.some(isMoved) || uris.some((uri) => isMisnamedCodebook(fileName(uri)))) return true;
  for (let at = 0; at < uris.length; at += askedAtOnce) {
    const some = uris.slice(at, at + askedAtOnce);
    const answers = await Promise.all(some.map((uri) => disk.isFolder(uri)));
    if (answers.includes(true)) return true;
  }
  return false;
}
