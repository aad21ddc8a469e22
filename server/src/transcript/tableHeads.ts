import { isTableRule } from './furniture';
import { itemAt } from './itemAt';
import type { Lines } from './lines';
import { talkColumn } from './talkColumns';

/** A line with the heads of columns is not longer, in UTF-16 units. */
const longest = 120;
/** Heads stand above all talk, below no more lines than these. */
const mostAbove = 12;

/**
 * Finds the lines that name the columns of a table of talk: `Speaker;Time;Text`, and of one in Markdown whatever stands above its rule.
 *
 * @param firstLine the first line that counts, from 0
 * @returns from 0
 */
export function tableHeads(text: string, { first, ends }: Lines, firstLine: number): readonly number[] {
  const found: number[] = [];
  const mayHoldCells = text.includes('|');
  let written = 0;
  for (let line = firstLine; line < first.length; line++) {
    const start = itemAt(first, line);
    const end = itemAt(ends, line);
    if (start === end) continue;
    if (++written > mostAbove && !mayHoldCells) break;
    const isCell = text.charCodeAt(start) === 124;
    if (isCell && isTableRule(text, first[line + 1] ?? 0, ends[line + 1] ?? 0)) found.push(line);
    else if (written <= mostAbove && end - start <= longest && namesColumns(text.slice(start, end)))
      found.push(line);
  }
  return found;
}

/** True for a line of two cells or more, each of which is called as such a column is. */
function namesColumns(line: string): boolean {
  if (!/[\t;|]/.test(line)) return false;
  const cells = line.replace(/^\||\|$/g, '').split(/[\t;|]/);
  return cells.length > 1 && cells.every((cell) => talkColumn(cell) !== null);
}
