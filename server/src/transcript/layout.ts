import { isFurniture, isTableRule } from './furniture';
import { type Head, type NameStyle, nameStyles, readHead, type TimedLine } from './heads';
import type { Lines } from './lines';
import { hasTitle, type NameLikeness, numberedBase } from './names';
import { countWords } from './shape';
import type { Sketch } from './sketch';
import { patternOf, stylesOf } from './templates';
import { isDigit, readTime, type Time } from './time';
import { keepsTime, readTimes, type Times } from './times';

/** How a file writes its turns, and where. */
export interface Layout {
  /** By line, every head that names a speaker. */
  readonly heads: ReadonlyMap<number, Head>;
  readonly times: Times;
  /** True when the turns of the file are told by its heads: nothing else in it makes a speaker that nobody declared. */
  readonly isSettled: boolean;
  /** True for the CHAT files of CLAN, in which lines with `@` and `%` tell about the talk. */
  readonly isChat: boolean;
  /** `speakerKey`s of those whom this file alone shows to speak. */
  readonly shown: readonly string[];
  /** The templates it was read with, the commonest first; empty for none. */
  readonly templates: readonly string[];
  /** Texts in the place of a name that do not speak, each once: they may, with another codebook. Before words, with a colon. */
  readonly refused: readonly string[];
}

interface Candidate {
  readonly line: number;
  readonly head: Head;
  readonly name: Name;
  /** Nothing that somebody says stands right above it. */
  readonly startsBlock: boolean;
}

/** Somebody who may speak, under one style. */
interface Name {
  readonly key: string;
  readonly text: string;
  readonly likeness: NameLikeness;
  /** The codebook says so. */
  readonly isDeclared: boolean;
  /** The codebook or a usual role. */
  readonly isKnown: boolean;
  readonly isLabel: boolean;
  readonly hasCodeShape: boolean;
  readonly lines: Candidate[];
  /** How often another name came before, counting the first: Anna, Ben, Ben, Anna are two visits of Anna. */
  visits: number;
}

/** A single name speaks only where this many turns were told already. */
const fewestTurns = 3;

/**
 * Tells how a file writes its turns: the style that explains it best, by names that come back and take turns.
 *
 * @param sketch with nothing but its front matter classified yet
 */
export function readLayout(sketch: Sketch): Layout {
  const { vocabulary, lines, text, firstLine } = sketch;
  const found = collect(sketch);
  const asked = vocabulary.layout.length > 0 ? stylesOf(vocabulary.layout) : null;
  const own = decide(sketch, found, asked);
  const heads = new Map<number, Head>();
  for (const { line, head } of behindBareTimes(text, lines, own.accepted)) heads.set(line, head);
  for (const { line, head, name } of found.all)
    if (name.isDeclared && !heads.has(line) && mayDeclare(sketch, head, line)) heads.set(line, head);
  const times = readTimes({
    text,
    lines,
    firstLine,
    timed: found.timed,
    heads,
    below: (line) => sketch.nextWritten(line),
    isSpeaker: (line) => {
      const words = sketch.wording(line);
      return words !== null && (words.isRole || vocabulary.speakers.has(words.key));
    },
  });
  const refused = new Set<string>();
  for (const { line, head, name } of found.all)
    if (!heads.has(line)) refused.add(head.words < 0 ? name.text : `${name.text}:`);
  for (const name of found.others) refused.add(name);
  return {
    heads,
    times,
    isSettled: own.isSettled,
    isChat: [...heads.values()].some(({ style, mark }) => style === 'mark' && mark === '*'),
    shown: own.shown,
    templates: templatesOf(sketch, heads, times),
    refused: [...refused],
  };
}

/** `Name: 00:04 words`: a time without brackets belongs to the turns where most of them have one, in their order. */
function behindBareTimes(text: string, lines: Lines, accepted: readonly Candidate[]): readonly Candidate[] {
  const times = new Map<Candidate, Time>();
  let last = -1;
  let falls = 0;
  for (const candidate of accepted) {
    const { head, line } = candidate;
    if (head.time !== null || head.words < 0 || !isDigit(text.charCodeAt(head.words))) continue;
    const time = readTime(text, head.words, lines.ends[line] ?? 0);
    if (time === null) continue;
    times.set(candidate, time);
    if (time.seconds < last) falls++;
    last = time.seconds;
  }
  if (times.size < 3 || times.size < 0.6 * accepted.length || falls > 0.2 * times.size) return accepted;
  return accepted.map((candidate) => {
    const time = times.get(candidate);
    if (time === undefined) return candidate;
    const words = behindTime(text, time.end, lines.ends[candidate.line] ?? 0);
    return { ...candidate, head: { ...candidate.head, time, timePlace: 'inside', words } };
  });
}

