import type * as z from 'zod/mini';
import { codeChoices as choices, codeChoicesInFile } from '../features/codeChoices';
import { codes, codings, listed } from '../features/counts';
import { labelsOnLine, mentionAt } from '../features/names';
import { passagesWithCode as withCode } from '../features/passagesWithCode';
import { interviewAndCoder } from '../features/tree';
import { codeChoices, codingProgress, passagesWithCode, type StudyCodes } from '../protocol/codes';
import { codesOfFile } from '../study/fileCodes';
import { type Context, openCodebook, openFile } from './context';
import { toOffset } from './convert';
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
    return { interview: interviewAndCoder(uri, summary), passages, codedPassages, counts };
  });
}

async function chooseFrom(
  context: Context,
  { uri, position, inFile, unused = false }: z.infer<typeof codeChoices.params>,
): Promise<StudyCodes[]> {
  const { library } = context;
  await library.known();
  const file = uri === null ? '' : normalizeUri(uri);
  const folder = library.folderOf(file);
  if (folder) {
    const { study } = folder;
    const here = position ? labelsOnLine(study, file, position.line) : [];
    const all = study.transcripts.get(file)?.codings ?? [];
    const named = here.length > 0 && all.some(({ at }) => at.line === position?.line);
    return [
      {
        ...nameOf(folder),
        here,
        named,
        codes: inFile ? codeChoicesInFile(study, file) : choices(study, unused),
      },
    ];
  }
  if (inFile) return [];
  const book = await openCodebook(context, { uri: file });
  if (!book) {
    const folders = library.studyFolders.map((one) => ({
      ...nameOf(one),
      codes: choices(one.study, unused),
    }));
    return folders.map((one) => ({ ...one, here: [], named: false }));
  }
  const { study } = book.folder;
  const written = position ? mentionAt(book.codebook, toOffset(book, position))?.text : undefined;
  const here = written === undefined ? [] : [study.resolve(written)?.label ?? written];
  return [{ ...nameOf(book.folder), here, named: here.length > 0, codes: choices(study, unused) }];
}

function nameOf({ root, study }: StudyFolder): { folder: string; study: string } {
  return { folder: root, study: study.codebook.study ?? fileName(root) };
}
