import type { DefinitionParams, Location } from 'vscode-languageserver';
import { definitionFromCodebook, definitionFromTranscript } from '../features/definition';
import { splitLines } from '../transcript/lines';
import type { Range } from '../transcript/transcript';
import { type Context, openCodebook, openFile } from './context';
import { offsetsToRange, toOffset } from './convert';
import { guarded } from './guard';
import type { StudyFolder } from './studyFolder';

/** Goes from a code to its entry in the codebook. */
export function registerDefinition(context: Context): void {
  const { connection } = context;
  connection.onDefinition(
    guarded<DefinitionParams, Location | null>(
      connection,
      'Definition',
      null,
      async ({ textDocument, position }) => {
        const file = await openFile(context, textDocument);
        if (file) {
          const { folder, transcript } = file;
          const offset = toOffset(transcript, position);
          return toLocation(folder, definitionFromTranscript(folder.study, transcript, offset));
        }
        const book = await openCodebook(context, textDocument);
        if (!book) return null;
        const { folder, codebook } = book;
        return toLocation(folder, definitionFromCodebook(folder.study, codebook, toOffset(book, position)));
      },
    ),
  );
}

function toLocation({ codebookFile }: StudyFolder, range: Range | null): Location | null {
  if (!codebookFile || !range) return null;
  const { starts } = splitLines(codebookFile.text);
  return { uri: codebookFile.uri, range: offsetsToRange(starts, range) };
}
