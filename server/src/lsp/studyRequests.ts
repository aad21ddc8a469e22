import { codebooks, draftCodebook, isTranscript } from '../protocol/messages';
import { codebookName } from '../study/members';
import type { Context } from './context';
import { answer } from './guard';
import { misnamedCodebooks } from './misnamedCodebooks';
import { survey } from './survey';
import { joinUri, normalizeUri, parentFolder } from './uris';

/** Our own requests about whole studies. */
export function registerStudyRequests({ connection, library }: Context): void {
  answer(connection, isTranscript, false, async ({ uri }) => {
    await library.known();
    return library.folderOf(normalizeUri(uri)) !== undefined;
  });
  answer(connection, codebooks, [], async () => {
    await library.known();
    return library.studyFolders.flatMap(({ codebookFile }) => codebookFile?.uri ?? []).sort();
  });
  answer(connection, draftCodebook, null, async (params) => {
    const folder = normalizeUri(params.folder);
    const right = joinUri(folder, codebookName);
    const listed = new Set(await library.list(folder));
    const misnamed = await misnamedCodebooks(listed, (one) => library.textOf(one));
    // A second one beside it would count in its place.
    const uri = [...misnamed.keys()].find((one) => parentFolder(one) === folder) ?? right;
    if (uri !== right || (await library.textOf(right)) !== null)
      return { uri, exists: true, text: '', transcripts: 0, codes: 0, unlike: [], otherwise: [] };
    return { uri, exists: false, ...(await survey(library, folder)) };
  });
}
