import * as z from 'zod/mini';
import { place, position } from './messages';

/** Our own messages for going from place to place in a study. */

/** Request: the next coding, in the file and then in the next file of the study, round and round. */
export const codingStepRequest = {
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
          /** Which of all such codings of the study it is, from 1. */
          number: z.number(),
          total: z.number(),
        }),
      ),
    }),
  ),
} as const;
export type CodingStep = z.infer<typeof codingStepRequest.params>;

const interviewEntry = z.object({
  /** Of the transcript, below the study's folder, escaped as in a URI. */
  path: z.string(),
  name: z.string(),
  coder: z.nullable(z.string()),
  codings: z.number(),
  codes: z.number(),
});
export type InterviewEntry = z.infer<typeof interviewEntry>;

/** Request: every interview of every study. In short form, as there may be ten thousand, and in no order. */
export const interviewListRequest = {
  method: 'marginalia/interviewList',
  params: z.object({}),
  result: z.array(
    z.object({
      study: z.string(),
      /** The study's folder; with `/` and a path behind it, the URI of a transcript. */
      folder: z.string(),
      interviews: z.array(interviewEntry),
    }),
  ),
} as const;
