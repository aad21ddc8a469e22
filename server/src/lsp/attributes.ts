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
      const file = await openFile(context, params);
      const summary = file?.folder.study.transcripts.get(file.uri);
      if (!file || !summary) return null;
      const own = new Map(summary.attributes.map(({ key, value }) => [key, value]));
      const known = attributesOf(file.folder.study).map(({ key, files, values }) => {
        const offered = values.slice(0, mostValues);
        return { key, value: own.get(key) ?? null, files, values: offered };
      });
      return { interview: interviewAndCoder(file.folder.study, file.uri, summary), known };
    });
    answer(connection, setAttributeRequest, null, async ({ uri, key, value }) => {
      const file = await openFile(context, { uri });
      if (!file) return null;
      const edit = attributeEdit(file.transcript, key, value);
      if ('refused' in edit) return edit;
      const range = offsetsToRange(file.transcript.lineStarts, edit.range);
      return { edit: { range, newText: edit.newText } };
    });
  },
};
