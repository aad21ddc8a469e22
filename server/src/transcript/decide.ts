import { isFurniture } from './furniture';
import { type NameStyle, nameStyles } from './head';
import type { Name, NameLine, NameLines, Way } from './nameLines';
import { hasTitle, numberedBase } from './names';
import type { Sketch } from './sketch';

/** Which lines of a file name who speaks. */
export interface Decision {
  readonly accepted: NameLine[];
  /** True when the turns of the file are told by these lines: nothing else in it makes a speaker that nobody declared. */
  readonly isSettled: boolean;
  /** `speakerKey`s of those whom this file alone shows to speak. */
  readonly shown: readonly string[];
}

/** A single name speaks only where this many turns were told already. */
const fewestTurns = 3;

/**
 * Decides by the style that explains a file best: by names that come back and take turns. What other transcripts of the
 * study show is left out, so that the order in which files are read does not matter.
 *
 * @param asked the styles that people say the file is written in; null where the file tells
 */
export function decide(sketch: Sketch, found: NameLines, asked: ReadonlySet<NameStyle> | null): Decision {
  if (asked !== null) return asAsked(found, asked);
  let best: { way: Way; score: number; names: ReadonlySet<Name> } | null = null;
  for (const style of nameStyles) {
    const way = found.ways.get(style);
    if (way === undefined) continue;
    const names = establish(sketch, found, way);
    if (style === 'angle') for (const name of namesOfLog(found)) names.add(name);
    if (!explains(names) && !(names.size > 0 && covers(sketch, found, way, 4))) continue;
    let score = 0;
    for (const { lines, timed } of names) score += lines.length + 0.5 * timed;
    if (best === null || score > best.score) best = { way, score, names };
  }
  if (best === null) return { accepted: [], isSettled: false, shown: [] };
  const { way, names } = best;
  let turns = 0;
  for (const { lines } of names) turns += lines.length;
  let plausible = 0;
  for (const name of way.names) if (name.isPlausible) plausible += name.lines.length;
  const isSettled = (turns >= fewestTurns && turns >= 0.5 * plausible) || covers(sketch, found, way, 3);
  const accepted: NameLine[] = [];
  const others: NameLine[] = [];
  for (const one of found.all)
    if (one.head.style === way.style) (names.has(one.name) ? accepted : others).push(one);
  // Where all are called by one letter, `Q.` and `A.`, a longer name is no name of theirs.
  const isLetter = ({ name }: NameLine) => name.wording.text.length === 1;
  const areLetters = way.style === 'dot' && accepted.every(isLetter);
  const possible = areLetters ? others.filter(isLetter) : others;
  const single = isSettled ? singles(sketch, found, way, accepted, possible) : [];
  const again = inOtherStyles(sketch, found, way, new Set([...names, ...single.map(({ name }) => name)]));
  accepted.push(...single, ...again);
  if (isSettled && areLetters) accepted.push(...ofTheCourt(found));
  const shown: string[] = [];
  for (const { wording, lines } of names) if (!wording.isKnown && lines.length >= 3) shown.push(wording.key);
  return { accepted, isSettled, shown };
}

/** People decide: in the styles that they name, whoever stands in the place of a name speaks. */
function asAsked({ all }: NameLines, asked: ReadonlySet<NameStyle>): Decision {
  const accepted = all.filter(({ head, name }) => asked.has(head.style) && !name.wording.isLabel);
  return { accepted, isSettled: true, shown: [] };
}

/**
 * Those whom a chat names between a time and their words. Several of them speak, whether they come back or not: hardly
 * anything else is written so.
 */
function namesOfLog({ all }: NameLines): ReadonlySet<Name> {
  const names = new Set<Name>();
  for (const { head, name } of all)
    if (
      head.style === 'angle' &&
      head.timePlace === 'before' &&
      head.words >= 0 &&
      name.likeness === 'proper'
    )
      names.add(name);
  return names.size >= 4 ? names : new Set();
}

/** True when every block of a file begins with a name in one style, as where several speak once each. */
function covers(sketch: Sketch, { all, byLine }: NameLines, way: Way, fewest: number): boolean {
  if (standsAlone(way)) return false;
  const names = (one: NameLine | undefined) =>
    one !== undefined && one.head.style === way.style && one.head.words >= 0 && one.name.isPlausible;
  if (all.filter(names).length < fewest) return false;
  const { lines, text } = sketch;
  for (let line = Math.max(sketch.firstLine, sketch.header); line < lines.starts.length; line++) {
    if (sketch.isBlank(line) || sketch.isPage(line) || names(byLine[line])) continue;
    const isBlockStart = !sketch.isTalkAbove(line) && sketch.isProse(line);
    if (isBlockStart && !isFurniture(text, lines.first[line] ?? 0, lines.ends[line] ?? 0)) return false;
  }
  return true;
}

