import * as z from 'zod/mini';

/** Request: whether a text that belongs to no study reads like a transcript, so that a study may be offered. */
export const mayStartStudyRequest = {
  method: 'marginalia/mayStartStudy',
  /** The beginning of the text is enough. */
  params: z.object({ uri: z.string(), text: z.string() }),
  result: z.boolean(),
} as const;

/**
 * Request: whether a file of another kind (Markdown, subtitles) is a transcript: `named` by its study, or `talk` that
 * its study does not name, or that belongs to none.
 */
export const readsAsTranscriptRequest = {
  method: 'marginalia/readsAsTranscript',
  /** The beginning of the text is enough. */
  params: z.object({ uri: z.string(), text: z.string() }),
  result: z.enum(['named', 'talk', 'no']),
} as const;
