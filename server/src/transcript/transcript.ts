/**
 * What a transcript file says, as plain data. Every range is in UTF-16 units, as VS Code and LSP count,
 * and exact in the file as it is on disk (a byte order mark counts as one unit).
 */

/** A half-open stretch of the file: `start` is in it, `end` is not. UTF-16 offsets from the top of the file. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a line is. Every line of a file is exactly one of these. */
export const LineKind = {
  Blank: 0,
  FrontMatter: 1,
  Furniture: 2,
  Memo: 3,
  Code: 4,
  Speaker: 5,
  Title: 6,
  Speech: 7,
  /** `Speaker: words`: a speaker line and speech at once. */
  Prefix: 8,
  /** Nothing but a time, which belongs to the turn it stands in or above. */
  Time: 9,
} as const;
export type LineKind = (typeof LineKind)[keyof typeof LineKind];

/** One coded transcript file. */
export interface Transcript {
  /**
   * The text of the file as it is. Names, labels and quotes of a transcript are composed, and need not be the very units that
   * stand here.
   */
  readonly text: string;
  /** Offset of the first unit of every line; lines are counted from 0. */
  readonly lineStarts: readonly number[];
  /** What each line is, by line number. */
  readonly lineKinds: Uint8Array;
  readonly title: Title | null;
  readonly frontMatter: FrontMatter | null;
  /** `35` of `Interview 35 - Ilan`; null when neither front matter, title nor file name tells. */
  readonly interview: string | null;
  /** `Ilan` of `Interview 35 - Ilan`: who put the codes in, not who was interviewed. */
  readonly coder: string | null;
  readonly turns: readonly Turn[];
  /** All passages in the order of the file. */
  readonly passages: readonly Passage[];
  /** All codings in the order of the file, orphans included. */
  readonly codings: readonly Coding[];
  readonly memos: readonly Memo[];
  /** Labels that are codes here only because they recur: the study shares them with its other files. */
  readonly inferredLabels: readonly string[];
  /** `speakerKey`s of the speakers known only because they recur here. */
  readonly inferredSpeakers: readonly string[];
  /** Texts that a label or speaker learnt later could make something else of: short lines, each once, and labels of quotes. */
  readonly candidates: readonly string[];
  /** Texts of talk, each once, that are labels wherever a finding says that the talk names codes: see `codesInTalk`. */
  readonly labelsInTalk: readonly string[];
  /** The templates its turns are written in, the commonest first; empty where none was recognized. */
  readonly layout: readonly string[];
  /** True where only lines with `#` are codes, as its front matter or its codebook says. */
  readonly onlyMarked: boolean;
  /**
   * What stands between the words of passages and is no word: times, the numbers of lines, the backslash of an
   * escape. Ascending.
   */
  readonly marks: readonly Range[];
  readonly problems: readonly TranscriptProblem[];
}

export interface Title {
  readonly text: string;
  readonly range: Range;
}

export interface FrontMatter {
  /** From the first `---` to the end of the last one. */
  readonly range: Range;
  /** The scalars of the mapping, as text. */
  readonly values: ReadonlyMap<string, string>;
}

/** A speaker line (or none) and what is said until the next one. */
export interface Turn {
  /** The speaker's canonical name; null before the first speaker line. */
  readonly speaker: string | null;
  /** The speaker's name as it stands in the file, without the colon. */
  readonly speakerRange: Range | null;
  readonly range: Range;
  /** Seconds from the beginning, fractions kept; null where the file has no time for it. */
  readonly time: number | null;
  /** Where the time stands; null with no time. */
  readonly timeRange: Range | null;
  /** Its passages are `passages[firstPassage]` up to, not including, `passages[endPassage]`. */
  readonly firstPassage: number;
  readonly endPassage: number;
}

/** A run of speech lines inside one block. */
export interface Passage {
  /** Its place in `Transcript.passages`. */
  readonly index: number;
  readonly speaker: string | null;
  /** From its first word to its last one; hard-wrapped passages span lines. */
  readonly range: Range;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** One code line. */
export interface Coding {
  /** The label as written, with composed accents, without `#` and without the quote. */
  readonly label: string;
  readonly labelRange: Range;
  /** True when the line begins with `#`. */
  readonly marked: boolean;
  readonly line: number;
  readonly quote: Quote | null;
  /** The passage it annotates; -1 for an orphan. */
  readonly passage: number;
}

/** The words a coding is about. */
export interface Quote {
  /** What stands between the quotation marks. */
  readonly text: string;
  /** With its quotation marks. */
  readonly range: Range;
  /** Where the passage says these words; null when it does not. */
  readonly target: Range | null;
}

export interface Memo {
  readonly text: string;
  /** From `//` to the last word. */
  readonly range: Range;
  readonly line: number;
  /** The passage it belongs to, -1 for none. */
  readonly passage: number;
  /** The coding right above it on the same passage, -1 when the memo is about the passage itself. */
  readonly coding: number;
}

export interface TranscriptProblem {
  readonly code:
    | 'front-matter'
    | 'unknown-layout'
    | 'unknown-speaker'
    | 'unread-code'
    | 'misspelled-code'
    | 'no-speakers'
    | 'rare-speaker'
    | 'merge-conflict'
    | 'broken-text'
    | 'mixed-line-ends'
    | 'long-line';
  readonly range: Range;
  /**
   * For `front-matter` a `FrontMatterFault` and what it is about, each on a line; for `unknown-layout`, `unknown-speaker` and `rare-speaker` the template
   * or name as written; for `unread-code` and `misspelled-code` what stands there, which is read as talk; for `merge-conflict` its two sides, each on a line; for `no-speakers` the template that was asked for, if any; for the others how many characters are
   * lost, which line ends there are, and how many UTF-16 units the line has.
   */
  readonly detail: string;
  /** Better spellings, best first. For `unread-code` the labels; none for what is nearly a memo. */
  readonly suggestions: readonly string[];
}
