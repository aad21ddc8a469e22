import { candidatesOf } from './candidates';
import { classifyByItself } from './lineByItself';
import type { Lines } from './lines';
import { classifyRecurring, type RecurringLine } from './recur';
import { readsAsSentence } from './shape';
import { type CodeLine, Sketch, type SpeakerLine } from './sketch';
import { applyPrefixes, findMisspeltSpeakers, recurringPrefixes } from './speakerLines';
import { identify, readsAsTitle } from './title';
import { LineKind } from './transcript';
import type { Vocabulary } from './vocabulary';

export interface Classified {
  readonly kinds: Uint8Array;
  readonly speakers: ReadonlyMap<number, SpeakerLine>;
  readonly codes: ReadonlyMap<number, CodeLine>;
  /** -1 for none. */
  readonly titleLine: number;
  readonly inferredLabels: readonly string[];
  readonly inferredSpeakers: readonly string[];
  readonly candidates: readonly string[];
}

/**
 * Says of every line what it is: the table of lines in the language reference, first row that fits.
 *
 * @param firstLine the first line after the front matter, from 0
 */
export function classify(text: string, lines: Lines, firstLine: number, vocabulary: Vocabulary): Classified {
  const sketch = new Sketch(text, lines, firstLine, vocabulary);
  for (let line = firstLine; line < sketch.kinds.length; line++) classifyByItself(sketch, line);
  const certainTitle = findTitle(sketch, true);
  const prefixes = recurringPrefixes(sketch);
  for (const key of prefixes) sketch.shown.add(key);
  applyPrefixes(sketch);
  const inferred = applyRecurring(sketch);
  applyPrefixes(sketch);
  const titleLine = certainTitle < 0 ? findTitle(sketch, false) : certainTitle;
  returnSpokenLabels(sketch);
  findNearMisses(sketch);
  findMisspeltSpeakers(sketch);
  const { kinds, speakers, codes } = sketch;
  const inferredSpeakers = [...prefixes, ...inferred.speakers.filter((key) => !prefixes.includes(key))];
  return {
    kinds,
    speakers,
    codes,
    titleLine,
    inferredLabels: inferred.labels,
    inferredSpeakers,
    candidates: candidatesOf(sketch),
  };
}

/**
 * Finds the title: the first line with text, alone in its block.
 *
 * One that says what it is (`Interview 3`) is found first, as it may stand on every printed page; one that could
 * as well be a name (`Dr Lee`) only when it turned out not to be a speaker.
 *
 * @returns its line, or -1
 */
function findTitle(sketch: Sketch, certain: boolean): number {
  const { kinds, codes, short, vocabulary, firstLine } = sketch;
  const line = sketch.neighbour(firstLine - 1, 1);
  if (line < 0 || !sketch.standsAlone(line)) return -1;
  const title = sketch.trimmed(line);
  const names = identify(title).interview !== null;
  const code = codes.get(line);
  // `interview_35` has the shape of a code, and a code above all talk would make no sense.
  const shaped = certain && names && code !== undefined && !code.marked && !vocabulary.isLabel(title);
  if (!shaped && (kinds[line] !== LineKind.Speech || (certain && !names) || !readsAsTitle(title))) return -1;
  kinds[line] = LineKind.Title;
  codes.delete(line);
  // What only may be a title may also be an answer (`New York`), and answers stay.
  if (certain)
    for (const again of short.get(title) ?? []) if (again !== line) kinds[again] = LineKind.Furniture;
  short.delete(title);
  return line;
}

/**
 * Makes speakers and codes of the lines that recur.
 *
 * @returns what this file alone gives away. Its study's part in it is left out, so that the order in which the
 *   files of a study are read does not matter.
 */
function applyRecurring(sketch: Sketch): { labels: string[]; speakers: string[] } {
  const { vocabulary, short } = sketch;
  const recurring: RecurringLine[] = [];
  for (const [text, at] of short) {
    const lines = at.filter((line) => sketch.is(line, LineKind.Speech));
    if (lines.length > 0) recurring.push({ text, lines });
  }
  const around = {
    below: (line: number) => sketch.neighbour(line, 1),
    above: (line: number) => sketch.neighbour(line, -1),
    isSpeech: (line: number) => sketch.is(line, LineKind.Speech),
    isSpeaker: (line: number) => sketch.is(line, LineKind.Speaker),
  };
  const own = classifyRecurring(recurring, around, new Set(), () => false);
  const sharedSpeaker = (text: string) =>
    vocabulary.inferredSpeakers.size > 0 && vocabulary.inferredSpeakers.has(sketch.worded(text).key);
  const isShared = ({ text }: RecurringLine) => vocabulary.inferredLabels.has(text) || sharedSpeaker(text);
  const decided = recurring.some(isShared)
    ? classifyRecurring(recurring, around, vocabulary.inferredLabels, sharedSpeaker)
    : own;
  for (const [{ text, lines }, kind] of decided) {
    if (kind === 'speech') continue;
    short.delete(text);
    if (kind === 'speaker') sketch.shown.add(sketch.worded(text).key);
    for (const line of lines) {
      if (kind === 'code') sketch.setCode(line, sketch.lines.first[line] ?? 0, sketch.lines.ends[line] ?? 0);
      else sketch.setSpeaker(line, sketch.lines.ends[line] ?? 0);
    }
  }
  const ownOf = (wanted: 'code' | 'speaker') =>
    [...own].filter(([, kind]) => kind === wanted).map(([{ text }]) => text);
  return { labels: ownOf('code'), speakers: ownOf('speaker').map((name) => sketch.worded(name).key) };
}

/** A label without the shape that stands right below a speaker's name is what that speaker says. */
function returnSpokenLabels(sketch: Sketch): void {
  for (const line of sketch.wordLike) {
    if (!sketch.is(sketch.neighbour(line, -1), LineKind.Speaker)) continue;
    sketch.kinds[line] = LineKind.Speech;
    sketch.codes.delete(line);
  }
}

/** Lines without the shape that stand where codes stand and nearly are a label of the codebook. */
function findNearMisses(sketch: Sketch): void {
  for (const [words, at] of sketch.short) {
    if (words.length < 8 || readsAsSentence(words) || !sketch.vocabulary.isNearLabel(words)) continue;
    for (const line of at) {
      const above = sketch.neighbour(line, -1);
      if (!sketch.is(line, LineKind.Speech) || above < 0 || sketch.is(above, LineKind.Speaker)) continue;
      sketch.setCode(line, sketch.lines.first[line] ?? 0, sketch.lines.ends[line] ?? 0);
    }
  }
}
