import type { Position, SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionRangesAt } from '../features/navigation/selectionRanges';
import type { Transcript } from '../transcript/transcript';
import { openFile } from './context';
import { offsetsToRange, toOffset } from './convert';
import type { Feature } from './feature';
import { guarded } from './guard';

/** Expands a selection: word, sentence, passage, passage with its annotations, turn, file. */
export const selectionRangesFeature: Feature = {
  capability: { selectionRangeProvider: true },
  register(context) {
    const { connection } = context;
    connection.onSelectionRanges(
      guarded<SelectionRangeParams, SelectionRange[]>(
        connection,
        'Selection',
        [],
        async ({ textDocument, positions }) => {
          const open = await openFile(context, textDocument);
          return open ? positions.map((position) => selectionAt(open.transcript, position)) : [];
        },
      ),
    );
  },
};

/** One for each position, as the protocol wants; where nothing is to select, the position itself. */
function selectionAt(transcript: Transcript, position: Position): SelectionRange {
  const ranges = selectionRangesAt(transcript, toOffset(transcript, position));
  return (
    ranges.reduceRight<SelectionRange | undefined>((parent, range) => {
      const converted = offsetsToRange(transcript.lineStarts, range);
      return parent ? { range: converted, parent } : { range: converted };
    }, undefined) ?? { range: { start: position, end: position } }
  );
}
