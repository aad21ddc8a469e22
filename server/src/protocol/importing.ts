import * as z from 'zod/mini';
import { change } from './change';
import { refusal } from './messages';

/** Our own messages for files of other programs that become a study, or a part of one. The server reads, the client writes. */

/** Somewhere that transcripts can be imported into. */
const importPlace = z.object({
  /** A folder has no study yet. */
  kind: z.enum(['study', 'folder']),
  /** For people. */
  name: z.string(),
  /** Where the transcripts go. */
  folder: z.string(),
  /** Where the codebook is, or is to be. */
  codebook: z.string(),
});
export type ImportPlace = z.infer<typeof importPlace>;

/** Request: where to import. Reads nothing. */
export const importPlacesRequest = {
  method: 'marginalia/importPlaces',
  params: z.object({
    /** Folders that are open, or that people have chosen. */
    folders: z.array(z.string()),
  }),
  /** The studies there are, then each of the folders in which there is none. */
  result: z.array(importPlace),
} as const;

/** Request: what is in a file. Nothing is written; what was read is kept until `forgetImportsRequest`. */
export const readImportRequest = {
  method: 'marginalia/readImport',
  params: z.object({
    uri: z.string(),
    /** Where it is to go: what is read there as it is needs no import. */
    place: importPlace,
  }),
  result: z.nullable(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('read'),
        transcripts: z.number(),
        passages: z.number(),
        codings: z.number(),
        memos: z.number(),
        codes: z.number(),
        /** How many codings and memos name nobody who made them. */
        nobodys: z.number(),
        /** Whether it says when something was said. */
        hasTimes: z.boolean(),
        /** What will not be as it was, for people, each with its number. */
        lost: z.array(z.string()),
      }),
      /** A table of codings for transcripts that are there. */
      z.object({ kind: z.literal('codings'), codings: z.number(), lost: z.array(z.string()) }),
      /** Why it cannot be read and what to do, for people. */
      z.object({ kind: z.literal('unreadable'), why: z.string() }),
    ]),
  ),
} as const;
export type ReadImport = NonNullable<z.infer<typeof readImportRequest.result>>;

/** Request: what the files become. Nothing is written. */
export const planImportRequest = {
  method: 'marginalia/planImport',
  params: z.object({
    files: z.array(z.string()),
    place: importPlace,
    /** The names that there are in the folder already. */
    taken: z.array(z.string()),
    /** Whether the times of speech are kept. */
    times: z.boolean(),
    /** Who made the codings and memos that name nobody; null for nobody. */
    coder: z.nullable(z.string()),
    /** The folder that links with `/` at their beginning start from; null where there is none, and so no links. */
    linkBase: z.nullable(z.string()),
  }),
  result: z.nullable(
    z.union([
      refusal,
      z.object({
        /** New files of the folder. */
        transcripts: z.array(z.object({ name: z.string(), text: z.string() })),
        /** The text of a codebook where there is none; null for none. */
        newCodebook: z.nullable(z.string()),
        /** What changes in the one that there is, and in transcripts that get codings; null for nothing. */
        change: z.nullable(change),
        /** How many codings go on transcripts that are there. */
        placed: z.number(),
        /** Markdown: what came in, and what is not as it was. */
        report: z.string(),
      }),
    ]),
  ),
} as const;
export type ImportPlan = Exclude<NonNullable<z.infer<typeof planImportRequest.result>>, { refused: string }>;

/** Request: the import is at its end, and what was read can go. */
export const forgetImportsRequest = {
  method: 'marginalia/forgetImports',
  params: z.object({}),
  result: z.null(),
} as const;
