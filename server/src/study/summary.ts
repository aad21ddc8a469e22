import { itemAt } from '../transcript/itemAt';
import type { Range, Transcript } from '../transcript/transcript';

/**
 * What the rest of a study can see of one transcript: everything that counts, lists, diagnostics and hovers
 * need, and nothing of its text but short excerpts. Ten thousand of them fit in memory.
 * Positions are lines from 0 and columns in UTF-16 units, so that no text is needed to use them.
 */
export interface Summary extends SummaryData {
  readonly codings: CodingList;
}

/** A summary as plain data, which can be copied from one thread to another. */
export interface SummaryData {
  readonly interview: string | null;
  readonly coder: string | null;
  readonly title: string | null;
  /** What the front matter says of the case, in its order; `interview` and `coder` are among them. */
  readonly attributes: readonly AttributeSummary[];
  /** Whose work it settles; null for a file of a coder's own. */
  readonly moderates: ModeratesSummary | null;
  readonly turns: number;
  /** The templates that its turns are written in. */
  readonly layout: readonly string[];
  /** When the last turn with a time begins, in seconds; null without times. */
  readonly lastTime: number | null;
  readonly passages: number;
  readonly codedPassages: number;
  readonly speakers: readonly SpeakerSummary[];
  /** The codings, in columns. */
  readonly table: CodingTable;
  /** In the order of the file. Those without a word are left out. */
  readonly memos: readonly MemoSummary[];
  readonly problems: readonly ProblemSummary[];
  readonly inferredLabels: readonly string[];
  readonly inferredSpeakers: readonly string[];
  /** The short lines whose reading hangs on what the study knows, one a line. */
  readonly candidates: string;
  /** The texts of talk that are labels where the talk names codes, one a line. */
  readonly labelsInTalk: string;
}

/** The codings of a transcript in columns, of which only `codingTable.ts` knows the order. */
export interface CodingTable {
  /** So many numbers for each coding: as short ones where they all are, which they are in most transcripts. */
  readonly numbers: CodingNumbers;
  /** The labels and speakers, each once. */
  readonly names: readonly string[];
  /** All excerpts, one after the other. */
  readonly excerpts: string;
  readonly quotes: readonly QuoteSummary[];
}

export type CodingNumbers = Int16Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/** A stretch of text: lines from 0, columns in UTF-16 units, the end not included. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where a place in lines and columns is in a text, in offsets. */
export function rangeOfSpan({ lineStarts }: Pick<Transcript, 'lineStarts'>, at: Span): Range {
  const offset = (line: number, column: number) => itemAt(lineStarts, line) + column;
  return { start: offset(at.line, at.column), end: offset(at.endLine, at.endColumn) };
}

export interface AttributeSummary {
  readonly key: string;
  readonly value: string;
}

/** What `moderates` in the front matter says. */
export interface ModeratesSummary {
  /** The coders whose work is settled; empty where nobody is named. */
  readonly coders: readonly string[];
  /** Where it stands. */
  readonly at: Span;
}

export interface SpeakerSummary {
  /** Null for passages before the first speaker line. */
  readonly name: string | null;
  readonly turns: number;
  readonly passages: number;
}

/** The codings of a file, in its order. Each is made when it is asked for, as a study has hundreds of thousands. */
export interface CodingList extends Iterable<CodingSummary> {
  readonly length: number;
  /** @param index from 0; undefined for one that there is not */
  at(index: number): CodingSummary | undefined;
  /** The index of the coding whose label stands on a line, from 0; -1 for none. */
  onLine(line: number): number;
}

export interface CodingSummary {
  /** The label as written; '' for a `#` with nothing behind it. */
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
  /** The words that the coding is about, single-spaced and cut to `excerptLength`. */
  readonly excerpt: string;
}

export interface QuoteSummary {
  readonly text: string;
  readonly at: Span;
  readonly found: boolean;
}

export interface MemoSummary {
  /** Cut to `memoLength`. */
  readonly text: string;
  /** Where it stands, from its marks to its last word. */
  readonly at: Span;
  /** The number of its passage in the file, from 0; -1 for none. */
  readonly passage: number;
  /** The coding it is about, in `Summary.codings`; -1 when it is about the passage itself. */
  readonly coding: number;
  /** The words of its passage, single-spaced and cut to `excerptLength`; null where its coding has them, or there are none. */
  readonly excerpt: string | null;
}

export interface ProblemSummary {
  readonly code: Transcript['problems'][number]['code'];
  readonly at: Span;
  readonly detail: string;
  readonly suggestions: readonly string[];
}

/** True when two summaries say the same. */
export function sameSummary(a: Summary, b: Summary): boolean {
  return (
    a.candidates === b.candidates &&
    a.labelsInTalk === b.labelsInTalk &&
    a.table.excerpts === b.table.excerpts &&
    a.table.numbers.length === b.table.numbers.length &&
    a.table.numbers.every((number, index) => number === b.table.numbers[index]) &&
    small(a) === small(b)
  );
}

/** All the rest of a summary, of which there is little. */
function small({ table, codings: _, candidates: __, labelsInTalk: ___, ...rest }: Summary): string {
  return JSON.stringify([rest, table.names, table.quotes]);
}
