import { type CodeLine, quoteOnLine, readCodeLine } from './codeLine';
import { isFurniture } from './furniture';
import type { Gutter } from './gutter';
import type { Head, NameStyle } from './head';
import { headerLines } from './header';
import { itemAt } from './itemAt';
import { isBlankLine, isSpace, type Lines, skipSpaces } from './lines';
import type { LineText } from './lineText';
import { NextOf } from './nextOf';
import { pageLines } from './pages';
import type { QuoteSpan } from './quote';
import { longestRecurring } from './recur';
import { endsSentence, readsAsHashTalk } from './shape';
import type { SpeakerLine, Spelling } from './speakerLine';
import { KeyShapes } from './speakers';
import type { TalkColumn } from './talkColumns';
import { isTimeAlone, readTime } from './time';
import { LineKind } from './transcript';
import { startsNote } from './units';
import type { Vocabulary } from './vocabulary';
import { LineTexts } from './words';

/** The beginning of a line that may be `Speaker:`. */
export interface Prefix {
  /** Offset of the colon in the file. */
  readonly colon: number;
  /** What stands before it. */
  readonly name: LineText;
}

/**
 * A file while its lines are being classified: the tables that the steps fill, and what they ask of each other's
 * lines. It lives for one call of `classify`.
 */
export class ClassifierState {
  readonly kinds: Uint8Array;
  readonly words: LineTexts;
  /** By line. */
  readonly speakers: (SpeakerLine | undefined)[];
  /** The names that speak, in the order in which they were found. */
  readonly spellings: Spelling[] = [];
  /** True once a line that names a speaker has a time. */
  hasTimes = false;
  readonly codes = new Map<number, CodeLine>();
  /** Lines that may begin with `Speaker:`. */
  readonly prefixes = new Map<number, Prefix>();
  /** Lines alone in their block that recur or may, by their text. */
  readonly short = new Map<string, number[]>();
  /** Labels of the codebook without the shape: said right below a speaker's name, they are speech. */
  readonly wordLike: number[] = [];
  /** `speakerKey`s of those whom this file or its study has shown to speak. */
  readonly shown = new Set<string>();
  /** True once a line was told by what the other files of the study show. */
  hangsOnOthers = false;
  /** The first line below the facts above the talk. */
  readonly header: number;
  /** The heads that the layout of the file accepts, by line; none until it is known. */
  heads: readonly (SpeakerLine | undefined)[] = [];
  /** Their style; null as long as it is not known, and for none. */
  firstStyle: NameStyle | null = null;
  /** Nobody speaks above this line, as far as `hasSpoken` has looked, so that it looks at each line once. */
  private silentUpTo = 0;
  /** The last run of lines that may be codes with quotes, from one line up to another. */
  quoting = { from: 0, upTo: 0 };
  private readonly pages: ReadonlySet<number>;
  readonly colons: NextOf;
  private endsSentences: boolean | null = null;
  private headings: boolean | null = null;
  private overlaps: boolean | null = null;
  /** The keys of the speakers of the codebook. */
  readonly declared = new KeyShapes();
  private readonly spelt = new Map<LineText, Spelling>();

  /** @param firstLine the first line after the front matter, from 0 */
  constructor(
    readonly text: string,
    readonly lines: Lines,
    readonly firstLine: number,
    readonly vocabulary: Vocabulary,
    readonly gutter: Gutter | null,
    /** What the lines of turns that are written as records hold, by line. */
    readonly records: ReadonlyMap<number, TalkColumn>,
    /** The heads that the file as a whole tells, by line. */
    readonly told: ReadonlyMap<number, Head>,
  ) {
    this.kinds = new Uint8Array(lines.starts.length);
    this.kinds.fill(LineKind.FrontMatter, 0, firstLine);
    this.words = new LineTexts(text, lines, vocabulary);
    this.speakers = new Array(lines.starts.length);
    for (const key of vocabulary.speakers.keys()) this.declared.add(key);
    this.colons = new NextOf(text, ':');
    this.header = records.keys().next().value ?? headerLines(text, lines, firstLine);
    this.pages = pageLines(text, lines, firstLine, (line) => {
      const words = this.words.ofLine(line);
      return words !== null && (words.isLabel || words.isKnown);
    });
  }

  isBlank(line: number): boolean {
    return isBlankLine(this.lines, line);
  }

  /** The line without the white space at its ends. */
  trimmed(line: number): string {
    return this.text.slice(this.lines.first[line], this.lines.ends[line]);
  }

  /** Moves the beginning of a line behind what is no word. */
  beginAt(line: number, start: number): void {
    this.lines.first[line] = start;
    this.words.forget(line);
  }

  /** Moves the end of a line before what is no word. */
  endAt(line: number, end: number): void {
    this.lines.ends[line] = end;
    this.words.forget(line);
  }

  /** True for a speaker of the codebook, or one of the usual roles. Lines of talk are neither, which is known soon. */
  isKnown(words: LineText): boolean {
    return words.isRole || ((words.hasKey || this.declared.mayHold(words.text)) && words.isDeclared);
  }

  isKnownSpeaker({ key, isKnown }: LineText): boolean {
    return isKnown || this.shown.has(key);
  }

  /** True for a line that printed pages add. */
  isPage(line: number): boolean {
    return this.pages.size > 0 && this.pages.has(line) && !this.records.has(line);
  }

