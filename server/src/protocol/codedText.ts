import * as z from 'zod/mini';
import { range, shades } from './messages';

/** Places in the list of codes. */
const codes = z.array(z.number());

/** Request: which words of an open transcript are coded, and how, so that they can be marked in the text. */
export const codedTextRequest = {
  method: 'marginalia/codedText',
  params: z.object({
    uri: z.string(),
    /** Which words are to have lines below them. */
    underline: z.enum(['quotes', 'all', 'off']),
  }),
  /** Null when the file is no transcript of a study. */
  result: z.nullable(
    z.object({
      /** Of the document that this is true of; null where the editor has not told one. */
      version: z.nullable(z.number()),
      codes: z.array(
        z.object({
          label: z.string(),
          /** Null for a code that the codebook lacks. */
          color: z.nullable(shades),
        }),
      ),
      /** Words that carry the same codes from end to end, in the order of the text; none overlaps another. */
      stretches: z.array(z.object({ range, codes })),
      /** Words that have the same lines below them, in the order of the text; none overlaps another. */
      underlines: z.array(
        z.object({
          range,
          /** How many depths there are here and where these lines go on. */
          depths: z.number(),
          /** From 0, which is nearest to the words. */
          lines: z.array(z.object({ depth: z.number(), code: z.number() })),
        }),
      ),
      /** Where the labels of codes stand that the codebook has, with their quotes. */
      labels: z.array(z.object({ range, code: z.number() })),
    }),
  ),
} as const;
export type CodedText = NonNullable<z.infer<typeof codedTextRequest.result>>;
