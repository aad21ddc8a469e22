import { isTableRule } from './furniture';
import { type Head, headOf, type NameStyle, type TimedLine } from './head';
import { readHead } from './heads';
import type { NameLikeness } from './names';
import { NextOf } from './nextOf';
import { hasFewWords } from './recur';
import type { Sketch } from './sketch';
import type { SpeakerLine, Spelling } from './speakerLine';
import { KeyShapes } from './speakers';
import { isSmall } from './units';
import type { Wording } from './wording';

/** Whom a line may name, and how. */
interface Named {
  readonly name: Name;
  readonly spelling: Spelling;
}

/** A line that may name who speaks. */
export interface NameLine extends Named, SpeakerLine {
  readonly line: number;
  readonly head: Head;
  /** True once it is decided that it does. */
  speaks: boolean;
}

/** Somebody who may speak, under one style. */
export class Name {
  readonly lines: NameLine[] = [];
  /** How many of the lines have a time. */
  timed = 0;
  /** How often another name came before, counting the first: Anna, Ben, Ben, Anna are two visits of Anna. */
  visits = 0;
  /** True once a line has been refused that has it alone, or before words. */
  isRefusedAlone = false;
  isRefused = false;
  /** Whether it has talk below it, where that counts; null as long as nobody has asked. */
  stands: boolean | null = null;

  /** @param wording the name as it is written first */
  constructor(
    readonly wording: Wording,
    readonly likeness: NameLikeness,
  ) {}

  /** True for what may speak at all: a label of the codebook is nobody, unless the codebook says so. */
  get maySpeak(): boolean {
    return !this.wording.isLabel || this.wording.isDeclared;
  }

  /** True for a name that is written as names are, and is no label. */
  get isPlausible(): boolean {
    return this.likeness === 'proper' && !this.wording.isLabel;
  }
}

/** Whom the lines of one style name. */
export class Way {
  /** Of what is like a name. */
  readonly keys = new KeyShapes();
  /** True once the visits of the names have been counted. */
  hasVisits = false;
  private readonly byKey = new Map<string, Name>();
  private readonly byWording = new Map<Wording, Name>();

  constructor(readonly style: NameStyle) {}

  /** Whoever is named, in the order in which they come. */
  get names(): Iterable<Name> {
    return this.byKey.values();
  }

  nameOf(wording: Wording, likeness: NameLikeness): Name {
    let name = this.byWording.get(wording);
    if (name !== undefined) return name;
    name = this.byKey.get(wording.key);
    if (name === undefined) {
      name = new Name(wording, likeness);
      this.byKey.set(wording.key, name);
      if (likeness !== 'none') this.keys.add(wording.key);
    }
    this.byWording.set(wording, name);
    return name;
  }
}

/** What the lines of a file may be by their beginnings. */
export interface NameLines {
  readonly ways: ReadonlyMap<NameStyle, Way>;
  /** Those of all styles, in their order. */
  readonly all: readonly NameLine[];
  /** The same by line. */
  readonly byLine: (NameLine | undefined)[];
  /** What stands in the place of a name and is none, unless somebody declares it: each with a colon. */
  readonly others: ReadonlySet<string>;
  /** Every line that begins with a time. */
  readonly timed: ReadonlyMap<number, TimedLine>;
}

/** Finds every line that may name a speaker, or begins with a time. */
export function findNameLines(sketch: Sketch): NameLines {
  const { text, lines, firstLine } = sketch;
  const count = lines.starts.length;
  const ways = new Map<NameStyle, Way>();
  const all: NameLine[] = [];
  const byLine = new Array<NameLine | undefined>(count);
  const timed = new Map<number, TimedLine>();
  const others = new Set<string>();
  const talk = new Talk(sketch);
  let last: NameLine | null = null;
  let before: NameLine | null = null;
  for (let line = Math.max(firstLine, sketch.header); line < count; line++) {
    const start = lines.first[line] ?? 0;
    const end = lines.ends[line] ?? 0;
    if (start === end || sketch.isPage(line)) continue;
    // Whoever speaks has mostly spoken a moment before.
    const again: NameLine | null = isAgain(text, start, end, last)
      ? last
      : isAgain(text, start, end, before)
        ? before
        : null;
    if (again === null && talk.has(start, end)) continue;
    const head =
      again === null ? readHead(text, start, end) : headOf(text, start, end, 'line', '', -1, null, null);
    if (head === null) continue;
    if (head.style === 'time') {
      timed.set(line, head);
      continue;
    }
    const { style, nameStart, nameEnd, time } = head;
    if (nameEnd <= nameStart || nameEnd - nameStart > mostOfName) continue;
    if (style === 'cell' && isTableRule(text, lines.first[line + 1] ?? 0, lines.ends[line + 1] ?? 0))
      continue;
    if (time !== null && head.timePlace === 'before')
      timed.set(line, { style: 'time', time, words: behindTime(text, time.end, end) });
    const same: Named | null =
      again ??
      (isSame(text, head, last)
        ? last
        : isSame(text, head, before)
          ? before
          : named(sketch, ways, line, head, others));
    if (same === null) continue;
    const name: Name = same.name;
    const spelling: Spelling = same.spelling;
    const found: NameLine = { line, head, name, spelling, speaks: false, suggestions: none };
    name.lines.push(found);
    if (time !== null) name.timed++;
    all.push(found);
    byLine[line] = found;
    if (last?.spelling !== spelling) before = last;
    last = found;
  }
  return { ways, all, byLine, others, timed };
}