  /** Makes a line a code line, all of which is the label where nothing else is said. */
  setCode(line: number, code: CodeLine | null = null): void {
    const start = itemAt(this.lines.first, line);
    const labelEnd = itemAt(this.lines.ends, line);
    this.kinds[line] = LineKind.Code;
    this.codes.set(line, code ?? { start, labelStart: start, labelEnd, marked: false, quote: null });
  }

  /** @param nameEnd where the name ends, its colon and white space perhaps included */
  setSpeaker(line: number, nameEnd: number, words = -1, suggestions: readonly string[] = []): void {
    const start = itemAt(this.lines.first, line);
    let end = nameEnd;
    while (end > start + 1 && endsName(this.text.charCodeAt(end - 1))) end--;
    const lineText = this.words.of(this.text.slice(start, end));
    const head = { nameStart: start, nameEnd: end, words, time: null };
    this.speak(line, { head, spelling: this.spellingOf(lineText), suggestions });
  }

  /** Makes a line one that names who speaks. */
  speak(line: number, speaker: SpeakerLine): void {
    const { words, time } = speaker.head;
    if (time !== null) this.hasTimes = true;
    this.kinds[line] = words < 0 ? LineKind.Speaker : LineKind.Prefix;
    this.speakers[line] = speaker;
    const { spelling } = speaker;
    spelling.lines++;
    if (spelling.place < 0) spelling.place = this.spellings.push(spelling) - 1;
  }

  /** A name as a spelling, which is one for all lines that write it so. */
  spellingOf(lineText: LineText): Spelling {
    let spelling = this.spelt.get(lineText);
    if (spelling === undefined) {
      spelling = { lineText, lines: 0, place: -1 };
      this.spelt.set(lineText, spelling);
    }
    return spelling;
  }

  /** True when something that may be talk stands on the line right above. For lines not classified yet. */
  isTalkAbove(line: number): boolean {
    return this.isProse(line - 1) && !this.isPage(line - 1) && !this.isTimeOnly(line - 1);
  }

  /** True when the file has Markdown headings of a lower level, so that one `#` and a space begin a heading as well. */
  hasHeadings(): boolean {
    this.headings ??= /(?:^|[\r\n])##+ /.test(this.text);
    return this.headings;
  }

  /** True when the file writes what two say at once between slashes: `//mhm//`. An address in a memo is none of it. */
  holdsOverlaps(): boolean {
    this.overlaps ??= /(?<!:)\/\/[^/\r\n]{0,199}[^/\r\n:]\/\//.test(this.text);
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
    const start = itemAt(this.lines.first, line);
    const end = itemAt(this.lines.ends, line);
    if (start === end || end - start > 60 || this.records.get(line) === 'words') return false;
    const time = readTime(this.text, start, end);
    return time !== null && isTimeAlone(this.text, time, skipSpaces(this.text, time.end, end), end);
  }

  /**
   * True when somebody may say what stands on a line: it is no memo, marked code or label of the codebook. For lines not
   * classified yet. Labels that other transcripts show do not count, so that the order in which files are read does not matter.
   */
  mayBeTalk(line: number): boolean {
    if (line < this.firstLine || line >= this.kinds.length) return false;
    const start = itemAt(this.lines.first, line);
    const unit = this.text.charCodeAt(start);
    if (unit === 47 && this.text.startsWith('// ', start)) return false;
    if (unit === 35) {
      // `#2 was the worst, because …`
      const words = this.text.slice(start + 1, this.lines.ends[line]).trimStart();
      return !this.vocabulary.isLabel(words) && this.quoteOf(line) === null && readsAsHashTalk(words);
    }
    return this.words.ofLine(line)?.isLabel !== true;
  }

  /** The next line with text that is neither furniture nor a time; -1 for none. For lines not classified yet. */
  nextWritten(line: number): number {
    for (let at = line + 1; at < this.kinds.length; at++) {
      const start = itemAt(this.lines.first, at);
      const end = itemAt(this.lines.ends, at);
      if (start === end || this.isPage(at) || this.isTimeOnly(at)) continue;
      if (isFurniture(this.text, start, end)) continue;
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
    if (endsSentence(this.text, itemAt(this.lines.ends, line - 1) - 1)) return false;
    if (this.endsSentences === null) {
      let long = 0;
      let ended = 0;
      for (let at = this.firstLine; at < this.kinds.length; at++) {
        if (itemAt(this.lines.ends, at) - itemAt(this.lines.first, at) <= longestRecurring) continue;
        long++;
        if (endsSentence(this.text, itemAt(this.lines.ends, at) - 1)) ended++;
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
    const start = itemAt(this.lines.first, line);
    const end = itemAt(this.lines.ends, line);
    if (start === end || startsNote(this.text, start)) return false;
    const words = this.words.ofLine(line);
    return !words || (!words.hasCodeShape && !words.isLabel);
  }

  /** Alone in its block but for annotations. */
  standsAlone(line: number): boolean {
    return !this.isProse(line - 1) && !this.isProse(line + 1);
  }

  quoteOf(line: number): QuoteSpan | null {
    return quoteOnLine(this.trimmed(line), this.vocabulary.isLabel);
  }

  /** A line as the code line that it may be. */
  codeLine(line: number): CodeLine {
    const { first, ends } = this.lines;
    return readCodeLine(this.text, itemAt(first, line), itemAt(ends, line), this.vocabulary.isLabel);
  }
}

/** White space or a colon behind a name. */
function endsName(unit: number): boolean {
  return unit === 58 || isSpace(unit);
}
