import { candidatesOf } from './candidates';
import type { ClassifierState } from './classifierState';
import type { CodeLine } from './codeLine';
import { rule } from './furniture';
import { itemAt } from './itemAt';
import { type Layout, readLayout } from './layout';
import { type Lines, skipSpacesBack, splitLines } from './lines';
import { classifyLoneLine } from './loneLine';
import { classifyRecurring, type RecurringLine } from './recur';
import { readsAsSentence } from './shape';
import type { SpeakerLine, Spelling } from './speakerLine';
import { applyPrefixes, findMisspeltSpeakers, recurringPrefixes } from './speakerLines';
import { noTimes } from './times';
import { identify, readsAsTitle } from './title';
import { LineKind } from './transcript';
import type { Vocabulary } from './vocabulary';

export interface Classification {
  readonly kinds: Uint8Array;
  /** By line. */
  readonly speakers: readonly (SpeakerLine | undefined)[];
  /** The names that speak, in the order in which they were found. */
  readonly spellings: readonly Spelling[];
  /** True where a line that names a speaker has a time. */
  readonly hasTimes: boolean;
  readonly codes: ReadonlyMap<number, CodeLine>;
  /** -1 for none. */
  readonly titleLine: number;
  readonly inferredLabels: readonly string[];
  readonly inferredSpeakers: readonly string[];
  readonly candidates: readonly string[];
  readonly layout: Layout;
}

/**
 * Says of every line what it is: the table of lines in the language reference, first row that fits.
 *
 * @param firstLine the first line after the front matter, from 0
 */
export function classify(
  text: string,
  lines: Lines,
  firstLine: number,
  vocabulary: Vocabulary,
): Classification {
  const { state, layout } = readLayout(text, lines, firstLine, vocabulary);
  state.heads = layout.heads;
  state.firstStyle = layout.style;
  if (layout.closing !== null) trimEnds(state, layout.closing);
  for (let line = firstLine; line < state.kinds.length; line++)
    if (!state.isBlank(line) && !classifyByLayout(state, layout, line)) classifyLoneLine(state, line);
  const certainTitle = findTitle(state, true);
  // Where the layout tells who speaks, nothing else in the file makes a speaker that nobody knows.
  const prefixes = layout.isSettled || vocabulary.onlyMarked ? [] : recurringPrefixes(state);
  for (const key of prefixes) state.shown.add(key);
  applyPrefixes(state);
  const inferred = vocabulary.onlyMarked ? nothingInferred : applyRecurring(state, layout.isSettled);
  applyPrefixes(state);
  const titleLine = certainTitle < 0 ? findTitle(state, false) : certainTitle;
  returnSpokenLabels(state);
  returnAnswers(state);
  findNearMisses(state);
  findMisspeltSpeakers(state);
  const { kinds, speakers, codes, spellings, hasTimes } = state;
  const shown = state.hangsOnOthers
    ? shownAlone(text, firstLine, vocabulary)
    : {
        inferredLabels: inferred.labels,
        inferredSpeakers: [...new Set([...layout.shown, ...prefixes, ...inferred.speakers])],
      };
  const candidates = candidatesOf(state);
  for (const name of layout.refused) candidates.add(name);
  for (const { lineText } of spellings) candidates.add(lineText.text);
  return {
    kinds,
    speakers,
    spellings,
    hasTimes,
    codes,
    titleLine,
    ...shown,
    candidates: [...candidates],
    layout,
  };
}

const nothingInferred = { labels: [], speakers: [] };

/**
 * What a file gives away when it is read without what others do. Two files could otherwise make and unmake what each other
 * shows, without an end.
 */
function shownAlone(text: string, firstLine: number, vocabulary: Vocabulary) {
  const alone = { ...vocabulary, inferredLabels: new Set<string>(), inferredSpeakers: new Set<string>() };
  const { inferredLabels, inferredSpeakers } = classify(text, splitLines(text), firstLine, alone);
  return { inferredLabels, inferredSpeakers };
}

