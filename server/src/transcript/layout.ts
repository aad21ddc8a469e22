import { unnamedTurns } from './captionMarks';
import { ClassifierState } from './classifierState';
import { decideSpeakerLines } from './decide';
import { takeGutter } from './gutter';
import type { Head, NameStyle } from './head';
import { itemAt } from './itemAt';
import type { Lines } from './lines';
import { findNameLines, type NameLine } from './nameLines';
import { numberedTurns } from './numberedTurns';
import { isRuled } from './ruledNames';
import { namesIn, takeRecords } from './talkRecords';
import { patternOf, stylesOf } from './templates';
import { behindTime, readTime, type Time } from './time';
import { keepsTime, readTimes, type Times } from './times';
import { isDigit } from './units';
import type { Vocabulary } from './vocabulary';

/** How a file writes its turns, and where. */
export interface Layout {
  /** By line, every head that names a speaker. */
  readonly heads: readonly (NameLine | undefined)[];
  readonly times: Times;
  /** The lines at which somebody begins to speak whom live captions do not name. */
  readonly unnamed: ReadonlySet<number>;
  /** True when the turns of the file are told by its heads: nothing else in it makes a speaker that nobody declared. */
  readonly isSettled: boolean;
  /** True for the CHAT files of CLAN, in which lines with `@` and `%` tell about the talk. */
  readonly isChat: boolean;
  /** What ends the lines of a subtitle's voice or of a table's row, and is no word; null for nothing. */
  readonly closing: string | null;
  /** The style of the heads, that of the first one in its own style; null for none. */
  readonly style: NameStyle | null;
  /** `speakerKey`s of those whom this file alone shows to speak. */
  readonly shown: readonly string[];
  /** The templates it was read with, the commonest first; empty for none. */
  readonly templates: readonly string[];
  /** Texts in the place of a name that do not speak: they may, with another codebook. Before words, with a colon. */
  readonly refused: readonly string[];
}

/**
 * Tells how a file writes its turns: as records where everybody who is named in one speaks, else by what its heads show. Records that
 * somebody quotes in their talk name people who do not speak.
 *
 * @param lines whose `first` is changed where records or a gutter stand before the words, and `ends` where tags of a web page end them
 * @param firstLine the first line that counts, from 0
 * @returns the layout, and a state of the file with nothing but its front matter classified
 */
export function readLayout(
  text: string,
  lines: Lines,
  firstLine: number,
  vocabulary: Vocabulary,
): { readonly state: ClassifierState; readonly layout: Layout } {
  const first = [...lines.first];
  const records = takeRecords(text, lines, firstLine, vocabulary);
  if (records.size > 0) {
    const names = namesIn(records, lines);
    const state = new ClassifierState(text, lines, firstLine, vocabulary, null, records, names);
    const layout = layoutOf(state);
    if ([...names.keys()].every((line) => layout.heads[line] !== undefined)) return { state, layout };
    for (const line of records.keys()) lines.first[line] = itemAt(first, line);
  }
  const gutter = takeGutter(text, lines, firstLine);
  const numbered = numberedTurns(text, lines, firstLine, vocabulary);
  const state = new ClassifierState(text, lines, firstLine, vocabulary, gutter, new Map(), numbered);
  return { state, layout: layoutOf(state) };
}

/**
 * Tells the style that explains it best, by names that come back and take turns.
 *
 * @param state with nothing but its front matter classified yet
 */
function layoutOf(state: ClassifierState): Layout {
  const { vocabulary } = state;
  const found = findNameLines(state);
  const asked = vocabulary.layout.length > 0 ? stylesOf(vocabulary.layout) : null;
  const decision = decideSpeakerLines(state, found, asked);
  const heads = found.byLine;
  for (const one of decision.accepted) {
    one.speaks = true;
    heads[one.line] = one;
  }
  const accepted = behindBareTimes(state, decision.accepted);
  if (accepted !== decision.accepted) for (const one of accepted) heads[one.line] = one;
  const refused: string[] = [];
  for (const one of found.all) {
    if (one.speaks) continue;
    if (one.name.lineText.isDeclared && mayDeclare(state, one)) accepted.push(one);
    else {
      heads[one.line] = undefined;
      refuse(one, refused);
    }
  }
  for (const { text } of found.others) refused.push(`${text}:`);
  const times = readTimes({ state, timed: found.timed, heads });
  return {
    heads,
    times,
    unnamed: unnamedTurns(state, heads, accepted, found.timed),
    isSettled: decision.isSettled,
    isChat: accepted.some(({ head }) => head.style === 'mark' && head.mark === '*'),
    closing: closingOf(accepted),
    style: accepted[0]?.head.style ?? null,
    shown: decision.shown,
    templates: templatesOf(state, accepted, times),
    refused,
  };
}

