import { lineBreakAt, lineContent } from '../../transcript/lines';
import type { TextEdit } from '../../transcript/textEdit';
import { LineKind, type Range, type Transcript } from '../../transcript/transcript';
import type { BlockLine, BlockLines, Placed } from './blockLines';
import { type Part, partAt, separates } from './spacing';

/**
 * The lines between two lines of talk: annotations, blank lines and what an export put there. Here annotations come
 * and go, and the blank lines that stand for them with them; what is around is never touched.
 */
export interface AnnotationBlock {
  /** The number of its first line in the file, from 0. */
  readonly first: number;
  /** The number of the line below its last one. */
  readonly end: number;
  /** What stands above it and below it; null at the top and the end of the file. */
  readonly upper: Part | null;
  readonly lower: Part | null;
  readonly lines: readonly BlockLine[];
}

/** A line that is to stand in a block. */
export type NewLine = Omit<BlockLine, 'lineEnd'>;

/** How blank lines go around new annotations. */
export interface Spacing {
  /** True when the file has a blank line between the two. */
  readonly separates: (upper: Part, lower: Part) => boolean;
  /** True to put blank lines between words that would otherwise stand right below each other, even where the file has none. */
  readonly apart: boolean;
}

/** The spacing of a file. What it does was worked out once for each pair of parts. */
export function spacingOf(transcript: Transcript, apart: boolean): Spacing {
  const known = new Map<string, boolean>();
  const ask = (upper: Part, lower: Part) => {
    const key = `${upper} ${lower}`;
    const found = known.get(key) ?? separates(transcript, upper, lower, -1);
    known.set(key, found);
    return found;
  };
  return { separates: ask, apart };
}

/** The block that begins right below a line; an empty one where talk goes on there. -1 for the top of the file. */
export function blockBelow(transcript: Transcript, line: number): AnnotationBlock {
  const { lineStarts } = transcript;
  const first = line + 1;
  let end = first;
  while (end < lineStarts.length && isInside(transcript, end)) end++;
  const reachesEnd = end === lineStarts.length;
  // Behind the last line end there is no line, only the end of the file.
  if (reachesEnd && end > first && lineStarts[end - 1] === transcript.text.length) end--;
  const lines: BlockLine[] = [];
  for (let at = first; at < end; at++) lines.push(lineOf(transcript, at));
  return {
    first,
    end,
    upper: first === 0 ? null : partAt(transcript, line),
    lower: reachesEnd ? null : partAt(transcript, end),
    lines,
  };
}

/** The block that an annotation stands in. */
export function blockAround(transcript: Transcript, line: number): AnnotationBlock {
  let above = line - 1;
  while (above >= 0 && isInside(transcript, above)) above--;
  return blockBelow(transcript, above);
}

function isInside({ lineKinds }: Transcript, line: number): boolean {
  switch (lineKinds[line]) {
    case LineKind.Blank:
    case LineKind.Code:
    case LineKind.Memo:
    case LineKind.Furniture:
      return true;
    default:
      return false;
  }
}

function lineOf(transcript: Transcript, line: number): BlockLine {
  const { text } = transcript;
  const { start, end } = lineContent(transcript, line);
  return {
    lineEnd: line === 0 ? '' : lineBreakAt(transcript, line - 1),
    content: text.slice(line === 0 ? markLength(text) : start, end),
    part: partAt(transcript, line),
    source: line,
  };
}

/** A byte order mark is part of no line. */
function markLength(text: string): number {
  return text.startsWith('\uFEFF') ? 1 : 0;
}

/**
 * Puts a new annotation below a line of the block.
 *
 * Where blank lines stand, it gets one around it as the spacing of the file is, and all that are there stay. Where words
 * stand right below each other, it stands between them without one, so that taking it out again leaves no trace.
 *
 * @param lines of the block as they have become
 * @param below a line of the block; null for what stands above the block
 * @param tight true to put it right below that line, whatever the spacing
 */
