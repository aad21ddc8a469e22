import * as z from 'zod/mini';
import { place } from './messages';
import { arrangement } from './trees';

/** Our own messages for looking back at what was coded. */

/** Request: which transcripts to search for what was asked. Reads nothing. */
export const passageSearch = {
  method: 'marginalia/passageSearch',
  params: z.object({ query: z.string() }),
  result: z.object({
    /** What is wrong with the question, for people; null when nothing is. Then there is nothing to search. */
    problem: z.nullable(z.string()),
    studies: z.array(
      z.object({
        /** The study's folder. */
        folder: z.string(),
        study: z.string(),
        /** In the order of the interviews. */
        files: z.array(z.string()),
      }),
    ),
  }),
} as const;

const passageFound = z.object({
  place,
  /** All of its words. */
  words: z.string(),
  speaker: z.nullable(z.string()),
  /** The codes on it. */
  labels: z.array(z.string()),
  /** Markdown: the words and their source. */
  citation: z.string(),
});

/** Request: the passages asked for in some transcripts. Asked a few files at a time, so that it can be broken off. */
export const passagesInFiles = {
  method: 'marginalia/passagesInFiles',
  params: z.object({ folder: z.string(), query: z.string(), files: z.array(z.string()) }),
  result: z.object({
    files: z.array(
      z.object({
        uri: z.string(),
        /** The interview's name for people, with its coder. */
        interview: z.string(),
        passages: z.array(passageFound),
      }),
    ),
    /** Files that could not be read. */
    unread: z.array(z.string()),
  }),
} as const;
export type FileFound = z.infer<typeof passagesInFiles.result>['files'][number];

/** Request: in which transcripts the memos stand that are shown in an arrangement. Reads nothing. */
export const memoSearch = {
  method: 'marginalia/memoSearch',
  params: z.object({ arrangement }),
  result: z.array(
    z.object({
      /** The study's folder. */
      folder: z.string(),
      study: z.string(),
      memos: z.number(),
      /** The rows that memos stand under, in their order. */
      headings: z.array(z.string()),
      /** In the order of the interviews. */
      files: z.array(z.string()),
    }),
  ),
} as const;

/** Request: those memos in some transcripts, whole. Asked a few files at a time, so that it can be broken off. */
export const memosInFiles = {
  method: 'marginalia/memosInFiles',
  params: z.object({ folder: z.string(), arrangement, files: z.array(z.string()) }),
  result: z.object({
    memos: z.array(
      z.object({
        /** The row that it stands under. */
        heading: z.string(),
        /** The memo, the words it is about, and their source. */
        markdown: z.string(),
      }),
    ),
    /** Files that could not be read. */
    unread: z.array(z.string()),
  }),
} as const;