/** A declared name speaks wherever a divider stands behind it; alone, it must begin a block, as a word of talk may be a name. */
function mayDeclare(sketch: Sketch, { style, words }: Head, line: number): boolean {
  return words >= 0 || style !== 'line' || !sketch.isTalkAbove(line);
}

interface Found {
  readonly byStyle: ReadonlyMap<NameStyle, Candidate[]>;
  readonly all: readonly Candidate[];
  readonly timed: ReadonlyMap<number, TimedLine>;
  /** What stands in the place of a name and is none, unless somebody declares it. */
  readonly others: readonly string[];
}

/** Every line that may name a speaker, or begins with a time. */
function collect(sketch: Sketch): Found {
  const { text, lines, firstLine } = sketch;
  const byStyle = new Map<NameStyle, Candidate[]>();
  const all: Candidate[] = [];
  const timed = new Map<number, TimedLine>();
  const names = new Map<string, Map<NameStyle, Name>>();
  const others = new Set<string>();
  let nextColon = -1;
  for (let line = firstLine; line < lines.starts.length; line++) {
    const start = lines.first[line] ?? 0;
    const end = lines.ends[line] ?? 0;
    if (start === end || line < sketch.header || sketch.pages.has(line)) continue;
    const unit = text.charCodeAt(start);
    if ((unit === 47 && text.charCodeAt(start + 1) === 47) || unit === 92) continue;
    if (unit >= 97 && unit <= 122) {
      // Talk that was wrapped begins with a small letter, and few names do.
      if (nextColon < start && nextColon !== text.length) {
        nextColon = text.indexOf(':', start);
        if (nextColon < 0) nextColon = text.length;
      }
      if (nextColon > start + 40 && end - start > 30) continue;
    }
    const head = readHead(text, start, end);
    if (head === null) continue;
    if (head.style === 'time') {
      timed.set(line, head);
      continue;
    }
    if (head.style === 'cell' && isTableRule(text, lines.first[line + 1] ?? 0, lines.ends[line + 1] ?? 0))
      continue;
    if (head.nameEnd <= head.nameStart || head.nameEnd - head.nameStart > 80) continue;
    const name = nameOf(sketch, names, text.slice(head.nameStart, head.nameEnd), head);
    if (head.time !== null && head.timePlace === 'before')
      timed.set(line, { style: 'time', time: head.time, words: behindTime(text, head.time.end, end) });
    if (name.likeness === 'none' && !name.isKnown) {
      others.add(`${name.text}:`);
      continue;
    }
    const candidate = { line, head, name, startsBlock: !sketch.isTalkAbove(line) };
    name.lines.push(candidate);
    all.push(candidate);
    const list = byStyle.get(head.style);
    if (list) list.push(candidate);
    else byStyle.set(head.style, [candidate]);
  }
  return { byStyle, all, timed, others: [...others].filter((name) => countWords(name, 7) <= 6) };
}

function behindTime(text: string, at: number, end: number): number {
  let place = at;
  while (place < end && /[\s\-–—:]/.test(text[place] ?? '')) place++;
  return place < end ? place : -1;
}

function nameOf(
  sketch: Sketch,
  names: Map<string, Map<NameStyle, Name>>,
  text: string,
  { style, time }: Head,
): Name {
  const { key, isRole, isLabel, likeness: written, hasCodeShape } = sketch.worded(text);
  // Behind a time and in angle brackets stand the nicknames of a chat, which are written as anybody likes.
  const isNick = style === 'angle' && time !== null && !/\s/.test(text);
  const likeness = isNick ? 'proper' : written;
  let styles = names.get(key);
  if (styles === undefined) {
    styles = new Map();
    names.set(key, styles);
  }
  const known = styles.get(style);
  if (known !== undefined) return known;
  const isDeclared = sketch.vocabulary.speakers.has(key);
  const name: Name = {
    key,
    text,
    likeness,
    isDeclared,
    isKnown: isDeclared || isRole,
    isLabel,
    hasCodeShape,
    lines: [],
    visits: 0,
  };
  styles.set(style, name);
  return name;
}

