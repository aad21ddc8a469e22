import { LineKind, type Range, type Transcript } from '../transcript/transcript';

type Text = Pick<Transcript, 'text' | 'lineStarts' | 'lineKinds'>;

/**
 * What to delete so that an annotation line is gone and the file reads as if it had never been there: the line
 * with its line end, and one of the two blank lines that would otherwise meet.
 *
 * @param line the number of a code or memo line, from 0
 * @returns offsets; speech is never in them
 */
export function lineRemoval({ text, lineStarts, lineKinds }: Text, line: number): Range {
  const isBlank = (at: number) => at < 0 || at >= lineKinds.length || lineKinds[at] === LineKind.Blank;
  const start = lineStarts[line] ?? text.length;
  const next = lineStarts[line + 1];
  if (next === undefined) return { start: lineEndBefore(text, start), end: text.length };
  const blanksMeet = isBlank(line - 1) && isBlank(line + 1) && line > 0;
  return { start, end: blanksMeet ? (lineStarts[line + 2] ?? next) : next };
}

/** The last line has no line end of its own: the one before it goes. */
function lineEndBefore(text: string, start: number): number {
  if (text[start - 1] === '\n' && text[start - 2] === '\r') return start - 2;
  return Math.max(0, start - 1);
}
