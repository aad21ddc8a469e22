import { outwards } from '../study/homes';
import { codebookName } from '../study/members';
import type { Texts } from './texts';
import { joinUri, uriNaming } from './uris';

/**
 * The folder of the study that a folder lies in, be it the folder itself; where there is none, the folder.
 *
 * @param unread told of codebooks on the way up that cannot be read
 */
export async function studyAbove(
  texts: Texts,
  folder: string,
  unread: (uri: string, error: unknown) => void = () => {},
): Promise<string> {
  for (const above of outwards(folder, uriNaming)) {
    const uri = joinUri(above, codebookName);
    const read = await texts.read(uri);
    if ('error' in read) unread(uri, read.error);
    else if (read.text !== null) return above;
  }
  return folder;
}
