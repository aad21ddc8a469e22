import * as z from 'zod/mini';
import type { Shades } from '../codebook/palette';
import type { Kind } from '../features/trees/arrangement';
import type { LineRun } from '../transcript/lines';

/**
 * Our own messages between client and server. Both sides parse what they receive with these schemas; positions
 * are those of LSP: lines from 0, characters in UTF-16 units.
 */

export const position = z.object({ line: z.number(), character: z.number() });
export type Position = z.infer<typeof position>;
export const range = z.object({ start: position, end: position });
export const place = z.object({ uri: z.string(), range });

export type Place = z.infer<typeof place>;

/** Lines that follow each other, counted from 0, both of them in it. */
export const lineRun = z.object({ first: z.number(), last: z.number() }) satisfies z.ZodMiniType<LineRun>;
export type { LineRun } from '../transcript/lines';

/** What a code is. `unknown` is one that the codebook lacks. */
export const codeKind = z.enum(['issue', 'fix', 'topic', 'unknown']) satisfies z.ZodMiniType<Kind>;

const color = z.string().check(z.regex(/^#[0-9a-f]{6}$/));

/** The color of a code as it is drawn on light backgrounds and on dark ones: `#rrggbb`, and nothing else may get into a style. */
export const shades = z.object({ light: color, dark: color }) satisfies z.ZodMiniType<Shades>;
export type { Shades } from '../codebook/palette';

/** Why nothing can be done and what to do about it, for people. */
export const refusal = z.object({ refused: z.string() });

/** A list that whoever receives it leaves as it is. */
export function readonlyList<S extends z.ZodMiniType>(item: S) {
  return z.readonly(z.array(item));
}

/** Request: whether a file is a transcript of a study, so that it opens as language `transcript`. */
export const isTranscriptRequest = {
  method: 'marginalia/isTranscript',
  params: z.object({ uri: z.string() }),
  result: z.boolean(),
} as const;

/** Request: where the codebooks of all studies are. */
export const codebooksRequest = {
  method: 'marginalia/codebooks',
  params: z.object({}),
  result: z.array(z.string()),
} as const;

/** Request: the text of a codebook for the transcripts of a folder. Writes nothing. */
export const draftCodebookRequest = {
  method: 'marginalia/draftCodebook',
  params: z.object({
    folder: z.string(),
    /** The file in the editor, which coding begins with where it is a transcript of the folder. */
    shown: z.optional(z.string()),
    /** Ends of names, such as `vtt`, of files that are to be transcripts besides plain text. */
    kinds: z.optional(z.array(z.enum(['vtt', 'srt']))),
  }),
  /** Null when the folder could not be read. */
  result: z.nullable(
    z.object({
      /** Where the codebook belongs. */
      uri: z.string(),
      /** True when there is one already: it must not be overwritten, and nothing was drafted. */
      exists: z.boolean(),
      text: z.string(),
      transcripts: z.number(),
      codes: z.number(),
      /** Where coding can begin: at the first long answer of a transcript. Null where nobody says anything. */
      begin: z.nullable(z.object({ uri: z.string(), position })),
      /** Paths below the folder of texts that do not read like transcripts: nothing of them is in the codebook. */
      unlike: z.array(z.string()),
      /** Which transcripts are counted otherwise with the codebook than without, and how, in words. */
      otherwise: z.array(z.object({ file: z.string(), difference: z.string() })),
    }),
  ),
} as const;

/**
 * Part of `initializationOptions`, for a server that is started in place of one that has ended: it is to tell by
 * `readingFileNotification` what it reads.
 */
export const caution = z.object({
  /** URIs of files that are not to be read, as `readingFileNotification` has named them. */
  setAside: z.array(z.string()),
});

/** Notification from a server that was started with caution: which file it is going to read; null when it has been read. */
export const readingFileNotification = {
  method: 'marginalia/readingFile',
  params: z.object({ uri: z.nullable(z.string()) }),
} as const;

/** Notification from the server: what the trees show has changed. */
export const studyChangedNotification = {
  method: 'marginalia/studyChanged',
  params: z.object({
    studies: z.number(),
    transcripts: z.number(),
    /** Files that cannot be read. Their findings say why. */
    unread: z.number(),
    /** Files still to be read. */
    waiting: z.number(),
    /** How many of the studies have no codebook. */
    withoutCodebook: z.number(),
    /** Whether one of them tells issues and fixes from other codes. */
    hasKinds: z.boolean(),
    /** Another number whenever the trees may show something else. */
    revision: z.number(),
  }),
} as const;
export type StudyChanged = z.infer<typeof studyChangedNotification.params>;
