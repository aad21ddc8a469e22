import * as z from 'zod/mini';
import { place, position } from './messages';

/** Our own messages for going from place to place in a study. */

/** Request: the next coding, in the file and then in the next file of the study, round and round. */
export const codingStep = {
  method: 'marginalia/codingStep',
  params: z.object({
    uri: z.string(),
    position,
    direction: z.enum(['next', 'previous']),
    /** Which codings count: those of the code at the position, or all of them. */
    of: z.enum(['this', 'any']),
  }),
  result: z.nullable(
    z.object({
      /** Null where the position has no code and one is needed. */
      label: z.nullable(z.string()),
      /** Where its label stands; null when there is no such coding in the study. */
      to: z.nullable(
        z.object({
          place,
          /** The words it is about. */
          words: place,
          /** True when the end of the study was passed on the way. */
          wrapped: z.boolean(),
        }),
      ),
    }),
  ),
} as const;
export type CodingStep = z.infer<typeof codingStep.params>;
