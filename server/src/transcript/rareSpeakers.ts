import type { ClassifierState } from './classifierState';
import { isBlankLine } from './lines';
import type { Name, NameLine, NameLines, Way } from './nameLines';
import { numberedBase } from './names';
import { isHeadWord } from './notNames';
import { isRuled } from './ruledNames';
import { isWholeSentence } from './shape';
import { areRightAbove, isRightAbove, standsAlone, visitsOf } from './standing';

/** A single name speaks only where this many turns were told already. */
export const fewestTurns = 3;

/**
 * Names that speak once or twice, where the style of the others is theirs.
 *
 * @param ours the lines whose names come back
 * @param others those of the same style whose names do not
 */
export function singles(
  state: ClassifierState,
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
  if (alone && timed < 0.8 && !areRightAbove(state, ours)) return [];
  // A few turns tell little of where turns begin.
  const inBlocks = ours.length < fewestTurns ? 0 : share(({ line }) => !state.isTalkAbove(line));
  const bases = new Set<string>();
  const names = new Set(ours.map(({ name }) => name));
  for (const { lineText } of names) {
    const base = numberedBase(lineText.text);
    if (base !== null) bases.add(base);
  }
  const marks = new Set(ours.map(({ head }) => head.mark));
  const places = new Set(ours.map(({ head }) => head.timePlace));
  // Right below a name alone stands what is said, however short it is: `No.`
  const above = new Set(ours.flatMap(({ head, line }) => (head.words < 0 ? [line] : [])));
  const beforeWords = share(({ head }) => head.words >= 0);
  const beginsTurns = inBlocks >= 0.9 || isEachLine(state, found);
  return possible.filter(({ name, head, line }) => {
    if (above.has(line - 1)) return false;
    // `Rules of transcription:` above the talk: where all others stand before their words, a heading may end in a colon.
    if (head.words < 0 && beforeWords >= 0.9) return false;
    if (way.style === 'mark' && (!marks.has(head.mark) || (isBullet(head.mark) && names.size < 3)))
      return false;
    const base = numberedBase(name.lineText.text);
    // `Line 4: every ten minutes`, `Part 1: Childhood`: a new number is somebody where every turn begins in the same way.
    if (base !== null && !bases.has(base) && base.length > 2) {
      const isTimed = timed >= 0.8 && head.time !== null;
      const isTurn = beginsTurns && isWholeSentence(state.trimmed(line));
      if (isHeadWord(base) || !(isTimed || isTurn)) return false;
    }
    if (timed >= 0.8 && !places.has(head.timePlace)) return false;
    if (inBlocks >= 0.9 && state.isTalkAbove(line)) return false;
    const visits = visitsOf(state, found, way, name);
    const comesAgain = visits < name.lines.length && visits < 2;
    // A mark before a name says that it is one, though it comes twice in a row.
    if (comesAgain && way.style !== 'mark' && inBlocks < 0.9 && ours.length >= fewestTurns) return false;
    if (!alone) return true;
    return (
      state.mayBeTalk(state.nextWritten(line)) && isRightAbove(state, line) && !state.breaksSentence(line)
    );
  });
}

/**
 * The others in the record of a court, where `Q.` asks and `A.` answers: their names stand in capitals before a colon. `BY MS.
 * OKORO:` says who asks from there on, and is no turn.
 */
export function ofTheCourt({ all }: NameLines): NameLine[] {
  return all.filter(
    ({ head, name }) =>
      head.style === 'colon' &&
      head.words >= 0 &&
      name.maySpeak &&
      name.likeness === 'proper' &&
      !/\p{Ll}|^BY\b/u.test(name.lineText.text),
  );
}

/** True when nine in ten lines with text on them begin with what may be a name. */
function isEachLine({ lines }: ClassifierState, { all }: NameLines): boolean {
  let written = 0;
  for (let line = 0; line < lines.starts.length; line++) if (!isBlankLine(lines, line)) written++;
  return all.length >= 0.9 * written;
}

/** Items of a list begin like the turns of minutes; only names that come back, three of them, tell them apart. */
function isBullet(mark: string): boolean {
  return mark.endsWith(' ');
}

/** The lines that name in a second style whoever speaks in the first. */
export function inOtherStyles(
  state: ClassifierState,
  { ways, all }: NameLines,
  first: Way,
  names: ReadonlySet<Name>,
): NameLine[] {
  if (ways.size === 1) return [];
  const keys = new Set<string>();
  for (const { lineText } of names) keys.add(lineText.key);
  const again = new Set<Name>();
  for (const way of ways.values())
    if (way !== first && way.style !== 'mark')
      for (const name of way.names)
        if (!name.lineText.isLabel && keys.has(name.lineText.key)) again.add(name);
  return again.size === 0 ? [] : all.filter((one) => again.has(one.name) && fitsBeside(state, one));
}

/** A name alone on a line within a paragraph is a word of it, and a letter may be that of an item: `A. always`, `B. never`. */
function fitsBeside(state: ClassifierState, { head, line }: NameLine): boolean {
  if (head.style === 'dot' && head.nameEnd - head.nameStart === 1) {
    const letter = state.text.charCodeAt(head.nameStart);
    for (const step of [-1, 1]) {
      const item = String.fromCharCode(letter + step);
      if (
        state.trimmed(line + step).startsWith(`${item}. `) ||
        state.trimmed(line + step).includes(`: ${item}. `)
      )
        return false;
    }
  }
  // Between rules a part of the text may be called by whom it is about.
  if (isRuled(head)) return false;
  return (
    head.style !== 'line' ||
    (head.words < 0 && !state.isTalkAbove(line) && state.mayBeTalk(state.nextWritten(line)))
  );
}
