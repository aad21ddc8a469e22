import { hasCaptionMark } from './captionMarks';
import type { ClassifierState } from './classifierState';
import { isFurniture } from './furniture';
import { type NameStyle, nameStyles } from './head';
import { itemAt } from './itemAt';
import type { Name, NameLine, NameLines, Way } from './nameLines';
import { hasTitle, numberedBase } from './names';
import { calledByPhrase } from './phrases';
import { fewestTurns, inOtherStyles, ofTheCourt, singles } from './rareSpeakers';
import { leaveRuled } from './ruledNames';
import { endsInQuestion, isWholeSentence } from './shape';
import { isRightAbove, stands, standsAlone, visitsOf } from './standing';
import { risesMostly } from './times';

/** Which lines of a file name who speaks. */
export interface Decision {
  readonly accepted: NameLine[];
  /** True when the turns of the file are told by these lines: nothing else in it makes a speaker that nobody declared. */
  readonly isSettled: boolean;
  /** `speakerKey`s of those whom this file alone shows to speak. */
  readonly shown: readonly string[];
}

/**
 * Decides by the style that explains a file best: by names that come back and take turns. What other transcripts of the
 * study show is left out, so that the order in which files are read does not matter.
 *
 * @param asked the styles that people say the file is written in; null where the file tells
 */