const none: readonly string[] = [];

/** What stands in the place of a name is none when it is longer, in UTF-16 units. */
const mostOfName = 80;

/** No head is longer than its name and the beginning of a time or divider behind it, in UTF-16 units. */
const longestHead = 64;
/** So much text without a dash, a tab or a digit, of which times are made. */
const undivided = /[^\d\t：–—-]{64}/y;

/** Tells lines that are plainly no head without taking them apart. They are asked for from the top. */
class Talk {
  private readonly stops: NextOf;

  constructor(private readonly sketch: Sketch) {
    this.stops = new NextOf(sketch.text, '.');
  }

  has(start: number, end: number): boolean {
    const { text, colons } = this.sketch;
    const unit = text.charCodeAt(start);
    if (unit === 92) return true;
    if (unit === 47) return text.charCodeAt(start + 1) === 47;
    // Talk that was wrapped begins with a small letter, and few names do.
    const isWrapped = isSmall(unit);
    if (isWrapped && end - start > 30 && colons.from(start) > start + 40) return true;
    // Without any divider a name is all of its line.
    const last = start + longestHead;
    if (end <= last || !(isWrapped || mayBeginWord(unit))) return false;
    if (colons.from(start) <= last || this.stops.from(start) <= last) return false;
    undivided.lastIndex = start;
    return undivided.test(text);
  }
}

/** True for capitals, and for what is not ASCII but for the brackets that a name may stand in. */
function mayBeginWord(unit: number): boolean {
  return unit < 128 ? unit >= 65 && unit <= 90 : unit !== 0x3010 && unit !== 0xff3b && unit !== 0xff08;
}

/** True for a line that says the same as one that is nothing but a name. */
function isAgain(text: string, start: number, end: number, other: NameLine | null): boolean {
  if (other === null || other.head.style !== 'line' || other.head.time !== null) return false;
  const name = other.spelling.wording.text;
  return name.length === end - start && text.startsWith(name, start);
}

/** True when a head names whom another line names, in the same style and spelling. */
function isSame(text: string, { style, nameStart, nameEnd }: Head, other: NameLine | null): boolean {
  if (other === null || other.head.style !== style) return false;
  const name = other.spelling.wording.text;
  return name.length === nameEnd - nameStart && text.startsWith(name, nameStart);
}

/** Whom a head names; null for what is no name. */
function named(
  sketch: Sketch,
  ways: Map<NameStyle, Way>,
  line: number,
  { style, nameStart, nameEnd, time }: Head,
  others: Set<string>,
): Named | null {
  const { text, lines } = sketch;
  const isWhole = nameStart === lines.first[line] && nameEnd === lines.ends[line];
  const words = isWhole ? sketch.words.ofLine(line) : null;
  const wording = words?.mayRecur ? words : sketch.words.of(text.slice(nameStart, nameEnd));
  let way = ways.get(style);
  if (way === undefined) {
    way = new Way(style);
    ways.set(style, way);
  }
  // Behind a time and in angle brackets stand the nicknames of a chat, which are written as anybody likes.
  const isNick = style === 'angle' && time !== null && !/\s/.test(wording.text);
  const likeness = isNick ? 'proper' : wording.likeness;
  // What is no name may be known all the same, or be another spelling of one. Most of it is talk, and too long.
  const name = likeness !== 'none' || mayBeKnown(sketch, way, wording) ? way.nameOf(wording, likeness) : null;
  if (name === null || (name.likeness === 'none' && !name.wording.isKnown)) {
    if (hasFewWords(wording.text, 0, wording.text.length)) others.add(`${wording.text}:`);
    return null;
  }
  return { name, spelling: sketch.spellingOf(wording) };
}

function mayBeKnown({ declared }: Sketch, { keys }: Way, wording: Wording): boolean {
  return wording.isRole || declared.mayHold(wording.text) || keys.mayHold(wording.text);
}

/** Where the words behind a time begin; -1 for none. Offsets. */
export function behindTime(text: string, at: number, end: number): number {
  let place = at;
  while (place < end && /[\s\-–—:]/.test(text[place] ?? '')) place++;
  return place < end ? place : -1;
}
