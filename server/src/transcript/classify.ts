import { isFurniture } from './furniture';
import type { Lines } from './lines';
import { findQuote, type QuoteSpan } from './quote';
import { classifyRecurring, mayRecur, type RecurringLine } from './recur';
import { hasCodeShape, longestLabel, readsAsSentence } from './shape';
import { isRole, nearSpeakers, prefixColon, speakerKey, tidySpeaker } from './speakers';
import { identify, readsAsTitle } from './title';
import { LineKind } from './transcript';
import type { Vocabulary } from './vocabulary';

/** A line that names a speaker, alone or before words. Offsets in the file. */
export interface SpeakerLine {
  readonly start: number;
  readonly end: number;
  /** Where its words begin; -1 when it stands alone. */
  readonly words: number;
  /** Known speakers this is a lone misspelling of; empty when the speaker is known. */
  readonly suggestions: readonly string[];
}

/** A code line. Offsets in the file; those of `quote` in the line from `start` on. */
export interface CodeLine {
  readonly start: number;
  readonly labelStart: number;
  readonly labelEnd: number;
  readonly marked: boolean;
  readonly quote: QuoteSpan | null;
}

export interface Classified {
  readonly kinds: Uint8Array;
  readonly speakers: ReadonlyMap<number, SpeakerLine>;
  readonly codes: ReadonlyMap<number, CodeLine>;
  readonly titleLine: number;
  readonly inferredLabels: readonly string[];
  readonly inferredSpeakers: readonly string[];
}

/**
 * Says of every line what it is: the table of lines in the language reference, first row that fits.
 *
 * @param firstLine the first line after the front matter, from 0
 */
export function classify(text: string, lines: Lines, firstLine: number, vocabulary: Vocabulary): Classified {
  return new Classifier(text, lines, firstLine, vocabulary).run();
}

/** The file being classified: the steps below share its tables and fill them in order. */
class Classifier {
  private readonly kinds: Uint8Array;
  private readonly speakers = new Map<number, SpeakerLine>();
  private readonly codes = new Map<number, CodeLine>();
  /** Lines that may begin with `Speaker:`, with the offset of the colon. */
  private readonly colons = new Map<number, number>();
  /** Lines alone in their block that recur or may, by their text. */
  private readonly short = new Map<string, number[]>();
  /** Labels of the codebook or the study without the shape: said right below a speaker's name, they are speech. */
  private readonly wordLike: number[] = [];
  private readonly knownHere = new Set<string>();
  /** What this file alone gives away. Neighbours never add to it, so that the order of reading a study does not matter. */
  private readonly inferredLabels: string[] = [];
  private readonly inferredSpeakers: string[] = [];
  private titleLine = -1;

  constructor(
    private readonly text: string,
    private readonly lines: Lines,
    private readonly firstLine: number,
    private readonly vocabulary: Vocabulary,
  ) {
    this.kinds = new Uint8Array(lines.starts.length);
  }

  run(): Classified {
    this.kinds.fill(LineKind.FrontMatter, 0, this.firstLine);
    for (let line = this.firstLine; line < this.kinds.length; line++)
      this.kinds[line] = this.kindByItself(line);
    this.findTitle(true);
    this.countPrefixes();
    this.applyPrefixes();
    this.applyRecurring();
    this.applyPrefixes();
    this.findTitle(false);
    this.returnSpokenLabels();
    this.findNearMisses();
    this.findMisspeltSpeakers();
    return {
      kinds: this.kinds,
      speakers: this.speakers,
      codes: this.codes,
      titleLine: this.titleLine,
      inferredLabels: this.inferredLabels,
      inferredSpeakers: this.inferredSpeakers,
    };
  }

  /** What the line is without looking at any other; speech where nothing is certain yet. */
  private kindByItself(line: number): LineKind {
    const start = this.lines.first[line] ?? 0;
    const end = this.lines.ends[line] ?? 0;
    if (start === end) return LineKind.Blank;
    const unit = this.text.charCodeAt(start);
    if (unit === 47 && this.text.charCodeAt(start + 1) === 47) return LineKind.Memo;
    if (unit === 35) return this.markedCode(line, start, end);
    if (end - start <= 2 * longestLabel && isFurniture(this.text.slice(start, end)))
      return LineKind.Furniture;
    if (this.bareCode(line, start, end)) return LineKind.Code;
    return this.heading(line, start, end) ? LineKind.Speaker : this.speech(line, start, end);
  }

