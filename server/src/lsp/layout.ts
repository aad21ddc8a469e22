import { layoutInWords } from '../features/navigation/layoutWords';
import { transcriptLayoutRequest } from '../protocol/layout';
import { type Context, openFile } from './context';
import { answer } from './guard';

/** How an open transcript is read, for whoever wonders who speaks in it. */
export function registerLayout(context: Context): void {
  answer(context.connection, transcriptLayoutRequest, null, async ({ uri }) => {
    const open = await openFile(context, { uri });
    return open && { words: layoutInWords(open.transcript.layout) };
  });
}
