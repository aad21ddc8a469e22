// Which characters the positions of a coded project count. The standard says code points, the programs count otherwise, and none
// says how. So each way is tried, and the words tell which is meant.
import { itemAt, numberAt } from '../transcript/itemAt';
import { inUnspacedScript, isWordCharacter } from './wordEdges';

/** A way of counting characters from 0. A byte order mark is never counted, and ends are exclusive. */
export interface Counting {
  readonly unit: 'utf16' | 'code-points';
  /** How many characters the line end of a text from Windows is. */
  readonly lineEnd: 1 | 2;
}

/** What somebody selected in a text, as a project has it. */
export interface NamedSelection {
  readonly start: number;
  readonly end: number;
  /** Often its first words, also something else; `''` for none. */
  readonly name: string;
}

/** A text as a project keeps it, and as it is read. */
export interface CountedText {
  /** Its characters in the file, with whatever line ends, without byte order mark. */
  readonly kept: string;
  /** The kept text with line feeds for line ends. Places are places in it. */
  readonly text: string;
  /**
   * True for a text that stood within the XML of the project: reading XML makes each line end one character, whatever its
   * positions count.
   */
  readonly lineEndsJoined: boolean;
}

/** A text with what is selected in it. */
export interface SelectedText extends CountedText {
  readonly selections: readonly NamedSelection[];
}

/** How a counting fits the selections that it was tried on. */
export interface Fit {
  readonly counting: Counting;
  /** How many of the selections begin with their own name, or begin and end where words do. */
  readonly fitting: number;
  readonly selections: number;
  /** The place of the first text with one that does neither; -1 for none. */
  readonly firstMisfit: number;
}

/** Tells a place in a text from a position; what is beyond the text is at its end. */
export type OffsetOf = (position: number) => number;

const countings: readonly Counting[] = (['code-points', 'utf16'] as const).flatMap((unit) =>
  ([2, 1] as const).map((lineEnd) => ({ unit, lineEnd })),
);

/** How programs are known to count, by the beginning of the name that they leave in a project. */
const knownCountings: readonly (readonly [origin: RegExp, Counting])[] = [
  [/^nvivo/i, { unit: 'utf16', lineEnd: 2 }],
  [/^atlas/i, { unit: 'code-points', lineEnd: 1 }],
  [/^(?:qc|qualcoder|marginalia)\b/i, { unit: 'code-points', lineEnd: 1 }],
];
const standard: Counting = { unit: 'code-points', lineEnd: 2 };

/**
 * Finds out how the positions of a project count: by the selections that begin with their own name, then by those that begin and
 * end where words do, and at a tie as the program is known to.
 *
 * @param origin the program that wrote the project, as it calls itself
 */
export function countingOf(texts: readonly SelectedText[], origin: string): Fit {
  const known = knownCountings.find(([name]) => name.test(origin))?.[1] ?? standard;
  const scores = countings.map((counting) => ({ counting, ...scoreOf(texts, counting) }));
  const likeKnown = ({ unit, lineEnd }: Counting) =>
    (unit === known.unit ? 2 : 0) + (lineEnd === known.lineEnd ? 1 : 0);
  scores.sort(
    (one, other) =>
      other.named - one.named ||
      other.edges - one.edges ||
      likeKnown(other.counting) - likeKnown(one.counting),
  );
  return itemAt(scores, 0);
}

interface Score extends Omit<Fit, 'counting'> {
  /** How many selections begin with their own name. */
  readonly named: number;
  /** How many starts and ends are where words begin and end. */
  readonly edges: number;
}

