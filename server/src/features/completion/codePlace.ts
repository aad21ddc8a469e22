import type { Study } from '../../study/study';
import { lineAt, lineBreakAt, lineContent } from '../../transcript/lines';
import { parse } from '../../transcript/parse';
import { LineKind, type Range, type Transcript } from '../../transcript/transcript';
import { missingBlanks } from '../coding/spacing';
import type { OpenTranscript } from '../shared/openTranscript';

/** A place where a code may stand, or where one is being written. */
export interface CodePlace {
  /** What a chosen label replaces: the whole label under the cursor. On one line, and the cursor is in it. */
  readonly range: Range;
  /** The part of it before the cursor. */
  readonly typed: string;
  /** True where the line is still speech as it stands, so that only labels that begin as typed are meant. */
  readonly guessed: boolean;
  /** The number of the passage that a code there is put on; -1 for none. */
  readonly passage: number;
  /** The labels, as written, that are on the passage already. */
  readonly present: readonly string[];
  /** The coding that stands there now, in `Transcript.codings`; -1 for none. */
  readonly coding: number;
  /** True when the line begins with `#`. */
  readonly marked: boolean;
  /** True right below a speaker's name, where a line is what they say unless it has a mark or the shape of a code. */
  readonly isAnswer: boolean;
  /** The line ends to be put in beside the label, so that it stands as the file's other codes do. */
  readonly blanks: readonly Insertion[];
}

export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** Longer lines are speech, not labels that somebody is typing. In UTF-16 units. */
const longestTyped = 60;

/**
 * Where a code may stand: on an empty line below a passage, in the label of a code line, and on a short line
 * that may become one. Null everywhere else, above all in speech.
 *
 * @param file its name, as it may tell interview and coder
 * @param isBeginning whether some label begins like a text; asked only of short lines that are speech so far
 */
export function codePlaceAt(
  open: OpenTranscript,
  offset: number,
  isBeginning: (typed: string) => boolean,
): CodePlace | null {
  const { study, transcript } = open;
  const line = lineAt(transcript.lineStarts, offset);
  switch (transcript.lineKinds[line]) {
    case LineKind.Code:
      return inLabel(study, transcript, line, offset);
    case LineKind.Blank:
      return onBlankLine(transcript, line, offset);
    case LineKind.Speech:
      return onTypedLine(open, line, offset, isBeginning);
    default:
      return null;
  }
}

function onBlankLine(transcript: Transcript, line: number, offset: number): CodePlace | null {
  const passage = passageAbove(transcript, line);
  if (passage < 0) return null;
  return {
    range: lineContent(transcript, line),
    typed: transcript.text.slice(lineContent(transcript, line).start, offset),
    guessed: false,
    passage,
    present: labelsOn(transcript, passage, -1),
    coding: -1,
    marked: false,
    isAnswer: isBelowSpeaker(transcript, line),
    blanks: blanksAround(transcript, line),
  };
}

function inLabel(study: Study, transcript: Transcript, line: number, offset: number): CodePlace | null {
  const { text, codings } = transcript;
  const index = codings.findIndex((coding) => coding.line === line);
  const coding = codings[index];
  if (!coding) return null;
  const { label, labelRange, marked, quote, passage } = coding;
  const first = marked ? text.lastIndexOf('#', labelRange.start - 1) + 1 : labelRange.start;
  if (offset < first || (quote && offset > labelRange.end)) return null;
  const range = { start: Math.min(labelRange.start, offset), end: Math.max(labelRange.end, offset) };
  // A label that nobody knows, with the cursor at its end, is one that is being written.
  const isNew = offset >= labelRange.end && !quote && !isKnown(study, label);
  return {
    range,
    typed: text.slice(range.start, offset),
    guessed: false,
    passage,
    present: labelsOn(transcript, passage, index),
    coding: index,
    marked,
    isAnswer: isBelowSpeaker(transcript, line),
    blanks: isNew ? blanksAround(transcript, line) : [],
  };
}

function isKnown(study: Study, label: string): boolean {
  // Without a codebook the code at the cursor is itself a use.
  return study.hasCodebook ? study.resolve(label) !== undefined : study.usesOfLabel(label).codings > 1;
}

/**
 * A line that is speech so far and may become a code: what it would be is told by what stands around it when it
 * is not there, since one line more can make another of its neighbours.
 */
function onTypedLine(
  { study, file, transcript }: OpenTranscript,
  line: number,
  offset: number,
  isBeginning: (typed: string) => boolean,
): CodePlace | null {
  const { text } = transcript;
  const content = lineContent(transcript, line);
  const written = text.slice(content.start, content.end);
  const start = content.start + (written.length - written.trimStart().length);
  const typed = text.slice(start, offset);
  if (offset < content.start + written.trimEnd().length || typed.length > longestTyped) return null;
  if (!isBeginning(typed)) return null;
  const without = parse(text.slice(0, content.start) + text.slice(content.end), study.vocabulary(), file);
  const passage = passageAbove(without, line);
  if (passage < 0 || !mayBecomeCode(without, line)) return null;
  return {
    range: { start, end: offset },
    typed,
    guessed: true,
    passage,
    present: labelsOn(without, passage, -1),
    coding: -1,
    marked: false,
    isAnswer: false,
    blanks: blanksAround(without, line).map(({ offset: at, text: lineEnd }) => ({
      offset: at > content.start ? at + (content.end - content.start) : at,
      text: lineEnd,
    })),
  };
}

/** True for an empty line on which nobody would go on talking. */
function mayBecomeCode(transcript: Transcript, line: number): boolean {
  const { lineKinds } = transcript;
  const above = lineKinds[line - 1];
  const below = lineKinds[line + 1];
  // A speaker's own words, or the beginning of somebody's.
  if (below === LineKind.Speech || isBelowSpeaker(transcript, line)) return false;
  if (above !== LineKind.Speech && above !== LineKind.Prefix) return true;
  // Right below talk a line goes on with it, unless somebody else speaks next or codes are written there.
  return isSpeakerLine(below) || !missingBlanks(transcript, line).above;
}

function isSpeakerLine(kind: number | undefined): boolean {
  return kind === LineKind.Speaker || kind === LineKind.Prefix;
}

/** True when nothing but furniture and a time stands between the line and a speaker's name above it. */
export function isBelowSpeaker({ lineKinds }: Transcript, line: number): boolean {
  let above = line - 1;
  while (
    lineKinds[above] === LineKind.Blank ||
    lineKinds[above] === LineKind.Furniture ||
    lineKinds[above] === LineKind.Time
  )
    above--;
  return lineKinds[above] === LineKind.Speaker;
}

/** The nearest passage that ends above a line; -1 for none. */
function passageAbove({ passages }: Transcript, line: number): number {
  return passages.findLastIndex(({ lastLine }) => lastLine < line);
}

function labelsOn({ codings }: Transcript, passage: number, except: number): string[] {
  return codings
    .filter((coding, index) => coding.passage === passage && passage >= 0 && index !== except)
    .map(({ label }) => label);
}

/** The line ends that make blank lines above and below: at the end of the line above, and right below. */
function blanksAround(transcript: Transcript, line: number): Insertion[] {
  const { lineStarts, text } = transcript;
  const missing = missingBlanks(transcript, line);
  const lineEnd = lineBreakAt(transcript, line);
  const blanks: Insertion[] = [];
  if (missing.above) blanks.push({ offset: lineContent(transcript, line - 1).end, text: lineEnd });
  if (missing.below) blanks.push({ offset: lineStarts[line + 1] ?? text.length, text: lineEnd });
  return blanks;
}
