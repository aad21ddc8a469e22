import type { DefinitionLink, DefinitionParams, Location } from 'vscode-languageserver';
import { definitionFromCodebook, definitionFromTranscript } from '../features/navigation/definition';
import { linesOfSpeaker } from '../features/navigation/highlights';
import { quoteAt, speakerAt } from '../features/shared/names';
import { splitLines } from '../transcript/lines';
import type { Range } from '../transcript/transcript';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { type OpenFile, openCodebookFile, openFile } from './context';
import { offsetsToRange, toOffset } from './convert';
import type { Feature } from './feature';
import { guarded } from './guard';

type Definition = Location | DefinitionLink[] | null;

/**
 * Goes from a code to its entry in the codebook, from a quote to the words in the passage, and from a speaker to where
 * they first speak in the transcript.
 */
export const definitionFeature: Feature = {
  capability: { definitionProvider: true },
  register(context) {
    const { connection, client } = context;
    connection.onDefinition(
      guarded<DefinitionParams, Definition>(
        connection,
        'Definition',
        null,
        async ({ textDocument, position }) => {
          const open = await openFile(context, textDocument);
          if (open) {
            const offset = toOffset(open.transcript, position);
            const asLinks = client().textDocument?.definition?.linkSupport === true;
            const { folder } = open;
            return (
              quotedWords(open, offset, asLinks) ??
              firstTurn(open, offset) ??
              toLocation(folder, definitionFromTranscript(open, offset))
            );
          }
          const book = await openCodebookFile(context, textDocument);
          if (!book) return null;
          const { folder, codebook } = book;
          return toLocation(folder, definitionFromCodebook(folder.study, codebook, toOffset(book, position)));
        },
      ),
    );
  },
};

/** @param asLinks true for an editor that shows the whole quote as what leads there, not a word of it */
function quotedWords({ file: uri, transcript }: OpenFile, offset: number, asLinks: boolean): Definition {
  const quote = quoteAt(transcript, offset);
  if (!quote?.target) return null;
  const target = offsetsToRange(transcript.lineStarts, quote.target);
  if (!asLinks) return { uri, range: target };
  const originSelectionRange = offsetsToRange(transcript.lineStarts, quote.range);
  return [{ originSelectionRange, targetUri: uri, targetRange: target, targetSelectionRange: target }];
}

function firstTurn({ file: uri, transcript }: OpenFile, offset: number): Location | null {
  const speaker = speakerAt(transcript, offset);
  const range = speaker === null ? undefined : linesOfSpeaker(transcript, speaker)[0];
  return range ? { uri, range: offsetsToRange(transcript.lineStarts, range) } : null;
}

function toLocation({ codebookFile }: WorkspaceStudy, range: Range | null): Location | null {
  if (!codebookFile || !range) return null;
  const { starts } = splitLines(codebookFile.text);
  return { uri: codebookFile.uri, range: offsetsToRange(starts, range) };
}
