import { labelPlaces, codedText as stretchesOf } from '../features/navigation/codedText';
import { underlines as underlinesOf } from '../features/navigation/underlines';
import { shadesOf } from '../features/shared/shades';
import { codedTextRequest } from '../protocol/codedText';
import { toldFromEach } from '../protocol/listChanges';
import type { Range } from '../transcript/transcript';
import { openFile } from './context';
import { offsetsToRange } from './convert';
import type { Feature } from './feature';
import { answer } from './guard';
import { LastAnswers } from './lastAnswers';

/** Our own request for the words to be marked in an open transcript. */
export const codedTextFeature: Feature = {
  register(context) {
    const last = new LastAnswers(context);
    answer(context.connection, codedTextRequest, null, async (params) => {
      const open = await openFile(context, params);
      if (!open) return null;
      const { study, transcript } = open;
      const places = new Map<string, number>();
      const placeOf = (label: string) => {
        const place = places.get(label) ?? places.size;
        places.set(label, place);
        return place;
      };
      const toRange = (range: Range) => offsetsToRange(transcript.lineStarts, range);
      const stretches = stretchesOf(open).map(({ range, labels }) => ({
        range: toRange(range),
        codes: labels.map(placeOf),
      }));
      const wanted = params.underline === 'off' ? [] : underlinesOf(open, params.underline);
      const underlines = wanted.map(({ range, depths, lines }) => ({
        range: toRange(range),
        depths,
        lines: lines.map(({ depth, label }) => ({ depth, code: placeOf(label) })),
      }));
      const labels = labelPlaces(open).map(({ range, label }) => ({
        range: toRange(range),
        code: placeOf(label),
      }));
      const codes = Array.from(places.keys(), (label) => {
        const code = study.resolve(label);
        return { label, color: code ? shadesOf(code.color) : null };
      });
      const version = context.documents.get(params.uri)?.version ?? null;
      const lists = {
        codes,
        stretches: toldFromEach(stretches),
        underlines: toldFromEach(underlines),
        labels: toldFromEach(labels),
      };
      return { version, ...last.answer(params.uri, params.previous, lists) };
    });
  },
};
