import type * as z from 'zod/mini';
import { type ComparedPassage, comparison, passageAt } from '../features/looking/comparison';
import { comparePassages } from '../protocol/looking';
import type { Context } from './context';
import { toOffset } from './convert';
import { answer } from './guard';
import type { StudyFolder } from './studyFolder';
import { transcriptsOf } from './transcriptsOf';
import { normalizeUri, relativePath } from './uris';

/** Our own request for two passages beside each other. */
export function registerComparison(context: Context): void {
  const { connection, library } = context;
  answer(connection, comparePassages, null, async ({ first, second }) => {
    await library.known();
    const folder = library.folderOf(normalizeUri(first.uri));
    if (!folder || library.folderOf(normalizeUri(second.uri)) !== folder) return null;
    const one = await passageOf(context, folder, first);
    const other = await passageOf(context, folder, second);
    return one && other && { text: `${comparison(folder.study, one, other)}\n` };
  });
}

async function passageOf(
  context: Context,
  folder: StudyFolder,
  { uri, position }: z.infer<typeof comparePassages.params>['first'],
): Promise<ComparedPassage | null> {
  // The first one may have been closed since.
  for await (const { file, transcript } of transcriptsOf(context, folder, [normalizeUri(uri)])) {
    const passage = transcript ? passageAt(transcript, toOffset(transcript, position)) : -1;
    if (!transcript || passage < 0) return null;
    return { file, path: relativePath(folder.root, file) ?? file, transcript, passage };
  }
  return null;
}
