import type * as z from 'zod/mini';
import { quotesInTranscript, quotesOfCode } from '../features/quotes';
import { codeQuotes, quotesInFiles } from '../protocol/codes';
import { parse } from '../transcript/parse';
import type { Context } from './context';
import { answer } from './guard';
import type { StudyFolder } from './studyFolder';
import { normalizeUri, relativePath } from './uris';

/** Our own requests for the quotes of a code. They are whole, and so read from the files: the index has excerpts only. */
export function registerQuotes(context: Context): void {
  const { connection } = context;
  answer(connection, codeQuotes, null, async ({ folder, label }) => {
    const found = await studyAt(context, folder);
    return found ? quotesOfCode(found.study, label) : null;
  });
  answer(connection, quotesInFiles, { quotes: [], unread: [] }, (params) => collect(context, params));
}

async function studyAt({ library }: Context, folder: string): Promise<StudyFolder | undefined> {
  await library.known();
  return library.studyFolders.find(({ root }) => root === normalizeUri(folder));
}

async function collect(
  context: Context,
  { folder, label, files }: z.infer<typeof quotesInFiles.params>,
): Promise<z.infer<typeof quotesInFiles.result>> {
  const { library } = context;
  const found = await studyAt(context, folder);
  const quotes: string[] = [];
  const unread: string[] = [];
  let began = performance.now();
  for (const file of files) {
    // Whoever asks can name any file, and gets only those of the study.
    if (!found || library.folderOf(file) !== found) continue;
    const text = await library.textOf(file);
    if (text === null) {
      unread.push(file);
      continue;
    }
    const { study, root } = found;
    const transcript = library.transcript(file) ?? parse(text, study.vocabulary(), file);
    const path = relativePath(root, file) ?? file;
    quotes.push(...quotesInTranscript(study, file, transcript, label, path));
    if (performance.now() - began < slice) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    began = performance.now();
  }
  return { quotes, unread };
}

/** How long reading goes on before requests get their turn, in milliseconds. */
const slice = 10;
