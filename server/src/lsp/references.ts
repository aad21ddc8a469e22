import type { Location, ReferenceParams } from 'vscode-languageserver';
import { linesOfSpeaker } from '../features/navigation/highlights';
import { referencesTo } from '../features/navigation/references';
import { codingAt, mentionAt, speakerAt } from '../features/shared/names';
import { codedWordsAt } from '../study/codingTable';
import { splitLines } from '../transcript/lines';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { type Context, openCodebookFile, openFile } from './context';
import { offsetsToRange, toOffset, toRange } from './convert';
import type { Feature } from './feature';
import { guarded } from './guard';

/**
 * Finds the words that carry a code, from a transcript or from codebook.yaml, and what the codebook says of the code; for the name of a speaker, every turn of
 * theirs in the same transcript, as other files are not opened for a question.
 */
export const referencesFeature: Feature = {
  capability: { referencesProvider: true },
  register(context) {
    const { connection } = context;
    connection.onReferences(
      guarded<ReferenceParams, Location[]>(connection, 'References', [], async (params) => {
        const turns = await turnsAt(context, params);
        if (turns) return turns;
        const named = await nameAt(context, params);
        if (!named || named.label === '') return [];
        return locations(named.folder, named.label, params.context.includeDeclaration);
      }),
    );
  },
};

/** Null where no speaker's name is. */
async function turnsAt(
  context: Context,
  { textDocument, position }: ReferenceParams,
): Promise<Location[] | null> {
  const open = await openFile(context, textDocument);
  const speaker = open && speakerAt(open.transcript, toOffset(open.transcript, position));
  if (!open || speaker === null) return null;
  const { file: uri, transcript } = open;
  return linesOfSpeaker(transcript, speaker).map((range) => ({
    uri,
    range: offsetsToRange(transcript.lineStarts, range),
  }));
}

async function nameAt(
  context: Context,
  { textDocument, position }: ReferenceParams,
): Promise<{ folder: WorkspaceStudy; label: string } | null> {
  const open = await openFile(context, textDocument);
  if (open) {
    const { folder, transcript } = open;
    const coding = transcript.codings[codingAt(transcript, toOffset(transcript, position))];
    return coding ? { folder, label: coding.label } : null;
  }
  const book = await openCodebookFile(context, textDocument);
  const mention = book && mentionAt(book.codebook, toOffset(book, position));
  return mention && { folder: book.folder, label: mention.text };
}

function locations({ study, codebookFile }: WorkspaceStudy, label: string, withEntry: boolean): Location[] {
  const found = referencesTo(study, codebookFile?.codebook ?? null, label);
  const all: Location[] = [];
  if (codebookFile) {
    const { starts } = splitLines(codebookFile.text);
    const ranges = withEntry ? [...found.declarations, ...found.inCodebook] : found.inCodebook;
    for (const range of ranges) all.push({ uri: codebookFile.uri, range: offsetsToRange(starts, range) });
  }
  for (const [uri, codings] of found.inTranscripts) {
    const table = study.transcripts.get(uri)?.table;
    if (table) all.push(...codedWordsAt(table, codings).map((words) => ({ uri, range: toRange(words) })));
  }
  return all;
}
