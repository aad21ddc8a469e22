import * as z from 'zod/mini';
import { treeNode } from '../../../server/src/protocol/trees';

/** The messages between the extension and a view of whole rows. Both sides parse what they receive. */

/** What a row of words has beside its node: nothing in it is cut short. */
const wholeWords = z.object({
  words: z.string(),
  /** The words that a memo is about; '' for none. */
  about: z.string(),
  /** '' for none. */
  speaker: z.string(),
  /** Where the words stand, in words. */
  source: z.string(),
  /** The codes on the passage. */
  labels: z.readonly(z.array(z.string())),
  /** What is dropped where the row is dragged to: the words and their source as Markdown. */
  citation: z.string(),
});
export type WholeWords = z.infer<typeof wholeWords>;

/** A row as the view draws it. */
const panelRow = z.object({
  /** Equal rows keep equal ids. */
  id: z.string(),
  node: treeNode,
  /** What the conditions of menus ask for. */
  context: z.string(),
  /** Null for rows that stand above words. */
  whole: z.nullable(wholeWords),
});
export type PanelRow = z.infer<typeof panelRow>;

/** What a screen reader says of a row: what is to be seen of it, in the same order, so that it is found by its words. */
export function spokenRow({ node, whole }: Pick<PanelRow, 'node' | 'whole'>): string {
  if (!whole) return node.spoken;
  return [whole.words, whole.about, whole.speaker, whole.source, ...whole.labels]
    .filter((one) => one !== '')
    .join(', ');
}

/** To the view. */
export const toView = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('head'),
    /** What the rows are of; '' for nothing yet. */
    title: z.string(),
    /** How many there are, and what else is to be known. */
    message: z.string(),
    /** What stands in the place of rows where there are none. */
    empty: z.object({ text: z.string(), action: z.nullable(z.string()) }),
  }),
  /** The rows under one, or those of the first level for null, in answer to `children`. */
  z.object({
    kind: z.literal('rows'),
    parent: z.nullable(z.string()),
    asked: z.number(),
    rows: z.array(panelRow),
  }),
  /** All rows that are drawn are to be asked for again. */
  z.object({ kind: z.literal('changed') }),
  /** Goes to a row, named by the ids of those above it and its own, and selects it. */
  z.object({
    kind: z.literal('reveal'),
    chain: z.array(z.string()),
    focus: z.boolean(),
    asked: z.number(),
  }),
  /** The view is to have the keyboard, on its active row. */
  z.object({ kind: z.literal('keyboard'), asked: z.number() }),
]);
export type ToView = z.infer<typeof toView>;

/** From the view. */
export const fromView = z.discriminatedUnion('kind', [
  /** The view can take messages. */
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('children'), parent: z.nullable(z.string()), asked: z.number() }),
  z.object({ kind: z.literal('selected'), ids: z.array(z.string()) }),
  /** The row of a `reveal` is selected, or it is not there; the view has taken the keyboard that it was to have. */
  z.object({ kind: z.literal('revealed'), asked: z.number() }),
  /** The view got the keyboard, or lost it. */
  z.object({ kind: z.literal('focus'), on: z.boolean() }),
  /** The words of a row are to be seen: `look` leaves the keyboard in the view, `go` takes it along. */
  z.object({ kind: z.literal('open'), id: z.string(), how: z.enum(['look', 'go']) }),
  /** The selected rows go to the clipboard, or a row with its own button where that is not selected. */
  z.object({ kind: z.literal('copy'), id: z.nullable(z.string()) }),
  /** What is offered where there are no rows was taken. */
  z.object({ kind: z.literal('act') }),
]);
export type FromView = z.infer<typeof fromView>;
