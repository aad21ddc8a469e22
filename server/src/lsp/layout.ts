import { layoutInWords } from '../features/navigation/layoutWords';
import { transcriptLayoutRequest } from '../protocol/layout';
import { openFile } from './context';
import type { Feature } from './feature';
import { answer } from './guard';

/** How an open transcript is read, for whoever wonders who speaks in it. */
export const layoutFeature: Feature = {
  register(context) {
    answer(context.connection, transcriptLayoutRequest, null, async ({ uri }) => {
      const open = await openFile(context, { uri });
      return open && { words: layoutInWords(open.transcript.layout) };
    });
  },
};
