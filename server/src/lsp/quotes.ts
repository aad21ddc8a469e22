import type * as z from 'zod/mini';
import { citation } from '../features/retrieval/citation';
import { memoInMarkdown } from '../features/retrieval/memos';
import { quotesInTranscript, quotesOfCode } from '../features/retrieval/quotes';
import { quotesChoices, quotesListOf } from '../features/retrieval/quotesList';
import { wholeQuotes } from '../features/retrieval/wholeQuotes';
import { codingStamp } from '../features/shared/codingStamp';
import { inInterviewOrder } from '../features/shared/interviewOrder';
import { escapeMarkdown } from '../features/shared/markdown';
import { interviewAndCoder, interviewName, interviewNamer, part } from '../features/trees/tree';
import { childRows, rowsTo } from '../features/trees/treeRows';
import { codeQuotesRequest, quotesInFilesRequest } from '../protocol/codes';
import { type CodingOfCode, codingsOfCodeRequest } from '../protocol/codingsOfCode';
import type { Place } from '../protocol/messages';
import {
  codesAtRequest,
  quotesChoicesRequest,
  quotesListRequest,
  quotesRevealRequest,
  wholeQuotesRequest,
} from '../protocol/retrieval';
import { citationsRequest } from '../protocol/trees';
import type { Study } from '../study/study';
import type { Span } from '../study/summary';
import { parse } from '../transcript/parse';
import { readTranscripts, studyAt } from '../workspace/transcriptsOf';
import { normalizeUri, relativePath } from '../workspace/uris';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { codesAt } from './codesAt';
import type { Context } from './context';
import { toOffset, toRange } from './convert';
import type { Feature } from './feature';
import { answer } from './guard';
import { toNode } from './treeNode';

/**
 * Our own requests for the quotes of a code: listed beside the text, with every coding, as citations, and whole. Whole ones
 * are read from the files, as the index has excerpts only.
 */
export const quotesFeature: Feature = {
  register(context) {
    const { connection } = context;
    answer(connection, codeQuotesRequest, null, ({ folder, label }) =>
      inStudy(context, folder, ({ study }) => quotesOfCode(study, label)),
    );
    answer(connection, quotesInFilesRequest, { quotes: [], unread: [] }, (params) =>
      collect(context, params),
    );
    answer(connection, codingsOfCodeRequest, null, ({ folder, label }) =>
      inStudy(context, folder, ({ study }) => codingsIn(study, label)),
    );
    answer(connection, quotesChoicesRequest, null, ({ folder, of }) =>
      inStudy(context, folder, ({ study }) => quotesChoices(study, of)),
    );
    answer(connection, quotesListRequest, null, ({ wanted, parent }) =>
      inStudy(context, wanted.folder, ({ study }) => {
        const list = quotesListOf(study, wanted);
        const nodes = childRows(list, parent ?? []).map((row) => toNode(row, []));
        const counts = parent === null ? list.inWords() : '';
        return { name: list.name, title: escapeMarkdown(list.name), counts, nodes };
      }),
    );
    answer(connection, wholeQuotesRequest, { files: [], unread: [] }, (params) => inFull(context, params));
    answer(connection, quotesRevealRequest, [], async ({ wanted, uri, position }) => {
      const rows = await inStudy(context, wanted.folder, ({ study }) => {
        const list = quotesListOf(study, wanted);
        const file = normalizeUri(uri);
        const coding = list.codingAt(file, position.line);
        return coding === null ? [] : rowsTo(list, file, coding).map((row) => toNode(row, []));
      });
      return rows ?? [];
    });
    answer(connection, codesAtRequest, null, async ({ uri, position }) => {
      const at = await codesAt(context, uri, position);
      return at && { folder: at.folder.root, labels: [...at.labels], named: at.named };
    });
    answer(connection, citationsRequest, [], async ({ quotes }) => {
      await context.workspace.known();
      const found: string[] = [];
      for (const quote of quotes) {
        const cited = await citationOf(context, quote);
        if (cited !== null) found.push(cited);
      }
      return found;
    });
  },
};

