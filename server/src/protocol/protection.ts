import * as z from 'zod/mini';
import { lineRun, readonlyList } from './messages';

/** Request: which lines of an open transcript hold speech, so that the client can keep it as it is. */
export const spokenLinesRequest = {
  method: 'marginalia/spokenLines',
  params: z.object({ uri: z.string() }),
  /** Null when the file is no transcript of a study. */
  result: z.nullable(
    z.object({
      /** Of the document that this is true of; null where the editor has not told one. */
      version: z.nullable(z.number()),
      /** In the order of the file. Nothing may come between the lines of one. */
      spoken: readonlyList(lineRun),
      /** Lines that the codebook or a `#` makes codes. */
      codes: readonlyList(z.number()),
    }),
  ),
} as const;
