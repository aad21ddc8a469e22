// What a view of analysis shows, as plain data: tables of numbers, each of which can be asked for its passages.
import type { Take } from '../../analysis/counted';

/** What can be looked at, in the order of the tabs. */
export type AnalysisTab = 'interviews' | 'attribute' | 'together' | 'newCodes' | 'agreement';

/** What is asked of an analysis. Every tab has what it needs of it, and what only others need stays for them. */
export interface AnalysisQuestion {
  readonly tab: AnalysisTab;
  /** Which files of an interview count. */
  readonly take: Take;
  readonly rows: 'codes' | 'families';
  readonly columns: 'interviews' | 'files' | 'coders' | 'speakers';
  readonly count: 'codings' | 'segments' | 'files';
  /** The key of an attribute; null for the first that the study has. */
  readonly attribute: string | null;
  /** Only what is together with this code; null for all. */
  readonly code: string | null;
  /** Whether pairs are a list, or codes a square. */
  readonly shape: 'list' | 'square';
  /** How many passages apart is near. */
  readonly near: number;
  /** The attribute that interviews are in order of; null for their numbers. */
  readonly order: string | null;
  /** Of the stopping rule: interviews of the base, interviews of a run, and the threshold in percent. */
  readonly base: number;
  readonly run: number;
  readonly threshold: number;
  /** What two coders are compared by. */
  readonly unit: 'passage' | 'turn' | 'word' | 'interview';
  /** What a coding counts as: its code, the family of it, or just any code. */
  readonly by: 'code' | 'family' | 'coded';
  /** Codes that either coder used, that both used, or all of the codebook. */
  readonly codes: 'either' | 'both' | 'codebook';
  /** Whose talk alone is looked at; null for everybody's. */
  readonly speaker: string | null;
  /** Whether moderated files are compared like those of coders. */
  readonly moderated: 'without' | 'with';
  /** The line of the agreement whose codes are shown; null for the last one. */
  readonly pair: string | null;
}

/** How the cells of a column are written. */
export type CellFormat = 'text' | 'count' | 'share' | 'percent' | 'coefficient' | 'decimal';

/** A column of a table. */
export interface GridColumn {
  /** Equal columns keep equal ids. */
  readonly id: string;
  readonly head: string;
  /** What is to be known of it, below its head; '' for nothing. */
  readonly note: string;
  /** How a screen reader names it with a cell, such as `interview 35`. */
  readonly spoken: string;
  readonly format: CellFormat;
  /** What a number is a part of, and shown as a share of; null for a number that stands by itself. */
  readonly of: number | null;
  /** Whether its cells are shaded by how much they are. */
  readonly shaded: boolean;
  /** What one is called, with its number, and several with `{0}` for it; '' for numbers that count nothing. */
  readonly one: string;
  readonly many: string;
  /** Whether its cells can be asked for their passages. */
  readonly opens: boolean;
}

/** A cell: null where there is no number. */
export type GridCell = number | string | null;

/** A row of a table. */
export interface GridRow {
  readonly id: string;
  readonly head: string;
  /** What is to be known of it beside its head, such as its family; '' for nothing. */
  readonly note: string;
  /** How a screen reader names it with each of its cells. */
  readonly spoken: string;
  /** Whether its passages can be asked for. */
  readonly opens: boolean;
  /** One for each column. */
  readonly cells: readonly GridCell[];
  /** A coefficient with its interval, drawn beside its number; null for none. */
  readonly strip: GridStrip | null;
}

/** A coefficient with its interval, where it has one. */
export interface GridStrip {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A table that people walk through cell by cell. */
export interface GridTable {
  readonly id: string;
  /** What it is, for people. */
  readonly name: string;
  /** What stands above the heads of the rows. */
  readonly corner: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** The column in which strips are drawn, and at which values they have thin lines; null for none. */
  readonly strip: { readonly column: string; readonly marks: readonly number[] } | null;
}

/** A point of a curve. */
export interface CurvePoint {
  /** What it is at, such as the name of an interview. */
  readonly at: string;
  readonly value: number;
  readonly expected: number;
  readonly fresh: number;
}

/** A curve of what becomes known with each interview. */
export interface GridCurve {
  /** What it shows, in a sentence. */
  readonly spoken: string;
  /** What its lines are. */
  readonly value: string;
  readonly expected: string;
  readonly fresh: string;
  readonly points: readonly CurvePoint[];
}

/** A line of text that stands for something, and can be chosen or opened. */
export interface ComparedPair {
  readonly id: string;
  readonly text: string;
  /** Null where they are compared over all of their interviews. */
  readonly interview: string | null;
  readonly coders: readonly string[];
}

/** What a tab shows. */
export interface AnalysisView {
  readonly tables: readonly GridTable[];
  /** Null for none. */
  readonly curve: GridCurve | null;
  /** Sentences about how it was counted and what was left out. */
  readonly notes: readonly string[];
  /** What can be chosen. */
  readonly choices: AnalysisChoices;
}

/** What of a study can be chosen in an analysis. */
export interface AnalysisChoices {
  /** Keys of front matter. */
  readonly attributes: readonly string[];
  /** Labels of the codes in use. */
  readonly codes: readonly string[];
  /** The lines of an agreement, by their ids. */
  readonly pairs: readonly ComparedPair[];
  /** Who speaks. */
  readonly speakers: readonly string[];
}

/** Where the passages of a number are. */
export interface CellPassages {
  /** The question that finds them, as people would write it. */
  readonly query: string;
  /** The files that count for it. */
  readonly files: readonly string[];
  /** The lines on which its passages begin, from 0, by file; null for all that the question finds. */
  readonly lines: readonly FileLines[] | null;
  /** What the question does not say of them; '' for nothing. */
  readonly remark: string;
}

/** Lines of a file, from 0. */
export interface FileLines {
  readonly file: string;
  readonly lines: readonly number[];
}
