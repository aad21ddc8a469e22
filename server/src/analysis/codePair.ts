/** Two rows and how they go together, always within one file. */
export interface CodePair {
  /** Indices into the rows; `a` stands before `b`. */
  readonly a: number;
  readonly b: number;
  /** Passages with the one, and with the other. */
  readonly passagesA: number;
  readonly passagesB: number;
  /** Passages that carry both. */
  readonly passages: number;
  /** Passages in which one word carries both; null where a file would have to be read to tell. */
  readonly words: number | null;
  /** Runs of neighbouring passages that all carry both. */
  readonly segments: number;
  /** Passages with one of them where the other is at most so many passages away, which is what `a near/k b` finds. */
  readonly near: number;
  /** Interviews with a file that has both, anywhere. */
  readonly interviews: number;
  /** Passages with both among those with either: from 0 to 1. */
  readonly jaccard: number;
  /** The part of the passages with `a`, and of those with `b`, that carry both. */
  readonly ofA: number;
  readonly ofB: number;
}
