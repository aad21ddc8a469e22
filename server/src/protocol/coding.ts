import * as z from 'zod/mini';
import type { CodeLineName } from '../features/coding/changeCodings';
import type { CodingChoice, CodingChoices } from '../features/coding/choices';
import { change } from './change';
import { newCode } from './codes';
import { codeKind, position, range, readonlyList, refusal } from './messages';

export type { CodingChoice } from '../features/coding/choices';

/**
 * Our own messages for putting codes on words. The server works out what to change; the client makes the change.
 * `selections` are those of the editor of an open transcript (a cursor is an empty one), and `version` is the
 * document's. Every answer is null when the file is no transcript of a study.
 */

const selections = z.array(range);

/** What to do and what it is in words, such as `Coded 2 passages with QM-robustness`. */
const done = z.nullable(z.union([refusal, z.object({ change, did: z.string() })]));

const choice = z.object({
  label: z.string(),
  /** Other spellings of the label, as the codebook has them. */
  aliases: readonlyList(z.string()),
  kind: codeKind,
  family: z.nullable(z.string()),
  /** `#rrggbb`, from the codebook. */
  color: z.nullable(z.string()),
  /** The first paragraph of the description. */
  description: z.string(),
  /** All that the codebook says of it: description, include, exclude and example, as plain text. */
  definition: z.string(),
  /** The counts in words, such as `3 codings · 2 interviews`. */
  counts: z.string(),
  /** Whether the passages have it already. */
  present: z.enum(['all', 'some', 'none']),
  deprecated: z.boolean(),
  /** False for what only heads other codes: it is listed where it is on the passages, and nowhere else. */
  codable: z.boolean(),
  suggested: z.boolean(),
  /** Two or three words that say why it is near the top; '' elsewhere. */
  why: z.string(),
}) satisfies z.ZodMiniType<CodingChoice>;

/** Request: the codes that may be put on what is selected, the suggested ones first, then in the codebook's order. */
export const codingChoicesRequest = {
  method: 'marginalia/codingChoices',
  params: z.object({ uri: z.string(), selections }),
  result: z.nullable(
    z.object({
      /** The study's folder. */
      folder: z.string(),
      hasCodebook: z.boolean(),
      /** Where the first of the passages begins. */
      at: position,
      /** How many passages would be coded. */
      passages: z.number(),
      /** The families that a new code may go into. */
      families: readonlyList(z.string()),
      /** The selected words as a label; null unless words are selected inside one passage. */
      inVivo: z.nullable(z.string()),
      /** The quote that would be written, without quotation marks; null for a whole passage and for several. */
      quoted: z.nullable(z.string()),
      /** How the first of the passages begins. */
      begins: z.string(),
      choices: readonlyList(choice),
    }) satisfies z.ZodMiniType<Omit<CodingChoices, 'offset'>>,
  ),
} as const;
/** What may be done to a selection, and in which study. */
export type CodingOffer = NonNullable<z.infer<typeof codingChoicesRequest.result>>;

/** Request: put codes on what is selected and take others off it, all in one change. */
export const codePassageRequest = {
  method: 'marginalia/codePassage',
  params: z.object({
    uri: z.string(),
    version: z.number(),
    selections,
    add: z.array(z.string()),
    remove: z.array(z.string()),
    /** Added as well, and written into the codebook where the study has one. */
    newCodes: z.array(newCode),
  }),
  result: z.nullable(
    z.union([
      refusal,
      z.object({
        change,
        /** How many passages change. */
        coded: z.number(),
        did: z.string(),
      }),
    ]),
  ),
} as const;

/** A code line, named by what stands there so that another line is never taken for it. */
const codeLine = z.object({
  /** From 0. */
  line: z.number(),
  /** The label as written. */
  label: z.string(),
}) satisfies z.ZodMiniType<CodeLineName>;

const codingAt = z.object({
  line: z.number(),
  label: z.string(),
  /** The quote as written, without quotation marks; null when the coding is about the whole passage. */
  quote: z.nullable(z.string()),
  /** Where the words stand that it is about. */
  words: range,
  memos: z.array(z.string()),
});
export type CodingAt = z.infer<typeof codingAt>;

/** Request: the codings on what is selected, in the order of the file. */
export const codingsAtRequest = {
  method: 'marginalia/codingsAt',
  params: z.object({ uri: z.string(), selections }),
  result: z.array(codingAt),
} as const;

/** Request: take codings off their passages. Their memos stay with the passages. */
export const removeCodingsRequest = {
  method: 'marginalia/removeCodings',
  params: z.object({ uri: z.string(), version: z.number(), codings: z.array(codeLine) }),
  result: done,
} as const;

/** Request: let a coding be about other words of its file. Its memos go with it. */
export const moveCodingRequest = {
  method: 'marginalia/moveCoding',
  params: z.object({ uri: z.string(), version: z.number(), coding: codeLine, to: range }),
  result: done,
} as const;

/** Request: write a memo below a coding, or below the selected passage where none is named. */
export const addMemoRequest = {
  method: 'marginalia/addMemo',
  params: z.object({
    uri: z.string(),
    version: z.number(),
    selections,
    on: z.nullable(codeLine),
    /** Each of its lines becomes a memo line. */
    text: z.string(),
  }),
  result: done,
} as const;
