import * as z from 'zod/mini';

/** Request: whether a text that belongs to no study reads like a transcript, so that a study may be offered. */
export const mayStartStudy = {
  method: 'marginalia/mayStartStudy',
  /** The beginning of the text is enough. */
  params: z.object({ uri: z.string(), text: z.string() }),
  result: z.boolean(),
} as const;