  private markedCode(line: number, start: number, end: number): LineKind {
    const quote = findQuote(this.text.slice(start, end));
    let labelStart = start + 1;
    const labelEnd = quote ? start + quote.labelEnd : end;
    while (labelStart < labelEnd && this.text[labelStart] === ' ') labelStart++;
    this.codes.set(line, {
      start,
      labelStart,
      labelEnd: Math.max(labelStart, labelEnd),
      marked: true,
      quote,
    });
    return LineKind.Code;
  }

  private bareCode(line: number, start: number, end: number): boolean {
    const whole = end - start <= longestLabel ? this.text.slice(start, end) : '';
    if (whole !== '' && (this.vocabulary.isSpeech(whole) || this.vocabulary.speakers.has(speakerKey(whole))))
      return false;
    if (whole !== '' && this.isBareLabel(line, whole)) {
      this.codes.set(line, { start, labelStart: start, labelEnd: end, marked: false, quote: null });
      return true;
    }
    return closesQuote(this.text.charCodeAt(end - 1)) && this.quotingCode(line, start, end);
  }

  private isBareLabel(line: number, label: string): boolean {
    const { vocabulary } = this;
    if (hasCodeShape(label)) return vocabulary.isLabel(label) || !this.startsWithSpeaker(label);
    if (!vocabulary.isLabel(label)) return false;
    this.wordLike.push(line);
    return true;
  }

  /** `Interviewer:Yes` looks like a code. */
  private startsWithSpeaker(label: string): boolean {
    const colon = label.indexOf(':');
    if (colon < 0) return false;
    const key = speakerKey(label.slice(0, colon));
    return isRole(key) || this.vocabulary.speakers.has(key);
  }

  /** `label "words"`: the label must be known, or look like one and not stand in the middle of a paragraph. */
  private quotingCode(line: number, start: number, end: number): boolean {
    const quote = findQuote(this.text.slice(start, end));
    if (!quote?.closed || quote.labelEnd > longestLabel) return false;
    const label = this.text.slice(start, start + quote.labelEnd);
    const known = this.vocabulary.isLabel(label) || this.vocabulary.inferredLabels.has(label);
    if (!known) {
      const looksIt = hasCodeShape(label) || (!readsAsSentence(label) && this.vocabulary.isNearLabel(label));
      if (!looksIt || (this.isSpoken(line - 1) && this.isProse(line + 1))) return false;
    }
    this.codes.set(line, {
      start,
      labelStart: start,
      labelEnd: start + quote.labelEnd,
      marked: false,
      quote,
    });
    return true;
  }

  private heading(line: number, start: number, end: number): boolean {
    if (end - start > 60 || this.isSpoken(line - 1)) return false;
    const name = this.text.slice(start, end);
    const key = speakerKey(name);
    if (!isRole(key) && !this.vocabulary.speakers.has(key)) return false;
    this.setSpeaker(line, start, end, -1);
    return true;
  }

  private speech(line: number, start: number, end: number): LineKind {
    if (!this.isSpoken(line - 1) || this.colons.has(line - 1)) {
      const colon = prefixColon(this.text, start, end);
      if (colon >= 0) this.colons.set(line, colon);
    }
    if (end - start <= 80 && this.standsAlone(line)) {
      const words = this.text.slice(start, end);
      if (mayRecur(words)) {
        const found = this.short.get(words);
        if (found) found.push(line);
        else this.short.set(words, [line]);
      }
    }
    return LineKind.Speech;
  }

  /**
   * A title that says what it is (`Interview 3`) is found first, as it may stand on every printed page; one
   * that could as well be a name (`Dr Lee`) only when it turned out not to be a speaker.
   */
  private findTitle(certain: boolean): void {
    if (this.titleLine >= 0) return;
    let line = this.firstLine;
    while (
      line < this.kinds.length &&
      (this.kinds[line] === LineKind.Blank || this.kinds[line] === LineKind.Furniture)
    )
      line++;
    if (line >= this.kinds.length || !this.standsAlone(line)) return;
    const title = this.trimmed(line);
    const names = identify(title).interview !== null;
    const code = this.codes.get(line);
    const shapedTitle = certain && names && code && !code.marked && !this.vocabulary.isLabel(title);
    if (!shapedTitle && (this.kinds[line] !== LineKind.Speech || (certain && !names) || !readsAsTitle(title)))
      return;
    this.kinds[line] = LineKind.Title;
    this.codes.delete(line);
    this.titleLine = line;
    for (const again of this.short.get(title) ?? [])
      if (again !== line) this.kinds[again] = LineKind.Furniture;
    this.short.delete(title);
  }

