import type * as z from 'zod/mini';
import { codeChoices as choices, codeChoicesInFile } from '../features/codeChoices';
import { codes, codings, listed } from '../features/counts';
import { passagesWithCode as withCode } from '../features/passagesWithCode';
import { interviewAndCoder } from '../features/tree';
import { codeChoices, codingProgress, passagesWithCode, type StudyCodes } from '../protocol/codes';
import { codesOfFile } from '../study/fileCodes';
import { codesAt } from './codesAt';
import { type Context, openFile } from './context';
import { answer } from './guard';
import type { StudyFolder } from './studyFolder';
import { fileName, normalizeUri } from './uris';

/** Our own requests about the codes of a study and of a file. */
export function registerCodes(context: Context): void {
  const { connection, library } = context;
  answer(connection, codeChoices, [], (params) => chooseFrom(context, params));
  answer(connection, passagesWithCode, null, async ({ uri, label }) => {
    const file = await openFile(context, { uri });
    return file ? withCode(file.folder.study, file.transcript, label) : null;
  });
  answer(connection, codingProgress, null, async (params) => {
    await library.known();
    const uri = normalizeUri(params.uri);
    const study = library.folderOf(uri)?.study;
    const summary = study?.transcripts.get(uri);
    if (!study || !summary) return null;
    const used = [...codesOfFile(study, uri).values()];
    const total = used.reduce((sum, { use }) => sum + use.codings.length, 0);
    const { passages, codedPassages } = summary;
    const counts = listed(codings(total), codes(used.length));
    return {
      interview: interviewAndCoder(study, uri, summary),
      passages,
      codedPassages,
      codings: total,
      counts,
    };
  });
}

async function chooseFrom(
  context: Context,
  { uri, position, inFile, unused = false }: z.infer<typeof codeChoices.params>,
): Promise<StudyCodes[]> {
  const at = uri === null ? null : await codesAt(context, uri, position);
  if (inFile) {
    if (!at || at.isCodebook || uri === null) return [];
    const codes = codeChoicesInFile(at.folder.study, normalizeUri(uri));
    return [{ ...nameOf(at.folder), here: [...at.labels], named: at.named, codes }];
  }
  if (at)
    return [
      {
        ...nameOf(at.folder),
        here: [...at.labels],
        named: at.named,
        codes: choices(at.folder.study, unused),
      },
    ];
  const { library } = context;
  await library.known();
  const folders = library.studyFolders.map((one) => ({ ...nameOf(one), codes: choices(one.study, unused) }));
  return folders.map((one) => ({ ...one, here: [], named: false }));
}

function nameOf({ root, study }: StudyFolder): Pick<StudyCodes, 'folder' | 'study' | 'hasCodebook'> {
  const { codebook, hasCodebook } = study;
  return { folder: root, study: codebook.study ?? fileName(root), hasCodebook };
}
