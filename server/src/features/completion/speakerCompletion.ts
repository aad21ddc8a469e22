import type { Study } from '../../study/study';
import { composed } from '../../transcript/composed';
import { itemAt } from '../../transcript/itemAt';
import { lineAt, lineContent } from '../../transcript/lines';
import { parse } from '../../transcript/parse';
import { isRole, usualSpeakers } from '../../transcript/roles';
import { speakerKey, tidySpeaker } from '../../transcript/speakers';
import { readTime } from '../../transcript/time';
import { LineKind, type Range, type Transcript } from '../../transcript/transcript';
import type { OpenTranscript } from '../shared/openTranscript';
import { isBelowSpeaker } from './codePlace';
import { lineOfTurn, type MissingTime, type SpeakerStyle, speakerStyle } from './speakerStyle';

/** Who may speak at a place, the likeliest first. */
export interface SpeakerCompletions {
  /** What a chosen name replaces. */
  readonly range: Range;
  /** The part of it before the cursor. */
  readonly typed: string;
  readonly choices: readonly SpeakerChoice[];
}

/** A speaker, and what is written for them: the name as its file writes its speakers, without a time. */
export interface SpeakerChoice {
  readonly name: string;
  readonly newText: string;
  /** False for who has not spoken in this file yet. */
  readonly speaksHere: boolean;
  /** What an editor compares with what is typed: the name, with the marks before it where they are typed, too. */
  readonly filter: string;
  /** What ends the line behind the words, as `</v>` or the last bar of a table; '' for nothing. */
  readonly behindWords: string;
  /** The time that `newText` must be given, as nothing else divides the name from the words; its place is one in `newText`. */
  readonly time: MissingTime | null;
}

/** What is longer names nobody, with whatever time and marks stand around the name. In UTF-16 units. */
const longestTyped = 120;

/**
 * Completes the speaker at the start of a block, as the file writes its speakers: alone on a line or before their words,
 * with the marks around the name, but without a time. First comes whoever mostly speaks after the one before, and last
 * of this file the one before.
 *
 * @returns null where no speaker's name can begin, and where what is typed begins none
 */
export function completeSpeaker(
  { study, transcript }: OpenTranscript,
  offset: number,
): SpeakerCompletions | null {
  const line = lineAt(transcript.lineStarts, offset);
  const { start, end } = lineContent(transcript, line);
  const { text } = transcript;
  const written = text.slice(start, end);
  const first = start + (written.length - written.trimStart().length);
  if (offset < start + written.trimEnd().length || written.length > longestTyped) return null;
  const isBlank = written.trim() === '';
  // What is typed may make other lines be read otherwise: the file is as it was before it.
  const before = isBlank ? transcript : parse(text.slice(0, start) + text.slice(end), study.vocabulary());
  if (!mayBegin(before, line)) return null;
  const style = speakerStyle(before);
  const begin = isBlank ? offset : behindTime(text, first, offset);
  const typed = text.slice(begin, offset);
  const choices = likeliest(study, before, line)
    .filter(({ name }) => isMeant(name, typed, style))
    .map(({ name, speaksHere }) => choiceOf(name, speaksHere, typed, style));
  if (choices.length === 0) return null;
  return { range: { start: isBlank ? start : begin, end: offset }, typed, choices };
}

/** Where a name may begin: behind a time that is typed already, and the dash behind it. */
function behindTime(text: string, first: number, end: number): number {
  const time = readTime(text, first, end);
  if (time === null) return first;
  const gap = /^\s+(?:[-–—]\s+)?/.exec(text.slice(time.end, end));
  return gap === null ? first : time.end + gap[0].length;
}

function choiceOf(
  name: string,
  speaksHere: boolean,
  typed: string,
  { before, behind, behindWords, time }: SpeakerStyle,
): SpeakerChoice {
  const newText = before + name + behind;
  const isMarked = before !== '' && typed !== '' && (before.startsWith(typed) || typed.startsWith(before));
  return {
    name,
    newText,
    speaksHere,
    filter: isMarked ? before + name : name,
    behindWords,
    time: time && { ...time, at: before.length + name.length + time.at },
  };
}

