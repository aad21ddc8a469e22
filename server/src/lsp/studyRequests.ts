import { codebooksRequest, draftCodebookRequest, isTranscriptRequest } from '../protocol/messages';
import { codebookName } from '../study/members';
import { discover } from '../workspace/discovery';
import { misnamedCodebooks } from '../workspace/misnamedCodebooks';
import { joinUri, normalizeUri, parentFolder, uriNamed } from '../workspace/uris';
import type { Feature } from './feature';
import { answer } from './guard';

/** Our own requests about whole studies. */
export const studyRequestsFeature: Feature = {
  register({ connection, workspace }) {
    answer(connection, isTranscriptRequest, false, async ({ uri }) => {
      await workspace.known();
      return workspace.studyOf(normalizeUri(uri)) !== undefined;
    });
    answer(connection, codebooksRequest, [], async () => {
      await workspace.known();
      return workspace.studies.flatMap(({ codebookFile }) => codebookFile?.uri ?? []).sort();
    });
    answer(connection, draftCodebookRequest, null, async (params) => {
      const folder = uriNamed(params.folder);
      if (isDisk(folder)) throw new Error(`No study has the whole disk for its folder: ${folder}`);
      const right = joinUri(folder, codebookName);
      const listed = new Set(await workspace.list(folder));
      const misnamed = await misnamedCodebooks(listed, (one) => workspace.textOf(one));
      // A second one beside it would count in its place.
      const uri = [...misnamed.keys()].find((one) => parentFolder(one) === folder) ?? right;
      if (uri !== right || (await workspace.textOf(right)) !== null)
        return {
          uri,
          exists: true,
          text: '',
          transcripts: 0,
          codes: 0,
          begin: null,
          unlike: [],
          otherwise: [],
        };
      const shown = params.shown === undefined ? null : normalizeUri(params.shown);
      return { uri, exists: false, ...(await discover(workspace, folder, shown, params.kinds ?? [])) };
    });
  },
};

/** True for the root of a disk: nobody means it, and to look through it would take hours. */
function isDisk(folder: string): boolean {
  return folder.startsWith('file:') && parentFolder(folder) === folder;
}
