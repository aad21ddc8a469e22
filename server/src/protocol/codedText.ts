import * as z from 'zod/mini';
import { codeKind, range } from './messages';

/** Request: which words of an open transcript are coded, and how, so that they can be marked in the text. */
export const codedTextRequest = {
  method: 'marginalia/codedText',
  params: z.object({ uri: z.string() }),
  /** Null when the file is no transcript of a study. */
  result: z.nullable(
    z.object({
      /** Of the document that this is true of; null where the editor has not told one. */
      version: z.nullable(z.number()),
      codes: z.array(
        z.object({
          label: z.string(),
          kind: codeKind,
          /** `#rrggbb`, from the codebook. */
          color: z.nullable(z.string()),
        }),
      ),
      /** In the order of the text; none overlaps another. */
      stretches: z.array(
        z.object({
          range,
          /** Places in `codes`. */
          codes: z.array(z.number()),
        }),
      ),
    }),
  ),
} as const;
export type CodedText = NonNullable<z.infer<typeof codedTextRequest.result>>;