/** Takes down that a name does not speak, once as it stands alone and once as it stands before words. */
function refuse({ name, head }: NameLine, refused: string[]): void {
  if (head.words < 0) {
    if (!name.isRefusedAlone) refused.push(name.lineText.text);
    name.isRefusedAlone = true;
  } else {
    if (!name.isRefused) refused.push(`${name.lineText.text}:`);
    name.isRefused = true;
  }
}

/** `Name: 00:04 words`: a time without brackets belongs to the turns where most of them have one, in their order. */
function behindBareTimes({ text, lines }: ClassifierState, accepted: NameLine[]): NameLine[] {
  const times = new Map<NameLine, Time>();
  let last = -1;
  let falls = 0;
  for (const one of accepted) {
    const { head, line } = one;
    if (head.time !== null || head.words < 0 || !isDigit(text.charCodeAt(head.words))) continue;
    const time = readTime(text, head.words, itemAt(lines.ends, line));
    if (time === null) continue;
    times.set(one, time);
    if (time.seconds < last) falls++;
    last = time.seconds;
  }
  if (times.size < 3 || times.size < 0.6 * accepted.length || falls > 0.2 * times.size) return accepted;
  return accepted.map((one) => {
    const time = times.get(one);
    if (time === undefined) return one;
    const words = behindTime(text, time.end, itemAt(lines.ends, one.line));
    return { ...one, head: { ...one.head, time, timePlace: 'inside', words } };
  });
}

/** A declared name speaks wherever a divider stands behind it; alone, it must begin a block, as a word of talk may be a name, and between rules a part of the text. */
function mayDeclare(state: ClassifierState, { head, line }: NameLine): boolean {
  if (isRuled(head)) return false;
  return head.words >= 0 || head.style !== 'line' || !state.isTalkAbove(line);
}

function closingOf(accepted: readonly NameLine[]): string | null {
  for (const { head } of accepted) {
    if (head.style === 'voice') return '</v>';
    if (head.style === 'cell') return '|';
  }
  return null;
}

/** The first turns tell how all are written. */
const firstTurns = 500;

/** The templates of the turns, the commonest first; those that are rare beside it are left out. */
function templatesOf({ gutter }: ClassifierState, accepted: readonly NameLine[], times: Times): string[] {
  const before = gutter === null ? '' : { quoted: '> ', numbered: '{number} ', paragraphs: '<p>' }[gutter];
  const kinds: Kind[] = [];
  for (let turn = 0; turn < accepted.length && turn < firstTurns; turn++) {
    const one = accepted[turn];
    if (!one) break;
    const hasTimeAbove = keepsTime(times, one.line);
    const kind = kindOf(kinds, one.head, hasTimeAbove);
    if (kind === null) kinds.push({ head: one.head, hasTimeAbove, turns: 1 });
    else kind.turns++;
  }
  const [only] = kinds;
  if (only !== undefined && kinds.length === 1) return [before + patternOf(only.head, only.hasTimeAbove)];
  const counts = new Map<string, number>();
  const count = (pattern: string, turns: number) => counts.set(pattern, (counts.get(pattern) ?? 0) + turns);
  for (const { head, hasTimeAbove, turns } of kinds) count(patternOf(head, hasTimeAbove), turns);
  if (accepted.length === 0)
    for (const { words } of times.nobodys.values())
      count(words < 0 ? '{time} ↵ {speech}' : '{time} {speech}', 1);
  const most = Math.max(...counts.values());
  return [...counts]
    .filter(([, turns]) => turns >= 0.2 * most)
    .sort((a, b) => b[1] - a[1])
    .map(([pattern]) => before + pattern);
}

/** Heads that have one template, by the first of them. */
interface Kind {
  readonly head: Head;
  readonly hasTimeAbove: boolean;
  turns: number;
}

function kindOf(kinds: readonly Kind[], head: Head, hasTimeAbove: boolean): Kind | null {
  for (const kind of kinds)
    if (kind.hasTimeAbove === hasTimeAbove && isWrittenLike(kind.head, head)) return kind;
  return null;
}

/** True for heads that have one template. */
function isWrittenLike(one: Head, other: Head): boolean {
  return (
    one.style === other.style &&
    one.mark === other.mark &&
    one.timePlace === other.timePlace &&
    one.words < 0 === other.words < 0 &&
    one.time?.bracket === other.time?.bracket
  );
}
