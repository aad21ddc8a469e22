import type * as z from 'zod/mini';
import { type ComparedPassage, comparison, passageAt } from '../features/retrieval/comparison';
import { comparePassagesRequest } from '../protocol/retrieval';
import { readTranscripts } from '../workspace/transcriptsOf';
import { normalizeUri, relativePath } from '../workspace/uris';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import type { Context } from './context';
import { toOffset } from './convert';
import type { Feature } from './feature';
import { answer } from './guard';

/** Our own request for two passages beside each other. */
export const comparisonFeature: Feature = {
  register(context) {
    const { connection, workspace } = context;
    answer(connection, comparePassagesRequest, null, async ({ first, second }) => {
      await workspace.known();
      const folder = workspace.studyOf(normalizeUri(first.uri));
      if (!folder || workspace.studyOf(normalizeUri(second.uri)) !== folder) return null;
      const one = await passageOf(context, folder, first);
      const other = await passageOf(context, folder, second);
      return one && other && { text: `${comparison(folder.study, one, other)}\n` };
    });
  },
};

async function passageOf(
  context: Context,
  folder: WorkspaceStudy,
  { uri, position }: z.infer<typeof comparePassagesRequest.params>['first'],
): Promise<ComparedPassage | null> {
  // The first one may have been closed since.
  for await (const { file, transcript } of readTranscripts(context.workspace, folder, [normalizeUri(uri)])) {
    const passage = transcript ? passageAt(transcript, toOffset(transcript, position)) : -1;
    if (!transcript || passage < 0) return null;
    return { file, path: relativePath(folder.root, file) ?? file, transcript, passage };
  }
  return null;
}