interface Decision {
  readonly accepted: readonly Candidate[];
  readonly isSettled: boolean;
  readonly shown: readonly string[];
}

const nothing: Decision = { accepted: [], isSettled: false, shown: [] };

/** What other transcripts of the study show is left out, so that the order in which files are read does not matter. */
function decide(sketch: Sketch, { byStyle, all }: Found, asked: ReadonlySet<NameStyle> | null): Decision {
  if (asked !== null) return asAsked(all, asked);
  let best: { style: NameStyle; score: number; names: Set<Name> } | null = null;
  for (const style of nameStyles) {
    const candidates = byStyle.get(style);
    if (candidates === undefined) continue;
    const names = establish(sketch, style, candidates);
    if (style === 'angle') for (const name of namesOfLog(candidates)) names.add(name);
    let score = 0;
    for (const name of names) for (const { head } of name.lines) score += head.time === null ? 1 : 1.5;
    if (!explains(names) && !(names.size > 0 && covers(sketch, style, candidates, 4))) continue;
    if (best === null || score > best.score) best = { style, score, names };
  }
  if (best === null) return nothing;
  const turns = [...best.names].reduce((sum, { lines }) => sum + lines.length, 0);
  const winners = byStyle.get(best.style) ?? [];
  const isSettled =
    (turns >= fewestTurns && turns >= 0.5 * plausible(winners).length) ||
    covers(sketch, best.style, winners, 3);
  const accepted = winners.filter(({ name }) => best.names.has(name));
  if (isSettled) accepted.push(...singles(sketch, best.style, winners, best.names, turns));
  const keys = new Set(accepted.map(({ name }) => name.key));
  for (const candidate of all) {
    const { name, head } = candidate;
    // A second style only tells of those who speak in the first.
    if (
      best.style !== head.style &&
      head.style !== 'mark' &&
      keys.has(name.key) &&
      !name.isLabel &&
      fitsBeside(sketch, candidate)
    )
      accepted.push(candidate);
  }
  const shown = [...best.names]
    .filter((name) => !name.isKnown && name.lines.length >= 3)
    .map(({ key }) => key);
  return { accepted, isSettled, shown };
}

/** People decide: in the styles that they name, whoever stands in the place of a name speaks. */
function asAsked(all: readonly Candidate[], asked: ReadonlySet<NameStyle>): Decision {
  const accepted = all.filter(({ head, name }) => asked.has(head.style) && !name.isLabel);
  return { accepted, isSettled: true, shown: [] };
}

function plausible(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({ name }) => name.likeness === 'proper' && !name.isLabel);
}

/**
 * Those whom a chat names between a time and their words. Several of them speak, whether they come back or not: hardly
 * anything else is written so.
 */
function namesOfLog(candidates: readonly Candidate[]): ReadonlySet<Name> {
  const names = new Set<Name>();
  for (const { head, name } of candidates)
    if (head.timePlace === 'before' && head.words >= 0 && name.likeness === 'proper') names.add(name);
  return names.size >= 4 ? names : new Set();
}

/** True when every block of a file begins with a name in one style, as where several speak once each. */
function covers(sketch: Sketch, style: NameStyle, candidates: readonly Candidate[], fewest: number): boolean {
  if (style === 'line' || style === 'heading') return false;
  const named = plausible(candidates).filter(({ head }) => head.words >= 0);
  if (named.length < fewest) return false;
  const begins = new Set(named.map(({ line }) => line));
  const { lines, text } = sketch;
  for (let line = sketch.firstLine; line < lines.starts.length; line++) {
    const start = lines.first[line] ?? 0;
    if (line < sketch.header || start === (lines.ends[line] ?? 0) || sketch.pages.has(line)) continue;
    const isBlockStart = !sketch.isTalkAbove(line) && sketch.isProse(line);
    if (isBlockStart && !begins.has(line) && !isFurniture(text.slice(start, lines.ends[line]))) return false;
  }
  return true;
}

