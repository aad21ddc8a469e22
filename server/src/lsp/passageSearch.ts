import type * as z from 'zod/mini';
import { citation } from '../features/retrieval/citation';
import { filesToSearch, passagesFor, queryProblem } from '../features/retrieval/passages';
import { type Query, readQuery } from '../features/retrieval/query';
import { questionChoices as choicesIn } from '../features/retrieval/questionChoices';
import { escapeMarkdown } from '../features/shared/markdown';
import { interviewAndCoder, interviewName } from '../features/trees/tree';
import {
  type FileFound,
  passageSearchRequest,
  passagesInFilesRequest,
  questionChoicesRequest,
} from '../protocol/retrieval';
import type { Study } from '../study/study';
import { summarize } from '../study/summarize';
import { lineAt } from '../transcript/lines';
import type { Transcript } from '../transcript/transcript';
import { readTranscripts, studyAt } from '../workspace/transcriptsOf';
import { relativePath } from '../workspace/uris';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import type { Context } from './context';
import { offsetsToRange } from './convert';
import type { Feature } from './feature';
import { answer } from './guard';

/** Our own requests for passages by their codes, speakers, attributes and words. */
export const passageSearchFeature: Feature = {
  register(context) {
    const { connection, workspace } = context;
    answer(connection, passageSearchRequest, { problem: null, studies: [] }, async (params) => {
      await workspace.known();
      const studiesHere = workspace.studies.map(({ study }) => study);
      const query = readableBy(studiesHere, params.query);
      if ('problem' in query) return { problem: query.problem, studies: [] };
      const studies = workspace.studies.map(({ root, title, study }) => {
        return { folder: root, study: title, files: filesToSearch(study, query) };
      });
      return { problem: null, studies: studies.filter(({ files }) => files.length > 0) };
    });
    answer(connection, questionChoicesRequest, { problem: null, choices: [] }, async (params) => {
      await workspace.known();
      const studies = workspace.studies.map(({ study }) => study);
      const query = readableBy(studies, params.query);
      const all = studies.flatMap((study) => choicesIn(study, params.query));
      const choices = all.filter(
        ({ question }, index) => all.findIndex((one) => one.question === question) === index,
      );
      return { problem: 'problem' in query ? query.problem : null, choices };
    });
    answer(connection, passagesInFilesRequest, { files: [], unread: [] }, (params) =>
      search(context, params),
    );
  },
};

/** A question that at least one of the studies can answer: what one of several knows is no mistake. */
function readableBy(studies: readonly Study[], text: string): Query | { readonly problem: string } {
  const query = readQuery(text);
  if ('problem' in query) return query;
  const problems = studies.map((study) => queryProblem(study, query));
  const [problem = null] = problems.includes(null) ? [] : problems;
  return problem === null ? query : { problem };
}

async function search(
  context: Context,
  params: z.infer<typeof passagesInFilesRequest.params>,
): Promise<z.infer<typeof passagesInFilesRequest.result>> {
  const folder = await studyAt(context.workspace, params.folder);
  const query = readQuery(params.query);
  const files: FileFound[] = [];
  const unread: string[] = [];
  if (!folder || 'problem' in query) return { files, unread };
  for await (const { file, transcript } of readTranscripts(context.workspace, folder, params.files)) {
    if (!transcript) unread.push(file);
    else {
      const found = inFile(folder, query, file, transcript);
      if (found.passages.length > 0) files.push(found);
    }
  }
  return { files, unread };
}

function inFile(
  { study, root }: WorkspaceStudy,
  query: Query,
  uri: string,
  transcript: Transcript,
): FileFound {
  const summary = summarize(transcript);
  const interview = interviewName(study, uri, summary);
  const path = relativePath(root, uri) ?? uri;
  const passages = passagesFor(study, query, transcript, summary).flatMap((found) => {
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
  const name = interviewAndCoder(study, uri, summary);
  const key = study.interviews.keyOf(uri);
  return { uri, interview: name, interviewKey: key, heading: escapeMarkdown(name), passages };
}
