import { codebookName } from '../study/members';
import type { Texts } from './texts';
import { foldersUp, joinUri } from './uris';

/** The folder of the study that a folder lies in, be it the folder itself; where there is none, the folder. */
export async function studyAbove(texts: Texts, folder: string): Promise<string> {
  for (const above of foldersUp(folder)) {
    if (typeof (await texts.of(joinUri(above, codebookName))) === 'string') return above;
  }
  return folder;
}
