import * as z from 'zod/mini';

/** Request: how the turns of an open transcript are written, as far as it was recognized. */
export const transcriptLayoutRequest = {
  method: 'marginalia/transcriptLayout',
  params: z.object({ uri: z.string() }),
  /** In words for people; '' where nobody was recognized. Null for a file that is no open transcript. */
  result: z.nullable(z.object({ words: z.string() })),
} as const;
