import { isTableRule } from './furniture';
import type { Head, NameStyle, TimedLine } from './head';
import { readHead } from './heads';
import type { Sketch } from './sketch';
import { isKeyWithin } from './speakers';
import type { Wording } from './wording';

/** A line that may name who speaks. */
export interface NameLine {
  readonly line: number;
  readonly head: Head;
  readonly name: Name;
  /** The name as it is written here. */
  readonly wording: Wording;
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
  /** Whether it has talk below it, where that counts; null as long as nobody has asked. */
  stands: boolean | null = null;

  /** @param wording the name as it is written first */
  constructor(readonly wording: Wording) {}

  /** True for what may speak at all: a label of the codebook is nobody, unless the codebook says so. */
  get maySpeak(): boolean {
    return !this.wording.isLabel || this.wording.isDeclared;
  }

  /** True for a name that is written as names are, and is no label. */
  get isPlausible(): boolean {
    return this.wording.likeness === 'proper' && !this.wording.isLabel;
  }
}

/** The lines of one style that may name who speaks, and whom they name. */
export class Way {
  readonly lines: NameLine[] = [];
  /** The longest `speakerKey` of what is like a name. */
  longestKey = 0;
  /** True once the visits of the names have been counted. */
  hasVisits = false;
  private readonly byKey = new Map<string, Name>();
  private readonly byWording = new Map<Wording, Name>();

  constructor(readonly style: NameStyle) {}

  /** Whoever is named, in the order in which they come. */
  get names(): Iterable<Name> {
    return this.byKey.values();
  }

  nameOf(wording: Wording): Name {
    let name = this.byWording.get(wording);
    if (name !== undefined) return name;
    name = this.byKey.get(wording.key);
    if (name === undefined) {
      name = new Name(wording);
      this.byKey.set(wording.key, name);
      if (wording.likeness !== 'none') this.longestKey = Math.max(this.longestKey, wording.key.length);
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
  const talk = new Talk(text);
  for (let line = Math.max(firstLine, sketch.header); line < count; line++) {
    const start = lines.first[line] ?? 0;
    const end = lines.ends[line] ?? 0;
    if (start === end || sketch.isPage(line) || talk.isPlainly(start, end)) continue;
    const head = readHead(text, start, end);
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
    const isWhole = nameStart === start && nameEnd === end;
    const wording = (isWhole ? sketch.wording(line) : null) ?? sketch.worded(text.slice(nameStart, nameEnd));
    let way = ways.get(style);
    if (way === undefined) {
      way = new Way(style);
      ways.set(style, way);
    }
    const isNone = wording.likeness === 'none';
    // What is no name may be known all the same, or be another spelling of one. Most of it is talk, and too long.
    if (isNone && !isKeyWithin(wording.text, Math.max(way.longestKey, sketch.longestKey))) continue;
    const name = way.nameOf(wording);
    if (name.wording.likeness === 'none' && !name.wording.isKnown) continue;
    const found = { line, head, name, wording, speaks: false };
    name.lines.push(found);
    if (time !== null) name.timed++;
    way.lines.push(found);
    all.push(found);
    byLine[line] = found;
  }
  return { ways, all, byLine, timed };
}

/** What stands in the place of a name is none when it is longer, in UTF-16 units. */
const mostOfName = 80;

/** Tells lines that are plainly no head without taking them apart. They are asked for from the top. */
class Talk {
  /** The next colon of the text that is not above the line asked for; the end of the text for none. */
  private nextColon = -1;

  constructor(private readonly text: string) {}

  isPlainly(start: number, end: number): boolean {
    const { text } = this;
    const unit = text.charCodeAt(start);
    if (unit === 92) return true;
    if (unit === 47) return text.charCodeAt(start + 1) === 47;
    // Talk that was wrapped begins with a small letter, and few names do.
    if (unit < 97 || unit > 122 || end - start <= 30) return false;
    if (this.nextColon < start) {
      const colon = text.indexOf(':', start);
      this.nextColon = colon < 0 ? text.length : colon;
    }
    return this.nextColon > start + 40;
  }
}

function behindTime(text: string, at: number, end: number): number {
  let place = at;
  while (place < end && /[\s\-–—:]/.test(text[place] ?? '')) place++;
  return place < end ? place : -1;
}
