import type { WrittenQuote } from '../../transcript/writtenQuote';

/** One thing to do to the annotations of a transcript. */
export type AnnotationStep =
  | {
      readonly kind: 'add';
      /** Its place in `Transcript.passages`. */
      readonly passage: number;
      readonly label: string;
      /** Null for the whole passage. */
      readonly quote: WrittenQuote | null;
      /** Its place among the codes of the codebook; `Infinity` for one that goes below all others. */
      readonly rank: number;
    }
  /** Takes a coding away. Its memos stay with the passage. */
  | { readonly kind: 'remove'; readonly coding: number }
  /** Lets a coding be about other words. Its memos go with it. */
  | {
      readonly kind: 'move';
      readonly coding: number;
      readonly passage: number;
      readonly quote: WrittenQuote | null;
      readonly rank: number;
    }
  /** Adds memo lines on a coding, or on a passage, below the memos that it has. */
  | { readonly kind: 'note'; readonly on: NotePlace; readonly texts: readonly string[] }
  /** Takes a memo line away, by its place in `Transcript.memos`. */
  | { readonly kind: 'erase'; readonly memo: number };

export type NotePlace = { readonly coding: number } | { readonly passage: number };
