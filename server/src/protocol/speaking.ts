import * as z from 'zod/mini';
import type { FoundName, WayOfWriting } from '../features/diagnostics/waysOfWriting';
import { change } from './change';
import { readonlyList, refusal } from './messages';

/** Our own messages for saying how a transcript is written and who speaks in it, where it could not be told. */

/** Request: the ways of writing turns that fit an open transcript, best first. */
export const waysOfWritingRequest = {
  method: 'marginalia/waysOfWriting',
  params: z.object({ uri: z.string() }),
  /** Null when the file is no transcript of a study. */
  result: z.nullable(
    z.array(
      z.object({
        /** The template as it stands under `layout`. */
        template: z.string(),
        /** Which tools or habits write so; '' for nobody knows. */
        source: z.string(),
        /** The first turns as the transcript would be read: who speaks, and how it begins. */
        turns: readonlyList(z.string()),
      }) satisfies z.ZodMiniType<WayOfWriting>,
    ),
  ),
} as const;

/** Request: the names that stand where speakers may, the likely ones first. */
export const namesFoundRequest = {
  method: 'marginalia/namesFound',
  params: z.object({ uri: z.string() }),
  /** Null when the file is no transcript of a study. */
  result: z.nullable(
    z.array(
      z.object({
        name: z.string(),
        /** On how many lines it stands there. */
        lines: z.number(),
        /** The first of them, cut. */
        example: z.string(),
        likely: z.boolean(),
      }) satisfies z.ZodMiniType<FoundName>,
    ),
  ),
} as const;

/** Request: how to list speakers, in the codebook or, without one, in the front matter. Changes nothing itself. */
export const listSpeakersRequest = {
  method: 'marginalia/listSpeakers',
  params: z.object({ uri: z.string(), names: z.array(z.string()) }),
  /** Null when the file is no transcript of a study. */
  result: z.nullable(z.union([z.object({ change }), refusal])),
} as const;
