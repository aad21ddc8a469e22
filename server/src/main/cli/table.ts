import { eastAsianWidth } from 'get-east-asian-width';
import { itemAt } from '../../transcript/itemAt';
import { printable } from './terminal';

export interface Column {
  readonly head: string;
  readonly align?: 'right';
  /** Where its texts are cut when the terminal is too narrow; numbers never are. Of a path the end tells most. */
  readonly cut?: 'start' | 'end';
}

const gap = '  ';

/** No column is cut to less than this while another one can still give way. */
const narrowest = 8;

/**
 * A table as people read it: a line of heads, a rule, and a line for each row, all columns aligned.
 *
 * @param width how many columns of the terminal there are; null for as many as it takes
 * @returns lines without a line end
 */
export function layTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | null,
): string[] {
  const cells = [columns.map(({ head }) => head), ...rows].map((row) => row.map(printable));
  const widths = columns.map((_, i) =>
    cells.reduce((most, row) => Math.max(most, textWidth(row[i] ?? '')), 0),
  );
  if (width !== null) shrink(columns, widths, width);
  const rule = widths.map((columnWidth) => '-'.repeat(columnWidth));
  const [head = [], ...body] = cells;
  return [head, rule, ...body].map((row) => {
    const line = row.map((cell, i) => aligned(cell, itemAt(widths, i), columns[i])).join(gap);
    return cutTo(line.trimEnd(), width ?? Number.POSITIVE_INFINITY);
  });
}

/** So much of a text is left before columns go to another part of a table. */
const enoughToRead = 24;

/** Some columns of a table, with their cells. */
interface TablePart {
  readonly columns: readonly Column[];
  readonly cells: readonly (readonly string[])[];
}

/**
 * The parts of a table that is wider than the terminal: the first columns stand in each of them, and as many others as fit.
 *
 * @param fixed how many columns stand in each part
 */
export function tableParts(
  columns: readonly Column[],
  cells: readonly (readonly string[])[],
  width: number | null,
  fixed: number,
): TablePart[] {
  if (width === null) return [{ columns, cells }];
  const widths = columns.map(({ head, cut }, at) => {
    const widest = cells.reduce((most, row) => Math.max(most, textWidth(row[at] ?? '')), textWidth(head));
    return cut ? Math.min(widest, enoughToRead) : widest;
  });
  const widthOf = (from: number, to: number) =>
    widths.slice(from, to).reduce((sum, one) => sum + one + gap.length, 0);
  const room = width + gap.length - Math.min(widthOf(0, fixed), Math.floor(width / 2));
  const parts: TablePart[] = [];
  for (let from = fixed; from < columns.length || parts.length === 0; ) {
    let to = from + 1;
    while (to < columns.length && widthOf(from, to + 1) <= room) to++;
    const take = <T>(row: readonly T[]) => [...row.slice(0, fixed), ...row.slice(from, to)];
    parts.push({ columns: take(columns), cells: cells.map(take) });
    from = to;
  }
  return parts;
}

/** Takes from the widest column of words, again and again, until the table fits or nothing is left to take. */
function shrink(columns: readonly Column[], widths: number[], width: number): void {
  let over = widths.reduce((sum, one) => sum + one + gap.length, -gap.length) - width;
  for (; over > 0; over--) {
    let widest = -1;
    columns.forEach(({ cut }, i) => {
      if (cut && itemAt(widths, i) > Math.max(narrowest, widths[widest] ?? 0)) widest = i;
    });
    if (widest < 0) return;
    widths[widest] = itemAt(widths, widest) - 1;
  }
}

function aligned(cell: string, width: number, column: Column | undefined): string {
  const text = cutTo(cell, width, column?.cut);
  const space = ' '.repeat(Math.max(0, width - textWidth(text)));
  return column?.align === 'right' ? space + text : text + space;
}

/** The text itself when it fits, else what fits of it and an ellipsis. Letters are never torn from their accents. */
export function cutTo(text: string, width: number, cut: 'start' | 'end' = 'end'): string {
  if ((text.length <= width && isPlain(text)) || textWidth(text) <= width) return text;
  if (width < 1) return '';
  const letters = graphemes.segment(text);
  const kept: string[] = [];
  let room = width - 1;
  for (const { segment } of cut === 'start' ? [...letters].reverse() : letters) {
    room -= graphemeWidth(segment);
    if (room < 0) break;
    kept.push(segment);
  }
  return cut === 'start' ? `…${kept.reverse().join('')}` : `${kept.join('')}…`;
}

/** How many columns of a terminal a text takes. */
export function textWidth(text: string): number {
  if (isPlain(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A letter with all its marks takes the room of the letter. */
function graphemeWidth(grapheme: string): number {
  return /^[\p{M}\p{Cf}]/u.test(grapheme) ? 0 : eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}

/** True when each unit takes one column: Western letters and punctuation, which is nearly every text. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 127 || (unit > 0xad && unit < 0x300) || (unit > 0x200f && unit < 0x2028)) continue;
    return false;
  }
  return true;
}
