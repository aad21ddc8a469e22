import type * as z from 'zod/mini';
import { memosInFile } from '../features/retrieval/memos';
import { escapeMarkdown } from '../features/shared/markdown';
import { MemoTree } from '../features/trees/memoTree';
import { memoSearchRequest, memosInFilesRequest } from '../protocol/retrieval';
import { readTranscripts, studyAt } from '../workspace/transcriptsOf';
import { relativePath } from '../workspace/uris';
import type { Context } from './context';
import type { Feature } from './feature';
import { answer } from './guard';

/** Our own requests for all memos with all of their words. What the tree shows of them is in the index. */
export const memosFeature: Feature = {
  register(context) {
    const { connection, workspace } = context;
    answer(connection, memoSearchRequest, [], async ({ arrangement }) => {
      await workspace.known();
      return workspace.studies.flatMap(({ root, title, study }) => {
        const tree = new MemoTree(study, arrangement);
        const files = tree.files();
        const headings = [...new Set(tree.parts([]).map((one) => escapeMarkdown(tree.label([one]))))];
        const memos = tree.count(files);
        return files.length === 0 ? [] : [{ folder: root, study: title, memos, headings, files }];
      });
    });
    answer(connection, memosInFilesRequest, { memos: [], unread: [] }, (params) => collect(context, params));
  },
};

async function collect(
  context: Context,
  { folder, arrangement, files }: z.infer<typeof memosInFilesRequest.params>,
): Promise<z.infer<typeof memosInFilesRequest.result>> {
  const found = await studyAt(context.workspace, folder);
  const memos: z.infer<typeof memosInFilesRequest.result>['memos'] = [];
  const unread: string[] = [];
  if (!found) return { memos, unread };
  for await (const { file, transcript } of readTranscripts(context.workspace, found, files)) {
    if (!transcript) unread.push(file);
    else {
      const path = relativePath(found.root, file) ?? file;
      memos.push(...memosInFile(found.study, arrangement, { file, transcript, path }));
    }
  }
  return { memos, unread };
}
