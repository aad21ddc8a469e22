import { attributeEdit, attributesOf } from '../features/shared/attributes';
import { interviewAndCoder } from '../features/trees/tree';
import { attributesRequest, setAttributeRequest } from '../protocol/attributes';
import { openFile } from './context';
import { offsetsToRange } from './convert';
import type { Feature } from './feature';
import { answer } from './guard';

/** More values of one attribute are not offered: names of people, say, are as many as interviews. */
const mostValues = 200;

/** The attributes of interviews, and how to set one. */
export const attributesFeature: Feature = {
  register(context) {
    const { connection } = context;
    answer(connection, attributesRequest, null, async (params) => {
      const open = await openFile(context, params);
      const summary = open?.study.transcripts.get(open.file);
      if (!open || !summary) return null;
      const own = new Map(summary.attributes.map(({ key, value }) => [key, value]));
      const known = attributesOf(open.study).map(({ key, files, values }) => {
        const offered = values.slice(0, mostValues);
        return { key, value: own.get(key) ?? null, files, values: offered };
      });
      return { interview: interviewAndCoder(open.study, open.file, summary), known };
    });
    answer(connection, setAttributeRequest, null, async ({ uri, key, value }) => {
      const open = await openFile(context, { uri });
      if (!open) return null;
      const edit = attributeEdit(open.transcript, key, value);
      const range = offsetsToRange(open.transcript.lineStarts, edit.range);
      return { edit: { range, newText: edit.newText } };
    });
  },
};
