import { bareMarks } from './captionMarks';
import type { ClassifierState } from './classifierState';
import { declaredHead } from './declaredHeads';
import { type Head, type NameStyle, nameAlone, nameBeforeColon, type TimedLine } from './head';
import { readHead } from './heads';
import { itemAt } from './itemAt';
import type { LineText } from './lineText';
import { longestName, type NameLikeness } from './names';
import { isPlainTalk } from './plainTalk';
import { hasFewWords } from './recur';
import { endsPart } from './shape';
import type { SpeakerLine, Spelling } from './speakerLine';
import { KeyShapes } from './speakers';
import { behindTime, type Time } from './time';
import { isDigit, isLatin } from './units';

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
  /** True once it is decided that it speaks, as it comes back in the style of its file. */
  isEstablished = false;
  /** Whether it has talk below it, where that counts; null as long as nobody has asked. */
  stands: boolean | null = null;

  /** @param lineText the name as it is written first */
  constructor(
    readonly lineText: LineText,
    readonly likeness: NameLikeness,
  ) {}

  /** True for what may speak at all: a label of the codebook is nobody, unless the codebook says so. */
  get maySpeak(): boolean {
    return !this.lineText.isLabel || this.lineText.isDeclared;
  }

  /** True for a name that is written as names are, and is no label. */
  get isPlausible(): boolean {
    return this.likeness === 'proper' && !this.lineText.isLabel;
  }
}

/** Whom the lines of one style name. */
export class Way {
  /** Of what is like a name. */
  readonly keys = new KeyShapes();
  /** True once the visits of the names have been counted. */
  hasVisits = false;
  /** By what is written, whom it names in this style. */
  readonly named = new Map<LineText, Named>();
  private readonly byKey = new Map<string, Name>();

  constructor(readonly style: NameStyle) {}

  /** Whoever is named, in the order in which they come. */
  get names(): Iterable<Name> {
    return this.byKey.values();
  }

  /** True where somebody has been named so, in this spelling or another. */
  hasName({ key }: LineText): boolean {
    return this.byKey.has(key);
  }

  nameOf(lineText: LineText, likeness: NameLikeness): Name {
    let name = this.byKey.get(lineText.key);
    if (name === undefined) {
      name = new Name(lineText, likeness);
      this.byKey.set(lineText.key, name);
      if (likeness !== 'none') this.keys.add(lineText.key);
    }
    return name;
  }
}

/** A line with something in the place of a name that is not like one. */
export interface PhraseLine {
  readonly line: number;
  readonly head: Head;
}

/** What the lines of a file may be by their beginnings. */
export interface NameLines {
  readonly ways: ReadonlyMap<NameStyle, Way>;
  /** The lines of all styles, in their order. */
  readonly all: readonly NameLine[];
  /** The lines of all styles, by the number of the line. */
  readonly byLine: (NameLine | undefined)[];
  /** What stands in the place of a name and is none, unless somebody declares it. */
  readonly others: ReadonlySet<LineText>;
  /** The lines on which it stands. */
  readonly phrases: readonly PhraseLine[];
  /** Every line that begins with a time. */
  readonly timed: ReadonlyMap<number, TimedLine>;
  /** The lines that begin with the mark of live captions and name nobody, ascending. */
  readonly bareMarks: readonly number[];
}

