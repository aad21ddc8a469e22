import { mayStartStudyRequest, readsAsTranscriptRequest } from '../protocol/offer';
import { outwards } from '../study/homes';
import { codebookName } from '../study/members';
import { parse } from '../transcript/parse';
import { isPlainlyTalk, isTimedTalk } from '../transcript/transcriptLikeness';
import { emptyVocabulary } from '../transcript/vocabulary';
import { joinUri, normalizeUri, parentFolder, relativePath, uriNaming } from '../workspace/uris';
import type { Feature } from './feature';
import { answer } from './guard';

/**
 * Whether a study may be offered for a file: a codebook above it that does not name it has decided already. And whether a
 * file of another kind is a transcript, in a study or not.
 */
export const offerFeature: Feature = {
  register({ connection, workspace }) {
    answer(connection, mayStartStudyRequest, false, async (params) => {
      await workspace.known();
      const uri = normalizeUri(params.uri);
      if (workspace.studyOf(uri)) return false;
      const ruled = workspace.studies.some(
        ({ codebookFile, root }) => codebookFile && relativePath(root, uri) !== null,
      );
      if (ruled || !isPlainlyTalk(parse(params.text, emptyVocabulary, uri))) return false;
      // A file opened outside every folder of the workspace may lie in a study that nobody has looked at.
      for (const folder of outwards(parentFolder(uri), uriNaming))
        if ((await workspace.textOf(joinUri(folder, codebookName))) !== null) return false;
      return true;
    });
    answer(connection, readsAsTranscriptRequest, 'no', async (params) => {
      await workspace.known();
      const uri = normalizeUri(params.uri);
      if (workspace.studyOf(uri)) return 'named';
      const transcript = parse(params.text, emptyVocabulary, uri);
      return isPlainlyTalk(transcript) || isTimedTalk(transcript) ? 'talk' : 'no';
    });
  },
};