  /** Names that begin at least three blocks are speakers. */
  private countPrefixes(): void {
    const counts = new Map<string, number>();
    for (const [line, colon] of this.colons) {
      if (this.kinds[line] !== LineKind.Speech) continue;
      const after = this.text.charCodeAt(colon + 1);
      if (colon + 1 < (this.lines.ends[line] ?? 0) && after !== 32 && after !== 9 && after !== 0xa0) continue;
      const key = speakerKey(this.text.slice(this.lines.first[line], colon));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const [key, count] of counts)
      if (count >= 3 && !isRole(key) && !this.vocabulary.speakers.has(key)) this.knownHere.add(key);
  }

  private applyPrefixes(): void {
    for (const [line, colon] of this.colons) {
      if (this.kinds[line] !== LineKind.Speech) continue;
      const start = this.lines.first[line] ?? 0;
      const key = speakerKey(this.text.slice(start, colon));
      if (this.isKnown(key)) this.setPrefix(line, start, colon, []);
    }
  }

  private setPrefix(line: number, start: number, colon: number, suggestions: readonly string[]): void {
    const end = this.lines.ends[line] ?? 0;
    let words = colon + 1;
    while (words < end && /\s/.test(this.text[words] ?? '')) words++;
    this.setSpeaker(line, start, colon, words < end ? words : -1, suggestions);
    this.kinds[line] = words < end ? LineKind.Prefix : LineKind.Speaker;
  }

  private applyRecurring(): void {
    const { kinds, vocabulary } = this;
    const recurring: RecurringLine[] = [];
    for (const [words, at] of this.short) {
      const lines = at.filter((line) => kinds[line] === LineKind.Speech);
      if (lines.length > 0) recurring.push({ text: words, lines });
    }
    const around = {
      below: (line: number) => this.neighbour(line, 1),
      above: (line: number) => this.neighbour(line, -1),
      isSpeech: (line: number) => kinds[line] === LineKind.Speech,
      isSpeaker: (line: number) => kinds[line] === LineKind.Speaker,
    };
    const own = classifyRecurring(recurring, around, new Set(), () => false);
    for (const [one, kind] of own) {
      if (kind === 'code') this.inferredLabels.push(one.text);
      if (kind === 'speaker') this.inferredSpeakers.push(speakerKey(one.text));
    }
    const sharedSpeaker = (words: string) => vocabulary.inferredSpeakers.has(speakerKey(words));
    const isShared = (words: string) => vocabulary.inferredLabels.has(words) || sharedSpeaker(words);
    const decided = recurring.some((one) => isShared(one.text))
      ? classifyRecurring(recurring, around, vocabulary.inferredLabels, sharedSpeaker)
      : own;
    for (const [one, kind] of decided) {
      if (kind === 'speaker') this.knownHere.add(speakerKey(one.text));
      for (const line of one.lines) this.applyRecurringLine(line, kind);
      if (kind !== 'speech') this.short.delete(one.text);
    }
  }

  private applyRecurringLine(line: number, kind: 'speaker' | 'code' | 'speech'): void {
    const start = this.lines.first[line] ?? 0;
    const end = this.lines.ends[line] ?? 0;
    if (kind === 'code') {
      this.kinds[line] = LineKind.Code;
      this.codes.set(line, { start, labelStart: start, labelEnd: end, marked: false, quote: null });
    } else if (kind === 'speaker') {
      this.kinds[line] = LineKind.Speaker;
      this.setSpeaker(line, start, end, -1);
    }
  }

  private returnSpokenLabels(): void {
    for (const line of this.wordLike) {
      const above = this.neighbour(line, -1);
      if (this.kinds[above] !== LineKind.Speaker) continue;
      this.kinds[line] = LineKind.Speech;
      this.codes.delete(line);
    }
  }

