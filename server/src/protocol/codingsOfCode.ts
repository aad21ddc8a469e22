import * as z from 'zod/mini';
import { place } from './messages';

/** Request: every coding of a code, in the order of the interviews, to be worked through one at a time. */
export const codingsOfCodeRequest = {
  method: 'marginalia/codingsOfCode',
  params: z.object({ folder: z.string(), label: z.string() }),
  /** Null when the folder has no study. */
  result: z.nullable(
    z.array(
      z.object({
        /** The words that it is about. */
        words: place,
        /** The words as they begin, cut short. */
        excerpt: z.string(),
        /** Of the code, from 0. */
        line: z.number(),
        /** The code as written there. */
        label: z.string(),
        /** For recoding it. */
        stamp: z.string(),
        /** For people, with the coder. */
        interview: z.string(),
        speaker: z.nullable(z.string()),
      }),
    ),
  ),
} as const;
export type CodingOfCode = NonNullable<z.infer<typeof codingsOfCodeRequest.result>>[number];
