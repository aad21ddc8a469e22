import * as z from 'zod/mini';
import type { History, ReshapingCounts } from '../features/reshape/plan';
import type { Definition, Recoding, Reshaping } from '../features/reshape/reshaping';
import { change } from './change';
import { newCode } from './codes';
import { held } from './held';
import { position, readonlyList, refusal } from './messages';

export type { Definition, Reshaping } from '../features/reshape/reshaping';

/** Our own message for reshaping the codebook across a whole study. */

/** One coding, and the codes that it becomes. */
const recoding = z.object({
  /** URI of its transcript. */
  file: z.string(),
  /** Of the code, from 0. */
  line: z.number(),
  /** The label as written there: the change is refused when something else stands on the line. */
  label: z.string(),
  /** Of the coding as it was listed: refused when it is another one by now. Left out, line and label tell. */
  stamp: z.optional(z.string()),
  /** Labels of the codebook; none of them takes the coding away, and its memos stay with the passage. */
  to: readonlyList(z.string()),
}) satisfies z.ZodMiniType<Recoding>;

/** What the codebook says of a code, each text '' where it says nothing. */
const definition = z.object({
  description: z.string(),
  include: z.string(),
  exclude: z.string(),
  example: z.string(),
}) satisfies z.ZodMiniType<Definition>;

const rename = z.object({
  kind: z.literal('rename'),
  label: z.string(),
  to: z.string(),
  keepAlias: z.boolean(),
});
const renameSpeaker = z.object({ kind: z.literal('renameSpeaker'), from: z.string(), to: z.string() });

/** One thing that can be done to the codes of a study. Codes are named by their labels, or by any spelling of them. */
const reshaping = z.discriminatedUnion('kind', [
  rename,
  /** `family` is the prefix that codes of a family share: `MLP` of `MLP-drift`, `[MLP]` of the code that heads it. */
  z.object({ kind: z.literal('renamePrefix'), family: z.string(), to: z.string(), keepAlias: z.boolean() }),
  renameSpeaker,
  /** A label is written otherwise wherever it stands just so. */
  z.object({ kind: z.literal('respell'), written: z.string(), by: z.string() }),
  z.object({
    kind: z.literal('merge'),
    labels: readonlyList(z.string()),
    into: z.string(),
    keepAlias: z.boolean(),
  }),
  z.object({
    kind: z.literal('recode'),
    codings: readonlyList(recoding),
    newCodes: z.optional(readonlyList(newCode)),
  }),
  /** A code that no word has yet. */
  z.object({ kind: z.literal('create'), code: newCode }),
  /** What is left out stays as it is. */
  z.object({ kind: z.literal('define'), label: z.string(), definition: z.partial(definition) }),
  /** Null for the color of what the code stands under, or of its family. */
  z.object({
    kind: z.literal('recolor'),
    label: z.string(),
    color: z.nullable(z.string().check(z.regex(/^#[0-9a-f]{6}$/))),
  }),
  /** To stand under another code, or with null at the top. */
  z.object({ kind: z.literal('move'), label: z.string(), under: z.nullable(z.string()) }),
  /** `keep` leaves the code lines as they are, `remove` takes them away with the code. */
  z.object({ kind: z.literal('delete'), label: z.string(), codings: z.enum(['keep', 'remove']) }),
  /** `migrate` gives the codings to the successor. */
  z.object({
    kind: z.literal('deprecate'),
    label: z.string(),
    successor: z.nullable(z.string()),
    migrate: z.boolean(),
  }),
]) satisfies z.ZodMiniType<Reshaping>;

/** Request: what a reshaping changes in codebook.yaml and in every transcript of a study. Changes nothing itself. */
export const reshapeRequest = {
  method: 'marginalia/reshape',
  params: z.object({
    /** The study's folder. */
    folder: z.string(),
    reshaping,
    /** The day for a line in the codebook's own history; null for none. */
    history: z.nullable(
      z.object({ date: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)) }),
    ) satisfies z.ZodMiniType<History>,
    /** From so many files on that are not open, these stay with the server to be written. Left out by who makes all changes. */
    holdFrom: z.optional(z.number()),
  }),
  /** Null when the folder has no study. */
  result: z.nullable(
    z.union([
      z.object({
        /** Of all files that change, but for those that are held. */
        change,
        held: z.optional(held),
        counts: z.object({ codings: z.number(), files: z.number() }) satisfies z.ZodMiniType<ReshapingCounts>,
        /** In words, such as `Renamed A to B: 12 codings in 3 transcripts`. */
        did: z.string(),
        /** A sentence on what changes along with it though the codebook does not have it; '' for nothing. */
        along: z.string(),
      }),
      refusal,
    ]),
  ),
} as const;
export type Reshaped = NonNullable<z.infer<typeof reshapeRequest.result>>;

/** Request: what a new name for what stands at a place of an open file means for its study. Changes nothing. */
export const renamingRequest = {
  method: 'marginalia/renaming',
  params: z.object({ uri: z.string(), position, to: z.string() }),
  /** Null where nothing has a name. */
  result: z.nullable(
    z.object({
      /** The study's. */
      folder: z.string(),
      reshaping: z.discriminatedUnion('kind', [rename, renameSpeaker]),
      /** True for a code of the codebook, where its old label can be kept. */
      hasAliases: z.boolean(),
    }),
  ),
} as const;
export type Renaming = NonNullable<z.infer<typeof renamingRequest.result>>;

/** Request: what the codebook says of a code now, for a form that changes it. */
export const codeEntryRequest = {
  method: 'marginalia/codeEntry',
  params: z.object({ folder: z.string(), label: z.string() }),
  /** Null when the folder has no study with a codebook. */
  result: z.nullable(
    z.object({
      definition,
      /** `#rrggbb`, as its own entry says; null where it does not. */
      color: z.nullable(z.string()),
      /** The colors that are offered, each `#rrggbb`. */
      palette: readonlyList(z.string()),
    }),
  ),
} as const;
