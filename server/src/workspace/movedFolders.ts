import { isMisnamedCodebook } from '../study/members';
import type { Files } from './files';
import type { Studies } from './studies';
import { fileName, foldersAbove, parentFolder } from './uris';

/** So many questions are put to the disk at a time. */
const askedAtOnce = 64;

/** True when among names that are new, changed or gone there is one for which the folders are to be listed again. */
export async function haveMoved(disk: Files, studies: Studies, uris: readonly string[]): Promise<boolean> {
  return (await haveFoldersMoved(disk, studies, uris)) || (await haveLinksMoved(disk, studies, uris));
}

/**
 * True when among names that are new, changed or gone there is a link, or the file that one leads to has come or gone: another name
 * of that file may count then.
 */
async function haveLinksMoved(
  { isLink }: Files,
  { links }: Pick<Studies, 'links'>,
  uris: readonly string[],
): Promise<boolean> {
  if (!isLink) return false;
  if (uris.some((uri) => links.has(uri))) return true;
  const wasThere = new Map(Array.from(links.values(), ({ target, isThere }) => [target, isThere]));
  return isAny(uris, async (uri) => {
    const answer = await isLink(uri);
    return answer === true || (wasThere.get(uri) ?? answer === false) !== (answer === false);
  });
}

/**
 * True when among names that are new, changed or gone there is a folder: what is in it is not told file by file. A folder may be
 * named like a file, or have come in the place of one, so the disk must say what it is. Files with which a study begins and
 * those that are nearly named like a codebook are looked for with the folders.
 */
async function haveFoldersMoved(disk: Files, studies: Studies, uris: readonly string[]): Promise<boolean> {
  if (uris.length === 0) return false;
  const { all, unreadable } = studies;
  let known: Set<string> | null = null;
  const isAbove = (uri: string) => {
    // Nearly always it is a transcript that is told of, and going through all of them takes a while.
    if (all.some(({ study }) => study.transcripts.has(uri))) return false;
    known ??= foldersAbove(all.flatMap(({ study }) => [...study.transcripts.keys()]));
    return known.has(uri);
  };
  // What was changed in a folder that could not be read tells that it may be read now.
  const isMoved = (uri: string) => unreadable.has(uri) || unreadable.has(parentFolder(uri)) || isAbove(uri);
  if (uris.some((uri) => isMoved(uri) || isMisnamedCodebook(fileName(uri)) || studies.mayBegin(uri)))
    return true;
  return isAny(uris, (uri) => disk.isFolder(uri));
}

/** True when what is asked of the disk is so for one of these names. */
async function isAny(uris: readonly string[], ask: (uri: string) => Promise<boolean>): Promise<boolean> {
  for (let at = 0; at < uris.length; at += askedAtOnce) {
    const answers = await Promise.all(uris.slice(at, at + askedAtOnce).map(ask));
    if (answers.includes(true)) return true;
  }
  return false;
}
