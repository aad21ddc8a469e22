// What subtitles (.vtt, .srt) say, cue by cue, before anything is joined. Programs that write them keep to the standard loosely,
// so that only what all of them do is asked for: a line with two times, and words below it.
import { isWholeNumber } from './lineWords';
import { shownOnce } from './repeatedCaptions';
import { type Cue, cueOf } from './subtitleMarkup';
import { namesOfCues } from './subtitleNames';

/** A file of subtitles as it is, in the order of the cues' beginnings. */
export interface Subtitles {
  readonly title: string | null;
  readonly cues: readonly Cue[];
  /** Notes, styles, regions and stray text. */
  readonly blocksWithoutTime: number;
  /** The first line of each block without time that is no note, style or region: words may be lost with them. */
  readonly strayBlocks: readonly string[];
  /** True where the cues themselves begin with `Name:`. */
  readonly namesInText: boolean;
  /** True where cues show again what was shown before, as live captions do. */
  readonly rolling: boolean;
  /** How many lines are left out because they had been shown. */
  readonly repeatedLines: number;
}

/** A cue with its lines as they stand. */
interface RawCue {
  readonly start: number;
  readonly end: number;
  readonly lines: string[];
  /** Who is named above its time; null for nobody. */
  readonly speaker: string | null;
}

const timeLine =
  /^\s*(-?)(?:(\d{1,6}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?\s*-->\s*(-?)(?:(\d{1,6}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?(?=\s|$)/;
/** What Webex writes above the time of a cue: its number, who speaks, and the number of whoever that is. */
const named = /^\d+ "(.*)" \(\d+\)$/;

/** Reads subtitles; any text gives some, if only without cues. */
export function readCues(text: string): Subtitles {
  const lines = splitLines(text);
  const isVtt = /^\s*WEBVTT/.test(lines[0] ?? '');
  const blocks = readBlocks(lines, isVtt ? endOfHeader(lines) : 0, !isVtt);
  const raw = blocks.cues;
  if (!raw.every(({ start }, index) => index === 0 || start >= (raw[index - 1]?.start ?? 0))) {
    raw.sort((one, other) => one.start - other.start);
  }
  const { rolling, cues: shown, repeatedLines } = shownOnce(raw);
  const cues = shown.map(({ start, end, lines, speaker }) => saidBy(speaker, cueOf(start, end, lines)));
  const withNames = namesOfCues(cues);
  return {
    title: isVtt ? titleOf(lines[0] ?? '') : null,
    cues: withNames ?? cues,
    blocksWithoutTime: blocks.withoutTime,
    strayBlocks: blocks.stray,
    namesInText: withNames !== null,
    rolling,
    repeatedLines,
  };
}

/** A cue of which somebody is known to say what nobody else is named for. */
function saidBy(name: string | null, cue: Cue): Cue {
  if (name === null) return cue;
  const pieces = cue.pieces.map(({ speaker, text }) => ({ speaker: speaker ?? name, text }));
  return { ...cue, pieces, lines: [] };
}

/** The lines of a text, whatever ends them. A text that was written for Windows twice has `\r\r\n`. */
function splitLines(text: string): string[] {
  const once = text.includes('\r\r\n') ? text.replaceAll('\r\r\n', '\n') : text;
  return (once.includes('\r') ? once.replace(/\r\n?/g, '\n') : once).split('\n');
}

function titleOf(header: string): string | null {
  return /^\s*WEBVTT\s+-\s+(\S.*?)\s*$/.exec(header)?.[1] ?? null;
}

/** The header ends at the first empty line, or, where there is none, at the first cue. */
function endOfHeader(lines: readonly string[]): number {
  const end = lines.findIndex((line, index) => index > 0 && (line === '' || line.includes('-->')));
  return end < 0 ? lines.length : end;
}

/** @param hasNumbers whether a line of digits above a time counts the cues, as in SRT */
function readBlocks(
  lines: readonly string[],
  first: number,
  hasNumbers: boolean,
): { cues: RawCue[]; withoutTime: number; stray: string[] } {
  const cues: RawCue[] = [];
  const stray: string[] = [];
  let withoutTime = 0;
  let cue: RawCue | null = null;
  /** The lines of a block that has no time yet: all but the last are no id. */
  let open: string[] = [];
  const closeBlock = () => {
    if (open.length === 0) return;
    withoutTime += 1;
    const head = open[0] ?? '';
    if (!/^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(head)) stray.push(head);
    open = [];
  };
  for (let index = first; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line === '') {
      closeBlock();
      cue = null;
    } else if (line.includes('-->')) {
      const times = timeLine.exec(line);
      if (times === null) {
        closeBlock();
        open.push(line);
        cue = null;
        continue;
      }
      const [, speaker = null] = named.exec(open.at(-1) ?? '') ?? [];
      if (open.length > 1 || open[0]?.includes('-->')) closeBlock();
      open = [];
      if (hasNumbers && cue !== null && isWholeNumber(cue.lines.at(-1) ?? '')) cue.lines.pop();
      cue = { start: secondsAt(times, 1), end: secondsAt(times, 6), lines: [], speaker };
      cues.push(cue);
    } else if (cue !== null) cue.lines.push(line);
    else open.push(line);
  }
  closeBlock();
  return { cues, withoutTime, stray };
}

/** @param first the group of the sign; hours, minutes, seconds and their fraction follow */
function secondsAt(times: RegExpExecArray, first: number): number {
  const fraction = times[first + 4] ?? '';
  const seconds =
    Number(times[first + 1] ?? 0) * 3600 +
    Number(times[first + 2]) * 60 +
    Number(`${times[first + 3]}.${fraction}`);
  return times[first] === '-' ? -seconds : seconds;
}
