import { lineAt, lineContent } from '../../transcript/lines';
import { closing } from '../../transcript/time';
import { LineKind, type Range, type Transcript, type Turn } from '../../transcript/transcript';

/** How a file writes the names of its speakers: what stands around one, times and the numbers of lines left out. */
export interface SpeakerStyle {
  /** What stands before a name on its line: `**`, `[`, `> `, mostly nothing. */
  readonly before: string;
  /** What stands behind it: a colon and white space, a tab, closing marks, or nothing. */
  readonly behind: string;
  /** What ends the line behind the words: `</v>`, the last bar of a table, mostly nothing. */
  readonly behindWords: string;
  /** The time that divides the name from the words, as nothing else does: `Ana [00:01] words`; null for none. */
  readonly time: MissingTime | null;
}

/** Where a time must be written before a name is one. */
export interface MissingTime {
  /** Its place in what stands behind the name, in UTF-16 units: between its brackets, if it has any. */
  readonly at: number;
  /** The last one of the file, without its brackets. */
  readonly last: string;
}

/** The style of most speaker lines: of those with words, or those without where these are more. */
export function speakerStyle(transcript: Transcript): SpeakerStyle {
  const inline = new Map<string, Count>();
  const alone = new Map<string, Count>();
  for (const turn of transcript.turns) {
    if (!turn.speakerRange) continue;
    const line = lineOfTurn(transcript, turn);
    const style = styleAt(transcript, turn, turn.speakerRange, line);
    const counts = transcript.lineKinds[line] === LineKind.Prefix ? inline : alone;
    const { before, behind, behindWords, time } = style;
    const key = [before, behind, behindWords, time?.at].join('\n');
    counts.set(key, { style, lines: (counts.get(key)?.lines ?? 0) + 1 });
  }
  return mostFrequent(total(inline) > total(alone) ? inline : alone) ?? nothingAround;
}

interface Count {
  /** The style of the last line that is written so. */
  readonly style: SpeakerStyle;
  readonly lines: number;
}

const nothingAround: SpeakerStyle = { before: '', behind: '', behindWords: '', time: null };

function styleAt(transcript: Transcript, turn: Turn, name: Range, line: number): SpeakerStyle {
  const { text, passages, lineKinds } = transcript;
  const { start, end } = lineContent(transcript, line);
  const isInline = lineKinds[line] === LineKind.Prefix;
  const words = passages[turn.firstPassage];
  const hasWords =
    isInline && words !== undefined && turn.firstPassage < turn.endPassage && words.firstLine === line;
  const rest = { start: name.end, end: hasWords ? words.range.start : end };
  const behind = text.slice(rest.start, rest.end);
  const time = within(turn.timeRange, rest);
  const divided = time === null ? behind : withoutTime(behind, time);
  const divider = isInline && time !== null && divided.trim() === '' ? betweenBrackets(behind, time) : null;
  const ends = hasWords && words.lastLine === line ? text.slice(words.range.end, end) : '';
  return {
    before: beforeName(text.slice(start, name.start), within(turn.timeRange, { start, end: name.start })),
    behind: divider
      ? cut(behind, divider)
      : hasWords
        ? divided
        : isInline
          ? spaced(divided)
          : divided.trimEnd(),
    // A time at the end of a line is nothing to be written again.
    behindWords: /\d/.test(ends) ? '' : ends.trimEnd(),
    time: divider && { at: divider.start, last: behind.slice(divider.start, divider.end) },
  };
}

/** A line with a colon and no words yet wants a space behind it. */
function spaced(divider: string): string {
  return divider.endsWith(':') ? `${divider} ` : divider;
}

/** @returns relative to the beginning of `outer` */
function within(range: Range | null, outer: Range): Range | null {
  if (range === null || range.start < outer.start || range.end > outer.end) return null;
  return { start: range.start - outer.start, end: range.end - outer.start };
}

/** The digits of a time that may stand in brackets. */
function betweenBrackets(text: string, { start, end }: Range): Range {
  return text.charAt(start) in closing ? { start: start + 1, end: end - 1 } : { start, end };
}

function cut(text: string, { start, end }: Range): string {
  return text.slice(0, start) + text.slice(end);
}

/** The white space before a time goes with it. */
function withoutTime(text: string, { start, end }: Range): string {
  return text.slice(0, start).trimEnd() + text.slice(end);
}

/** What stands before a name, without the time and the dash behind it, the number of the line, and how far the line is set in. */
function beforeName(text: string, time: Range | null): string {
  const rest =
    time === null ? text : text.slice(0, time.start) + text.slice(time.end).replace(/^\s*[-–—:]?\s*/, '');
  return rest.replace(/^\s*(?:\d+[.):]?\s+)?/, '');
}

function total(counts: ReadonlyMap<string, Count>): number {
  let sum = 0;
  for (const { lines } of counts.values()) sum += lines;
  return sum;
}

function mostFrequent(counts: ReadonlyMap<string, Count>): SpeakerStyle | null {
  let most: Count | null = null;
  for (const count of counts.values()) if (count.lines > (most?.lines ?? 0)) most = count;
  return most?.style ?? null;
}

/** The line on which a turn begins, from 0. */
export function lineOfTurn({ lineStarts }: Transcript, { range }: Turn): number {
  return lineAt(lineStarts, range.start);
}
