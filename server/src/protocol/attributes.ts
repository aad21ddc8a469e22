import * as z from 'zod/mini';
import type { AttributeUse } from '../features/shared/attributes';
import { textEdit } from './change';
import { readonlyList, refusal } from './messages';

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
          values: readonlyList(z.object({ value: z.string(), files: z.number() })),
        }) satisfies z.ZodMiniType<AttributeUse>,
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
  result: z.nullable(z.union([z.object({ edit: textEdit }), refusal])),
} as const;
