import { isFurniture, mayBeFurniture } from './furniture';
import type { Gutter } from './gutter';
import { headerLines } from './header';
import type { Head } from './heads';
import { isSpace, type Lines } from './lines';
import { pageLines } from './pages';
import { findQuote, type QuoteSpan } from './quote';
import { longestRecurring } from './recur';
import { countWords, longestLabel } from './shape';
import { readTime, type Time } from './time';
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
  /** When the turn begins, where the line itself says so. */
  readonly time: Time | null;
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
  /** The first line below the facts above the talk. */
  readonly header: number;
  /** Lines that printed pages add. */
  readonly pages: ReadonlySet<number>;
  /** The heads that the layout of the file accepts, by line; none until it is known. */
  heads: ReadonlyMap<number, Head> = new Map();
  /** Nobody speaks above this line, as far as `hasSpoken` has looked, so that it looks at each line once. */
  private silentUpTo = 0;
  private endsSentences: boolean | null = null;
  private headings: boolean | null = null;
  private overlaps: boolean | null = null;
  private readonly wordings = new Map<string, Wording>();
  /** By line, as far as they have been asked for. */
  private readonly ofLines: (Wording | null | undefined)[];

  /** @param firstLine the first line after the front matter, from 0 */
  constructor(
    readonly text: string,
    readonly lines: Lines,
    readonly firstLine: number,
    readonly vocabulary: Vocabulary,
    readonly gutter: Gutter | null,
  ) {
    this.kinds = new Uint8Array(lines.starts.length);
    this.kinds.fill(LineKind.FrontMatter, 0, firstLine);
    this.ofLines = new Array(lines.starts.length);
    this.header = headerLines(text, lines, firstLine);
    this.pages = pageLines(text, lines, firstLine);
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
    this.speakers.set(line, { start, end, name, words, suggestions, time: null });
  }

  /** Makes a speaker line of a head. */
  setHead(line: number, { nameStart, nameEnd, words, time }: Head): void {
    this.kinds[line] = words < 0 ? LineKind.Speaker : LineKind.Prefix;
    const name = this.worded(this.text.slice(nameStart, nameEnd)).text;
    this.speakers.set(line, { start: nameStart, end: nameEnd, name, words, suggestions: [], time });
  }

  /** True when something that may be talk stands on the line right above. For lines not classified yet. */
  isTalkAbove(line: number): boolean {
    return this.isProse(line - 1) && !this.pages.has(line - 1) && !this.isTimeOnly(line - 1);
  }

  /** True when the file has Markdown headings of a lower level, so that one `#` and a space begin a heading as well. */
  hasHeadings(): boolean {
    this.headings ??= /(?:^|[\r\n])##+ /.test(this.text);
    return this.headings;
  }

  /** True when the file writes what two say at once between slashes: `//mhm//`. */
  holdsOverlaps(): boolean {
    this.overlaps ??= /(?<!:)\/\/[^/\r\n]{1,200}\/\//.test(this.text);
    return this.overlaps;
  }

  /** True when talk stands above a line. All lines above have been classified, and lines are asked for from the top. */
  hasSpoken(line: number): boolean {
    while (this.silentUpTo < line) {
      const kind = this.kinds[this.silentUpTo];
      if (kind === LineKind.Prefix || kind === LineKind.Speech) return true;
      this.silentUpTo++;
    }
    return false;
  }

  /** True when a line holds nothing but a time. */
  isTimeOnly(line: number): boolean {
    const start = this.lines.first[line] ?? 0;
    const end = this.lines.ends[line] ?? 0;
    if (start === end || end - start > 60) return false;
    const time = readTime(this.text, start, end);
    return time !== null && (time.end === end || time.isRange);
  }

  /**
   * True when somebody may say what stands on a line: it is no memo, marked code or label of the codebook. For lines not
   * classified yet. Labels that other transcripts show do not count, so that the order in which files are read does not matter.
   */
  mayBeTalk(line: number): boolean {
    if (line < this.firstLine || line >= this.kinds.length) return false;
    const start = this.lines.first[line] ?? 0;
    if (this.text.startsWith('// ', start)) return false;
    if (this.text[start] === '#') {
      // `#2 was the worst, because …`
      const words = this.text.slice(start + 1, this.lines.ends[line]).trimStart();
      return !this.vocabulary.isLabel(words) && this.quoteOf(line) === null && readsAsHashTalk(words);
    }
    return this.wording(line)?.isLabel !== true;
  }

  /** The next line with text that is neither furniture nor a time; -1 for none. For lines not classified yet. */
  nextWritten(line: number): number {
    for (let at = line + 1; at < this.kinds.length; at++) {
      const start = this.lines.first[at] ?? 0;
      const end = this.lines.ends[at] ?? 0;
      if (start === end || this.pages.has(at) || this.isTimeOnly(at)) continue;
      if (mayBeFurniture(this.text.charCodeAt(start)) && isFurniture(this.text.slice(start, end))) continue;
      return at;
    }
    return -1;
  }

  /**
   * True when the line right above is talk that has not come to the end of a sentence, in a file whose talk does. For
   * lines not classified yet.
   */
  breaksSentence(line: number): boolean {
    if (!this.isTalkAbove(line)) return false;
    if (endsSentence(this.text, (this.lines.ends[line - 1] ?? 0) - 1)) return false;
    if (this.endsSentences === null) {
      let long = 0;
      let ended = 0;
      for (let at = this.firstLine; at < this.kinds.length; at++) {
        if ((this.lines.ends[at] ?? 0) - (this.lines.first[at] ?? 0) <= longestRecurring) continue;
        long++;
        if (endsSentence(this.text, (this.lines.ends[at] ?? 0) - 1)) ended++;
      }
      this.endsSentences = ended >= 0.3 * long;
    }
    return this.endsSentences;
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

/** True for words behind a `#` that are a sentence, or many: no code is written so. */
export function readsAsHashTalk(words: string): boolean {
  return /[.?!…][\s"”»)]*$|[,;]\s|[.?!…]\s/u.test(words) || countWords(words, 12) >= 12;
}

/** True for a unit that can stand at the end of what somebody says. */
function endsSentence(text: string, at: number): boolean {
  return /[.?!…:"”»«)\]}>。？！」』~–—؟-]/u.test(text[at] ?? '');
}

/** White space or a colon behind a name. */
function endsName(unit: number): boolean {
  return unit === 58 || isSpace(unit);
}
