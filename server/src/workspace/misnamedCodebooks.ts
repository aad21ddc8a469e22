import { holdsCodes } from '../study/homes';
import { codebookName, isMisnamedCodebook } from '../study/members';
import { fileName, joinUri, parentFolder } from './uris';

/**
 * The files that hold codes and have nearly the name of a codebook.
 *
 * @param textOf null for a file that cannot be read
 * @returns by URI; true where a codebook of the right name is in the same folder
 */
export async function misnamedCodebooks(
  files: ReadonlySet<string>,
  textOf: (uri: string) => Promise<string | null>,
): Promise<Map<string, boolean>> {
  const found = new Map<string, boolean>();
  for (const uri of files) {
    // Nearly all files are known at once to be none.
    if (!/codebook/i.test(uri) || !isMisnamedCodebook(fileName(uri))) continue;
    const text = await textOf(uri);
    if (text !== null && holdsCodes(text))
      found.set(uri, files.has(joinUri(parentFolder(uri), codebookName)));
  }
  return found;
}