/** `@Participants:` and `%com:` of a CHAT file: its head, and what is told about the talk. */
function isTier({ text, lines }: ClassifierState, line: number): boolean {
  const unit = text.charCodeAt(itemAt(lines.first, line));
  return unit === 64 || unit === 37;
}

/** The end of a subtitle's voice and of a table's row are no words. */
function trimEnds(state: ClassifierState, closing: string): void {
  const { text, lines, firstLine } = state;
  for (let line = firstLine; line < lines.starts.length; line++) {
    const first = itemAt(lines.first, line);
    const end = itemAt(lines.ends, line) - closing.length;
    if (text.startsWith(closing, end) && end > first) state.endAt(line, skipSpacesBack(text, end, first));
  }
}

/** True for a rule between two turns, without blank lines: `***` right above the next name, and no answer of one who is named right above it. */
function isRuleAbove({ text, lines }: ClassifierState, { heads }: Layout, line: number): boolean {
  if (heads[line + 1] === undefined || (heads[line - 1]?.head.words ?? 0) < 0) return false;
  const start = itemAt(lines.first, line);
  const end = itemAt(lines.ends, line);
  return end - start >= 3 && end - start <= 120 && rule.test(text.slice(start, end));
}

/** Says what a line is where the layout of its file tells. */
function classifyByLayout(state: ClassifierState, layout: Layout, line: number): boolean {
  const { heads, times, unnamed } = layout;
  const { kinds } = state;
  const head = heads[line];
  if (head !== undefined) state.speak(line, head);
  else if (state.records.size > 0 && state.records.has(line) && !times.alone.has(line))
    kinds[line] = state.records.get(line) === 'words' ? LineKind.Speech : LineKind.Furniture;
  else if (unnamed.size > 0 && unnamed.has(line)) {
    const timed = times.goingOn.get(line) ?? times.nobodys.get(line);
    if (timed !== undefined && timed.words >= 0) state.beginAt(line, timed.words);
    kinds[line] = LineKind.Speech;
  } else if (isRuleAbove(state, layout, line)) kinds[line] = LineKind.Furniture;
  else if (times === noTimes && !layout.isChat) return false;
  else if (times.alone.has(line)) kinds[line] = LineKind.Time;
  else if (times.cueNames.has(line) || (layout.isChat && isTier(state, line)))
    kinds[line] = LineKind.Furniture;
  else {
    const timed = times.goingOn.get(line) ?? times.nobodys.get(line);
    if (timed === undefined || timed.words < 0) return false;
    // The time is no word: the line begins behind it.
    state.beginAt(line, timed.words);
    return false;
  }
  return true;
}

/**
 * Finds the title: the first line with text, alone in its block.
 *
 * One that says what it is (`Interview 3`) is found first, as it may stand on every printed page; one that could
 * as well be a name (`Dr Lee`) only when it turned out not to be a speaker. One with a code right below it is talk.
 *
 * @returns its line, or -1
 */