/** Two who speak, or one whom somebody knows. */
function explains(names: ReadonlySet<Name>): boolean {
  if (names.size >= 2) return true;
  return [...names].some(({ isKnown }) => isKnown);
}

/** Whom a style shows to speak: those who are known, and names that come back among others. */
function establish(sketch: Sketch, style: NameStyle, candidates: readonly Candidate[]): Set<Name> {
  const names = new Set(candidates.map(({ name }) => name));
  const stands = style === 'line' || style === 'heading' ? standingNames(sketch, candidates) : null;
  countVisits(candidates, stands);
  const established = new Set<Name>();
  for (const name of names) {
    if (name.isLabel && !name.isDeclared) continue;
    if (stands !== null && !stands.has(name)) continue;
    if (name.isKnown || comesBack(sketch, name, style, stands !== null)) established.add(name);
  }
  // Names in small letters are names where all are: `he said:` among names with capitals is talk.
  const proper = [...established].filter(({ likeness }) => likeness === 'proper').length;
  if (proper > 0)
    for (const name of established)
      if (name.likeness === 'plain' && !name.isKnown && !/^\p{Lu}/u.test(name.text)) established.delete(name);
  return established;
}

function countVisits(candidates: readonly Candidate[], stands: ReadonlySet<Name> | null): void {
  let last: Name | null = null;
  for (const { name } of candidates) name.visits = 0;
  for (const { name } of candidates) {
    if (stands !== null && !stands.has(name)) continue;
    if (name !== last) name.visits++;
    last = name;
  }
}

function comesBack(
  sketch: Sketch,
  { lines, likeness, visits, hasCodeShape, text }: Name,
  style: NameStyle,
  standsAlone: boolean,
): boolean {
  if (likeness === 'none' || visits < 2) return false;
  const timed = lines.filter(({ head }) => head.time !== null).length;
  if (timed === lines.length) return true;
  // `Jo-Beth` and `Müller-Lüdenscheidt` have the shape of codes, which few write with capitals only.
  if (standsAlone && hasCodeShape)
    return lines.length >= 3 && /^(?:\p{Lu}[\p{Ll}\p{M}]+(?:-|$)|\p{Lu}{2,}_\d+$)+$/u.test(text);
  if (!standsAlone || style === 'heading') return lines.length >= 2;
  // In a block of its own a code may stand as well.
  const directly = lines.filter(({ line }) => isRightAbove(sketch, line)).length;
  return lines.length >= (directly >= 0.8 * lines.length || hasTitle(text) ? 2 : 3);
}

/** Of names alone on their lines, those that have talk below them nine times in ten and break no sentence. */
function standingNames(sketch: Sketch, candidates: readonly Candidate[]): Set<Name> {
  const at = new Map(candidates.map((candidate) => [candidate.line, candidate.name]));
  const stands = new Set<Name>();
  for (const name of new Set(at.values())) {
    let good = 0;
    let broken = 0;
    for (const { line, head } of name.lines) {
      const next = sketch.nextWritten(line);
      if (next < 0) continue;
      const other = at.get(next);
      const words = sketch.wording(next);
      // Where names have the shape of codes, so have the codes below each other.
      const isShaped = name.hasCodeShape && words?.hasCodeShape === true;
      // A time between two names is what the first of them says.
      const saysTime = other !== undefined && head.time === null && holdsTime(sketch, line, next);
      const isTalk =
        sketch.mayBeTalk(next) &&
        !isShaped &&
        (other === undefined || saysTime || (!other.isKnown && other.lines.length < name.lines.length));
      if (isTalk) good++;
      if (isTalk && head.time === null && sketch.breaksSentence(line)) broken++;
    }
    // Whether a known name stands does not hang on the codes below it, which may be misspelt and put right.
    const free = name.isKnown ? name.lines.filter(({ line }) => !sketch.breaksSentence(line)).length : 0;
    // People break off, and the items of a list end nothing: some of the lines above may not come to an end.
    const hasTalk = good >= 0.9 * name.lines.length && broken <= 0.34 * good;
    if (hasTalk || (name.isKnown && free >= 0.5 * name.lines.length)) stands.add(name);
  }
  return stands;
}

