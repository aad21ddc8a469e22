import { closesQuote, findQuote } from './quote';
import { longestRecurring, mayRecur } from './recur';
import { hasCodeShape } from './shape';
import type { Sketch } from './sketch';
import { LineKind } from './transcript';
import type { Wording } from './wording';

/**
 * The texts of lines, each once, that a label or speaker learnt later could turn into something else. Of a line that
 * ends with a quote, what stands before the quote is such a text, too.
 *
 * @param sketch of a file whose lines have all been classified
 */
export function candidatesOf(sketch: Sketch): string[] {
  const { text, lines, kinds } = sketch;
  const looked = new Set<Wording>();
  const found: string[] = [];
  for (let line = 0; line < kinds.length; line++) {
    if (!mayBeReread(kinds[line])) continue;
    if (closesQuote(text.charCodeAt((lines.ends[line] ?? 0) - 1))) {
      const label = labelBeforeQuote(sketch.trimmed(line));
      if (label !== null) found.push(label);
    }
    if ((lines.ends[line] ?? 0) - (lines.first[line] ?? 0) > longestRecurring) continue;
    const words = sketch.wording(line);
    if (!words?.mayRecur || looked.has(words)) continue;
    looked.add(words);
    found.push(words.text);
  }
  return found;
}

function mayBeReread(kind: number | undefined): boolean {
  switch (kind) {
    case LineKind.Blank:
    case LineKind.Memo:
    case LineKind.FrontMatter:
    case LineKind.Furniture:
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
