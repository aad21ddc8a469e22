import { isSpace, type Lines } from './lines';
import { findQuote, type QuoteSpan } from './quote';
import { longestRecurring } from './recur';
import { longestLabel } from './shape';
import { LineKind } from './transcript';
import type { Vocabulary } from './vocabulary';
import { Wording } from './wording';

/** A line that names a speaker, alone or before words. Offsets in the file. */
export interface SpeakerLine {
  readonly start: number;
  readonly end: number;
  /** As written. */
  readonly name: string;
  /** Where its words begin; -1 when it stands alone. */
  readonly words: number;
  /** Known speakers this is a lone misspelling of; empty when the speaker is known. */
  readonly suggestions: readonly string[];
}

/** The beginning of a line that may be `Speaker:`. */
export interface Prefix {
  /** Offset of the colon in the file. */
  readonly colon: number;
  /** What stands before it. */
  readonly name: Wording;
}

/** A code line. Offsets in the file; those of `quote` in the line from `start` on. */
export interface CodeLine {
  readonly start: number;
  readonly labelStart: number;
  readonly labelEnd: number;
  readonly marked: boolean;
  readonly quote: QuoteSpan | null;
}

/**
 * A file while its lines are being classified: the tables that the steps fill, and what they ask of each other's
 * lines. It lives for one call of `classify`.
 */
export class Sketch {
  readonly kinds: Uint8Array;
  readonly speakers = new Map<number, SpeakerLine>();
  readonly codes = new Map<number, CodeLine>();
  /** Lines that may begin with `Speaker:`. */
  readonly prefixes = new Map<number, Prefix>();
  /** Lines alone in their block that recur or may, by their text. */
  readonly short = new Map<string, number[]>();
  /** Labels of the codebook without the shape: said right below a speaker's name, they are speech. */
  readonly wordLike: number[] = [];
  /** `speakerKey`s of those whom this file or its study has shown to speak. */
  readonly shown = new Set<string>();
  private readonly wordings = new Map<string, Wording>();
  /** By line, as far as they have been asked for. */
  private readonly ofLines: (Wording | null | undefined)[];

  /** @param firstLine the first line after the front matter, from 0 */
  constructor(
    readonly text: string,
    readonly lines: Lines,
    readonly firstLine: number,
    readonly vocabulary: Vocabulary,
  ) {
    this.kinds = new Uint8Array(lines.starts.length);
    this.kinds.fill(LineKind.FrontMatter, 0, firstLine);
    this.ofLines = new Array(lines.starts.length);
  }

  /** The line without the white space at its ends. */
  trimmed(line: number): string {
    return this.text.slice(this.lines.first[line], this.lines.ends[line]);
  }

  /** What a line says, white space at its ends left out; null for a line that is too long to be a name or a label. */
  wording(line: number): Wording | null {
    const known = this.ofLines[line];
    if (known !== undefined) return known;
    const words = this.wordingOf(this.lines.first[line] ?? 0, this.lines.ends[line] ?? 0);
    this.ofLines[line] = words;
    return words;
  }

  private wordingOf(start: number, end: number): Wording | null {
    if (end - start > longestLabel) return null;
    const text = this.text.slice(start, end);
    // Longer lines are hardly ever the same, and not worth looking up.
    return end - start > longestRecurring ? new Wording(text, this.vocabulary) : this.worded(text);
  }

  /** The same for a name or a label, wherever it stands. */
  worded(text: string): Wording {
    const known = this.wordings.get(text);
    if (known !== undefined) return known;
    const words = new Wording(text, this.vocabulary);
    this.wordings.set(text, words);
    return words;
  }

  isKnownSpeaker({ key, isRole }: Wording): boolean {
    return isRole || this.vocabulary.speakers.has(key) || this.shown.has(key);
  }

  setCode(
    line: number,
    labelStart: number,
    labelEnd: number,
    quote: QuoteSpan | null = null,
    marked = false,
  ): void {
    this.kinds[line] = LineKind.Code;
    this.codes.set(line, { start: this.lines.first[line] ?? 0, labelStart, labelEnd, marked, quote });
  }

  /** @param nameEnd where the name ends, its colon and white space perhaps included */
  setSpeaker(line: number, nameEnd: number, words = -1, suggestions: readonly string[] = []): void {
    const start = this.lines.first[line] ?? 0;
    let end = nameEnd;
    while (end > start + 1 && endsName(this.text.charCodeAt(end - 1))) end--;
    this.kinds[line] = words < 0 ? LineKind.Speaker : LineKind.Prefix;
    const name = this.worded(this.text.slice(start, end)).text;
    this.speakers.set(line, { start, end, name, words, suggestions });
  }

  /** The next line with text that is not furniture, downwards (1) or upwards (-1); -1 when there is none. */
  neighbour(line: number, step: 1 | -1): number {
    let at = line + step;
    while (this.kinds[at] === LineKind.Blank || this.kinds[at] === LineKind.Furniture) at += step;
    return at >= this.firstLine && at < this.kinds.length ? at : -1;
  }

  is(line: number, kind: LineKind): boolean {
    return line >= this.firstLine && this.kinds[line] === kind;
  }

  /** True when the line has text that is not plainly an annotation. For lines not classified yet, too. */
  isProse(line: number): boolean {
    if (line < this.firstLine || line >= this.kinds.length) return false;
    const start = this.lines.first[line] ?? 0;
    const end = this.lines.ends[line] ?? 0;
    if (start === end || this.text[start] === '#' || this.text.startsWith('//', start)) return false;
    const words = this.wording(line);
    return !words || (!words.hasCodeShape && !words.isLabel);
  }

  /** Alone in its block but for annotations. */
  standsAlone(line: number): boolean {
    return !this.isProse(line - 1) && !this.isProse(line + 1);
  }

  quoteOf(line: number): QuoteSpan | null {
    return findQuote(this.trimmed(line));
  }
}

/** White space or a colon behind a name. */
function endsName(unit: number): boolean {
  return unit === 58 || isSpace(unit);
}