/** Two who speak, or one whom somebody knows. */
function explains(names: ReadonlySet<Name>): boolean {
  if (names.size >= 2) return true;
  for (const { wording } of names) if (wording.isKnown) return true;
  return false;
}

/** Whom a style shows to speak: those who are known, and names that come back among others. */
function establish(sketch: Sketch, found: NameLines, way: Way): Set<Name> {
  const established = new Set<Name>();
  let proper = 0;
  for (const name of way.names) {
    const { lines, wording } = name;
    // Whoever is named once does not come back: most lines that only look like a name end here.
    if (lines.length === 0 || (lines.length < 2 && !wording.isKnown) || !name.maySpeak) continue;
    if (standsAlone(way) && !stands(sketch, found, name)) continue;
    if (!wording.isKnown && !comesBack(sketch, found, way, name)) continue;
    established.add(name);
    if (name.likeness === 'proper') proper++;
  }
  // Names in small letters are names where all are: `he said:` among names with capitals is talk.
  if (proper > 0)
    for (const name of established) {
      const { isKnown, text } = name.wording;
      if (name.likeness === 'plain' && !isKnown && !/^\p{Lu}/u.test(text)) established.delete(name);
    }
  return established;
}

/** True where names stand alone on their lines. */
function standsAlone({ style }: Way): boolean {
  return style === 'line' || style === 'heading';
}

function comesBack(sketch: Sketch, found: NameLines, way: Way, name: Name): boolean {
  const { lines, timed, wording } = name;
  if (name.likeness === 'none' || visitsOf(sketch, found, way, name) < 2) return false;
  if (timed === lines.length) return true;
  // `Jo-Beth` and `Müller-Lüdenscheidt` have the shape of codes, which few write with capitals only.
  if (standsAlone(way) && wording.hasCodeShape)
    return lines.length >= 3 && /^(?:\p{Lu}[\p{Ll}\p{M}]+(?:-|$)|\p{Lu}{2,}_\d+$)+$/u.test(wording.text);
  if (way.style !== 'line') return lines.length >= 2;
  // In a block of its own a code may stand as well.
  let directly = 0;
  for (const { line } of lines) if (isRightAbove(sketch, line)) directly++;
  return lines.length >= (directly >= 0.8 * lines.length || hasTitle(wording.text) ? 2 : 3);
}

function visitsOf(sketch: Sketch, found: NameLines, way: Way, one: Name): number {
  if (!way.hasVisits) {
    way.hasVisits = true;
    let last: Name | null = null;
    for (const { name, head } of found.all) {
      if (head.style !== way.style || name === last || (standsAlone(way) && !stands(sketch, found, name)))
        continue;
      name.visits++;
      last = name;
    }
  }
  return one.visits;
}

/** True for a name alone on its lines that has talk below it nine times in ten, and breaks few sentences. */
function stands(sketch: Sketch, { byLine }: NameLines, name: Name): boolean {
  if (name.stands !== null) return name.stands;
  const { lines, wording } = name;
  let good = 0;
  let broken = 0;
  let free = 0;
  for (const { line, head } of lines) {
    const breaks = sketch.breaksSentence(line);
    if (!breaks) free++;
    const next = sketch.nextWritten(line);
    if (next < 0 || !sketch.mayBeTalk(next)) continue;
    const below = byLine[next];
    const other = below?.head.style === head.style ? below.name : null;
    if (other !== null && (other.wording.isKnown || other.lines.length >= lines.length)) {
      // A time between two names is what the first of them says.
      if (head.time !== null || !holdsTime(sketch, line, next)) continue;
    }
    // Where names have the shape of codes, so have the codes below each other.
    if (wording.hasCodeShape && sketch.words.ofLine(next)?.hasCodeShape === true) continue;
    good++;
    if (breaks && head.time === null) broken++;
  }
  // People break off, and the items of a list end nothing: some of the lines above may not come to an end.
  const hasTalk = good >= 0.9 * lines.length && broken <= 0.34 * good;
  // Whether a known name stands does not hang on the codes below it, which may be misspelt and put right.
  name.stands = hasTalk || (wording.isKnown && free >= 0.5 * lines.length);
  return name.stands;
}

/** True when a line with nothing but a time stands between two others. */
function holdsTime(sketch: Sketch, above: number, below: number): boolean {
  for (let line = above + 1; line < below; line++) if (sketch.isTimeOnly(line)) return true;
  return false;
}

