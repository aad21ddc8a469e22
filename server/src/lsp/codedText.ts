import { codedText as stretchesOf } from '../features/navigation/codedText';
import { codedTextRequest } from '../protocol/codedText';
import { openFile } from './context';
import { offsetsToRange } from './convert';
import type { Feature } from './feature';
import { answer } from './guard';

/** Our own request for the words to be marked in an open transcript. */
export const codedTextFeature: Feature = {
  register(context) {
    answer(context.connection, codedTextRequest, null, async (params) => {
      const open = await openFile(context, params);
      if (!open) return null;
      const { study } = open;
      const places = new Map<string, number>();
      const placeOf = (label: string) => {
        const place = places.get(label) ?? places.size;
        places.set(label, place);
        return place;
      };
      const stretches = stretchesOf(open).map(({ range, labels }) => ({
        range: offsetsToRange(open.transcript.lineStarts, range),
        codes: labels.map(placeOf),
      }));
      const codes = Array.from(places.keys(), (label) => {
        const code = study.resolve(label);
        return { label, kind: code?.kind ?? ('unknown' as const), color: code?.color ?? null };
      });
      return { version: context.documents.get(params.uri)?.version ?? null, codes, stretches };
    });
  },
};
