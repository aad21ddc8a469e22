// The passages of a text that another program kept, and where each of them is in it.
import { secondsOf } from '../transcript/time';
import type { ImportedPassage } from './imported';
import { type LanguageTurns, readTurns, readTurnsOfLines } from './languageTurns';
import { countEach } from './lineWords';

/** A passage with its place in the text that it comes from. */
export interface SourcePassage extends ImportedPassage {
  /** Where its words begin and end in the source, in UTF-16 units, without white space around them. */
  readonly from: number;
  readonly to: number;
}

/** What a text holds. */
export interface SourcePassages {
  readonly title: string | null;
  /** What stands above the talk of the interview, names and values. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly passages: readonly SourcePassage[];
}

/** A stretch of a text, in UTF-16 units. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A line above this length goes over the edge of any page, so that nobody has broken the lines by hand. */
const longestBrokenLine = 100;

/**
 * Reads the passages out of a text. Each line is one, but for texts whose lines are broken by hand, where blank lines divide them.
 * `Name: words` names a speaker where the same names come again and again, and `Name  0:03` on a line of its own does.
 *
 * @param text with line feeds
 */
export function sourcePassagesOf(text: string): SourcePassages {
  const lines = stretches(text, /\n/g);
  const isInLines = !isBroken(lines);
  const plain = byNames(text, lines, isInLines);
  if (plain.every(({ speaker }) => speaker !== null)) return { title: null, attributes: [], passages: plain };
  // The language knows those as well who speak once among others.
  const readings = [plain, ...byLanguage(text, lines, isInLines)];
  const passages = readings.reduce((best, one) => (countNames(one) > countNames(best) ? one : best));
  return { title: null, attributes: [], passages };
}

function countNames(passages: readonly SourcePassage[]): number {
  return new Set(passages.flatMap(({ speaker }) => speaker ?? [])).size;
}

/** The passages of a text in which names stand before colons, or above the words with a time. */
function byNames(text: string, lines: readonly Stretch[], isInLines: boolean): SourcePassage[] {
  const isFilled = ({ from, to }: Stretch) => from < to;
  const words = lines.map((line) => trimmedStretch(text, line)).filter(isFilled);
  const blocks = isInLines
    ? words
    : stretches(text, /\n[^\S\n]*\n\s*/g).map((block) => trimmedStretch(text, block));
  const names = repeatedNames(
    words.map(({ from, to }) => text.slice(from, to)),
    blocks.length,
  );
  const passages: SourcePassage[] = [];
  let head: { readonly speaker: string; readonly time: number } | null = null;
  // A block may hold several turns, each of which begins a line.
  for (const { from, to } of isInLines
    ? blocks
    : blocks.flatMap((block) => atNames(text, block, names)).filter(isFilled)) {
    const words = text.slice(from, to);
    const alone = headAlone.exec(words);
    if (alone?.[1] !== undefined && alone[2] !== undefined) {
      head = { speaker: alone[1], time: secondsOf(alone[2]) ?? 0 };
      continue;
    }
    const named = nameBefore.exec(words);
    const isNamed = named?.[1] !== undefined && names.has(named[1]);
    const start = isNamed ? from + named[0].length : from;
    const speaker = isNamed ? (named[1] ?? null) : (head?.speaker ?? null);
    const said = text.slice(start, to);
    if (said !== '') passages.push({ speaker, text: said, time: head?.time ?? null, from: start, to });
    head = null;
  }
  return passages;
}

/** A block, divided before each line that begins with a name. */
function atNames(text: string, block: Stretch, names: ReadonlySet<string>): Stretch[] {
  const parts: { from: number; to: number }[] = [];
  let at = block.from;
  for (const line of text.slice(block.from, block.to).split('\n')) {
    const name = nameBefore.exec(line.trimStart())?.[1];
    const last = parts.at(-1);
    if (last !== undefined && (name === undefined || !names.has(name))) last.to = at + line.length;
    else parts.push({ from: at, to: at + line.length });
    at += line.length + 1;
  }
  return parts.map((part) => trimmedStretch(text, part));
}

/** The passages of a text by each way in which it can be read as our own transcripts are: it will be read so when it is written. */
function byLanguage(text: string, lines: readonly Stretch[], isInLines: boolean): SourcePassage[][] {
  const readings = isInLines ? [readTurnsOfLines(text)] : [readTurns(text, 'blocks')];
  // Where empty lines stand between lines already, they may tell turns.
  if (isInLines && /\n[^\S\n]*\n/.test(text.trimEnd())) readings.push(readTurns(text, 'lines'));
  return readings.flatMap((turns) => (turns === null ? [] : [passagesOfTurns(text, lines, turns)]));
}

function passagesOfTurns(text: string, lines: readonly Stretch[], turns: LanguageTurns): SourcePassage[] {
  const isKept = ({ from }: Stretch) => from < turns.start || turns.furniture.has(from);
  const others = lines
    .filter(isKept)
    .map((line) => ({ ...trimmedStretch(text, line), speaker: null, time: null }));
  const spoken = turns.stretches.map(({ start, end, ...turn }) => ({ ...turn, from: start, to: end }));
  return [...others, ...spoken]
    .filter(({ from, to }) => from < to)
    .sort((one, other) => one.from - other.from)
    .map((one) => ({ ...one, text: text.slice(one.from, one.to) }));
}

const headAlone = /^(\S[^\n]{0,60}?)[^\S\n]+\[?((?:\d{1,2}:)?\d{1,2}:\d{2})\]?$/u;
const nameBefore = /^([^\s:][^:\n]{0,60}):\s+/u;

/** @param blocks how many there are: names must begin a third of them */
function repeatedNames(lines: readonly string[], blocks: number): ReadonlySet<string> {
  const counts = countEach(lines.flatMap((line) => nameBefore.exec(line)?.[1] ?? []));
  const repeated = [...counts].filter(([, count]) => count > 1);
  const named = repeated.reduce((sum, [, count]) => sum + count, 0);
  return new Set(named * 3 >= blocks ? repeated.map(([name]) => name) : []);
}

/** What is empty at the end of a text divides nothing. */
function isBroken(all: readonly Stretch[]): boolean {
  const lines = all.slice(0, all.findLastIndex(({ from, to }) => from < to) + 1);
  const blank = lines.filter(({ from, to }) => from === to).length;
  return blank * 10 >= lines.length && lines.every(({ from, to }) => to - from <= longestBrokenLine);
}

function stretches(text: string, between: RegExp): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (const match of text.matchAll(between)) {
    found.push({ from, to: match.index });
    from = match.index + match[0].length;
  }
  found.push({ from, to: text.length });
  return found;
}

/** What of a stretch is left without the white space around it; an empty stretch where that is nothing. */
export function trimmedStretch(text: string, { from, to }: Stretch): Stretch {
  const words = text.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  return { from: Math.min(start, to), to: Math.max(start, from + words.trimEnd().length) };
}
