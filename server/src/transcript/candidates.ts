import type { ClassifierState } from './classifierState';
import { itemAt } from './itemAt';
import type { Lines } from './lines';
import { closesQuote, findQuote } from './quote';
import { hasFewWords, longestRecurring, mayRecur } from './recur';
import { endsPart, hasCodeShape, longestLabel } from './shape';
import type { Spelling } from './speakerLine';
import { mayHoldClock } from './time';
import { LineKind } from './transcript';

/**
 * The texts of lines, each once, that a label, speaker or line of speech learnt later could turn into something else. Of a
 * line that ends with a quote, what stands before the quote is such a text, too; of one with a mark, what stands behind it;
 * and of one that may begin with a speaker, the name with a colon. A line that speaks beside a clock's time is none: there may be
 * one for each turn, and only a label, speaker or line of speech with a clock's time in it could turn it into something else.
 *
 * @param state of a file whose lines have all been classified
 */
export function candidatesOf(state: ClassifierState): Set<string> {
  const { text, lines, kinds, prefixes } = state;
  const found = new Set<string>();
  const names: boolean[] = [];
  for (let line = 0; line < kinds.length; line++) {
    if (!mayBeReread(kinds[line]) || state.isPage(line)) continue;
    const end = itemAt(lines.ends, line);
    if (text.charCodeAt(itemAt(lines.first, line)) === 35) {
      for (const one of behindMark(state, line)) found.add(one);
      continue;
    }
    if (closesQuote(text.charCodeAt(end - 1))) {
      const label = labelBeforeQuote(state.trimmed(line));
      if (label !== null) found.add(label);
    }
    if (hasClock(state, line)) continue;
    const name = nameAlone(state, line);
    // Names come back more often than all else.
    if (name && names[name.place]) continue;
    if (name) names[name.place] = true;
    const words = name ? name.lineText : state.words.asked(line);
    if (
      words ? words.mayRecur || words.hasCodeShape : words === undefined && mayLineBeReread(text, lines, line)
    )
      found.add(words ? words.text : state.trimmed(line));
  }
  for (const { name } of prefixes.values()) found.add(`${name.text}:`);
  return found;
}

/** A line with a mark may be a code, a heading or talk. */
function behindMark(state: ClassifierState, line: number): string[] {
  const words = state.trimmed(line).replace(/^#+/, '').trimStart();
  const label = words.slice(0, findQuote(words)?.labelEnd ?? words.length);
  return [label, words].filter((one) => one !== '' && one.length <= longestLabel);
}

/** True for a line that names who speaks beside a clock's time. */
function hasClock({ text, speakers }: ClassifierState, line: number): boolean {
  const time = speakers[line]?.head.time ?? null;
  return time !== null && mayHoldClock(text.slice(time.start, time.end));
}

/** The name that is all of a line. */
function nameAlone({ speakers, lines }: ClassifierState, line: number): Spelling | null {
  const speaker = speakers[line];
  if (speaker === undefined) return null;
  const { nameStart, nameEnd } = speaker.head;
  return nameStart === lines.first[line] && nameEnd === lines.ends[line] ? speaker.spelling : null;
}

/**
 * True for a line that may be read otherwise by what recurs elsewhere, told from its text: nobody has asked for its
 * `LineText`, and most of these lines are too long to make one.
 */
function mayLineBeReread(text: string, { first, ends }: Lines, line: number): boolean {
  const start = itemAt(first, line);
  const end = itemAt(ends, line);
  const last = text.charCodeAt(end - 1);
  if (end - start > longestLabel || endsPart(last)) return false;
  const space = text.indexOf(' ', start);
  const isJoined = space < 0 || space >= end || last === 41 || last === 93;
  if (isJoined && hasCodeShape(text.slice(start, end))) return true;
  if (end - start > longestRecurring) return false;
  return hasFewWords(text, start, end) && mayRecur(text.slice(start, end));
}

function mayBeReread(kind: number | undefined): boolean {
  switch (kind) {
    case LineKind.Blank:
    case LineKind.Memo:
    case LineKind.FrontMatter:
      return false;
    default:
      return true;
  }
}

/** What stands before a quote that ends a line: whether it is a label may hang on what the study knows. */
function labelBeforeQuote(line: string): string | null {
  const quote = findQuote(line);
  if (!quote?.closed) return null;
  const label = line.slice(0, quote.labelEnd);
  return mayRecur(label) || hasCodeShape(label) ? label : null;
}
