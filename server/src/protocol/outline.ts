import * as z from 'zod/mini';
import { changesSince, listEdit, nearRange, questionForChanges } from './listChanges';

/**
 * What VS Code asks anew after each key, in answers that say only what is different. Other editors ask for all of it, in the
 * words of the protocol of language servers.
 */

/** Request: the outline of a transcript or a codebook. Null when the file is neither. */
export const outlineRequest = {
  method: 'marginalia/outline',
  params: z.object(questionForChanges),
  result: z.nullable(
    z.object({
      ...changesSince,
      /** Each above those that lie deeper below it. */
      entries: listEdit(
        z.object({
          depth: z.number(),
          /** A `SymbolKind` of the protocol. */
          kind: z.number(),
          name: z.string(),
          /** '' where left out. */
          detail: z.optional(z.string()),
          /** False where left out. */
          deprecated: z.optional(z.boolean()),
          at: nearRange,
          /** Told from the first line of the entry. */
          selection: nearRange,
        }),
      ),
    }),
  ),
} as const;

/** Request: what can be folded in a transcript. Null when the file is none. */
export const foldsRequest = {
  method: 'marginalia/folds',
  params: z.object(questionForChanges),
  result: z.nullable(
    z.object({
      ...changesSince,
      folds: listEdit(
        z.object({
          /** How many lines below the beginning of the fold before this one begins, and how many lines it hides. */
          below: z.number(),
          lines: z.number(),
          kind: z.nullable(z.enum(['region', 'comment'])),
        }),
      ),
    }),
  ),
} as const;

/** Request: the quotes of a transcript with the words that they lead to. Null when the file is none. */
export const quoteLinksRequest = {
  method: 'marginalia/quoteLinks',
  params: z.object(questionForChanges),
  result: z.nullable(
    z.object({
      ...changesSince,
      links: listEdit(
        z.object({
          at: nearRange,
          /** The words, told from the line of the quote, which is below them. */
          target: nearRange,
        }),
      ),
    }),
  ),
} as const;
