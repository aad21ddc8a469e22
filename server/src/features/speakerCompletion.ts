import type { Study } from '../study/study';
import { lineAt, lineContent } from '../transcript/lines';
import { usualSpeakers } from '../transcript/roles';
import { speakerKey, tidySpeaker } from '../transcript/speakers';
import { LineKind, type Range, type Transcript, type Turn } from '../transcript/transcript';
import { isBelowSpeaker } from './codePlace';

/** Who may speak at a place, the likeliest first. */
export interface SpeakerCompletions {
  /** What a chosen name replaces. */
  readonly range: Range;
  /** The part of it before the cursor. */
  readonly typed: string;
  readonly choices: readonly SpeakerChoice[];
}

/** A speaker, and what is written for them: the name as it stands in this file, with a colon where it has one. */
export interface SpeakerChoice {
  readonly name: string;
  readonly newText: string;
}

/**
 * Completes the speaker at the start of a block, as the file writes its speakers: alone on a line or before their words.
 * First comes whoever mostly speaks after the one before, and last the one before.
 *
 * @returns null where no speaker's name can begin, and where what is typed begins none
 */
export function completeSpeaker(
  study: Study,
  transcript: Transcript,
  offset: number,
): SpeakerCompletions | null {
  const line = lineAt(transcript.lineStarts, offset);
  const { start, end } = lineContent(transcript, line);
  const written = transcript.text.slice(start, end);
  const first = start + (written.length - written.trimStart().length);
  if (offset < start + written.trimEnd().length || !mayBegin(transcript, line)) return null;
  const isBlank = written.trim() === '';
  const typed = isBlank ? '' : transcript.text.slice(first, offset);
  const habit = habitOf(transcript, line);
  const choices = likeliest(study, transcript, line)
    .filter((name) => isMeant(name, typed, habit))
    .map((name) => ({ name, newText: name + habit.behind }));
  if (choices.length === 0) return null;
  return { range: { start: isBlank ? start : first, end: offset }, typed, choices };
}

/** At the start of a block, but neither right below a speaker's name, where their words belong, nor above annotations. */
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
      return false;
    default:
      return true;
  }
}

function isMeant(name: string, typed: string, { isInline }: Habit): boolean {
  const letters = typed.toLowerCase();
  const spelt = [tidySpeaker(name).toLowerCase(), speakerKey(name)];
  if (letters === '') return true;
  // A whole name has nothing left to complete but its colon: a list would only take the line end that comes next.
  if (spelt.includes(letters)) return isInline;
  return spelt.some((one) => one.startsWith(letters));
}

/** How a file writes its speakers. */
interface Habit {
  /** True where they mostly stand before their words. */
  readonly isInline: boolean;
  /** What mostly stands behind a name: a colon and white space, or nothing. */
  readonly behind: string;
}

/** @param except a line that does not count, as somebody is writing it */
function habitOf(transcript: Transcript, except: number): Habit {
  const { text, lineKinds } = transcript;
  const counts = { inline: new Map<string, number>(), alone: new Map<string, number>() };
  for (const turn of turnsBut(transcript, except)) {
    if (!turn.speakerRange) continue;
    const { end } = turn.speakerRange;
    const line = lineOf(transcript, turn);
    const rest = text.slice(end, lineContent(transcript, line).end);
    const isInline = lineKinds[line] === LineKind.Prefix;
    const behind = isInline ? (/^\s*:\s*/.exec(rest)?.[0] ?? ': ') : rest.trimEnd();
    count(isInline ? counts.inline : counts.alone, behind);
  }
  const isInline = total(counts.inline) > total(counts.alone);
  return { isInline, behind: mostFrequent(isInline ? counts.inline : counts.alone)[0] ?? '' };
}

/** The speakers of this file and of the codebook, in the order in which they may be meant. */
function likeliest(study: Study, transcript: Transcript, line: number): string[] {
  const turns = turnsBut(transcript, line).filter(({ speaker }) => speaker !== null);
  const lineStart = transcript.lineStarts[line] ?? 0;
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
  const known = [...study.vocabulary().speakers.values()];
  const names = new Set([...mostFrequent(after), ...mostFrequent(spoken), ...known]);
  // Before any line says who speaks, and without a codebook that does.
  const all = names.size === 0 ? usualSpeakers : [...names].filter((name) => !misspelt.has(speakerKey(name)));
  return [...all.filter((name) => name !== last), ...all.filter((name) => name === last)];
}

function turnsBut(transcript: Transcript, except: number): Turn[] {
  return transcript.turns.filter((turn) => lineOf(transcript, turn) !== except);
}

function lineOf({ lineStarts }: Transcript, { range }: Turn): number {
  return lineAt(lineStarts, range.start);
}

function count(counts: Map<string, number>, one: string): void {
  counts.set(one, (counts.get(one) ?? 0) + 1);
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, one) => sum + one, 0);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([, a], [, b]) => b - a).map(([one]) => one);
}
