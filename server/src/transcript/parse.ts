import { type Classified, classify } from './classify';
import { codesInTalk } from './codesInTalk';
import { composedText, inOriginal } from './composedText';
import { type FrontMatterReading, readFrontMatter } from './frontMatter';
import { isSpace, type Lines, skipSpaces, splitLines } from './lines';
import { locateQuote, type QuoteSpan, quotedWords } from './quote';
import type { SpeakerLine } from './sketch';
import { speakerProblems } from './speakerProblems';
import { speakerKey, tidySpeaker } from './speakers';
import { textProblems } from './textProblems';
import { secondsOf, type Time } from './time';
import { type Times, timeMarks } from './times';
import { identify, identifyFile } from './title';
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
import { emptyVocabulary, type Vocabulary } from './vocabulary';

/**
 * Reads a transcript. Total: any text gives a Transcript, nothing is thrown.
 *
 * Accents are composed before anything is read, and every range is one in the text as it is.
 *
 * @param text the file's text as it is, a byte order mark included
 * @param vocabulary what the study knows: labels, speakers, lines that are speech
 * @param fileName says interview and coder where the text does not (`Interview 35 - Ilan.txt`)
 */
export function parse(text: string, vocabulary: Vocabulary = emptyVocabulary, fileName = ''): Transcript {
  const same = composedText(text);
  return same === null
    ? read(text, vocabulary, fileName)
    : inOriginal(read(same.text, vocabulary, fileName), text, same);
}

function read(text: string, vocabulary: Vocabulary, fileName: string): Transcript {
  const lines = splitLines(text);
  const front = readFrontMatter(text, lines);
  const said = front?.frontMatter.values;
  const told = toldBy(front, vocabulary);
  const classified = classify(text, lines, front ? front.lastLine + 1 : 0, told);
  const marks = marksOf(text, lines, classified);
  const structure = build(text, lines, classified, vocabulary, marks);

  const { kinds, speakers } = classified;
  const isTimed = classified.layout.times.nobodys.size > 0;
  const doubts = [
    ...speakerProblems({ text, lines, kinds, speakers, turns: structure.turns, isTimed }, told),
    ...codesInTalk({ text, lines, kinds, speakers }, told),
  ];
  const title =
    classified.titleLine < 0
      ? null
      : { text: lineText(text, lines, classified.titleLine), range: lineRange(lines, classified.titleLine) };
  const byTitle = identify(title?.text ?? '');
  const byFile = identifyFile(fileName);
  return {
    text,
    lineStarts: lines.starts,
    lineKinds: classified.kinds,
    title,
    frontMatter: front?.frontMatter ?? null,
    interview: said?.get('interview') ?? byTitle.interview ?? byFile.interview,
    coder: said?.get('coder') ?? byTitle.coder ?? byFile.coder,
    ...structure,
    inferredLabels: classified.inferredLabels,
    inferredSpeakers: classified.inferredSpeakers,
    candidates: classified.candidates,
    layout: classified.layout.templates,
    onlyMarked: told.onlyMarked,
    marks,
    problems: [...textProblems(text, lines), ...(front?.problems ?? []), ...structure.problems, ...doubts],
  };
}

/** What the front matter says of its own file goes before what the study says of all. */
function toldBy(front: FrontMatterReading | null, vocabulary: Vocabulary): Vocabulary {
  if (front === null) return vocabulary;
  const onlyMarked = front.frontMatter.values.get('codes') === 'marked';
  if (front.layout.length === 0 && front.speakers.length === 0 && !onlyMarked) return vocabulary;
  const own = front.speakers.map((name) => [speakerKey(name), name] as const);
  return {
    ...vocabulary,
    layout: front.layout.length === 0 ? vocabulary.layout : front.layout,
    onlyMarked: onlyMarked || vocabulary.onlyMarked,
    speakers: own.length === 0 ? vocabulary.speakers : new Map([...own, ...vocabulary.speakers]),
  };
}

function lineRange(lines: Lines, line: number) {
  return { start: lines.first[line] ?? 0, end: lines.ends[line] ?? 0 };
}

function lineText(text: string, lines: Lines, line: number): string {
  return text.slice(lines.first[line], lines.ends[line]);
}

