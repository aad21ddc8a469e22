import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
} from 'vscode-languageserver';
import { highlightsAt } from '../features/navigation/highlights';
import { openFile } from './context';
import { offsetsToRange, toOffset } from './convert';
import type { Feature } from './feature';
import { guarded } from './guard';

/** Lights up what belongs to the code or speaker under the cursor. */
export const highlightsFeature: Feature = {
  capability: { documentHighlightProvider: true },
  register(context) {
    const { connection } = context;
    connection.onDocumentHighlight(
      guarded<DocumentHighlightParams, DocumentHighlight[]>(
        connection,
        'Highlights',
        [],
        async ({ textDocument, position }) => {
          const open = await openFile(context, textDocument);
          if (!open) return [];
          const { transcript } = open;
          const ranges = highlightsAt(open, toOffset(transcript, position));
          return ranges.map((range) => ({
            range: offsetsToRange(transcript.lineStarts, range),
            kind: DocumentHighlightKind.Text,
          }));
        },
      ),
    );
  },
};
