import type * as z from 'zod/mini';
import { quotesInTranscript, quotesOfCode } from '../features/retrieval/quotes';
import { codeQuotesRequest, quotesInFilesRequest } from '../protocol/codes';
import { readTranscripts, studyAt } from '../workspace/transcriptsOf';
import { relativePath } from '../workspace/uris';
import type { Context } from './context';
import type { Feature } from './feature';
import { answer } from './guard';

/** Our own requests for the quotes of a code. They are whole, and so read from the files: the index has excerpts only. */
export const quotesFeature: Feature = {
  register(context) {
    const { connection } = context;
    answer(connection, codeQuotesRequest, null, async ({ folder, label }) => {
      const found = await studyAt(context.workspace, folder);
      return found ? quotesOfCode(found.study, label) : null;
    });
    answer(connection, quotesInFilesRequest, { quotes: [], unread: [] }, (params) =>
      collect(context, params),
    );
  },
};

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
