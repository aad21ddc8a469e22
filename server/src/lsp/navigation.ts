import { nextCoding, type Standpoint } from '../features/navigation/nextCoding';
import { labelsOnLine, mentionAt } from '../features/shared/names';
import { interviewNamer } from '../features/trees/tree';
import { type CodingStep, codingStepRequest, interviewListRequest } from '../protocol/navigation';
import { countByFile } from '../study/fileCodes';
import { fileName, normalizeUri } from '../workspace/uris';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { type Context, openCodebookFile } from './context';
import { toOffset, toRange } from './convert';
import type { Feature } from './feature';
import { answer } from './guard';

/** Our own requests for going from place to place in a study. */
export const navigationFeature: Feature = {
  register(context) {
    answer(context.connection, interviewListRequest, [], async () => {
      await context.workspace.known();
      return context.workspace.studies.map(({ root, study }) => {
        const counts = countByFile(study);
        const formatName = interviewNamer(study);
        const interviews = Array.from(study.transcripts, ([file, summary]) => ({
          path: file.slice(root.length + 1),
          name: formatName(file, summary),
          coder: summary.coder,
          codings: counts.get(file)?.codings ?? 0,
          codes: counts.get(file)?.codes ?? 0,
        }));
        return { study: study.codebook.study ?? fileName(root), folder: root, interviews };
      });
    });
    answer(context.connection, codingStepRequest, null, async (params) => {
      const start = await startOf(context, params);
      if (!start) return null;
      const { folder, label, from } = start;
      if (params.of === 'this' && label === null) return { label, to: null };
      const found = nextCoding(folder.study, params.of === 'this' ? label : null, from, params.direction);
      if (!found) return { label, to: null };
      const { file: uri, coding, wrapped, number, total } = found;
      const to = { place: { uri, range: toRange(coding.at) }, words: { uri, range: toRange(coding.words) } };
      return { label: coding.label, to: { ...to, wrapped, number, total } };
    });
  },
};

interface Start {
  readonly folder: WorkspaceStudy;
  /** The code that stands there; null for none. */
  readonly label: string | null;
  /** Null in codebook.yaml. */
  readonly from: Standpoint | null;
}

/** What is at a position of a transcript or of codebook.yaml; null in other files. */
async function startOf(context: Context, { uri, position }: CodingStep): Promise<Start | null> {
  const { workspace } = context;
  await workspace.known();
  const file = normalizeUri(uri);
  const folder = workspace.studyOf(file);
  if (folder) {
    const from = { file, line: position.line };
    const [label = null] = labelsOnLine(folder.study, file, position.line);
    return { folder, label, from };
  }
  const book = await openCodebookFile(context, { uri });
  if (!book) return null;
  const label = mentionAt(book.codebook, toOffset(book, position))?.text ?? null;
  return { folder: book.folder, label, from: null };
}
