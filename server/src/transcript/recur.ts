import { isInterjection } from './interjections';
import { countSpacedWords, endsPart, readsAsSentence } from './shape';

/**
 * Lines that recur: how a speaker or a code that no codebook names is told from speech. The rule and its
 * thresholds are those of the language contract, measured there on 108 printed transcripts.
 */

/** All the lines of a file that hold one and the same short text, each alone in its block. */
export interface RecurringLine {
  readonly text: string;
  /** Line numbers, ascending. */
  readonly lines: readonly number[];
}

/** What stands around a line, as far as it is known before recurring lines are. */
export interface Surroundings {
  /** The next line below with text on it that is not furniture; -1 at the end. */
  below(line: number): number;
  /** The next line above with text on it that is not furniture; -1 at the beginning. */
  above(line: number): number;
  /** True when the line is speech, recurring or not. */
  isSpeech(line: number): boolean;
  /** True when the line is a speaker line on its own, with no words behind a colon. */
  isSpeaker(line: number): boolean;
}

export type RecurringKind = 'speaker' | 'code' | 'speech';

/** The longest line that is taken for a speaker or a code because it recurs, in UTF-16 units. */
export const longestRecurring = 80;

const mostWords = 6;
const mostRounds = 20;

/** True for so few words as a speaker or a code has. */
export function hasFewWords(text: string, start: number, end: number): boolean {
  return countSpacedWords(text, mostWords + 1, start, end) <= mostWords;
}

/** True when a trimmed line that stands alone in its block may be a speaker or a code if it recurs. */
export function mayRecur(text: string): boolean {
  if (
    text.length > longestRecurring ||
    endsPart(text.charCodeAt(text.length - 1)) ||
    !hasFewWords(text, 0, text.length)
  )
    return false;
  // What nearly all labels and names are made of divides no sentence.
  const isPlain = /^[A-Za-z][\w -]*$/.test(text);
  return (isPlain || mayRecurWithMarks(text)) && !isInterjection(text);
}

function mayRecurWithMarks(text: string): boolean {
  return (
    !text.includes(',') &&
    !readsAsSentence(text.endsWith(':') ? text.slice(0, -1).trimEnd() : text) &&
    !/^["“«([{<@*>|]/.test(text) &&
    /\p{L}/u.test(text)
  );
}

/**
 * Tells what each recurring line is.
 *
 * A line that occurs at least three times with speech right below at least nine times in ten is a speaker;
 * one that ever stands right below a speaker is speech; any other is a code.
 *
 * @param shared texts that another transcript of the study has shown to be labels: once is enough for them
 * @param sharedSpeaker tells whether another transcript has shown a text to be a speaker
 */
export function classifyRecurring(
  recurring: readonly RecurringLine[],
  around: Surroundings,
  shared: ReadonlySet<string>,
  sharedSpeaker: (text: string) => boolean,
): Map<RecurringLine, RecurringKind> {
  const kinds = new Map<RecurringLine, RecurringKind>();
  const ofLine = new Map<number, RecurringLine>();
  const undecided = new Set<RecurringLine>();
  for (const one of recurring) {
    if (one.lines.length < 2 && !shared.has(one.text)) continue;
    undecided.add(one);
    for (const line of one.lines) ofLine.set(line, one);
  }

  const isSpeech = (line: number, than: RecurringLine, generous: boolean) => {
    if (line < 0 || !around.isSpeech(line)) return false;
    const one = ofLine.get(line);
    const kind = one && kinds.get(one);
    if (!one || kind === 'speech') return true;
    // Where everything hangs on everything, the rarer line is taken for what the more frequent one says.
    return kind === undefined && generous && one.lines.length < than.lines.length;
  };
  const isSpeaker = (line: number) => {
    const one = ofLine.get(line);
    return line >= 0 && (around.isSpeaker(line) || (one !== undefined && kinds.get(one) === 'speaker'));
  };
  const speaks = (one: RecurringLine, generous: boolean) =>
    one.lines.length >= 3 &&
    one.lines.filter((line) => isSpeech(around.below(line), one, generous)).length >= 0.9 * one.lines.length;
  const settle = (one: RecurringLine, kind: RecurringKind) => {
    kinds.set(one, kind);
    undecided.delete(one);
    return true;
  };

  // What a round decides can decide other lines in the next; a limit keeps hostile files linear.
  let changed = true;
  for (let round = 0; changed && round < mostRounds; round++) {
    changed = false;
    for (const one of [...undecided]) {
      if (sharedSpeaker(one.text) || speaks(one, false)) changed = settle(one, 'speaker');
    }
    for (const one of [...undecided]) {
      if (one.lines.some((line) => isSpeaker(around.above(line)))) changed = settle(one, 'speech');
    }
    if (changed) continue;
    const byUse = [...undecided].sort((a, b) => b.lines.length - a.lines.length);
    for (const one of byUse) if (speaks(one, true)) changed = settle(one, 'speaker');
  }
  for (const one of undecided) kinds.set(one, one.text.endsWith(':') ? 'speech' : 'code');
  return kinds;
}
