import * as z from 'zod/mini';
import type { Place } from './messages';

/** From one position to another. */
type Stretch = Place['range'];

/**
 * Answers about an open document that say only what is different from an earlier answer. They are lists whose places are told by their
 * distance from each other, so that a key in speech changes one or two items, however long the document is.
 */

/** What makes a list of an earlier one: some items in the place of `deleteCount` others. Null where it is as before. */
export function listEdit<S extends z.ZodMiniType>(item: S) {
  return z.nullable(z.object({ start: z.number(), deleteCount: z.number(), items: z.array(item) }));
}
export interface ListEdit<T> {
  readonly start: number;
  readonly deleteCount: number;
  readonly items: readonly T[];
}

/** A list after an edit; null for none. */
export function editedList<T>(before: readonly T[], edit: ListEdit<T> | null): readonly T[] {
  if (!edit) return before;
  const { start, deleteCount, items } = edit;
  return [...before.slice(0, start), ...items, ...before.slice(start + deleteCount)];
}

/** Parameters of a request for such an answer. */
export const questionForChanges = {
  uri: z.string(),
  /** The `resultId` of the answer that the client has kept; null for none. */
  previous: z.nullable(z.number()),
};

/** What every such answer has besides its edits. */
export const changesSince = {
  resultId: z.number(),
  /** The answer whose lists the edits are of: `previous`; null where they are of empty lists. */
  from: z.nullable(z.number()),
};

/** A range told from a line: how many lines below it that begins, its column, how many lines below that it ends, and its last column. */
export const nearRange = z.tuple([z.number(), z.number(), z.number(), z.number()]);
type NearRange = z.infer<typeof nearRange>;

/** Tells a range from a line. */
export function rangeFromLine(line: number, { start, end }: Stretch): NearRange {
  return [start.line - line, start.character, end.line - start.line, end.character];
}

/** The range that was told from a line. */
export function rangeAtLine(line: number, [below, character, lines, endCharacter]: NearRange): Stretch {
  const first = line + below;
  return { start: { line: first, character }, end: { line: first + lines, character: endCharacter } };
}

/** Tells the range of each item from the line where that of the item before begins. */
export function toldFromEach<T extends { readonly range: Stretch }>(
  items: readonly T[],
): (Omit<T, 'range'> & { at: NearRange })[] {
  let line = 0;
  return items.map(({ range, ...item }) => {
    const at = rangeFromLine(line, range);
    line = range.start.line;
    return { ...item, at };
  });
}

/** Undoes `toldFromEach`. */
export function withRanges<T extends { readonly at: NearRange }>(
  items: readonly T[],
): (Omit<T, 'at'> & { range: Stretch })[] {
  let line = 0;
  return items.map(({ at, ...item }) => {
    const range = rangeAtLine(line, at);
    line = range.start.line;
    return { ...item, range };
  });
}
