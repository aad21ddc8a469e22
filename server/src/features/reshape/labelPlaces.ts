import { readCodeLine } from '../../transcript/codeLine';
import { decomposed } from '../../transcript/composed';
import { isSpace, lineStartsOf } from '../../transcript/lines';

/** Where the index of a study has a label in a transcript. */
export interface LabelPlace {
  readonly line: number;
  /** In UTF-16 units. */
  readonly column: number;
  readonly label: string;
}

/**
 * Finds labels where the index has them. Plain data in and out, and nothing is parsed, so that another thread can look
 * through thousands of files.
 *
 * @param labels those of which no other code line may have one
 * @returns the offset of each; null where the text is not as the index has it
 */
export function offsetsOfLabels(
  text: string,
  places: readonly LabelPlace[],
  labels: readonly string[],
): number[] | null {
  const starts = lineStartsOf(text);
  const offsets: number[] = [];
  for (const { line, column, label } of places) {
    const start = (starts[line] ?? text.length) + column;
    if (!isLabelAt(text, start, label)) return null;
    offsets.push(start);
  }
  const known = places.filter(({ label }) => labels.includes(label)).length;
  // A label with accents may stand there with accents that are characters of their own.
  const there = labels
    .flatMap((label) => [...new Set([label, decomposed(label)])])
    .reduce((sum, label) => sum + countLines(text, label), 0);
  return known === there ? offsets : null;
}

/** How many lines have a label that could be read as a code line's. */
function countLines(text: string, label: string): number {
  let count = 0;
  for (let at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + label.length))
    if (isLabelAt(text, at, label)) count++;
  return count;
}

/** True where just this label stands on a line, as it does on a code line. */
function isLabelAt(text: string, start: number, label: string): boolean {
  if (!text.startsWith(label, start)) return false;
  // In the middle of talk its line is not looked at: it may be long, and say the label often.
  let first = start;
  for (let at = start; at > 0 && !isLineEnd(text.charCodeAt(at - 1)); at--) {
    if (text[at - 1] === '#') first = at - 1;
    else if (!isGap(text.charCodeAt(at - 1))) return false;
  }
  let end = start + label.length;
  for (let at = end; at < text.length && !isLineEnd(text.charCodeAt(at)); at++)
    if (!isGap(text.charCodeAt(at))) end = at + 1;
  // A line that recurs may be a label as a whole, also with a mark in it that opens a quote elsewhere.
  if (end === start + label.length) return true;
  const { labelStart, labelEnd } = readCodeLine(text, first, end);
  return labelStart === start && labelEnd === start + label.length;
}

function isGap(unit: number): boolean {
  return isSpace(unit) && !isLineEnd(unit);
}

function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13;
}
