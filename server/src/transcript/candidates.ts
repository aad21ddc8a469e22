import { closesQuote, findQuote } from './quote';
import { mayRecur } from './recur';
import { hasCodeShape, longestLabel } from './shape';
import type { Sketch } from './sketch';
import { LineKind } from './transcript';
import type { Wording } from './wording';

/**
 * The texts of lines, each once, that a label, speaker or line of speech learnt later could turn into something else. Of a
 * line that ends with a quote, what stands before the quote is such a text, too; of one with a mark, what stands behind it;
 * and of one that may begin with a speaker, the name with a colon.
 *
 * @param sketch of a file whose lines have all been classified
 */
export function candidatesOf(sketch: Sketch): string[] {
  const { text, lines, kinds, prefixes } = sketch;
  const looked = new Set<Wording>();
  const found: string[] = [];
  for (let line = 0; line < kinds.length; line++) {
    if (!mayBeReread(kinds[line]) || sketch.pages.has(line)) continue;
    const start = lines.first[line] ?? 0;
    const end = lines.ends[line] ?? 0;
    if (text.charCodeAt(start) === 35) {
      found.push(...behindMark(sketch, line));
      continue;
    }
    if (closesQuote(text.charCodeAt(end - 1))) {
      const label = labelBeforeQuote(sketch.trimmed(line));
      if (label !== null) found.push(label);
    }
    const words = sketch.wording(line);
    if (!words || looked.has(words) || !(words.mayRecur || words.hasCodeShape)) continue;
    looked.add(words);
    found.push(words.text);
  }
  for (const { name } of prefixes.values()) found.push(`${name.text}:`);
  return found;
}

/** A line with a mark may be a code, a heading or talk. */
function behindMark(sketch: Sketch, line: number): string[] {
  const words = sketch
    .trimmed(line)
    .slice(0, 2 * longestLabel)
    .replace(/^#+/, '')
    .trim();
  const label = words.slice(0, findQuote(words)?.labelEnd ?? words.length);
  return [label, words].filter((one) => one !== '' && one.length <= longestLabel);
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
