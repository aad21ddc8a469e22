import * as z from 'zod/mini';

/**
 * Our own messages between client and server. Both sides parse what they receive with these schemas; positions
 * are those of LSP: lines from 0, characters in UTF-16 units.
 */

export const position = z.object({ line: z.number(), character: z.number() });
export const range = z.object({ start: position, end: position });
export const place = z.object({ uri: z.string(), range });

export type Place = z.infer<typeof place>;

/** The two trees of the side bar. */
export const treeName = z.enum(['interviews', 'codes']);
export type TreeName = z.infer<typeof treeName>;

/** One row of a tree. The server decides what it says; the client only draws it. */
export const treeNode = z.object({
  /** The path from the root to this row: the parent's id is all but the last. Equal rows keep equal ids over refreshes. */
  path: z.array(z.string()),
  type: z.enum(['study', 'interview', 'coder', 'family', 'code', 'quote']),
  label: z.string(),
  description: z.string(),
  tooltip: z.string(),
  /** Read aloud in place of label and description. */
  spoken: z.string(),
  /** For codes: what the icon shows. `unknown` is a code that the codebook lacks. */
  kind: z.nullable(z.enum(['issue', 'fix', 'topic', 'unknown'])),
  /** `#rrggbb`, from the codebook. */
  color: z.nullable(z.string()),
  expandable: z.boolean(),
  /** Where a click goes. */
  place: z.nullable(place),
});
export type TreeNode = z.infer<typeof treeNode>;

/** Request: the rows under `parent`, or the first level. */
export const treeChildren = {
  method: 'marginalia/treeChildren',
  params: z.object({ tree: treeName, parent: z.nullable(z.array(z.string())) }),
  result: z.array(treeNode),
} as const;

/** Request: the row that stands for what is at a position, with all the rows above it, outermost first; empty when there is none. */
export const treeReveal = {
  method: 'marginalia/treeReveal',
  params: z.object({ tree: treeName, uri: z.string(), position }),
  result: z.array(treeNode),
} as const;

/** Request: whether a file is a transcript of a study, so that it opens as language `transcript`. */
export const isTranscript = {
  method: 'marginalia/isTranscript',
  params: z.object({ uri: z.string() }),
  result: z.boolean(),
} as const;

/** Request: where the codebooks of all studies are. */
export const codebooks = {
  method: 'marginalia/codebooks',
  params: z.object({}),
  result: z.array(z.string()),
} as const;

/** Request: the text of a codebook for the transcripts of a folder. Writes nothing. */
export const draftCodebook = {
  method: 'marginalia/draftCodebook',
  params: z.object({ folder: z.string() }),
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
    }),
  ),
} as const;

/** Notification from the server: what the trees show has changed. */
export const studyChanged = {
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
    /** Another number whenever the trees may show something else. */
    revision: z.number(),
  }),
} as const;
export type StudyChanged = z.infer<typeof studyChanged.params>;