/** True when a line with nothing but a time stands between two others. */
function holdsTime(sketch: Sketch, above: number, below: number): boolean {
  for (let line = above + 1; line < below; line++) if (sketch.isTimeOnly(line)) return true;
  return false;
}

/** Names that speak once or twice, where the style of the others is theirs. */
function singles(
  sketch: Sketch,
  style: NameStyle,
  candidates: readonly Candidate[],
  established: ReadonlySet<Name>,
  turns: number,
): Candidate[] {
  const ours = candidates.filter(({ name }) => established.has(name));
  const share = (is: (candidate: Candidate) => boolean) => ours.filter(is).length / turns;
  const timed = share(({ head }) => head.time !== null);
  // A few turns tell little of where turns begin.
  const inBlocks = turns < fewestTurns ? 0 : share(({ startsBlock }) => startsBlock);
  const alone = style === 'line' || style === 'heading';
  const directly = share(({ line, head }) => head.words >= 0 || isRightAbove(sketch, line));
  // Where names stand in blocks of their own, so do codes: a name that stands there once may be one.
  if (alone && timed < 0.8 && directly < 0.8) return [];
  const bases = new Set<string>();
  for (const { text } of established) {
    const base = numberedBase(text);
    if (base !== null) bases.add(base);
  }
  const marks = new Set(ours.map(({ head }) => head.mark));
  const places = new Set(ours.map(({ head }) => head.timePlace));
  // Where all are called by one letter, `Q.` and `A.`, a longer name is no name of theirs.
  const areLetters = [...established].every(({ text }) => text.length === 1);
  return candidates.filter(({ name, head, line, startsBlock }) => {
    if (style === 'mark' && (!marks.has(head.mark) || isBullet(head.mark))) return false;
    if (established.has(name) || name.likeness !== 'proper' || (name.isLabel && !name.isDeclared))
      return false;
    const base = numberedBase(name.text);
    // `Line 4: every ten minutes`, `Part 1: Childhood`
    if (base !== null && !bases.has(base) && base.length > 2) return false;
    if (timed >= 0.8 && !places.has(head.timePlace)) return false;
    if (areLetters && style === 'dot' && name.text.length > 1) return false;
    if (inBlocks >= 0.9 && !startsBlock) return false;
    if (name.visits < name.lines.length && name.visits < 2 && inBlocks < 0.9 && turns >= fewestTurns)
      return false;
    if (!alone) return true;
    return (
      sketch.mayBeTalk(sketch.nextWritten(line)) && isRightAbove(sketch, line) && !sketch.breaksSentence(line)
    );
  });
}

/** Items of a list begin like the turns of minutes; only names that come back tell them apart. */
function isBullet(mark: string): boolean {
  return mark.endsWith(' ');
}

function isRightAbove(sketch: Sketch, line: number): boolean {
  return sketch.nextWritten(line) === line + 1 || sketch.isTimeOnly(line + 1);
}

/** A name alone on a line within a paragraph is a word of it. */
function fitsBeside(sketch: Sketch, { head, line }: Candidate): boolean {
  return (
    head.style !== 'line' ||
    (head.words < 0 && !sketch.isTalkAbove(line) && sketch.mayBeTalk(sketch.nextWritten(line)))
  );
}

function templatesOf(sketch: Sketch, heads: ReadonlyMap<number, Head>, times: Times): string[] {
  const counts = new Map<string, number>();
  const count = (pattern: string) => counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  const prefix = sketch.gutter === 'quoted' ? '> ' : sketch.gutter === 'numbered' ? '{number} ' : '';
  let seen = 0;
  for (const [line, head] of heads) {
    // The first turns tell how all are written.
    if (++seen > 500) break;
    count(prefix + patternOf(head, keepsTime(times, line)));
  }
  if (heads.size === 0)
    for (const kind of times.nobodys.values())
      count(prefix + (kind.words < 0 ? '{time} ↵ {speech}' : '{time} {speech}'));
  const most = Math.max(0, ...counts.values());
  return [...counts]
    .filter(([, times]) => times >= 0.2 * most)
    .sort((a, b) => b[1] - a[1])
    .map(([pattern]) => pattern);
}