export function decideSpeakerLines(
  state: ClassifierState,
  found: NameLines,
  asked: ReadonlySet<NameStyle> | null,
): Decision {
  if (asked !== null) return asAsked(state, found, asked);
  let best: { way: Way; score: number; names: ReadonlySet<Name> } | null = null;
  for (const style of nameStyles) {
    const way = found.ways.get(style);
    if (way === undefined) continue;
    const names = establish(state, found, way);
    if (style === 'angle') for (const name of namesOfLog(found)) names.add(name);
    // In the voice of a subtitle and in the line of a record stands nothing but who speaks.
    if (style === 'voice' || style === 'field')
      for (const name of way.names) if (name.maySpeak) names.add(name);
    if (style === 'line') for (const name of namesWithTimes(state, found)) names.add(name);
    leaveDoubtful(state, found, way, names);
    if (style === 'heading') leaveRuled(state, found, names);
    if (!explains(names) && !speaksWithUnnamed(found, names)) {
      if (!covers(state, found, way, 4) || !(names.size > 0 || asks(state, found, way))) continue;
      for (const name of way.names) if (name.isPlausible) names.add(name);
    }
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
  const isSettled = (turns >= fewestTurns && turns >= 0.5 * plausible) || covers(state, found, way, 3);
  for (const name of names) name.isEstablished = true;
  const accepted = calledByPhrase(state, found, way, names);
  const others: NameLine[] = [];
  for (const one of found.all)
    if (one.head.style === way.style) (one.name.isEstablished ? accepted : others).push(one);
  // Where all are called by one letter, `Q.` and `A.`, a longer name is no name of theirs.
  const isLetter = ({ name }: NameLine) => name.lineText.text.length === 1;
  const areLetters = way.style === 'dot' && accepted.every(isLetter);
  const possible = areLetters ? others.filter(isLetter) : others;
  const single = isSettled ? singles(state, found, way, accepted, possible) : [];
  const again = inOtherStyles(state, found, way, new Set([...names, ...single.map(({ name }) => name)]));
  accepted.push(...single, ...again);
  if (isSettled && areLetters) accepted.push(...ofTheCourt(found));
  const shown: string[] = [];
  for (const { lineText, lines } of names)
    if (!lineText.isKnown && lines.length >= 3) shown.push(lineText.key);
  return { accepted, isSettled, shown };
}

/**
 * People decide: in the styles that they name, whoever stands in the place of a name speaks. Where only marked lines are codes
 * and the speakers are listed, nobody else does.
 */
function asAsked(
  { vocabulary }: ClassifierState,
  { all }: NameLines,
  asked: ReadonlySet<NameStyle>,
): Decision {
  const onlyListed = vocabulary.onlyMarked && vocabulary.speakers.size > 0;
  const accepted: NameLine[] = [];
  for (const one of all) {
    const { head, name, line } = one;
    const { isLabel, isKnown } = name.lineText;
    if (!asked.has(head.style) || isLabel || (onlyListed && !isKnown)) continue;
    const above = accepted.at(-1);
    // Right below a name alone stands what is said, however short it is: `No.`
    if (above && above.line === line - 1 && above.head.words < 0 && !isKnown) continue;
    accepted.push(one);
  }
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

/**
 * Those whom a file of few turns names above their words, with a time behind the name that is plainly one:
 * `Ana 0 minutes 3 seconds`, `Ana 00:00:03`.
 */
function namesWithTimes(state: ClassifierState, { all }: NameLines): ReadonlySet<Name> {
  const names = new Set<Name>();
  const seconds: number[] = [];
  for (const { head, name, line } of all) {
    const { time, words } = head;
    if (head.style !== 'line' || time === null || words >= 0 || !name.isPlausible) continue;
    if (
      head.timePlace !== 'after' ||
      !time.isExact ||
      !isRightAbove(state, line) ||
      !state.mayBeTalk(line + 1)
    )
      return new Set();
    names.add(name);
    seconds.push(time.seconds);
  }
  return names.size >= 2 && risesMostly(seconds) ? names : new Set();
}

/** True when every block of a file begins with a name in one style, as where several speak once each. */
function covers(state: ClassifierState, { all, byLine }: NameLines, way: Way, fewest: number): boolean {
  if (standsAlone(way)) return false;
  const names = (one: NameLine | undefined) =>
    one !== undefined && one.head.style === way.style && one.head.words >= 0 && one.name.isPlausible;
  if (all.filter(names).length < fewest) return false;
  const { lines, text } = state;
  for (let line = Math.max(state.firstLine, state.header); line < lines.starts.length; line++) {
    if (state.isBlank(line) || state.isPage(line) || names(byLine[line])) continue;
    const isBlockStart = !state.isTalkAbove(line) && state.isProse(line);
    if (isBlockStart && !isFurniture(text, itemAt(lines.first, line), itemAt(lines.ends, line))) return false;
  }
  return true;
}

/**
 * Takes names away that only tell themselves from the words by being capitals, or that are numbers, where they are few of what is
 * written. Numbers that go up are items of a list.
 */
function leaveDoubtful(state: ClassifierState, found: NameLines, way: Way, names: Set<Name>): void {
  if (way.style !== 'colon' && way.style !== 'space') return;
  const isDoubtful = ({ lineText, lines, timed }: Name) =>
    timed < lines.length && !lineText.isKnown && (way.style === 'space' || /^\d+$/.test(lineText.text));
  const doubtful = [...names].filter(isDoubtful);
  if (doubtful.length === 0) return;
  const areLike = way.style !== 'space' || doubtful.every(({ likeness }) => likeness === 'proper');
  const turns = doubtful.reduce((sum, { lines }) => sum + lines.length, 0);
  const areInTurn = way.style === 'space' || (doubtful.length * 3 <= turns && asks(state, found, way));
  let written = 0;
  for (let line = Math.max(state.firstLine, state.header); line < state.lines.starts.length; line++)
    if (isTalk(state, line)) written++;
  if (areLike && areInTurn && (turns >= 0.6 * written || covers(state, found, way, 4))) return;
  for (const name of doubtful) names.delete(name);
}

/** True for a line with words that may be said; what people code does not make their talk less. */
function isTalk(state: ClassifierState, line: number): boolean {
  if (state.isBlank(line) || state.isPage(line) || !state.mayBeTalk(line)) return false;
  return state.words.ofLine(line)?.hasCodeShape !== true;
}

/** True when what stands behind the names of a style is sentences, and some of it is asked: no list of words and what they mean. */
function asks({ text, lines }: ClassifierState, { all }: NameLines, way: Way): boolean {
  let sentences = 0;
  let questions = 0;
  let heads = 0;
  for (const { head, line } of all) {
    if (head.style !== way.style || head.words < 0) continue;
    heads++;
    const words = text.slice(head.words, lines.ends[line]);
    if (isWholeSentence(words)) sentences++;
    if (endsInQuestion(words)) questions++;
  }
  return questions > 0 && sentences >= 0.8 * heads;
}

/** Two who speak, or one whom somebody knows. */
function explains(names: ReadonlySet<Name>): boolean {
  if (names.size >= 2) return true;
  for (const { lineText } of names) if (lineText.isKnown) return true;
  return false;
}

/** One who comes back in captions that mark where others speak who are not named. */
function speaksWithUnnamed({ bareMarks }: NameLines, names: ReadonlySet<Name>): boolean {
  const [only] = names;
  return (
    bareMarks.length > 1 && names.size === 1 && only?.isPlausible === true && only.lines.every(hasCaptionMark)
  );
}

/** Whom a style shows to speak: those who are known, and names that come back among others. */
function establish(state: ClassifierState, found: NameLines, way: Way): Set<Name> {
  const established = new Set<Name>();
  const proper: Name[] = [];
  for (const name of way.names) {
    const { lines, lineText } = name;
    // Whoever is named once does not come back: most lines that only look like a name end here.
    if (lines.length === 0 || (lines.length < 2 && !lineText.isKnown) || !name.maySpeak) continue;
    if (standsAlone(way) && !stands(state, found, name)) continue;
    if (!lineText.isKnown && !comesBack(state, found, way, name)) continue;
    established.add(name);
    if (name.likeness === 'proper') proper.push(name);
  }
  // Names in small letters are names where all are, beside a time, and in turn with the only other one: `he said:` among
  // names with capitals is talk.
  const only = proper.length === 1 ? proper[0] : undefined;
  if (proper.length > 0)
    for (const name of established) {
      const { isKnown, text } = name.lineText;
      if (name.likeness !== 'plain' || isKnown || /^\p{Lu}/u.test(text)) continue;
      const isInTurn = only !== undefined && name.lines.length >= 0.5 * only.lines.length;
      if (!isInTurn && name.timed < name.lines.length) established.delete(name);
    }
  return established;
}

function comesBack(state: ClassifierState, found: NameLines, way: Way, name: Name): boolean {
  const { lines, timed, lineText } = name;
  if (name.likeness === 'none' || visitsOf(state, found, way, name) < 2) return false;
  if (timed === lines.length) return true;
  // `Jo-Beth` and `Müller-Lüdenscheidt` have the shape of codes, which few write with capitals only.
  if (standsAlone(way) && lineText.hasCodeShape)
    return (
      areOfGroup(state, way, name) ||
      (lines.length >= 3 && /^(?:\p{Lu}[\p{Ll}\p{M}]+(?:-|$)|\p{Lu}{2,}_\d+$)+$/u.test(lineText.text))
    );
  if (way.style !== 'line') return lines.length >= 2;
  // In a block of its own a code may stand as well.
  let directly = 0;
  for (const { line } of lines) if (isRightAbove(state, line)) directly++;
  return lines.length >= (directly >= 0.8 * lines.length || hasTitle(lineText.text) ? 2 : 3);
}

/**
 * True for `FG2_P1` and the like, names of several people of a group that differ by their numbers, each of which stands right
 * above the words wherever it stands.
 */
function areOfGroup(state: ClassifierState, { names }: Way, name: Name): boolean {
  const base = numberedBase(name.lineText.text);
  if (base === null) return false;
  let people = 0;
  for (const other of names) {
    if (numberedBase(other.lineText.text) !== base) continue;
    if (!other.lines.every(({ line }) => isRightAbove(state, line) && state.mayBeTalk(line + 1)))
      return false;
    people++;
  }
  return people >= 3;
}
