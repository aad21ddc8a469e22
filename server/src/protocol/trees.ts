import * as z from 'zod/mini';
import type { Arrangement } from '../features/trees/arrangement';
import { codeKind, place, position, readonlyList, shades } from './messages';

export type { Arrangement } from '../features/trees/arrangement';

/** Our own messages for the trees. */

/** The trees of the side bar. */
const treeName = z.enum(['interviews', 'codes', 'memos']);
export type TreeName = z.infer<typeof treeName>;

/** One row of a tree. The server decides what it says; the client only draws it. */
export const treeNode = z.object({
  /** The path from the root to this row: the parent's id is all but the last. Equal rows keep equal ids over refreshes. */
  path: z.array(z.string()),
  type: z.enum([
    'study',
    'range',
    'interview',
    'coder',
    'family',
    'code',
    'quote',
    'memo',
    'passage',
    'question',
  ]),
  label: z.string(),
  description: z.string(),
  tooltip: z.string(),
  /** Read aloud in place of label and description. */
  spoken: z.string(),
  /** For codes: what the icon shows. `unknown` is a code that the codebook lacks. */
  kind: z.nullable(codeKind),
  /** For codes and families; null for what the codebook lacks. */
  color: z.nullable(shades),
  expandable: z.boolean(),
  /** Whether what is under it is shown at once; not where left out. */
  open: z.optional(z.boolean()),
  /** The transcript that the row stands for, if it stands for a single one. */
  uri: z.nullable(z.string()),
  /** Where a click goes. */
  place: z.nullable(place),
  /** For a quote that can be worked on: its code line, from 0, with the label as written there, and its `stamp` for recoding. */
  coding: z.optional(z.object({ line: z.number(), label: z.string(), stamp: z.string() })),
});
export type TreeNode = z.infer<typeof treeNode>;

/** What of a tree is shown, and in which order. */
export const arrangement = z.object({
  /** Words to look for; '' for everything. */
  text: z.string(),
  /** Only the codings of this coder, '' for files that name none; null for those of all. */
  coder: z.nullable(z.string()),
  /** Only codes of these kinds; none given for all. */
  kinds: readonlyList(codeKind),
  /** `given` is the order of the codebook for codes and of the names for interviews. */
  sort: z.enum(['given', 'name', 'count']),
  /** What memos stand under: their interviews, which is the usual way, or their codes. */
  by: z.optional(z.enum(['interview', 'code'])),
}) satisfies z.ZodMiniType<Arrangement>;

/** What is said of rows to whoever may have them already: most do not change while somebody types. */
const rowsSince = z.object({
  /** Another number for other rows. */
  stamp: z.number(),
  /** Null where their stamp is the one that the client knows. */
  rows: z.nullable(z.array(treeNode)),
});
export type RowsSince = z.infer<typeof rowsSince>;

/** The stamp of rows that the client has kept. */
const known = z.optional(z.nullable(z.number()));

/** Request: the rows under `parent`, or the first level. */
export const treeChildrenRequest = {
  method: 'marginalia/treeChildren',
  params: z.object({
    tree: treeName,
    /** Everything in the usual order where left out. */
    arrangement: z.optional(arrangement),
    parent: z.nullable(z.array(z.string())),
    known,
  }),
  result: rowsSince,
} as const;

/** Request: the row that stands for what is at a position, with all the rows above it, outermost first; empty when there is none. */
export const treeRevealRequest = {
  method: 'marginalia/treeReveal',
  params: z.object({
    tree: treeName,
    arrangement: z.optional(arrangement),
    uri: z.string(),
    position,
    known,
  }),
  result: rowsSince,
} as const;

/** Request: the coders of all studies, '' among them when a transcript names none. */
export const codersRequest = {
  method: 'marginalia/coders',
  params: z.object({}),
  result: z.array(z.string()),
} as const;

/** Request: the study of a row, and where its code is written, if it is the row of one. Null for a row of no study. */
export const codePlacesRequest = {
  method: 'marginalia/codePlaces',
  params: z.object({ path: z.array(z.string()) }),
  result: z.nullable(
    z.object({
      /** The folder of its study. */
      folder: z.string(),
      /** The label of its entry in codebook.yaml; null where it has none. */
      entry: z.nullable(place),
      /** The label of its first coding, in the row's transcript where it stands in one; null while it is not used. */
      firstUse: z.nullable(place),
    }),
  ),
} as const;

/**
 * Request: a Markdown citation for each of some quotes, passages and memos, by their places. That of a memo has the words that it
 * is about.
 *
 * Places that are none of these any more are left out.
 */
export const citationsRequest = {
  method: 'marginalia/citations',
  params: z.object({ quotes: z.array(place) }),
  result: z.array(z.string()),
} as const;
