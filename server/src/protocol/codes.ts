import * as z from 'zod/mini';
import type { CodeChoice } from '../features/coding/codeChoices';
import type { CreatedCode } from '../features/coding/newCodes';
import type { PassagesWithCode } from '../features/navigation/passagesWithCode';
import type { QuotesOfCode } from '../features/retrieval/quotes';
import { lineRun, position, readonlyList } from './messages';

export type { CodeChoice } from '../features/coding/codeChoices';
export type { CreatedCode } from '../features/coding/newCodes';

/** Our own messages for choosing a code and for what was coded with it. */

const codeChoice = z.object({
  label: z.string(),
  /** Other spellings of the label, as the codebook has them. */
  aliases: readonlyList(z.string()),
  family: z.nullable(z.string()),
  /** What is said of its kind; '' where the study has no kinds. */
  kind: z.string(),
  description: z.string(),
  /** False for what only heads other codes. */
  codable: z.boolean(),
  /** The counts in words, such as `3 codings · 2 interviews`. */
  counts: z.string(),
}) satisfies z.ZodMiniType<CodeChoice>;

/** A code that somebody makes. */
export const newCode = z.object({
  label: z.string(),
  /** A code, a prefix, or null for none. */
  family: z.nullable(z.string()),
  /** '' for none yet. */
  description: z.string(),
}) satisfies z.ZodMiniType<CreatedCode>;

/** Request: the codes in use, or all of them, in the order of the codebook. */
export const codeChoicesRequest = {
  method: 'marginalia/codeChoices',
  params: z.object({
    /** The file in the editor. Its study is meant; where it has none, the studies of the workspace. */
    uri: z.nullable(z.string()),
    position: z.nullable(position),
    /** True for the codes of this file alone, with their counts there. */
    inFile: z.boolean(),
    /** True for codes of the codebook that nobody uses yet, too. */
    unused: z.optional(z.boolean()),
  }),
  result: z.array(
    z.object({
      /** The study's folder. */
      folder: z.string(),
      study: z.string(),
      hasCodebook: z.boolean(),
      /** The codes at the position, the one whose own line it is first. */
      here: z.array(z.string()),
      /** True when the position is on the name of a code, so that there can be no doubt which one is meant. */
      named: z.boolean(),
      codes: z.array(codeChoice),
    }),
  ),
} as const;
export type StudyCodes = z.infer<typeof codeChoicesRequest.result>[number];

/** Request: where a code is used and what to write above its quotes. */
export const codeQuotesRequest = {
  method: 'marginalia/codeQuotes',
  params: z.object({ folder: z.string(), label: z.string() }),
  /** Null when the folder has no study. */
  result: z.nullable(
    z.object({
      label: z.string(),
      codings: z.number(),
      /** Markdown: the label and the counts. */
      heading: z.string(),
      /** The transcripts that use it, in the order of the interviews. */
      files: readonlyList(z.string()),
    }) satisfies z.ZodMiniType<QuotesOfCode>,
  ),
} as const;

/** Request: the quotes of a code in some transcripts, read anew. Asked file by file, or a few at a time, so that it can be broken off. */
export const quotesInFilesRequest = {
  method: 'marginalia/quotesInFiles',
  params: z.object({ folder: z.string(), label: z.string(), files: z.array(z.string()) }),
  result: z.object({
    /** Markdown: one quotation with its source each. */
    quotes: z.array(z.string()),
    /** Files that could not be read. */
    unread: z.array(z.string()),
  }),
} as const;

/** Request: what to fold away in an open transcript so that only the passages with a code are left. */
export const passagesWithCodeRequest = {
  method: 'marginalia/passagesWithCode',
  params: z.object({ uri: z.string(), label: z.string() }),
  /** Null when the file is no transcript of a study. */
  result: z.nullable(
    z.object({
      passages: z.number(),
      /** Lines to fold; the first line of each stays visible, as folding has it. */
      folds: readonlyList(lineRun),
      /** The first line that has the code; null where none has. */
      first: z.nullable(z.number()),
    }) satisfies z.ZodMiniType<PassagesWithCode>,
  ),
} as const;

/** Request: how far a transcript is coded. */
export const codingProgressRequest = {
  method: 'marginalia/codingProgress',
  params: z.object({ uri: z.string() }),
  /** Null when the file is no transcript of a study. */
  result: z.nullable(
    z.object({
      interview: z.string(),
      passages: z.number(),
      codedPassages: z.number(),
      codings: z.number(),
      /** The counts in words, such as `12 codings · 5 codes`. */
      counts: z.string(),
    }),
  ),
} as const;