function findTitle(state: ClassifierState, certain: boolean): number {
  const { kinds, codes, short, vocabulary, firstLine } = state;
  const line = state.neighbour(firstLine - 1, 1);
  if (line < 0 || !state.standsAlone(line)) return -1;
  // What has a code right below it is words that somebody coded.
  if (codes.get(line + 1)?.marked === true) return -1;
  const title = state.trimmed(line);
  const names = certain && identify(title).interview !== null;
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
function applyRecurring(
  state: ClassifierState,
  isSettled: boolean,
): { labels: string[]; speakers: string[] } {
  const { vocabulary, short } = state;
  const recurring: RecurringLine[] = [];
  for (const [text, at] of short) {
    const lines = at.filter((line) => state.is(line, LineKind.Speech));
    if (lines.length > 0) recurring.push({ text, lines });
  }
  const around = {
    // Where the layout tells who speaks, a chorus that somebody has coded comes back above talk still.
    below: (line: number) => (isSettled ? belowCodes(state, line) : state.neighbour(line, 1)),
    above: (line: number) => state.neighbour(line, -1),
    isSpeech: (line: number) => state.is(line, LineKind.Speech),
    isSpeaker: (line: number) => state.is(line, LineKind.Speaker),
  };
  const own = classifyRecurring(recurring, around, new Set(), () => false);
  const sharedSpeaker = (text: string) =>
    vocabulary.inferredSpeakers.size > 0 && vocabulary.inferredSpeakers.has(state.words.of(text).key);
  const isShared = ({ text }: RecurringLine) => vocabulary.inferredLabels.has(text) || sharedSpeaker(text);
  const decided = recurring.some(isShared)
    ? classifyRecurring(recurring, around, vocabulary.inferredLabels, sharedSpeaker)
    : own;
  for (const [{ text, lines }, kind] of decided) {
    // A chorus comes back above talk as a name does.
    if (kind === 'speech' || (kind === 'speaker' && isSettled && state.words.of(text).likeness === 'none'))
      continue;
    short.delete(text);
    if (kind === 'speaker') state.shown.add(state.words.of(text).key);
    for (const line of lines) {
      if (kind === 'code') state.setCode(line);
      else state.setSpeaker(line, itemAt(state.lines.ends, line));
    }
  }
  const ownOf = (wanted: 'code' | 'speaker') =>
    [...own].filter(([, kind]) => kind === wanted).map(([{ text }]) => text);
  return { labels: ownOf('code'), speakers: ownOf('speaker').map((name) => state.words.of(name).key) };
}

/** A label without the shape that stands right below a speaker's name is what that speaker says. */
function returnSpokenLabels(state: ClassifierState): void {
  for (const line of state.wordLike) {
    if (!state.is(state.neighbour(line, -1), LineKind.Speaker)) continue;
    state.kinds[line] = LineKind.Speech;
    state.codes.delete(line);
  }
}

/**
 * What has only the shape of a code, stands nowhere else, and is all that somebody would have said, is said: `Part-time`,
 * `Stratford-upon-Avon`.
 */
function returnAnswers(state: ClassifierState): void {
  const { codes, kinds, vocabulary } = state;
  const answers = new Map<string, number[]>();
  const elsewhere = new Set<string>();
  for (const [line, { marked, quote }] of codes) {
    const words = marked || quote !== null ? null : state.words.ofLine(line);
    // Of what somebody has said to be a code nothing is left to ask.
    if (!words || words.isLabel || vocabulary.inferredLabels.has(words.text)) continue;
    const label = words.text;
    const isAnswer =
      state.is(state.neighbour(line, -1), LineKind.Speaker) && endsTurn(state, belowCodes(state, line));
    if (!isAnswer) elsewhere.add(label);
    else if (answers.has(label)) answers.get(label)?.push(line);
    else answers.set(label, [line]);
  }
  for (const [label, at] of answers) {
    if (elsewhere.has(label)) continue;
    for (const line of at) {
      kinds[line] = LineKind.Speech;
      codes.delete(line);
    }
  }
}

/** The first line below a line that is neither blank nor a code nor a memo; -1 for none. */
function belowCodes(state: ClassifierState, line: number): number {
  let below = state.neighbour(line, 1);
  while (below >= 0 && (state.is(below, LineKind.Code) || state.is(below, LineKind.Memo)))
    below = state.neighbour(below, 1);
  return below;
}

function endsTurn({ kinds }: ClassifierState, line: number): boolean {
  return line < 0 || kinds[line] === LineKind.Speaker || kinds[line] === LineKind.Prefix;
}

/** Lines without the shape that stand where codes stand and nearly are a label of the codebook. */
function findNearMisses(state: ClassifierState): void {
  if (state.vocabulary.onlyMarked) return;
  for (const [words, at] of state.short) {
    const isShort = words.length < 8 && !/[^ -~]/.test(words);
    if (isShort || readsAsSentence(words) || !state.vocabulary.isNearLabel(words)) continue;
    for (const line of at) {
      const above = state.neighbour(line, -1);
      if (!state.is(line, LineKind.Speech) || above < 0 || state.is(above, LineKind.Speaker)) continue;
      state.setCode(line);
    }
  }
}