interface Structure {
  readonly turns: Turn[];
  readonly passages: Passage[];
  readonly codings: Coding[];
  readonly memos: Memo[];
  readonly problems: TranscriptProblem[];
}

/** Puts classified lines together: turns of passages, annotations on the nearest passage above. */
function build(
  text: string,
  lines: Lines,
  { kinds, speakers, codes, layout: { times } }: Classified,
  vocabulary: Vocabulary,
  marks: readonly Range[],
): Structure {
  const names = canonicalNames(speakers, vocabulary);
  const turns: Draft<Turn>[] = [];
  const passages: Passage[] = [];
  const codings: Coding[] = [];
  const memos: Memo[] = [];
  const problems: TranscriptProblem[] = [];
  let passage: Draft<Passage> | null = null;
  let coding = -1;

  let markAt = 0;

  const openTurn = (line: number, speaker: SpeakerLine | null, time: Time | null) => {
    const range = lineRange(lines, line);
    const name = speaker && (names.get(speaker.name) ?? null);
    const turn = {
      speaker: name,
      speakerRange: speaker && { start: speaker.start, end: speaker.end },
      range,
      time: time?.seconds ?? null,
      timeRange: time && { start: time.start, end: time.end },
      firstPassage: passages.length,
      endPassage: passages.length,
    };
    turns.push(turn);
    return turn;
  };
  const say = (line: number, from: number) => {
    let start = from;
    let end = lines.ends[line] ?? start;
    while ((marks[markAt]?.end ?? end) <= start) markAt++;
    // Marks at the ends of the words are no part of the passage.
    for (let at = markAt; marks[at]?.start === start; at++)
      start = skipSpaces(text, marks[at]?.end ?? start, end);
    let last = markAt;
    while ((marks[last]?.end ?? end + 1) <= end) last++;
    for (let at = last - 1; at >= markAt && marks[at]?.end === end && end > start; at--) {
      const mark = marks[at];
      if (mark) end = skipSpacesBack(text, mark.start, start);
      const turn = turns.at(-1);
      if (mark && turn && turn.time === null && !hasTimes) {
        turn.time = secondsOf(text.slice(mark.start, mark.end));
        turn.timeRange = turn.time === null ? null : mark;
      }
    }
    if (start >= end) return;
    const current = turns.at(-1) ?? openTurn(line, null, null);
    if (passage) {
      passage.range = { start: passage.range.start, end };
      passage.lastLine = line;
    } else {
      passage = {
        index: passages.length,
        speaker: current.speaker,
        range: { start, end },
        firstLine: line,
        lastLine: line,
      };
      passages.push(passage);
      current.endPassage = passages.length;
      coding = -1;
    }
  };

  const { nobodys } = times;
  const hasTimes = times.alone.size > 0 || [...speakers.values()].some(({ time }) => time !== null);
  for (let line = 0; line < kinds.length; line++) {
    const kind = kinds[line];
    if (kind === LineKind.Speech) {
      const timed = nobodys.get(line);
      if (timed) {
        passage = null;
        openTurn(line, null, timed.time);
      }
      say(line, lines.first[line] ?? 0);
    } else if (kind !== LineKind.Blank || !isQuoted(text, lines, line)) passage = null;
    if (
      kind === LineKind.Blank ||
      kind === LineKind.FrontMatter ||
      kind === LineKind.Title ||
      kind === LineKind.Furniture ||
      kind === LineKind.Time
    )
      continue;

    if (kind === LineKind.Speaker || kind === LineKind.Prefix) {
      const speaker = speakers.get(line) ?? null;
      openTurn(line, speaker, speaker?.time ?? timeBeside(lines, times, line, speaker));
      if (speaker && speaker.words >= 0) say(line, speaker.words);
      if (speaker && speaker.suggestions.length > 0) {
        const { start, end, name, suggestions } = speaker;
        problems.push({
          code: 'unknown-speaker',
          range: { start, end },
          detail: name,
          suggestions,
        });
      }
    } else if (kind === LineKind.Code) {
      coding = codings.length;
      codings.push(readCoding(text, lines, line, codes, passages, marks));
    } else if (kind === LineKind.Memo) {
      const range = lineRange(lines, line);
      const words = text.slice(range.start + 2, range.end).trim();
      memos.push({ text: words, range, line, passage: passages.length - 1, coding });
    }
    const current = turns.at(-1);
    if (current) current.range = { start: current.range.start, end: lines.ends[line] ?? current.range.end };
  }
  return { turns, passages, codings, memos, problems };
}

