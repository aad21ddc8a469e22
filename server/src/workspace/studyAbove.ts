import { outwards } from '../study/homes';
import { codebookName } from '../study/members';
import type { Texts } from './texts';
import { joinUri, uriNaming } from './uris';

/** The folder of the study that a folder lies in, be it the folder itself; where there is none, the folder. */
export async function studyAbove(texts: Texts, folder: string): Promise<string> {
  for (const above of outwards(folder, uriNaming)) {
    if (typeof (await texts.of(joinUri(above, codebookName))) === 'string') return above;
  }
  return folder;
}
