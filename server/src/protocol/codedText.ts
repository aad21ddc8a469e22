import * as z from 'zod/mini';
import { changesSince, listEdit, nearRange, questionForChanges } from './listChanges';
import { type Place, type Shades, shades } from './messages';

/** Places in the list of codes. */
const codes = z.array(z.number());

/** Words that have the same lines below them: how many depths there are here and where these lines go on, and the lines. */
const lines = {
  depths: z.number(),
  /** From 0, which is nearest to the words. */
  lines: z.array(z.object({ depth: z.number(), code: z.number() })),
};

/**
 * Request: which words of an open transcript are coded, and how, so that they can be marked in the text. Answered with what is
 * different from an earlier answer.
 */
export const codedTextRequest = {
  method: 'marginalia/codedText',
  params: z.object({
    ...questionForChanges,
    /** Which words are to have lines below them. */
    underline: z.enum(['quotes', 'all', 'off']),
  }),
  /** Null when the file is no transcript of a study. */
  result: z.nullable(
    z.object({
      ...changesSince,
      /** Of the document that this is true of; null where the editor has not told one. */
      version: z.nullable(z.number()),
      codes: listEdit(
        z.object({
          label: z.string(),
          /** Null for a code that the codebook lacks. */
          color: z.nullable(shades),
        }),
      ),
      /** Words that carry the same codes from end to end, in the order of the text; none overlaps another. */
      stretches: listEdit(z.object({ at: nearRange, codes })),
      /** In the order of the text; none overlaps another. */
      underlines: listEdit(z.object({ at: nearRange, ...lines })),
      /** Where the labels of codes stand that the codebook has, with their quotes. */
      labels: listEdit(z.object({ at: nearRange, code: z.number() })),
    }),
  ),
} as const;

/** The coded words of a document, put together from the answers about it. */
export interface CodedText {
  readonly codes: readonly { readonly label: string; readonly color: Shades | null }[];
  readonly stretches: readonly { readonly range: Place['range']; readonly codes: readonly number[] }[];
  readonly underlines: readonly {
    readonly range: Place['range'];
    readonly depths: number;
    readonly lines: readonly { readonly depth: number; readonly code: number }[];
  }[];
  readonly labels: readonly { readonly range: Place['range']; readonly code: number }[];
}
