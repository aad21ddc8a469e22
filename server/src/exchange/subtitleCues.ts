// What subtitles (.vtt, .srt) say, cue by cue, before anything is joined. Programs that write them keep to the standard loosely,
// so that only what all of them do is asked for: a line with two times, and words below it.
import { isWholeNumber } from './lineWords';
import { type Cue, piecesOf, withoutTags } from './subtitleMarkup';
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
}

const timeLine =
  /^\s*(-?)(?:(\d{1,6}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?\s*-->\s*(-?)(?:(\d{1,6}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?(?=\s|$)/;
/** More lines than a screen has are not shown again. */
const mostLines = 20;
/** A time within a cue, at which the words behind it appear. */
const timeInside = /<\d{1,6}:\d\d[:.\d]*>/;

/** Reads subtitles; any text gives some, if only without cues. */
export function readCues(text: string): Subtitles {
  const lines = splitLines(text);
  const isVtt = /^\s*WEBVTT/.test(lines[0] ?? '');
  const blocks = readBlocks(lines, isVtt ? endOfHeader(lines) : 0, !isVtt);
  const raw = blocks.cues;
  if (!raw.every(({ start }, index) => index === 0 || start >= (raw[index - 1]?.start ?? 0))) {
    raw.sort((one, other) => one.start - other.start);
  }
  const hasTimesInside =
    text.includes('<') && raw.some(({ lines }) => lines.some((line) => timeInside.test(line)));
  const rolling = hasTimesInside || growsMostly(raw);
  const shown = rolling ? withoutRepeated(raw, !hasTimesInside) : { cues: raw, repeatedLines: 0 };
  const cues = shown.cues.map(({ start, end, lines }) => ({ start, end, pieces: piecesOf(lines.join(' ')) }));
  const named = namesOfCues(cues);
  return {
    title: isVtt ? titleOf(lines[0] ?? '') : null,
    cues: named ?? cues,
    blocksWithoutTime: blocks.withoutTime,
    strayBlocks: blocks.stray,
    namesInText: named !== null,
    rolling,
    repeatedLines: shown.repeatedLines,
  };
}

/** The lines of a text, whatever ends them. */
function splitLines(text: string): string[] {
  return (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).split('\n');
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
      if (open.length > 1 || open[0]?.includes('-->')) closeBlock();
      open = [];
      if (hasNumbers && cue !== null && isWholeNumber(cue.lines.at(-1) ?? '')) cue.lines.pop();
      cue = { start: secondsAt(times, 1), end: secondsAt(times, 6), lines: [] };
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

/**
 * True when more than a third of the cues show the last line of the one before again and go on behind it. Three are needed for
 * it: people repeat each other as well.
 */
function growsMostly(cues: readonly RawCue[]): boolean {
  let growing = 0;
  let last = '';
  for (const { lines } of cues) {
    const all = lines.join(' ');
    if (last !== '' && all.length > last.length && goesOn(all, last)) growing += 1;
    last = lines.findLast((line) => line.trim() !== '') ?? '';
  }
  return growing >= 3 && growing * 3 > cues.length;
}

/** True when a text is another one, or that and more words. */
function goesOn(text: string, begin: string): boolean {
  return text.startsWith(begin) && (text.length === begin.length || /\s/.test(text.charAt(begin.length)));
}

/** @param mayGrow whether a line is also shown again when words are added to it */
function withoutRepeated(
  cues: readonly RawCue[],
  mayGrow: boolean,
): { cues: RawCue[]; repeatedLines: number } {
  let repeatedLines = 0;
  let before: readonly string[] = [];
  const shown = cues.map((cue) => {
    const lines = withoutTags(cue.lines.join('\n'))
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const count = countShown(before, lines, mayGrow);
    const fresh = lines.slice(count);
    const last = before.at(-1) ?? '';
    const lastShown = lines[count - 1];
    // Words were added to the line that was shown last.
    if (lastShown !== undefined && lastShown !== last) fresh.unshift(lastShown.slice(last.length).trim());
    repeatedLines += count;
    before = lines;
    return { ...cue, lines: fresh };
  });
  return { cues: shown, repeatedLines };
}

/** How many lines at the beginning of a cue the one before it ended with. */
function countShown(before: readonly string[], lines: readonly string[], mayGrow: boolean): number {
  for (let count = Math.min(before.length, lines.length, mostLines); count > 0; count--) {
    const isShown = lines.slice(0, count).every((line, index) => {
      const old = before[before.length - count + index] ?? '';
      return line === old || (mayGrow && index === count - 1 && goesOn(line, old));
    });
    if (isShown) return count;
  }
  return 0;
}
