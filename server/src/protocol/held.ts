import * as z from 'zod/mini';
import { readonlyList, refusal } from './messages';

/** A change of so many files that an editor would take long to open them: it stays with the server, which writes them. */

/** From so many files on that are not open, the server writes them: VS Code opens each file that it changes itself. */
export const holdFrom = 200;

export const held = z.object({
  /** By which the server knows it until another one is worked out, and once it is made until the next one is. */
  id: z.string(),
  /** Files that are not open, in order, and at how many places each changes. */
  files: readonlyList(z.object({ uri: z.string(), edits: z.number() })),
});
export type Held = z.infer<typeof held>;

/** A file that was open when others were written, and was changed by the editor. */
export const changedInEditor = z.object({
  uri: z.string(),
  /** Of its text: see `fingerprint`. */
  before: z.number(),
  after: z.number(),
  /** What takes the change back, in offsets of the text after it, in order. */
  back: readonlyList(z.object({ start: z.number(), end: z.number(), text: z.string() })),
});
export type ChangedInEditor = z.infer<typeof changedInEditor>;

/** `changed`: this file says something else than it should, and nothing was written. */
const written = z.union([z.object({ done: z.literal(true) }), z.object({ changed: z.string() }), refusal]);
export type WrittenHeld = z.infer<typeof written>;

const byId = z.object({ id: z.string() });

/** Request: what a file of a held change says and would say. */
export const heldTextsRequest = {
  method: 'marginalia/heldTexts',
  params: z.object({ id: z.string(), uri: z.string() }),
  /** Null when the change is held no more, or the file has changed since or is gone. */
  result: z.nullable(z.object({ before: z.string(), after: z.string() })),
} as const;

/** Request: write all files of a held change, or none. What they held is kept on the disk until it is forgotten. */
export const writeHeldRequest = {
  method: 'marginalia/writeHeld',
  params: byId,
  result: z.nullable(written),
} as const;

/** Request: make all files of a change that was written what they were, or none. What they held stays kept. */
export const unwriteHeldRequest = {
  method: 'marginalia/unwriteHeld',
  params: byId,
  result: z.nullable(written),
} as const;

/** Request: the change that was written last, by this server or an earlier one, as far as it can be taken back. */
export const writtenLastRequest = {
  method: 'marginalia/writtenLast',
  params: z.object({}),
  result: z.nullable(
    z.object({
      id: z.string(),
      /** In words, such as `Rename A to B`. */
      title: z.string(),
      inEditor: readonlyList(changedInEditor),
      /** True when a part of the files is changed and another is not, as after a power cut between server and editor. */
      isHalf: z.boolean(),
    }),
  ),
} as const;

/** Request: keep no longer what takes a change back. */
export const forgetWrittenRequest = {
  method: 'marginalia/forgetWritten',
  params: byId,
  result: z.null(),
} as const;