  /** Lines without the shape that stand where codes stand and nearly are a label of the codebook. */
  private findNearMisses(): void {
    for (const [words, at] of this.short) {
      if (words.length < 8 || readsAsSentence(words) || !this.vocabulary.isNearLabel(words)) continue;
      for (const line of at) {
        const above = this.neighbour(line, -1);
        if (this.kinds[line] !== LineKind.Speech || above < 0 || this.kinds[above] === LineKind.Speaker)
          continue;
        this.applyRecurringLine(line, 'code');
      }
    }
  }

  /** A name alone above speech, or before a colon, that is nearly that of somebody known. */
  private findMisspeltSpeakers(): void {
    const known = new Set(this.vocabulary.speakers.values());
    for (const speaker of this.speakers.values())
      known.add(tidySpeaker(this.text.slice(speaker.start, speaker.end)));
    for (const [words, at] of this.short) {
      const [line] = at;
      if (line === undefined || at.length > 2 || words.length > 40 || this.kinds[line] !== LineKind.Speech)
        continue;
      if (this.kinds[this.neighbour(line, 1)] !== LineKind.Speech) continue;
      const above = this.neighbour(line, -1);
      if (above >= 0 && this.kinds[above] === LineKind.Speaker) continue;
      const suggestions = nearSpeakers(words, known, this.speakerBefore(line));
      if (suggestions.length === 0) continue;
      this.kinds[line] = LineKind.Speaker;
      this.setSpeaker(line, this.lines.first[line] ?? 0, this.lines.ends[line] ?? 0, -1, suggestions);
    }
    for (const [line, colon] of this.colons) {
      if (this.kinds[line] !== LineKind.Speech) continue;
      const start = this.lines.first[line] ?? 0;
      const suggestions = nearSpeakers(this.text.slice(start, colon), known, this.speakerBefore(line));
      if (suggestions.length > 0) this.setPrefix(line, start, colon, suggestions);
    }
  }

  private setSpeaker(
    line: number,
    start: number,
    end: number,
    words: number,
    suggestions: readonly string[] = [],
  ): void {
    let nameEnd = end;
    while (nameEnd > start + 1 && /[\s:]/.test(this.text[nameEnd - 1] ?? '')) nameEnd--;
    this.speakers.set(line, { start, end: nameEnd, words, suggestions });
  }

  private speakerBefore(line: number): string | null {
    let at = line - 1;
    while (at >= this.firstLine && !this.speakers.has(at)) at--;
    const speaker = this.speakers.get(at);
    return speaker ? this.text.slice(speaker.start, speaker.end) : null;
  }

  private isKnown(key: string): boolean {
    return isRole(key) || this.knownHere.has(key) || this.vocabulary.speakers.has(key);
  }

  /** The next line with text that is not furniture, downwards (1) or upwards (-1); -1 when there is none. */
  private neighbour(line: number, step: 1 | -1): number {
    let at = line + step;
    while (this.kinds[at] === LineKind.Blank || this.kinds[at] === LineKind.Furniture) at += step;
    return at >= this.firstLine && at < this.kinds.length ? at : -1;
  }

  /** True when the line exists and has text on it. Looks at the text, so it can be asked of lines further down. */
  private isText(line: number): boolean {
    return (
      line >= this.firstLine && line < this.kinds.length && this.lines.first[line] !== this.lines.ends[line]
    );
  }

  /** True when the line above belongs to the same paragraph. Only for lines already classified. */
  private isSpoken(line: number): boolean {
    return line >= this.firstLine && this.kinds[line] === LineKind.Speech;
  }

  /** True when the line has text that is not plainly an annotation. For lines not classified yet. */
  private isProse(line: number): boolean {
    if (!this.isText(line)) return false;
    const start = this.lines.first[line] ?? 0;
    const end = this.lines.ends[line] ?? 0;
    if (this.text[start] === '#' || this.text.startsWith('//', start)) return false;
    if (end - start > longestLabel) return true;
    const words = this.text.slice(start, end);
    return !hasCodeShape(words) && !this.vocabulary.isLabel(words);
  }

  /** Alone in its block but for annotations. */
  private standsAlone(line: number): boolean {
    return !this.isProse(line - 1) && !this.isProse(line + 1);
  }

  private trimmed(line: number): string {
    return this.text.slice(this.lines.first[line], this.lines.ends[line]);
  }
}

function closesQuote(unit: number): boolean {
  return unit === 34 || unit === 0x201d || unit === 0x201c || unit === 0xbb;
}
