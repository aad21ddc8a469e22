import type { ClassifierState } from './classifierState';
import { cueName } from './enclosedHeads';
import type { TimedLine } from './head';
import { itemAt } from './itemAt';
import type { NameLine } from './nameLines';
import { hasArrow, readTime, type Time } from './time';

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

/** What a file has that writes no times at the beginning of its lines. */
export const noTimes: Times = {
  alone: new Map(),
  goingOn: new Map(),
  nobodys: new Map(),
  cueNames: new Set(),
};

/** What else is known of a file whose times are read. */
interface Around {
  readonly state: ClassifierState;
  /** Every line that begins with a time. */
  readonly timed: ReadonlyMap<number, TimedLine>;
  /** By line, those that name who speaks. */
  readonly heads: readonly (NameLine | undefined)[];
}

/** A line that begins with a time and names nobody. */
type Lead = readonly [line: number, TimedLine];

/** The lines that begin with a time and name nobody: those of nothing else, and those that go on. */
function ofNobody({ timed, heads }: Around): [alone: Lead[], goingOn: Lead[]] {
  const alone: Lead[] = [];
  const goingOn: Lead[] = [];
  for (const [line, one] of timed)
    if (heads[line] === undefined) (one.words < 0 ? alone : goingOn).push([line, one]);
  return [alone, goingOn];
}

/** Says which of the times at the beginning of lines are times, and which are talk. */
export function readTimes(around: Around): Times {
  const { state, timed, heads } = around;
  if (timed.size === 0) return noTimes;
  const { text, lines, firstLine } = state;
  const [bare, leads] = ofNobody(around);
  const alone = timesAlone(around, bare);
  const goingOn = new Map<number, TimedLine>();
  const nobodys = new Map<number, TimedLine>();
  const cueNames = new Set<number>();
  for (const [line, { isRange }] of alone) {
    const above = line - 1;
    const isFirst = state.isBlank(above - 1);
    if (isRange && above >= firstLine && heads[above] === undefined && !alone.has(above) && isFirst) {
      const start = itemAt(lines.first, above);
      const end = itemAt(lines.ends, above);
      if (/^[\w/-]+$/.test(text.slice(start, end)) || cueName(text, start, end) !== null) cueNames.add(above);
    }
  }
  const brackets = bracketsBefore(around);
  if (brackets !== null) {
    const areBelowNames = areBelow(heads, leads);
    for (const [line, one] of leads)
      if (areBelowNames || brackets.has(one.time.bracket) || hasArrow(text, one.time)) goingOn.set(line, one);
    return { alone, goingOn, nobodys, cueNames };
  }
  let written = 0;
  for (let line = firstLine; line < lines.starts.length; line++) if (!state.isBlank(line)) written++;
  if (
    (leads.length >= 3 || leads.every(([, { time }]) => hasArrow(text, time))) &&
    leads.length >= 0.4 * written &&
    risesMostly(leads.map(([, { time }]) => time.seconds))
  )
    for (const [line, one] of leads) nobodys.set(line, one);
  for (const [line, time] of alone) {
    const next = state.nextWritten(line);
    if (next >= 0 && !nobodys.has(next)) nobodys.set(next, { style: 'time', time, words: -1 });
  }
  return { alone, goingOn, nobodys, cueNames };
}

/** True where most of those who are named on a line of their own have a time right below, before their words. */
function areBelow(heads: Around['heads'], leads: readonly Lead[]): boolean {
  const below = leads.filter(([line]) => (heads[line - 1]?.head.words ?? 0) < 0).length;
  if (below < 3) return false;
  const alone = heads.filter(
    (one) => one !== undefined && one.head.words < 0 && one.head.time === null,
  ).length;
  return below > 0.6 * alone;
}

/** The brackets of the times before names; null where nobody is named. */
function bracketsBefore({ state, heads }: Around): Set<string> | null {
  const { text, lines } = state;
  let brackets: Set<string> | null = null;
  for (const one of heads) {
    if (one === undefined) continue;
    brackets ??= new Set();
    const { time, timePlace, nameStart } = one.head;
    if (time === null) continue;
    // A tool that writes a time before every line writes one before the names as well.
    const lead = timePlace === 'before' ? time : readTime(text, itemAt(lines.first, one.line), nameStart);
    if (lead !== null) brackets.add(lead.bracket);
  }
  return brackets;
}

/** Lines of nothing but a time: what people say when they are asked for the hour looks like one. */
function timesAlone({ state, heads }: Around, found: readonly Lead[]): Map<number, Time> {
  const { records } = state;
  const own = records.size === 0 ? found : found.filter(([line]) => records.get(line) === 'time');
  const times = new Map(own.map(([line, { time }]) => [line, time]));
  if (times.size === 0 || records.size > 0) return times;
  const isSpeaker = (line: number) => line >= 0 && state.words.ofLine(line)?.isKnown === true;
  const isAnswer = (line: number) => {
    let above = line - 1;
    while (above >= 0 && state.isBlank(above)) above--;
    const speaker = heads[above]?.head;
    if (speaker === undefined ? !isSpeaker(above) : speaker.words >= 0 || speaker.time !== null) return false;
    const next = state.nextWritten(line);
    return next < 0 || heads[next] !== undefined || isSpeaker(next);
  };
  const plain = found.filter(([, { time }]) => !time.isRange);
  const answers = plain.filter(([line]) => isAnswer(line)).length;
  const exact = plain.filter(([, { time }]) => time.isExact || time.bracket !== '').length;
  const aboveHeads = plain.filter(
    ([line]) => heads[state.nextWritten(line)] !== undefined || heads[line - 1] !== undefined,
  ).length;
  const enough =
    plain.length >= 3 || (plain.length >= 2 && exact === plain.length) || aboveHeads === plain.length;
  const keep =
    enough && answers * 10 <= plain.length && risesMostly(plain.map(([, { time }]) => time.seconds));
  if (!keep) for (const [line] of plain) times.delete(line);
  return times;
}

/** True for times that go on, but for some that are written wrong. In seconds. */
export function risesMostly(seconds: readonly number[]): boolean {
  let rises = 0;
  for (let index = 1; index < seconds.length; index++)
    if (itemAt(seconds, index) >= itemAt(seconds, index - 1) - 2) rises++;
  return rises >= 0.8 * (seconds.length - 1);
}

/** True when a line with nothing but a time stands right above a head, or above the blank lines above it. */
export function keepsTime({ alone }: Times, line: number): boolean {
  return alone.size > 0 && (alone.has(line - 1) || alone.has(line - 2));
}
