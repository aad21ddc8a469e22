import type { Head, TimedLine } from './heads';
import type { Lines } from './lines';
import { readTime, type Time, timeMark } from './time';
import type { Range } from './transcript';

/** The times of a file that belong to turns, and those that nobody says. */
export interface Times {
  /** Lines that hold nothing but a time. */
  readonly alone: ReadonlyMap<number, Time>;
  /** Lines that go on after a time of their own, which is no word, with where their words begin. */
  readonly goingOn: ReadonlyMap<number, TimedLine>;
  /** Where nobody is named: the lines at which a turn of nobody begins, by a time before the words or on the line above. */
  readonly nobodys: ReadonlyMap<number, TimedLine>;
  /** Lines that number or name the cue of a subtitle. */
  readonly cueNames: ReadonlySet<number>;
}

interface Asked {
  readonly text: string;
  readonly lines: Lines;
  readonly firstLine: number;
  /** Every line that begins with a time. */
  readonly timed: ReadonlyMap<number, TimedLine>;
  readonly heads: ReadonlyMap<number, Head>;
  /** The next line with words, times left out; -1 for none. */
  readonly below: (line: number) => number;
  /** True for a line with nothing but a name that is known. */
  readonly isSpeaker: (line: number) => boolean;
}

/** Says which of the times at the beginning of lines are times, and which are talk. */
export function readTimes(asked: Asked): Times {
  const { text, lines, firstLine, timed, heads, below } = asked;
  const alone = timesAlone(asked);
  const goingOn = new Map<number, TimedLine>();
  const nobodys = new Map<number, TimedLine>();
  const cueNames = new Set<number>();
  for (const [line, { isRange }] of alone) {
    const above = line - 1;
    const isFirst = (lines.first[above - 1] ?? 0) === (lines.ends[above - 1] ?? 0);
    if (isRange && above >= firstLine && !heads.has(above) && !alone.has(above) && isFirst) {
      const name = text.slice(lines.first[above], lines.ends[above]);
      if (/^[\w/-]+$/.test(name)) cueNames.add(above);
    }
  }
  if (heads.size > 0) {
    const brackets = new Set<string>();
    for (const [line, { time, timePlace, nameStart }] of heads) {
      if (time === null) continue;
      if (timePlace === 'before') brackets.add(time.bracket);
      else {
        // A tool that writes a time before every line writes one before the names as well.
        const lead = readTime(text, lines.first[line] ?? 0, nameStart);
        if (lead !== null) brackets.add(lead.bracket);
      }
    }
    if (brackets.size > 0)
      for (const [line, one] of timed)
        if (one.words >= 0 && !heads.has(line) && brackets.has(one.time.bracket)) goingOn.set(line, one);
    return { alone, goingOn, nobodys, cueNames };
  }
  const leads = [...timed].filter(([, { words }]) => words >= 0);
  let written = 0;
  for (let line = firstLine; line < lines.starts.length; line++)
    if ((lines.first[line] ?? 0) < (lines.ends[line] ?? 0)) written++;
  if (
    leads.length >= 3 &&
    leads.length >= 0.4 * written &&
    risesMostly(leads.map(([, { time }]) => time.seconds))
  )
    for (const [line, one] of leads) nobodys.set(line, one);
  for (const [line, time] of alone) {
    const next = below(line);
    if (next >= 0 && !nobodys.has(next)) nobodys.set(next, { style: 'time', time, words: -1 });
  }
  return { alone, goingOn, nobodys, cueNames };
}

/** Lines of nothing but a time: what people say when they are asked for the hour looks like one. */
function timesAlone({ lines, timed, heads, below, isSpeaker }: Asked): Map<number, Time> {
  const found = [...timed].filter(([line, { words }]) => words < 0 && !heads.has(line));
  const times = new Map(found.map(([line, { time }]) => [line, time]));
  if (found.length === 0) return times;
  const isBlank = (line: number) => (lines.first[line] ?? 0) === (lines.ends[line] ?? 0);
  const isAnswer = (line: number) => {
    let above = line - 1;
    while (above >= 0 && isBlank(above)) above--;
    const speaker = heads.get(above);
    if (speaker === undefined ? !isSpeaker(above) : speaker.words >= 0 || speaker.time !== null) return false;
    const next = below(line);
    return next < 0 || heads.has(next) || isSpeaker(next);
  };
  const plain = found.filter(([, { time }]) => !time.isRange);
  const answers = plain.filter(([line]) => isAnswer(line)).length;
  const exact = plain.filter(([, { time }]) => time.isExact || time.bracket !== '').length;
  const aboveHeads = plain.filter(([line]) => heads.has(below(line)) || heads.has(line - 1)).length;
  const enough =
    plain.length >= 3 || (plain.length >= 2 && exact === plain.length) || aboveHeads === plain.length;
  const keep =
    enough && answers * 10 <= plain.length && risesMostly(plain.map(([, { time }]) => time.seconds));
  if (!keep) for (const [line] of plain) times.delete(line);
  return times;
}

function risesMostly(seconds: readonly number[]): boolean {
  let rises = 0;
  for (let index = 1; index < seconds.length; index++)
    if ((seconds[index] ?? 0) >= (seconds[index - 1] ?? 0) - 2) rises++;
  return rises >= 0.8 * (seconds.length - 1);
}

/** True when a line with nothing but a time stands right above a head, or above the blank lines above it. */
export function keepsTime({ alone }: Times, line: number): boolean {
  return alone.has(line - 1) || alone.has(line - 2);
}

/**
 * The marks of time in the middle of a text: `[00:12:01]`, `#00:12:01-4#`. Where a file has several of them, in their
 * order, they are no words; one or two may be what somebody speaks of.
 *
 * @returns their places, ascending; empty where they are words
 */
export function timeMarks(text: string): Range[] {
  if (!/[[(#]\d{1,2}:/.test(text)) return [];
  const found: Range[] = [];
  const seconds: number[] = [];
  let exact = 0;
  for (const { 0: mark, index } of text.matchAll(timeMark)) {
    const closing = mark[mark.length - 1];
    if (
      (mark[0] === '[' && closing !== ']') ||
      (mark[0] === '(' && closing !== ')') ||
      (mark[0] === '#' && closing !== '#')
    )
      continue;
    found.push({ start: index, end: index + mark.length });
    const parts =
      mark
        .slice(1, -1)
        .split(/[.,;-]/)[0]
        ?.split(':')
        .map(Number) ?? [];
    seconds.push(parts.reduce((sum, part) => sum * 60 + part, 0));
    if (parts.length === 3 && mark[0] !== '(') exact++;
  }
  const enough = found.length >= 3 || (found.length > 0 && exact === found.length);
  return enough && risesMostly(seconds) ? found : [];
}