/** What is asked of the study in a folder; null where there is none. */
async function inStudy<T>(
  { workspace }: Context,
  folder: string,
  ask: (found: WorkspaceStudy) => T,
): Promise<T | null> {
  const found = await studyAt(workspace, folder);
  return found ? ask(found) : null;
}

async function collect(
  context: Context,
  { folder, label, files }: z.infer<typeof quotesInFilesRequest.params>,
): Promise<z.infer<typeof quotesInFilesRequest.result>> {
  const found = await studyAt(context.workspace, folder);
  const quotes: string[] = [];
  const unread: string[] = [];
  if (!found) return { quotes, unread };
  const { study, root } = found;
  for await (const { file, transcript } of readTranscripts(context.workspace, found, files)) {
    if (!transcript) {
      unread.push(file);
      continue;
    }
    const path = relativePath(root, file) ?? file;
    quotes.push(...quotesInTranscript({ study, file, transcript }, label, path));
  }
  return { quotes, unread };
}

async function inFull(
  { workspace }: Context,
  { wanted, files }: z.infer<typeof wholeQuotesRequest.params>,
): Promise<z.infer<typeof wholeQuotesRequest.result>> {
  const found = await studyAt(workspace, wanted.folder);
  const whole: z.infer<typeof wholeQuotesRequest.result> = { files: [], unread: [] };
  if (!found) return whole;
  const { study, root } = found;
  for await (const { file, transcript } of readTranscripts(workspace, found, files)) {
    if (!transcript) {
      whole.unread.push(file);
      continue;
    }
    const list = quotesListOf(study, wanted);
    const heading = escapeMarkdown(list.label([part('file', file)]));
    const quotes = wholeQuotes(list, { study, file, transcript }, relativePath(root, file) ?? file);
    whole.files.push({ uri: file, heading, quotes });
  }
  return whole;
}

function codingsIn(study: Study, label: string): CodingOfCode[] {
  const { files } = study.usesOfLabel(label);
  const formatName = interviewNamer(study);
  return inInterviewOrder(study, files.keys()).flatMap((uri) => {
    const summary = study.transcripts.get(uri);
    const use = files.get(uri);
    if (!summary || !use) return [];
    const interview = interviewAndCoder(study, uri, summary, formatName);
    return use.codings.flatMap((index): CodingOfCode[] => {
      const coding = summary.codings.at(index);
      if (!coding) return [];
      const { words, excerpt, at, label: written, speaker } = coding;
      const place = { uri, range: toRange(words) };
      const stamp = codingStamp(summary, index);
      return [{ words: place, excerpt, line: at.line, label: written, stamp, interview, speaker }];
    });
  });
}

/** A quote, memo or passage as a Markdown citation, with all of its words: a row and the index have only the first of them. */
async function citationOf({ workspace }: Context, { uri, range }: Place): Promise<string | null> {
  const file = normalizeUri(uri);
  const text = await workspace.textOf(file);
  const folder = workspace.studyOf(file);
  const summary = folder?.study.transcripts.get(file);
  if (!folder || !summary || text === null) return null;
  const path = relativePath(folder.root, file) ?? file;
  const transcript = workspace.transcript(file) ?? parse(text, folder.study.vocabulary(), file);
  const isAt = (span: Span) => JSON.stringify(toRange(span)) === JSON.stringify(range);
  const memo = summary.memos.findIndex(({ at }) => isAt(at));
  if (memo >= 0) return memoInMarkdown(folder.study, { file, transcript, summary, path }, memo, 'in words');
  const words = { start: toOffset(transcript, range.start), end: toOffset(transcript, range.end) };
  const isQuote = [...summary.codings].some((coding) => isAt(coding.words));
  const passage = transcript.passages.find(({ range: { start, end } }) =>
    isQuote ? start <= words.start && words.end <= end : start === words.start && end === words.end,
  );
  if (!passage) return null;
  return citation({
    words: text.slice(words.start, words.end),
    interview: interviewName(folder.study, file, summary),
    speaker: passage.speaker,
    coder: summary.coder,
    file: path,
    line: range.start.line,
  });
}
