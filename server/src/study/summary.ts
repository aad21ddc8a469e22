import type { Transcript } from '../transcript/transcript';

/**
 * What the rest of a study can see of one transcript: everything that counts, lists, diagnostics and hovers
 * need, and nothing of its text but short excerpts. Ten thousand of them fit in memory.
 * Positions are lines from 0 and columns in UTF-16 units, so that no text is needed to use them.
 */
export interface Summary {
  readonly interview: string | null;
  readonly coder: string | null;
  readonly title: string | null;
  /** What the front matter says of the case, in its order; `interview` and `coder` are among them. */
  readonly attributes: readonly AttributeSummary[];
  readonly turns: number;
  readonly passages: number;
  readonly codedPassages: number;
  readonly speakers: readonly SpeakerSummary[];
  readonly codings: readonly CodingSummary[];
  readonly problems: readonly ProblemSummary[];
  readonly inferredLabels: readonly string[];
  readonly inferredSpeakers: readonly string[];
  /** The short lines whose reading hangs on what the study knows, one a line. */
  readonly candidates: string;
}

/** A stretch of text: lines from 0, columns in UTF-16 units, the end not included. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface AttributeSummary {
  readonly key: string;
  readonly value: string;
}

export interface SpeakerSummary {
  /** Null for passages before the first speaker line. */
  readonly name: string | null;
  readonly turns: number;
  readonly passages: number;
}

export interface CodingSummary {
  /** As written; '' for a `#` with nothing behind it. */
  readonly label: string;
  /** Where the label stands. */
  readonly at: Span;
  readonly marked: boolean;
  readonly quote: QuoteSummary | null;
  /** The number of its passage in the file, from 0; -1 for an orphan. */
  readonly passage: number;
  readonly speaker: string | null;
  /** The words it is about: the quoted ones, else the passage. For an orphan, the label itself. */
  readonly words: Span;
  /** Those words, single-spaced and cut to `excerptLength`. */
  readonly excerpt: string;
}

export interface QuoteSummary {
  readonly text: string;
  readonly at: Span;
  readonly found: boolean;
}

export interface ProblemSummary {
  readonly code: Transcript['problems'][number]['code'];
  readonly at: Span;
  readonly detail: string;
  readonly suggestions: readonly string[];
}
