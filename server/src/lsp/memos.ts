import type * as z from 'zod/mini';
import { memosInFile } from '../features/looking/memos';
import { escapeMarkdown } from '../features/markdown';
import { MemoTree } from '../features/memoTree';
import { memoSearch, memosInFiles } from '../protocol/looking';
import type { Context } from './context';
import { answer } from './guard';
import { studyAt, transcriptsOf } from './transcriptsOf';
import { relativePath } from './uris';

/** Our own requests for all memos with all of their words. What the tree shows of them is in the index. */
export function registerMemos(context: Context): void {
  const { connection, library } = context;
  answer(connection, memoSearch, [], async ({ arrangement }) => {
    await library.known();
    return library.studyFolders.flatMap(({ root, title, study }) => {
      const tree = new MemoTree(study, arrangement);
      const files = tree.files();
      const headings = [...new Set(tree.parts([]).map((one) => escapeMarkdown(tree.label([one]))))];
      const memos = tree.count(files);
      return files.length === 0 ? [] : [{ folder: root, study: title, memos, headings, files }];
    });
  });
  answer(connection, memosInFiles, { memos: [], unread: [] }, (params) => collect(context, params));
}

async function collect(
  context: Context,
  { folder, arrangement, files }: z.infer<typeof memosInFiles.params>,
): Promise<z.infer<typeof memosInFiles.result>> {
  const found = await studyAt(context, folder);
  const memos: z.infer<typeof memosInFiles.result>['memos'] = [];
  const unread: string[] = [];
  if (!found) return { memos, unread };
  for await (const { file, transcript } of transcriptsOf(context, found, files)) {
    if (!transcript) unread.push(file);
    else {
      const path = relativePath(found.root, file) ?? file;
      memos.push(...memosInFile(found.study, arrangement, { file, transcript, path }));
    }
  }
  return { memos, unread };
}
