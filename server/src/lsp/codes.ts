import type * as z from 'zod/mini';
import { codeChoices as choices, codeChoicesInFile } from '../features/coding/codeChoices';
import { passagesWithCode as withCode } from '../features/navigation/passagesWithCode';
import { codes, codings, listed } from '../features/shared/counts';
import { interviewAndCoder } from '../features/trees/tree';
import {
  codeChoicesRequest,
  codingProgressRequest,
  passagesWithCodeRequest,
  type StudyCodes,
} from '../protocol/codes';
import { codesOfFile } from '../study/fileCodes';
import { fileName, normalizeUri } from '../workspace/uris';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { codesAt } from './codesAt';
import { type Context, openFile } from './context';
import type { Feature } from './feature';
import { answer } from './guard';

/** Our own requests about the codes of a study and of a file. */
export const codesFeature: Feature = {
  register(context) {
    const { connection, workspace } = context;
    answer(connection, codeChoicesRequest, [], (params) => chooseFrom(context, params));
    answer(connection, passagesWithCodeRequest, null, async ({ uri, label }) => {
      const open = await openFile(context, { uri });
      return open ? withCode(open, label) : null;
    });
    answer(connection, codingProgressRequest, null, async (params) => {
      await workspace.known();
      const uri = normalizeUri(params.uri);
      const study = workspace.studyOf(uri)?.study;
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
  },
};

async function chooseFrom(
  context: Context,
  { uri, position, inFile, unused = false }: z.infer<typeof codeChoicesRequest.params>,
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
  const { workspace } = context;
  await workspace.known();
  const folders = workspace.studies.map((one) => ({
    ...nameOf(one),
    codes: choices(one.study, unused),
  }));
  return folders.map((one) => ({ ...one, here: [], named: false }));
}

function nameOf({ root, study }: WorkspaceStudy): Pick<StudyCodes, 'folder' | 'study' | 'hasCodebook'> {
  const { codebook, hasCodebook } = study;
  return { folder: root, study: codebook.study ?? fileName(root), hasCodebook };
}
