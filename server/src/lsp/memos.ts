import type * as z from 'zod/mini';
import { memosInFile, type WholeMemo, wholeMemos } from '../features/retrieval/memos';
import { escapeMarkdown } from '../features/shared/markdown';
import { MemoTree } from '../features/trees/memoTree';
import type { Place } from '../protocol/messages';
import { memoSearchRequest, memosInFilesRequest, wholeMemosRequest } from '../protocol/retrieval';
import { summarize } from '../study/summarize';
import { itemAt } from '../transcript/itemAt';
import { readTranscripts, studyAt } from '../workspace/transcriptsOf';
import { normalizeUri, relativePath } from '../workspace/uris';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import type { Context } from './context';
import { toRange } from './convert';
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
    answer(connection, wholeMemosRequest, [], ({ memos }) => inFull(context, memos));
    answer(connection, memosInFilesRequest, { memos: [], unread: [] }, (params) => collect(context, params));
  },
};

/** Each file is read once, however many memos of it are asked for. */
async function inFull(
  { workspace }: Context,
  places: readonly Place[],
): Promise<z.infer<typeof wholeMemosRequest.result>> {
  await workspace.known();
  const found = new Map<string, WholeMemo>();
  const files = new Map<string, WorkspaceStudy>();
  for (const { uri } of places) {
    const folder = workspace.studyOf(normalizeUri(uri));
    if (folder) files.set(normalizeUri(uri), folder);
  }
  for (const folder of new Set(files.values())) {
    const own = [...files].flatMap(([file, one]) => (one === folder ? [file] : []));
    for await (const { file, transcript } of readTranscripts(workspace, folder, own)) {
      if (!transcript) continue;
      const summary = summarize(transcript);
      const path = relativePath(folder.root, file) ?? file;
      const whole = wholeMemos(folder.study, { file, transcript, summary, path });
      for (const [index, { at }] of summary.memos.entries())
        found.set(keyOf(file, toRange(at)), itemAt(whole, index));
    }
  }
  return places.map(({ uri, range }) => found.get(keyOf(normalizeUri(uri), range)) ?? null);
}

function keyOf(file: string, { start }: Place['range']): string {
  return `${start.line} ${start.character} ${file}`;
}

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
