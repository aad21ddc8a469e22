import { spokenLinesRequest } from '../protocol/protection';
import { spokenRuns } from '../transcript/spokenRuns';
import { openFile } from './context';
import type { Feature } from './feature';
import { answer } from './guard';

/** Our own request for the lines of a transcript that are to stay as they are. */
export const protectionFeature: Feature = {
  register(context) {
    answer(context.connection, spokenLinesRequest, null, async ({ uri }) => {
      const open = await openFile(context, { uri });
      if (!open) return null;
      const { study, transcript } = open;
      const version = context.documents.get(uri)?.version ?? null;
      // A label that is one only because it recurs may be talk that somebody has just repeated.
      const codes = transcript.codings.filter(({ marked, label }) => marked || study.resolve(label));
      return { version, spoken: spokenRuns(transcript), codes: codes.map(({ line }) => line) };
    });
  },
};
