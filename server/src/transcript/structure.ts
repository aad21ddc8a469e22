import type { Classification } from './classify';
import { itemAt } from './itemAt';
import { isBlankLine, type Lines, skipSpaces, skipSpacesBack } from './lines';
import { holdsQuoted, isQuoted } from './marks';
import { locateQuote, type QuoteSpan, quotedWords } from './quote';
import type { SpeakerLine, Spelling } from './speakerLine';
import { tidySpeaker } from './speakers';
import { secondsOf, type Time } from './time';
import {
  type Coding,
  LineKind,
  type Memo,
  type Passage,
  type Quote,
  type Range,
  type Transcript,
  type TranscriptProblem,
  type Turn,
} from './transcript';
import type { Vocabulary } from './vocabulary';

/** What the lines of a file make together. */
export type Structure = Pick<Transcript, 'turns' | 'passages' | 'codings' | 'memos' | 'problems'>;

/**
 * Puts classified lines together: turns of passages, annotations on the nearest passage above.
 *
 * @param marks what is no word in the lines, ascending
 */
export function structureOf(
  text: string,
  lines: Lines,
  classified: Classification,
  vocabulary: Vocabulary,
  marks: readonly Range[],
): Structure {
  const builder = new Builder(text, lines, classified, vocabulary, marks);
  for (let line = 0; line < classified.kinds.length; line++) builder.add(line);
  return builder;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };
/** What is still being said: its end moves on with every line. */
type Growing<T> = Draft<Omit<T, 'range'>> & { readonly range: Draft<Range> };

/** The turns, passages and annotations of a file, as far as its lines have been added from the top. */
class Builder implements Structure {
  readonly turns: Growing<Turn>[] = [];
  readonly passages: Growing<Passage>[] = [];
  readonly codings: Coding[] = [];
  readonly memos: Memo[] = [];
  readonly problems: TranscriptProblem[] = [];
  /** How each spelling is called, by its place. */
  private readonly names: readonly string[];
  private readonly hasTimes: boolean;
  private readonly mayBeQuoted: boolean;
  private turn: Growing<Turn> | null = null;
  /** The passage that goes on if the next line is speech. */
  private passage: Growing<Passage> | null = null;
  /** The last coding of the last passage; -1 for none. */
  private coding = -1;
  /** The first mark that does not end above the line that is added. */
  private mark = 0;

  constructor(
    private readonly text: string,
    private readonly lines: Lines,
    private readonly classified: Classification,
    vocabulary: Vocabulary,
    private readonly marks: readonly Range[],
  ) {
    this.mayBeQuoted = holdsQuoted(text);
    this.names = canonicalNames(classified.spellings, vocabulary);
    this.hasTimes = classified.layout.times.alone.size > 0 || classified.hasTimes;
  }

  add(line: number): void {
    const { lines, classified } = this;
    const kind = classified.kinds[line];
    if (kind === LineKind.Speech) {
      const { times, unnamed } = classified.layout;
      const timed = times.nobodys.size > 0 ? times.nobodys.get(line) : undefined;
      if (timed || (unnamed.size > 0 && unnamed.has(line))) {
        this.passage = null;
        const { time } = timed ?? times.goingOn.get(line) ?? { time: timeBeside(lines, classified, line) };
        this.openTurn(line, null, time);
      }
      this.say(line, itemAt(lines.first, line));
    } else {
      if (kind !== LineKind.Blank || !(this.mayBeQuoted && isQuoted(this.text, lines, line)))
        this.passage = null;
      if (kind === LineKind.Speaker || kind === LineKind.Prefix) this.speaker(line);
      else if (kind === LineKind.Code) {
        this.coding = this.codings.length;
        this.codings.push(this.readCoding(line));
      } else if (kind === LineKind.Memo) this.memo(line);
      else return;
    }
    if (this.turn) this.turn.range.end = lines.ends[line] ?? this.turn.range.end;
  }

  private speaker(line: number): void {
    const speaker = this.classified.speakers[line] ?? null;
    this.openTurn(line, speaker, speaker?.head.time ?? timeBeside(this.lines, this.classified, line));
    if (!speaker) return;
    const { head, spelling, suggestions } = speaker;
    if (head.words >= 0) this.say(line, head.words);
    if (suggestions.length === 0) return;
    this.problems.push({
      code: 'unknown-speaker',
      range: { start: head.nameStart, end: head.nameEnd },
      detail: spelling.lineText.text,
      suggestions,
    });
  }

  private memo(line: number): void {
    const range = rangeOf(this.lines, line);
    const words = this.text.slice(range.start + 2, range.end).trim();
    const passage = this.passages.length - 1;
    this.memos.push({ text: words, range, line, passage, coding: this.coding });
  }