function scoreOf(texts: readonly SelectedText[], counting: Counting): Score {
  const score = { named: 0, edges: 0, fitting: 0, selections: 0, firstMisfit: -1 };
  for (const [place, selected] of texts.entries()) {
    const offsetOf = offsetsIn(selected, counting);
    for (const { start, end, name } of selected.selections) {
      const [from, to] = [offsetOf(start), offsetOf(end)];
      const isNamed = beginsWithName(selected.text.slice(from, to), name);
      const starts = isStart(selected.text, from);
      const ends = isEnd(selected.text, to) && to > from;
      score.selections += 1;
      score.named += isNamed ? 1 : 0;
      score.edges += (starts ? 1 : 0) + (ends ? 1 : 0);
      if (isNamed || (starts && ends)) score.fitting += 1;
      else if (score.firstMisfit < 0) score.firstMisfit = place;
    }
  }
  return score;
}

/** So few letters may begin like a name by chance. */
const fewLetters = 4;

/**
 * True where a selection is called after its first words. Programs join white space in names and cut them, some behind a hundred
 * characters with `…`.
 */
function beginsWithName(words: string, name: string): boolean {
  const [said, called] = [lettersOf(words), lettersOf(name.replace(/(?:…|\.\.\.)\s*$/u, ''))];
  if (said === called) return said !== '';
  if (Math.min(said.length, called.length) < fewLetters) return false;
  return said.startsWith(called) || called.startsWith(said);
}

function lettersOf(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** True where words may begin: what stands here is no white space and no later part of a word. */
function isStart(text: string, at: number): boolean {
  return at < text.length && !/\s/u.test(text.charAt(at)) && !isWithinWord(text, at);
}

/** True where words may end. White space behind a word is often selected along with it. */
function isEnd(text: string, at: number): boolean {
  return at > 0 && !isWithinWord(text, at);
}

function isWithinWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const next = text.codePointAt(at) ?? 0;
  const last = text.charCodeAt(at - 1);
  // In the middle of a character that is two units nothing begins or ends.
  if (isLowSurrogate(text.charCodeAt(at)) && !isLowSurrogate(last)) return true;
  const before = isLowSurrogate(last) ? (text.codePointAt(at - 2) ?? last) : last;
  if (!isWordCharacter(before) || !isWordCharacter(next)) return false;
  return !(inUnspacedScript(before) || inUnspacedScript(next));
}

/** A text with a line feed for each line end. */
export function withLineFeeds(kept: string): string {
  return kept.includes('\r') ? kept.replace(/\r\n?/g, '\n') : kept;
}

/**
 * Prepares telling places in a text from positions.
 *
 * @param counting how the positions count
 * @returns tells places in UTF-16 units of `text`
 */
export function offsetsIn(counted: CountedText, counting: Counting): OffsetOf {
  const { positions, shifts } = shiftsIn(counted, counting);
  const { length } = counted.text;
  return (position) => {
    let [low, high] = [0, positions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numberAt(positions, middle) <= position) low = middle + 1;
      else high = middle;
    }
    const shift = low === 0 ? 0 : numberAt(shifts, low - 1);
    return Math.max(0, Math.min(length, position + shift));
  };
}

/** From which positions on places are how many units further than positions. Both lists go with each other, in order. */
function shiftsIn(
  { kept, lineEndsJoined }: CountedText,
  { unit, lineEnd }: Counting,
): { positions: Int32Array; shifts: Int32Array } {
  const positions: number[] = [];
  const shifts: number[] = [];
  let shift = 0;
  let place = 0;
  const shiftBy = (by: number) => {
    shift += by;
    positions.push(place - shift);
    shifts.push(shift);
  };
  for (let at = 0; at < kept.length; at++) {
    const code = kept.charCodeAt(at);
    if (code === carriageReturn && kept.charCodeAt(at + 1) === lineFeed) continue;
    place += 1;
    if (code === lineFeed) {
      if (lineEnd === 2 && (lineEndsJoined || kept.charCodeAt(at - 1) === carriageReturn)) shiftBy(-1);
    } else if (unit === 'code-points' && isLowSurrogate(code) && isHighSurrogate(kept.charCodeAt(at - 1))) {
      shiftBy(1);
    }
  }
  return { positions: Int32Array.from(positions), shifts: Int32Array.from(shifts) };
}

const lineFeed = 10;
const carriageReturn = 13;

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
