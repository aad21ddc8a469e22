import * as z from 'zod/mini';
import { readonlyList, refusal } from './messages';

/** A change of so many files that an editor would take long to open them: it stays with the server, which writes them. */

export const held = z.object({
  /** By which the server knows it until another one is worked out. */
  id: z.string(),
  /** Files that are not open, in order, and at how many places each changes. */
  files: readonlyList(z.object({ uri: z.string(), edits: z.number() })),
});
export type Held = z.infer<typeof held>;

/** Request: what a file of a held change says and would say. */
export const heldTextsRequest = {
  method: 'marginalia/heldTexts',
  params: z.object({ id: z.string(), uri: z.string() }),
  /** Null when the change is held no more, or the file has changed since or is gone. */
  result: z.nullable(z.object({ before: z.string(), after: z.string() })),
} as const;

/** Request: write all files of a held change, or none. */
export const writeHeldRequest = {
  method: 'marginalia/writeHeld',
  params: z.object({ id: z.string() }),
  /**
   * `back`: all are written, and by this id all can be made what they were. `changed`: this file says something else than when
   * the change was worked out, and nothing was written.
   */
  result: z.nullable(z.union([z.object({ back: z.string() }), z.object({ changed: z.string() }), refusal])),
} as const;