/**
 * Names that speak once or twice, where the style of the others is theirs.
 *
 * @param ours the lines whose names come back
 * @param others those of the same style whose names do not
 */
function singles(
  sketch: Sketch,
  found: NameLines,
  way: Way,
  ours: readonly NameLine[],
  others: readonly NameLine[],
): NameLine[] {
  const possible = others.filter(({ name }) => name.likeness === 'proper' && name.maySpeak);
  if (possible.length === 0) return [];
  const share = (is: (one: NameLine) => boolean) => ours.filter(is).length / ours.length;
  const timed = share(({ head }) => head.time !== null);
  const alone = standsAlone(way);
  // Where names stand in blocks of their own, so do codes: a name that stands there once may be one.
  if (alone && timed < 0.8 && !areRightAbove(sketch, ours)) return [];
  // A few turns tell little of where turns begin.
  const inBlocks = ours.length < fewestTurns ? 0 : share(({ line }) => !sketch.isTalkAbove(line));
  const bases = new Set<string>();
  for (const { wording } of new Set(ours.map(({ name }) => name))) {
    const base = numberedBase(wording.text);
    if (base !== null) bases.add(base);
  }
  const marks = new Set(ours.map(({ head }) => head.mark));
  const places = new Set(ours.map(({ head }) => head.timePlace));
  return possible.filter(({ name, head, line }) => {
    if (way.style === 'mark' && (!marks.has(head.mark) || isBullet(head.mark))) return false;
    const base = numberedBase(name.wording.text);
    // `Line 4: every ten minutes`, `Part 1: Childhood`
    if (base !== null && !bases.has(base) && base.length > 2) return false;
    if (timed >= 0.8 && !places.has(head.timePlace)) return false;
    if (inBlocks >= 0.9 && sketch.isTalkAbove(line)) return false;
    const visits = visitsOf(sketch, found, way, name);
    const comesAgain = visits < name.lines.length && visits < 2;
    // A mark before a name says that it is one, though it comes twice in a row.
    if (comesAgain && way.style !== 'mark' && inBlocks < 0.9 && ours.length >= fewestTurns) return false;
    if (!alone) return true;
    return (
      sketch.mayBeTalk(sketch.nextWritten(line)) && isRightAbove(sketch, line) && !sketch.breaksSentence(line)
    );
  });
}

/**
 * The others in the record of a court, where `Q.` asks and `A.` answers: their names stand in capitals before a colon. `BY MS.
 * OKORO:` says who asks from there on, and is no turn.
 */
function ofTheCourt({ all }: NameLines): NameLine[] {
  return all.filter(
    ({ head, name }) =>
      head.style === 'colon' &&
      head.words >= 0 &&
      name.maySpeak &&
      name.likeness === 'proper' &&
      !/\p{Ll}|^BY\b/u.test(name.wording.text),
  );
}

/** Items of a list begin like the turns of minutes; only names that come back tell them apart. */
function isBullet(mark: string): boolean {
  return mark.endsWith(' ');
}

/** The lines that name in a second style whoever speaks in the first. */
function inOtherStyles(
  sketch: Sketch,
  { ways, all }: NameLines,
  first: Way,
  names: ReadonlySet<Name>,
): NameLine[] {
  if (ways.size === 1) return [];
  const keys = new Set<string>();
  for (const { wording } of names) keys.add(wording.key);
  const again = new Set<Name>();
  for (const way of ways.values())
    if (way !== first && way.style !== 'mark')
      for (const name of way.names) if (!name.wording.isLabel && keys.has(name.wording.key)) again.add(name);
  return again.size === 0 ? [] : all.filter((one) => again.has(one.name) && fitsBeside(sketch, one));
}

/** A name alone on a line within a paragraph is a word of it. */
function fitsBeside(sketch: Sketch, { head, line }: NameLine): boolean {
  return (
    head.style !== 'line' ||
    (head.words < 0 && !sketch.isTalkAbove(line) && sketch.mayBeTalk(sketch.nextWritten(line)))
  );
}

/** True when four in five names stand right above what is said, or before it. */
function areRightAbove(sketch: Sketch, names: readonly NameLine[]): boolean {
  let others = names.length - 0.8 * names.length;
  for (const { line, head } of names)
    if (head.words < 0 && !isRightAbove(sketch, line) && --others < 0) return false;
  return true;
}

function isRightAbove(sketch: Sketch, line: number): boolean {
  return sketch.nextWritten(line) === line + 1 || sketch.isTimeOnly(line + 1);
}