/** True for a line of nothing but the `>` of a quoted mail: it is not blank, and ends no passage. */
function isQuoted(text: string, { starts, ends }: Lines, line: number): boolean {
  const start = starts[line] ?? 0;
  const end = ends[line] ?? 0;
  return start < end && text.charCodeAt(skipSpaces(text, start, end)) === 62;
}

/** The time on a line of its own that belongs to a speaker line: right above it, with a blank line between, or right below. */
function timeBeside(lines: Lines, { alone }: Times, line: number, speaker: SpeakerLine | null): Time | null {
  if (alone.size === 0) return null;
  const isBlank = (at: number) => (lines.first[at] ?? 0) === (lines.ends[at] ?? 0);
  let above = line - 1;
  while (above >= 0 && isBlank(above)) above--;
  return alone.get(above) ?? (speaker && speaker.words < 0 ? alone.get(line + 1) : undefined) ?? null;
}

/** What is no word in the lines of a file: times in the middle of talk, and what stands before the words of a line. */
function marksOf(text: string, lines: Lines, { kinds }: Classified): Range[] {
  const marks = timeMarks(text);
  let indented = false;
  for (let line = 0; line < kinds.length; line++) {
    const first = lines.first[line] ?? 0;
    const start = skipSpaces(text, lines.starts[line] ?? 0, first);
    if (start < first && (kinds[line] !== LineKind.Blank || isQuoted(text, lines, line))) {
      marks.push({ start, end: first });
      indented = true;
    }
  }
  if (!indented) return marks;
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  // A time at the beginning of a line lies within what stands before its words.
  let end = 0;
  return marks.filter((mark) => {
    if (mark.start < end) return false;
    end = mark.end;
    return true;
  });
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

function readCoding(
  text: string,
  lines: Lines,
  line: number,
  codes: Classified['codes'],
  passages: readonly Passage[],
  marks: readonly Range[],
): Coding {
  const code = codes.get(line);
  const labelRange = code ? { start: code.labelStart, end: code.labelEnd } : lineRange(lines, line);
  return {
    label: text.slice(labelRange.start, labelRange.end),
    labelRange,
    marked: code?.marked ?? false,
    line,
    quote: code?.quote ? readQuote(text, lines, line, code.quote, passages.at(-1), marks) : null,
    passage: passages.length - 1,
  };
}

function skipSpacesBack(text: string, at: number, start: number): number {
  let place = at;
  while (place > start && isSpace(text.charCodeAt(place - 1))) place--;
  return place;
}

function readQuote(
  text: string,
  lines: Lines,
  line: number,
  span: QuoteSpan,
  passage: Passage | undefined,
  marks: readonly Range[],
): Quote {
  const { start, end } = lineRange(lines, line);
  const words = quotedWords(text.slice(start, end), span);
  return {
    text: words,
    range: { start: start + span.start, end: start + span.end },
    target: passage ? locateQuote(text, passage.range, words, marks) : null,
  };
}

/**
 * How each speaker is called: as the codebook spells the name, else as the file mostly does.
 *
 * @returns by the name as written
 */
function canonicalNames(
  speakers: ReadonlyMap<number, SpeakerLine>,
  vocabulary: Vocabulary,
): Map<string, string> {
  const counts = new Map<string, { lines: number }>();
  for (const { name } of speakers.values()) {
    const count = counts.get(name);
    if (count) count.lines++;
    else counts.set(name, { lines: 1 });
  }
  const most = new Map<string, string>();
  for (const [name] of [...counts].sort((a, b) => b[1].lines - a[1].lines)) {
    const key = speakerKey(name);
    if (!most.has(key)) most.set(key, vocabulary.speakers.get(key) ?? tidySpeaker(name));
  }
  const canonical = new Map<string, string>();
  for (const name of counts.keys()) canonical.set(name, most.get(speakerKey(name)) ?? name);
  return canonical;
}
