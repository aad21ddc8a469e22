import { lineContent } from '../../transcript/lines';
import { LineKind, type Range, type Transcript } from '../../transcript/transcript';

type Text = Pick<Transcript, 'text' | 'lineStarts' | 'lineKinds'>;

/**
 * What to delete so that an annotation line is gone and the words around it stay as they are: the line with its line end,
 * and one of the two blank lines that would otherwise meet. Where nothing but this line holds two stretches of talk
 * apart, its line end stays, as a blank line that does.
 *
 * @param line the number of a code or memo line, from 0
 * @returns offsets; speech is never in them
 */
export function lineRemoval(transcript: Text, line: number): Range {
  return runRemoval(transcript, line, line);
}

/**
 * What to delete so that several annotation lines are gone (see `lineRemoval`). Neighbours go together with the blank lines
 * between them.
 */
export function lineRemovals(transcript: Text, lines: Iterable<number>): Range[] {
  const runs: [number, number][] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    let above = line - 1;
    while (run && above > run[1] && isBlank(transcript, above)) above--;
    if (run && above <= run[1]) run[1] = line;
    else runs.push([line, line]);
  }
  return runs.map(([first, last]) => runRemoval(transcript, first, last));
}

function runRemoval(transcript: Text, first: number, last: number): Range {
  const { text, lineStarts } = transcript;
  const start = lineStarts[first] ?? text.length;
  const next = lineStarts[last + 1];
  if (isTalk(transcript, first - 1) && isTalk(transcript, last + 1))
    return { start, end: lineContent(transcript, last).end };
  if (next === undefined) return { start: lineEndBefore(text, start), end: text.length };
  const blanksMeet = isBlank(transcript, first - 1) && isBlank(transcript, last + 1) && first > 0;
  // At the end of a file, the blank line above would be left with nothing below it.
  if (blanksMeet && next === text.length) return { start: lineStarts[first - 1] ?? start, end: next };
  return { start, end: blanksMeet ? (lineStarts[last + 2] ?? next) : next };
}

/** True for a line that is neither blank nor an annotation, and would go on in the next one. */
function isTalk({ lineKinds }: Text, line: number): boolean {
  const annotations: readonly number[] = [LineKind.Blank, LineKind.Code, LineKind.Memo];
  return line >= 0 && line < lineKinds.length && !annotations.includes(lineKinds[line] ?? LineKind.Blank);
}

function isBlank({ lineKinds }: Text, line: number): boolean {
  return line < 0 || line >= lineKinds.length || lineKinds[line] === LineKind.Blank;
}

/** The last line has no line end of its own: the one before it goes. */
function lineEndBefore(text: string, start: number): number {
  if (text[start - 1] === '\n' && text[start - 2] === '\r') return start - 2;
  return Math.max(0, start - 1);
}