/** Finds every line that may name a speaker, or begins with a time. */
export function findNameLines(state: ClassifierState): NameLines {
  const { text, lines, firstLine, records, told: allTold } = state;
  const count = lines.starts.length;
  const ways = new Map<NameStyle, Way>();
  const all: NameLine[] = [];
  const byLine = new Array<NameLine | undefined>(count);
  const timed = new Map<number, TimedLine>();
  const others = new Set<LineText>();
  const phrases: PhraseLine[] = [];
  let last: NameLine | null = null;
  let before: NameLine | null = null;
  for (let line = Math.max(firstLine, state.header); line < count; line++) {
    const start = itemAt(lines.first, line);
    const end = itemAt(lines.ends, line);
    if (start === end || state.isPage(line) || (records.size > 0 && records.get(line) === 'words')) continue;
    const told = allTold.size > 0 ? (allTold.get(line) ?? null) : null;
    // Whoever speaks has mostly spoken a moment before.
    const again: NameLine | null =
      told !== null
        ? null
        : isAgain(text, start, end, last)
          ? last
          : isAgain(text, start, end, before)
            ? before
            : null;
    const own = told ?? (again === null ? declaredHead(state.words.markedNames, text, start, end) : null);
    const isNew = again === null && own === null;
    if (isNew && isPlainTalk(state, start, end)) continue;
    const words = isNew ? wordsAlone(state, line, start, end) : null;
    if (words?.whole === 'talk') continue;
    const isName = words?.whole === 'name';
    const taken = again === null ? own : headAgain(again, start);
    const head = taken ?? (isName ? nameAlone(start, end) : readHead(text, start, end));
    if (head === null) continue;
    if (head.style === 'time') {
      timed.set(line, head);
      continue;
    }
    const { style, nameStart, nameEnd, time } = head;
    if (nameEnd <= nameStart || nameEnd - nameStart > mostOfName) continue;
    if (time !== null && head.timePlace === 'before')
      timed.set(line, { style: 'time', time, words: behindTime(text, time.end, end) });
    const same: Named | null =
      again ??
      (isName
        ? namedBy(state, ways, style, words, time, others)
        : isSame(text, head, last)
          ? last
          : isSame(text, head, before)
            ? before
            : named(state, ways, line, head, others));
    if (same === null) {
      if (nameEnd - nameStart <= longestPhrase) phrases.push({ line, head });
      continue;
    }
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
  return { ways, all, byLine, others, phrases, timed, bareMarks: bareMarks(state, byLine, timed) };
}

const none: readonly string[] = [];

/** What somebody is called by what they are, `Lighthouse keeper`, is not longer, in UTF-16 units. */
const longestPhrase = 40;

/** What stands in the place of a name is none when it is longer, in UTF-16 units. */
const mostOfName = 80;

/** What a short line says that may come back in other files as it is; null for talk and where a time may stand. */
function wordsAlone(state: ClassifierState, line: number, start: number, end: number): LineText | null {
  if (end - start > longestName || state.colons.from(start) < end) return null;
  if (endsPart(state.text.charCodeAt(end - 1))) return null;
  const words = state.words.ofLine(line);
  return words?.mayRecur === true ? words : null;
}

/**
 * True for a line that says the same as one that is nothing but a name, or begins like another one up to the words: with
 * the same name, a colon and a space. What could be a time behind them is left to be taken apart.
 */
function isAgain(text: string, start: number, end: number, other: NameLine | null): boolean {
  if (other === null || other.head.time !== null) return false;
  const name = other.spelling.lineText.text;
  const behind = start + name.length;
  if (other.head.style === 'line') return behind === end && text.startsWith(name, start);
  return (
    other.head.style === 'colon' &&
    behind + 2 < end &&
    text.charCodeAt(behind) === 58 &&
    text.charCodeAt(behind + 1) === 32 &&
    isLatin(text.charCodeAt(behind + 2)) &&
    !isDigit(text.charCodeAt(start)) &&
    text.startsWith(name, start)
  );
}

/** The head of such a line. */
function headAgain({ head, spelling }: NameLine, start: number): Head {
  const end = start + spelling.lineText.text.length;
  return head.style === 'line' ? nameAlone(start, end) : nameBeforeColon(start, end);
}

/** True when a head names whom another line names, in the same style and spelling. */
function isSame(text: string, { style, nameStart, nameEnd }: Head, other: NameLine | null): boolean {
  if (other === null || other.head.style !== style) return false;
  const name = other.spelling.lineText.text;
  return name.length === nameEnd - nameStart && text.startsWith(name, nameStart);
}

/** Whom a head names; null for what is no name. */
function named(
  state: ClassifierState,
  ways: Map<NameStyle, Way>,
  line: number,
  { style, nameStart, nameEnd, time }: Head,
  others: Set<LineText>,
): Named | null {
  const { text, lines } = state;
  const isWhole = nameStart === lines.first[line] && nameEnd === lines.ends[line];
  const words = isWhole ? state.words.ofLine(line) : null;
  const lineText = words?.mayRecur ? words : state.words.of(text.slice(nameStart, nameEnd));
  return namedBy(state, ways, style, lineText, time, others);
}

/** Whom some words name in a style, before or behind a time or none; null for what is no name. */
function namedBy(
  state: ClassifierState,
  ways: Map<NameStyle, Way>,
  style: NameStyle,
  lineText: LineText,
  time: Time | null,
  others: Set<LineText>,
): Named | null {
  let way = ways.get(style);
  if (way === undefined) {
    way = new Way(style);
    ways.set(style, way);
  }
  const known = way.named.get(lineText);
  if (known !== undefined) return known;
  const likeness = likenessBy(style, lineText, time);
  // What is no name may be known all the same, or be another spelling of one. Most of it is talk, and too long.
  const isName =
    likeness !== 'none' || (mayBeKnown(state, way, lineText) && (lineText.isKnown || way.hasName(lineText)));
  if (!isName) {
    if (!others.has(lineText) && hasFewWords(lineText.text, 0, lineText.text.length)) others.add(lineText);
    return null;
  }
  const one = { name: way.nameOf(lineText, likeness), spelling: state.spellingOf(lineText) };
  way.named.set(lineText, one);
  return one;
}

/** How much some words are like a name, where they stand. */
function likenessBy(style: NameStyle, lineText: LineText, time: Time | null): NameLikeness {
  const { text, likeness } = lineText;
  // `1:` and `2:` may be two who speak in turn.
  if (style === 'colon' && /^\d{1,2}$/.test(text)) return 'plain';
  // Subtitles and records have a place for names only. Behind a time and in angle brackets stand the nicknames of a chat.
  if (style === 'voice' || style === 'field' || (style === 'angle' && time !== null && !/\s/.test(text)))
    return 'proper';
  // Beside a time stand what devices and accounts are called by, too: `+49 151 12345`, `iPad von Ana`, `maria@uni.example`.
  const isBesideTime = time !== null && style !== 'space' && likeness === 'none';
  return isBesideTime && !endsPart(text.charCodeAt(text.length - 1)) ? 'plain' : likeness;
}

function mayBeKnown({ declared }: ClassifierState, { keys }: Way, lineText: LineText): boolean {
  return lineText.isRole || declared.mayHold(lineText.text) || keys.mayHold(lineText.text);
}
