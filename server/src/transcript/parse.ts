import { type Classified, classify } from './classify';
import { readFrontMatter } from './frontMatter';
import { type Lines, splitLines } from './lines';
import { locateQuote, quotedWords } from './quote';
import type { SpeakerLine } from './sketch';
import { speakerKey, tidySpeaker } from './speakers';
import { identify, identifyFile } from './title';
import {
  type Coding,
  LineKind,
  type Memo,
  type Passage,
  type Transcript,
  type TranscriptProblem,
  type Turn,
} from './transcript';
import { emptyVocabulary, type Vocabulary } from './vocabulary';

/**
 * Reads a transcript. Total: any text gives a Transcript, nothing is thrown.
 *
 * @param text the file's text as it is, a byte order mark included
 * @param vocabulary what the study knows: labels, speakers, lines that are speech
 * @param fileName says interview and coder where the text does not (`Interview 35 - Ilan.txt`)
 */
export function parse(text: string, vocabulary: Vocabulary = emptyVocabulary, fileName = ''): Transcript {
  const lines = splitLines(text);
  const front = readFrontMatter(text, lines);
  const classified = classify(text, lines, front ? front.lastLine + 1 : 0, vocabulary);
  const structure = build(text, lines, classified, vocabulary);

  const title =
    classified.titleLine < 0
      ? null
      : { text: lineText(text, lines, classified.titleLine), range: lineRange(lines, classified.titleLine) };
  const byTitle = identify(title?.text ?? '');
  const byFile = identifyFile(fileName);
  const said = front?.frontMatter.values;
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
    problems: [...(front?.problems ?? []), ...structure.problems],
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
  { kinds, speakers, codes }: Classified,
  vocabulary: Vocabulary,
): Structure {
  const names = canonicalNames(text, speakers, vocabulary);
  const turns: Draft<Turn>[] = [];
  const passages: Passage[] = [];
  const codings: Coding[] = [];
  const memos: Memo[] = [];
  const problems: TranscriptProblem[] = [];
  let passage: Draft<Passage> | null = null;
  let coding = -1;

  const openTurn = (line: number, speaker: SpeakerLine | null) => {
    const range = lineRange(lines, line);
    const name = speaker && (names.get(speakerKey(text.slice(speaker.start, speaker.end))) ?? null);
    const turn = {
      speaker: name,
      speakerRange: speaker && { start: speaker.start, end: speaker.end },
      range,
      firstPassage: passages.length,
      endPassage: passages.length,
    };
    turns.push(turn);
    return turn;
  };
  const say = (line: number, start: number) => {
    const end = lines.ends[line] ?? start;
    const current = turns.at(-1) ?? openTurn(line, null);
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

  for (let line = 0; line < kinds.length; line++) {
    const kind = kinds[line];
    if (kind === LineKind.Speech) say(line, lines.first[line] ?? 0);
    else passage = null;
    if (
      kind === LineKind.Blank ||
      kind === LineKind.FrontMatter ||
      kind === LineKind.Title ||
      kind === LineKind.Furniture
    )
      continue;

    if (kind === LineKind.Speaker || kind === LineKind.Prefix) {
      const speaker = speakers.get(line) ?? null;
      openTurn(line, speaker);
      if (speaker && speaker.words >= 0) say(line, speaker.words);
      if (speaker && speaker.suggestions.length > 0) {
        const { start, end, suggestions } = speaker;
        problems.push({
          code: 'unknown-speaker',
          range: { start, end },
          detail: text.slice(start, end),
          suggestions,
        });
      }
    } else if (kind === LineKind.Code) {
      coding = codings.length;
      codings.push(readCoding(text, lines, line, codes, passages));
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

type Draft<T> = { -readonly [K in keyof T]: T[K] };

function readCoding(
  text: string,
  lines: Lines,
  line: number,
  codes: Classified['codes'],
  passages: readonly Passage[],
): Coding {
  const code = codes.get(line);
  const passage = passages.at(-1);
  const base = { line, passage: passages.length - 1 };
  if (!code) {
    const range = lineRange(lines, line);
    return {
      ...base,
      label: text.slice(range.start, range.end),
      labelRange: range,
      marked: false,
      quote: null,
    };
  }
  const labelRange = { start: code.labelStart, end: code.labelEnd };
  const label = text.slice(code.labelStart, code.labelEnd);
  if (!code.quote) return { ...base, label, labelRange, marked: code.marked, quote: null };
  const words = quotedWords(lineText(text, lines, line), code.quote);
  const range = { start: code.start + code.quote.start, end: code.start + code.quote.end };
  const quote = { text: words, range, target: passage ? locateQuote(text, passage.range, words) : null };
  return { ...base, label, labelRange, marked: code.marked, quote };
}

/** How each speaker is called: as the codebook spells the name, else as the file mostly does. */
function canonicalNames(
  text: string,
  speakers: ReadonlyMap<number, SpeakerLine>,
  vocabulary: Vocabulary,
): Map<string, string> {
  const spellings = new Map<string, Map<string, number>>();
  for (const { start, end } of speakers.values()) {
    const name = tidySpeaker(text.slice(start, end));
    const key = speakerKey(name);
    const counts = spellings.get(key) ?? new Map<string, number>();
    spellings.set(key, counts.set(name, (counts.get(name) ?? 0) + 1));
  }
  const names = new Map<string, string>();
  for (const [key, counts] of spellings) {
    const [most] = [...counts].sort((a, b) => b[1] - a[1]);
    names.set(key, vocabulary.speakers.get(key) ?? most?.[0] ?? key);
  }
  return names;
}
