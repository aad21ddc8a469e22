import { mayStartStudy, readsAsTranscript } from '../protocol/offer';
import { codebookName } from '../study/members';
import { isPlainlyTalk, isTimedTalk } from '../transcript/looksLike';
import { parse } from '../transcript/parse';
import { emptyVocabulary } from '../transcript/vocabulary';
import type { Context } from './context';
import { answer } from './guard';
import { foldersUp, joinUri, normalizeUri, parentFolder, relativePath } from './uris';

/**
 * Whether a study may be offered for a file: a codebook above it that does not name it has decided already. And whether a
 * file of another kind is a transcript, in a study or not.
 */
export function registerOffer({ connection, library }: Context): void {
  answer(connection, mayStartStudy, false, async (params) => {
    await library.known();
    const uri = normalizeUri(params.uri);
    if (library.folderOf(uri)) return false;
    const ruled = library.studyFolders.some(
      ({ codebookFile, root }) => codebookFile && relativePath(root, uri) !== null,
    );
    if (ruled || !isPlainlyTalk(parse(params.text, emptyVocabulary, uri))) return false;
    // A file opened outside every folder of the workspace may lie in a study that nobody has looked at.
    for (const folder of foldersUp(parentFolder(uri)))
      if ((await library.textOf(joinUri(folder, codebookName))) !== null) return false;
    return true;
  });
  answer(connection, readsAsTranscript, 'no', async (params) => {
    await library.known();
    const uri = normalizeUri(params.uri);
    if (library.folderOf(uri)) return 'named';
    const transcript = parse(params.text, emptyVocabulary, uri);
    return isPlainlyTalk(transcript) || isTimedTalk(transcript) ? 'talk' : 'no';
  });
}