  private openTurn(line: number, speaker: SpeakerLine | null, time: Time | null): Growing<Turn> {
    const passages = this.passages.length;
    const turn = {
      speaker: speaker && (this.names[speaker.spelling.place] ?? null),
      speakerRange: speaker && { start: speaker.head.nameStart, end: speaker.head.nameEnd },
      range: rangeOf(this.lines, line),
      time: time === null ? null : time.seconds,
      timeRange: time && { start: time.start, end: time.end },
      firstPassage: passages,
      endPassage: passages,
    };
    this.turns.push(turn);
    this.turn = turn;
    return turn;
  }

  /** What is said on a line from an offset on. */
  private say(line: number, from: number): void {
    let start = from;
    let end = this.lines.ends[line] ?? start;
    if (this.marks.length > 0) ({ start, end } = this.withoutMarks(start, end));
    if (start >= end) return;
    const turn = this.turn ?? this.openTurn(line, null, null);
    if (this.passage) {
      this.passage.range.end = end;
      this.passage.lastLine = line;
      return;
    }
    this.passage = {
      index: this.passages.length,
      speaker: turn.speaker,
      range: { start, end },
      firstLine: line,
      lastLine: line,
    };
    this.passages.push(this.passage);
    turn.endPassage = this.passages.length;
    this.coding = -1;
  }

  /** Marks at the ends of the words are no part of the passage. One at their end is the time of a turn that has none. */
  private withoutMarks(from: number, to: number): Range {
    const { text, marks, turn } = this;
    let start = from;
    let end = to;
    // Nothing may be said here, and no mark be left: then the words end where they begin.
    while ((marks[this.mark]?.end ?? start + 1) <= start) this.mark++;
    for (let at = this.mark; marks[at]?.start === start; at++)
      start = skipSpaces(text, marks[at]?.end ?? start, end);
    let last = this.mark;
    while ((marks[last]?.end ?? end + 1) <= end) last++;
    for (let at = last - 1; at >= this.mark && marks[at]?.end === end && end > start; at--) {
      const mark = marks[at];
      if (!mark) break;
      end = skipSpacesBack(text, mark.start, start);
      if (!turn || turn.time !== null || this.hasTimes) continue;
      turn.time = secondsOf(text.slice(mark.start, mark.end));
      turn.timeRange = turn.time === null ? null : mark;
    }
    return { start, end };
  }

  private readCoding(line: number): Coding {
    const { text, passages } = this;
    const code = this.classified.codes.get(line);
    const labelRange = code ? { start: code.labelStart, end: code.labelEnd } : rangeOf(this.lines, line);
    return {
      label: text.slice(labelRange.start, labelRange.end),
      labelRange,
      marked: code?.marked ?? false,
      line,
      quote: code?.quote ? this.readQuote(line, code.quote) : null,
      passage: passages.length - 1,
    };
  }

  private readQuote(line: number, span: QuoteSpan): Quote {
    const { text, marks } = this;
    const { start, end } = rangeOf(this.lines, line);
    const words = quotedWords(text.slice(start, end), span);
    const passage = this.passages.at(-1);
    return {
      text: words,
      range: { start: start + span.start, end: start + span.end },
      target: passage ? locateQuote(text, passage.range, words, marks) : null,
    };
  }
}

function rangeOf(lines: Lines, line: number): Draft<Range> {
  return { start: itemAt(lines.first, line), end: itemAt(lines.ends, line) };
}

/**
 * The time beside a speaker line that belongs to it: alone right above, with a blank line between, or right below a name alone. One above
 * a blank line and right below another name alone is that one's, of whom no word is written.
 */
function timeBeside(lines: Lines, { speakers, layout }: Classification, line: number): Time | null {
  const { alone, goingOn } = layout.times;
  if (alone.size === 0 && goingOn.size === 0) return null;
  let above = line - 1;
  while (above >= 0 && isBlankLine(lines, above)) above--;
  const isAlone = (at: number) => (speakers[at]?.head.words ?? 0) < 0;
  const below = isAlone(line) ? (alone.get(line + 1) ?? goingOn.get(line + 1)?.time) : undefined;
  if (above < line - 1 && isAlone(above - 1)) return below ?? null;
  return alone.get(above) ?? below ?? null;
}

/**
 * How each speaker is called: as the codebook spells the name, else as the file mostly does.
 *
 * @returns in the order of the spellings
 */
function canonicalNames(spellings: readonly Spelling[], vocabulary: Vocabulary): string[] {
  const most = new Map<string, string>();
  for (const { lineText } of [...spellings].sort((a, b) => b.lines - a.lines)) {
    const { key, text } = lineText;
    if (!most.has(key)) most.set(key, vocabulary.speakers.get(key) ?? tidySpeaker(text));
  }
  return spellings.map(({ lineText }) => most.get(lineText.key) ?? lineText.text);
}