export function addLine(
  transcript: Transcript,
  block: AnnotationBlock,
  lines: BlockLines,
  below: Placed | null,
  line: NewLine,
  spacing: Spacing,
  tight = false,
): void {
  const at = below === null ? lines.first : below.next;
  let behindGap = at;
  // The lone `>` of a quoted mail is no blank line: what stands behind it would be a paragraph further down.
  while (behindGap?.line.part === 'blank' && behindGap.line.content.trim() === '') behindGap = behindGap.next;
  const upper = below?.line.part ?? block.upper;
  const next = behindGap?.line.part ?? block.lower;
  const blankAbove = !tight && upper !== null && spacing.separates(upper, line.part);
  const blankBelow = next !== null && spacing.separates(line.part, next);
  const blank: NewLine = { content: '', part: 'blank', source: null };
  const put = (place: Placed | null, added: NewLine[]) => {
    const lineEnd = place?.line.lineEnd ?? lineBreakAt(transcript, block.end - 1);
    for (const one of added) lines.insert(place, { ...one, lineEnd });
  };
  if (behindGap !== at) {
    if (!blankAbove) put(at, [line]);
    else if (blankBelow || next === null) put(at, [blank, line]);
    else put(behindGap, [line]);
  } else if (next === null) put(at, blankAbove ? [blank, line] : [line]);
  else put(at, spacing.apart ? [blank, line, blank] : [line]);
}

/** Takes a line out of a block, and one of the two blank lines that would otherwise meet. */
export function removeLine(
  { upper, lower }: AnnotationBlock,
  lines: BlockLines,
  placed: Placed,
  spacing: Spacing,
): void {
  const { previous, next } = placed;
  const above = previous ? previous.line.part : upper;
  const below = next ? next.line.part : lower;
  if (previous && above === 'blank' && (below === 'blank' || below === null)) {
    lines.remove(previous);
    lines.remove(placed);
  } else if (next && above === null && below === 'blank') {
    lines.remove(placed);
    lines.remove(next);
  } else if (above === 'talk' && below === 'talk' && spacing.apart) {
    placed.line = { ...placed.line, content: '', part: 'blank' };
  } else lines.remove(placed);
}

/** The edit that gives a block other lines; null where nothing has changed. Lines that stay are not touched. */
export function blockEdit(
  transcript: Transcript,
  before: AnnotationBlock,
  after: readonly BlockLine[],
): TextEdit | null {
  const { text, lineStarts } = transcript;
  const { lines: old } = before;
  const shared = Math.min(old.length, after.length);
  let top = 0;
  while (top < shared && isSame(old[top], after[top])) top++;
  let bottom = 0;
  while (bottom < shared - top && isSame(old.at(-1 - bottom), after.at(-1 - bottom))) bottom++;
  if (top === old.length && top === after.length) return null;
  const firstLine = before.first + top;
  const start = firstLine === 0 ? markLength(text) : lineContent(transcript, firstLine - 1).end;
  const lastLine = before.end - 1 - bottom;
  const end = lastLine < firstLine ? start : lineContent(transcript, lastLine).end;
  const added = after.slice(top, after.length - bottom);
  const newText = added.map(({ lineEnd, content }) => lineEnd + content).join('');
  // What is first in the file has no line end before it.
  if (firstLine === 0) {
    const next = added.length > 0 ? end : (lineStarts[lastLine + 1] ?? text.length);
    return { range: { start, end: next }, newText: newText.replace(/^(?:\r\n?|\n)/, '') };
  }
  return fromLineStart(text, { start, end }, newText);
}

function isSame(a: BlockLine | undefined, b: BlockLine | undefined): boolean {
  return a !== undefined && b !== undefined && a.content === b.content && a.lineEnd === b.lineEnd;
}

/**
 * An edit of whole lines, moved where it can be so that it runs from the start of a line to the start of a line: a cursor
 * at the end of the words stays there.
 */
function fromLineStart(text: string, { start, end }: Range, newText: string): TextEdit {
  const lineEnd = /^(?:\r\n?|\n)/.exec(text.slice(start, start + 2))?.[0];
  const shifts =
    lineEnd !== undefined &&
    (newText === '' || newText.startsWith(lineEnd)) &&
    /^(?:\r\n?|\n)/.exec(text.slice(end, end + 2))?.[0] === lineEnd;
  if (!shifts) return { range: { start, end }, newText };
  const by = lineEnd.length;
  return {
    range: { start: start + by, end: end + by },
    newText: newText === '' ? '' : newText.slice(by) + lineEnd,
  };
}
