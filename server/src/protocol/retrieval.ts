import * as z from 'zod/mini';
import type { WholeMemo } from '../features/retrieval/memos';
import type { QuestionChoice } from '../features/retrieval/questionChoices';
import type { QuotesChoices, QuotesWanted } from '../features/retrieval/quotesList';
import type { WholeQuote } from '../features/retrieval/wholeQuotes';
import { place, position, readonlyList } from './messages';
import { arrangement, treeNode } from './trees';

/** Our own messages for retrieval: finding again what was coded. */

/** Request: which transcripts to search for what was asked. Reads nothing. */
export const passageSearchRequest = {
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

/** Request: what is wrong with a question that is being typed, and how it may go on. Asked with every few letters. */
export const questionChoicesRequest = {
  method: 'marginalia/questionChoices',
  params: z.object({ query: z.string() }),
  result: z.object({
    /** For people; null when nothing is wrong. */
    problem: z.nullable(z.string()),
    choices: z.array(
      z.object({
        /** What would be added, and what that means. */
        label: z.string(),
        description: z.string(),
        /** The whole question with it. */
        question: z.string(),
      }) satisfies z.ZodMiniType<QuestionChoice>,
    ),
  }),
} as const;
export type QuestionChoices = z.infer<typeof questionChoicesRequest.result>;

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
export const passagesInFilesRequest = {
  method: 'marginalia/passagesInFiles',
  params: z.object({ folder: z.string(), query: z.string(), files: z.array(z.string()) }),
  result: z.object({
    files: z.array(
      z.object({
        uri: z.string(),
        /** The interview's name for people, with its coder. */
        interview: z.string(),
        /** Files of several coders of one interview share it. */
        interviewKey: z.string(),
        /** Markdown: the interview's name. */
        heading: z.string(),
        passages: z.array(passageFound),
      }),
    ),
    /** Files that could not be read. */
    unread: z.array(z.string()),
  }),
} as const;
export type FileFound = z.infer<typeof passagesInFilesRequest.result>['files'][number];

/** Request: in which transcripts the memos stand that are shown in an arrangement. Reads nothing. */
export const memoSearchRequest = {
  method: 'marginalia/memoSearch',
  params: z.object({ arrangement }),
  result: z.array(
    z.object({
      /** The study's folder. */
      folder: z.string(),
      study: z.string(),
      memos: z.number(),
      /** Markdown: the rows that memos stand under, in their order. */
      headings: z.array(z.string()),
      /** In the order of the interviews. */
      files: z.array(z.string()),
    }),
  ),
} as const;

/** Request: those memos in some transcripts, whole. Asked a few files at a time, so that it can be broken off. */
export const memosInFilesRequest = {
  method: 'marginalia/memosInFiles',
  params: z.object({ folder: z.string(), arrangement, files: z.array(z.string()) }),
  result: z.object({
    memos: z.array(
      z.object({
        /** One of the headings. */
        heading: z.string(),
        /** The memo, the words it is about, and their source. */
        markdown: z.string(),
      }),
    ),
    /** Files that could not be read. */
    unread: z.array(z.string()),
  }),
} as const;

/** Request: some memos by their places, whole, with the words that they are about. Null for a place that has none any more. */
export const wholeMemosRequest = {
  method: 'marginalia/wholeMemos',
  params: z.object({ memos: z.array(place) }),
  result: z.array(
    z.nullable(
      z.object({
        text: z.string(),
        /** The words that it is about; '' for none. */
        about: z.string(),
        speaker: z.nullable(z.string()),
        /** The code that it is about; null for none. */
        label: z.nullable(z.string()),
        /** Markdown: what it says, and the words that it is about with their source. */
        citation: z.string(),
      }) satisfies z.ZodMiniType<WholeMemo>,
    ),
  ),
} as const;

/** What quotes are of: a code or a family of a study. The command `marginalia.showQuotes` takes one. */
export const quotesOf = z.object({
  /** The study's folder. */
  folder: z.string(),
  of: z.object({ kind: z.enum(['code', 'family']), name: z.string() }),
});
export type QuotesOf = z.infer<typeof quotesOf>;

/** Which quotes a list shows: those of one code or of a family, narrowed down where something is not null. */
const quotesWanted = z.object({
  ...quotesOf.shape,
  /** The key of an interview, as `quotesChoicesRequest` names it. */
  interview: z.nullable(z.string()),
  /** '' for files that name none. */
  coder: z.nullable(z.string()),
  /** '' for words before the first speaker line. */
  speaker: z.nullable(z.string()),
  /** Only passages that carry another code, one of this family. */
  family: z.nullable(z.string()),
}) satisfies z.ZodMiniType<QuotesWanted>;
/** Which quotes of which study a list shows. */
export type QuotesAsked = z.infer<typeof quotesWanted>;

/** Request: the quotes under a row of their list, or its first level. */
export const quotesListRequest = {
  method: 'marginalia/quotesList',
  params: z.object({ wanted: quotesWanted, parent: z.nullable(z.array(z.string())) }),
  /** Null when the folder has no study. */
  result: z.nullable(
    z.object({
      /** What the list is of, as the codebook spells it. */
      name: z.string(),
      /** Markdown: the name as a title. */
      title: z.string(),
      /** How much it shows in words, such as `5 of 12 codings · 3 interviews`; '' below the first level. */
      counts: z.string(),
      nodes: z.array(treeNode),
    }),
  ),
} as const;

/** Request: the quotes that a list shows of some transcripts, whole. Asked a few files at a time, so that it can be broken off. */
export const wholeQuotesRequest = {
  method: 'marginalia/wholeQuotes',
  params: z.object({ wanted: quotesWanted, files: z.array(z.string()) }),
  result: z.object({
    files: z.array(
      z.object({
        uri: z.string(),
        /** Markdown: the interview's name, with its coder. */
        heading: z.string(),
        quotes: z.array(
          z.object({
            row: z.string(),
            words: z.string(),
            speaker: z.nullable(z.string()),
            line: z.number(),
            labels: readonlyList(z.string()),
            citation: z.string(),
          }) satisfies z.ZodMiniType<WholeQuote>,
        ),
      }),
    ),
    /** Files that could not be read. */
    unread: z.array(z.string()),
  }),
} as const;

/** Request: the row of the list for what is coded at a position, with those above it, outermost first; empty for none. */
export const quotesRevealRequest = {
  method: 'marginalia/quotesReveal',
  params: z.object({ wanted: quotesWanted, uri: z.string(), position }),
  result: z.array(treeNode),
} as const;

/** Request: what a list of quotes can be narrowed down to. */
export const quotesChoicesRequest = {
  method: 'marginalia/quotesChoices',
  params: z.object({ folder: z.string(), of: quotesWanted.shape.of }),
  /** Null when the folder has no study. */
  result: z.nullable(
    z.object({
      interviews: readonlyList(z.object({ key: z.string(), name: z.string() })),
      coders: readonlyList(z.string()),
      speakers: readonlyList(z.string()),
      families: readonlyList(z.string()),
    }) satisfies z.ZodMiniType<QuotesChoices>,
  ),
} as const;

/** Request: the codes at a position of a transcript or of codebook.yaml. */
export const codesAtRequest = {
  method: 'marginalia/codesAt',
  params: z.object({ uri: z.string(), position }),
  /** Null when the file is neither. */
  result: z.nullable(
    z.object({
      /** The study's folder. */
      folder: z.string(),
      /** The one whose own line it is first. */
      labels: z.array(z.string()),
      /** True when the position is on the name of a code, so that there can be no doubt which one is meant. */
      named: z.boolean(),
    }),
  ),
} as const;

/** Request: two passages beside each other, each named by a place in it or on its code lines. */
export const comparePassagesRequest = {
  method: 'marginalia/comparePassages',
  params: z.object({
    first: z.object({ uri: z.string(), position }),
    second: z.object({ uri: z.string(), position }),
  }),
  /** Null when one of the places is in no passage of a study, or they belong to two studies. */
  result: z.nullable(
    z.object({
      /** Markdown: the words of both, the codes on both and those on one of them. */
      text: z.string(),
    }),
  ),
} as const;
