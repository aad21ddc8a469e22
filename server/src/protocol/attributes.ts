import * as z from 'zod/mini';
import { textEdit } from './change';

/** Our own messages for the attributes of interviews, as front matter holds them. */

/** Request: what an open transcript says of its case, and what its study says of others. */
export const attributesRequest = {
  method: 'marginalia/attributes',
  params: z.object({ uri: z.string() }),
  /** Null when the file is no transcript of a study. */
  result: z.nullable(
    z.object({
      /** The interview's name for people. */
      interview: z.string(),
      /** The attributes in use in the study, the most frequent first. */
      known: z.array(
        z.object({
          key: z.string(),
          /** What this file says; null where it says nothing. */
          value: z.nullable(z.string()),
          files: z.number(),
          /** The most frequent values of the study, most frequent first. */
          values: z.array(z.object({ value: z.string(), files: z.number() })),
        }),
      ),
    }),
  ),
} as const;
export type KnownAttribute = NonNullable<z.infer<typeof attributesRequest.result>>['known'][number];

/** Request: how to set an attribute in an open transcript. Changes nothing itself. */
export const setAttributeRequest = {
  method: 'marginalia/setAttribute',
  params: z.object({ uri: z.string(), key: z.string(), value: z.string() }),
  /** Null when the file is no transcript of a study. */
  result: z.nullable(
    z.union([
      z.object({ edit: textEdit }),
      /** Why it cannot be done, for people. */
      z.object({ refused: z.string() }),
    ]),
  ),
} as const;