/**
 * At the start of a block, or of any line where the turns of a file mostly follow each other without blank lines; but
 * neither right below a speaker's name, where their words belong, nor above annotations.
 */
function mayBegin(transcript: Transcript, line: number): boolean {
  const { lineKinds } = transcript;
  if (lineKinds[line] === LineKind.FrontMatter || isBelowSpeaker(transcript, line)) return false;
  let below = line + 1;
  while (lineKinds[below] === LineKind.Blank) below++;
  const isAnnotation = lineKinds[below] === LineKind.Code || lineKinds[below] === LineKind.Memo;
  if (isAnnotation || lineKinds[line + 1] === LineKind.Speech) return false;
  switch (lineKinds[line - 1]) {
    case LineKind.Speech:
    case LineKind.Speaker:
    case LineKind.Prefix:
    case LineKind.Code:
    case LineKind.Memo:
      return isDense(transcript);
    default:
      return true;
  }
}

/** True where most turns but the first begin right below other talk or its codes. */
function isDense(transcript: Transcript): boolean {
  let dense = 0;
  let apart = 0;
  for (const turn of transcript.turns.slice(1)) {
    let above = lineOfTurn(transcript, turn) - 1;
    while (transcript.lineKinds[above] === LineKind.Time) above--;
    if (transcript.lineKinds[above] === LineKind.Blank) apart++;
    else dense++;
  }
  return dense > apart;
}

function isMeant(name: string, typed: string, { before, behind }: SpeakerStyle): boolean {
  if (before.startsWith(typed)) return true;
  const letters = composed(typed.startsWith(before) ? typed.slice(before.length) : typed).toLowerCase();
  const spelt = [tidySpeaker(name).toLowerCase(), speakerKey(name)];
  // A whole name has nothing left to complete but what stands around it: a list would only take the line end that comes next.
  if (spelt.includes(letters)) return before + behind !== '';
  return spelt.some((one) => one.startsWith(letters));
}

/** So many speak in a file that has shown who takes part. */
const enoughSpeakers = 2;

/**
 * The speakers of this file in the order in which they may be meant, whoever spoke last behind them, then those of the codebook,
 * without its roles where several speak already: `Participant 1` of another file is nobody here.
 */
function likeliest(
  study: Study,
  transcript: Transcript,
  line: number,
): Pick<SpeakerChoice, 'name' | 'speaksHere'>[] {
  const turns = transcript.turns.filter(({ speaker }) => speaker !== null);
  const lineStart = itemAt(transcript.lineStarts, line);
  const last = turns.findLast(({ range }) => range.start < lineStart)?.speaker ?? null;
  const after = new Map<string, number>();
  const spoken = new Map<string, number>();
  let before: string | null = null;
  for (const { speaker } of turns) {
    if (speaker === null) continue;
    count(spoken, speaker);
    if (before === last && last !== null) count(after, speaker);
    before = speaker;
  }
  const unknown = transcript.problems.filter(({ code }) => code === 'unknown-speaker');
  const misspelt = new Set(unknown.map(({ detail }) => speakerKey(detail)));
  const own = [...mostFrequent(after), ...mostFrequent(spoken)];
  const lastOwn = last === null || !spoken.has(last) ? [] : [last];
  const here = new Set([...own.filter((name) => name !== last), ...lastOwn]);
  const known = [...study.vocabulary().speakers.values()].filter(
    (name) => !here.has(name) && (here.size < enoughSpeakers || !isRole(name)),
  );
  const names = [...here, ...known];
  // Before any line says who speaks, and without a codebook that does.
  const offered =
    names.length === 0 ? [...usualSpeakers] : names.filter((name) => !misspelt.has(speakerKey(name)));
  return offered.map((name) => ({ name, speaksHere: here.has(name) }));
}

function count(counts: Map<string, number>, one: string): void {
  counts.set(one, (counts.get(one) ?? 0) + 1);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([, a], [, b]) => b - a).map(([one]) => one);
}
