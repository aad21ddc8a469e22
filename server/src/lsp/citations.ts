import { citation } from '../features/retrieval/citation';
import { memoInMarkdown } from '../features/retrieval/memos';
import { interviewName } from '../features/trees/tree';
import type { Place } from '../protocol/messages';
import { citationsRequest } from '../protocol/trees';
import type { Span } from '../study/summary';
import { parse } from '../transcript/parse';
import { normalizeUri, relativePath } from '../workspace/uris';
import type { Context } from './context';
import { toOffset, toRange } from './convert';
import type { Feature } from './feature';
import { answer } from './guard';

/** Quotes, memos and passages as Markdown citations, with all of their words: a row and the index have only the first of them. */
export const citationsFeature: Feature = {
  register(context) {
    answer(context.connection, citationsRequest, [], async ({ quotes }) => {
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

async function citationOf({ workspace }: Context, { uri, range }: Place): Promise<string | null> {
  const file = normalizeUri(uri);
  const text = await workspace.textOf(file);
  const folder = workspace.folderOf(file);
  const summary = folder?.study.transcripts.get(file);
  if (!folder || !summary || text === null) return null;
  const path = relativePath(folder.root, file) ?? file;
  const transcript = workspace.transcript(file) ?? parse(text, folder.study.vocabulary(), file);
  const isAt = (span: Span) => JSON.stringify(toRange(span)) === JSON.stringify(range);
  const memo = summary.memos.findIndex(({ at }) => isAt(at));
  if (memo >= 0) return memoInMarkdown(folder.study, { file, transcript, summary, path }, memo, 'in words');
  const words = { start: toOffset(transcript, range.start), end: toOffset(transcript, range.end) };
  const isQuote = summary.codings.some((coding) => isAt(coding.words));
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
