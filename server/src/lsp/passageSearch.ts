import type * as z from 'zod/mini';
import { citation } from '../features/citation';
import { filesToSearch, passagesFor, queryProblem } from '../features/looking/passages';
import { type Query, readQuery } from '../features/looking/query';
import { interviewAndCoder, interviewName } from '../features/tree';
import { type FileFound, passageSearch, passagesInFiles } from '../protocol/looking';
import { summarize } from '../study/summarize';
import { lineAt } from '../transcript/lines';
import type { Transcript } from '../transcript/transcript';
import type { Context } from './context';
import { offsetsToRange } from './convert';
import { answer } from './guard';
import type { StudyFolder } from './studyFolder';
import { studyAt, transcriptsOf } from './transcriptsOf';
import { fileName, relativePath } from './uris';

/** Our own requests for passages by their codes, speakers, attributes and words. */
export function registerPassageSearch(context: Context): void {
  const { connection, library } = context;
  answer(connection, passageSearch, { problem: null, studies: [] }, async (params) => {
    await library.known();
    const query = readQuery(params.query);
    if ('problem' in query) return { problem: query.problem, studies: [] };
    const problems = library.studyFolders.map(({ study }) => queryProblem(study, query));
    // What one of several studies knows is no mistake.
    const [problem = null] = problems.includes(null) ? [] : problems;
    if (problem !== null) return { problem, studies: [] };
    const studies = library.studyFolders.map(({ root, study }) => {
      return {
        folder: root,
        study: study.codebook.study ?? fileName(root),
        files: filesToSearch(study, query),
      };
    });
    return { problem: null, studies: studies.filter(({ files }) => files.length > 0) };
  });
  answer(connection, passagesInFiles, { files: [], unread: [] }, (params) => search(context, params));
}

async function search(
  context: Context,
  params: z.infer<typeof passagesInFiles.params>,
): Promise<z.infer<typeof passagesInFiles.result>> {
  const folder = await studyAt(context, params.folder);
  const query = readQuery(params.query);
  const files: FileFound[] = [];
  const unread: string[] = [];
  if (!folder || 'problem' in query) return { files, unread };
  for await (const { file, transcript } of transcriptsOf(context, folder, params.files)) {
    if (!transcript) unread.push(file);
    else {
      const found = inFile(folder, query, file, transcript);
      if (found.passages.length > 0) files.push(found);
    }
  }
  return { files, unread };
}

function inFile({ study, root }: StudyFolder, query: Query, uri: string, transcript: Transcript): FileFound {
  const summary = summarize(transcript);
  const interview = interviewName(uri, summary);
  const path = relativePath(root, uri) ?? uri;
  const passages = passagesFor(study, query, uri, transcript, summary).flatMap((found) => {
    const range = transcript.passages[found.index]?.range;
    if (!range) return [];
    const { words, speaker, labels } = found;
    const line = lineAt(transcript.lineStarts, range.start);
    const cited = { words, interview, speaker, coder: summary.coder, file: path, line };
    return {
      place: { uri, range: offsetsToRange(transcript.lineStarts, range) },
      words,
      speaker,
      labels: [...labels],
      citation: citation(cited, 'linked'),
    };
  });
  return { uri, interview: interviewAndCoder(uri, summary), passages };
}
