import type { Range } from './transcript';

/** One change of a text, in UTF-16 offsets of the text before it. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** The edit that puts something in and takes nothing away. */
export function insertion(at: number, newText: string): TextEdit {
  return { range: { start: at, end: at }, newText };
}

/** The edit that takes something away. */
export function deletion(range: Range): TextEdit {
  return { range, newText: '' };
}

/**
 * Edits in the order of the text. What is put in at a place comes before what changes the words behind it, and of two things
 * put in at one place the one that was given first.
 */
export function inTextOrder(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** A text with some changes, whose offsets are its own, in any order, as editors make them. None overlaps another. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const { range, newText } of inTextOrder(edits)) {
    parts.push(text.slice(end, range.start), newText);
    end = range.end;
  }
  return parts.join('') + text.slice(end);
}

/** A text with one change. */
export function applyEdit(text: string, edit: TextEdit): string {
  return applyEdits(text, [edit]);
}
