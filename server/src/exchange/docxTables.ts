// Interviews that stand in a table: a column of what is said, and beside it who says it, when, and which codes it has.
import { secondsOf } from '../transcript/time';
import type { Paragraph } from './docxText';
import { isWholeNumber, oneSpaced } from './lineWords';
import { type Stretch, trimmed } from './talkLines';

/** A row's words, which are one passage or several, and the codes that stand beside them. */
export interface TableRow {
  /** Without a speaker where the row before goes on. */
  readonly stretches: readonly Stretch[];
  readonly codes: readonly string[];
}

/** A table that is talk, and the numbers of its paragraphs. */
export interface TalkTable {
  readonly rows: readonly TableRow[];
  readonly first: number;
  readonly last: number;
}

type Role = 'speech' | 'speaker' | 'time' | 'codes' | 'number';

/** The paragraphs of a table by rows and columns. */
interface Grid {
  readonly rows: readonly (readonly (readonly Paragraph[])[])[];
  readonly columns: number;
}

/** Talk has at least so many words a row, on average. */
const wordsOfTalk = 4;

/** The largest table of a document that is talk, of two to four columns; null for none. */
export function talkTableOf(text: string, paragraphs: readonly Paragraph[]): TalkTable | null {
  let best: { table: TalkTable; words: number } | null = null;
  const tables = new Map<number, number[]>();
  paragraphs.forEach(({ cell }, index) => {
    if (cell === null) return;
    const known = tables.get(cell.table);
    if (known) known.push(index);
    else tables.set(cell.table, [index]);
  });
  for (const numbers of tables.values()) {
    const grid = gridOf(numbers.flatMap((number) => paragraphs[number] ?? []));
    if (grid.rows.length < 2 || grid.columns < 2 || grid.columns > 4) continue;
    const cells = grid.rows.map((row) => row.map((cell) => textOf(text, cell)));
    const words = columnsOf(cells, grid.columns).map((column) =>
      column.reduce((sum, one) => sum + countWords(one), 0),
    );
    const most = Math.max(...words);
    if (most < wordsOfTalk * cells.length || (best !== null && best.words >= most)) continue;
    const roles = rolesOf(cells, grid.columns, words.indexOf(most));
    const [first = 0, last = 0] = [numbers[0], numbers.at(-1)];
    best = { table: { rows: rowsOf(text, grid, cells, roles), first, last }, words: most };
  }
  return best?.table ?? null;
}

function gridOf(paragraphs: readonly Paragraph[]): Grid {
  const rows: Paragraph[][][] = [];
  let columns = 0;
  for (const paragraph of paragraphs) {
    const { row = 0, column = 0 } = paragraph.cell ?? {};
    columns = Math.max(columns, column + 1);
    rows[row] ??= [];
    const cells = rows[row];
    while (cells.length <= column) cells.push([]);
    cells[column]?.push(paragraph);
  }
  return { rows: Array.from(rows, (row) => row ?? []), columns };
}

function textOf(text: string, cell: readonly Paragraph[]): string {
  return cell
    .map(({ start, end }) => text.slice(start, end).trim())
    .join('\n')
    .trim();
}

function columnsOf(cells: readonly (readonly string[])[], columns: number): string[][] {
  return Array.from({ length: columns }, (_, column) => cells.map((row) => row[column] ?? ''));
}

/** What each column is. */
function rolesOf(cells: readonly (readonly string[])[], columns: number, speech: number): Role[] {
  const filled = columnsOf(cells, columns).map((column) => column.filter((text) => text !== ''));
  const isMostly = (column: number, is: (text: string) => boolean) => {
    const texts = filled[column] ?? [];
    return texts.length > 0 && texts.filter(is).length * 3 >= texts.length * 2;
  };
  const speaker = filled.findIndex(
    (texts, column) =>
      column !== speech &&
      !isMostly(column, isTime) &&
      !isMostly(column, isWholeNumber) &&
      namesSpeakers(texts, cells.length, column < speech),
  );
  return filled.map((_texts, column): Role => {
    if (column === speech) return 'speech';
    if (column === speaker) return 'speaker';
    if (isMostly(column, isTime)) return 'time';
    return isMostly(column, isWholeNumber) ? 'number' : 'codes';
  });
}

/** A column with few different short values. Right of the words, where codes stand, it must have one in nearly every row. */
function namesSpeakers(texts: readonly string[], rows: number, isLeft: boolean): boolean {
  const different = new Set(texts).size;
  if (texts.length === 0 || texts.some((text) => text.length > 60 || /[;\n]/.test(text))) return false;
  if (isLeft) return different <= Math.max(3, texts.length / 2);
  return (
    rows >= 6 &&
    texts.length >= rows * 0.9 &&
    different <= rows / 3 &&
    texts.every((text) => /^\p{Lu}/u.test(text))
  );
}

function isTime(text: string): boolean {
  return secondsOf(text) !== null;
}

function countWords(text: string): number {
  return text === '' ? 0 : text.split(/\s+/).length;
}

function rowsOf(
  text: string,
  grid: Grid,
  cells: readonly (readonly string[])[],
  roles: readonly Role[],
): TableRow[] {
  const first = isHeader(cells, roles) ? 1 : 0;
  let speaker: string | null = null;
  return grid.rows.slice(first).map((row, index): TableRow => {
    const texts = cells[index + first] ?? [];
    const cellOf = (role: Role) => texts[roles.indexOf(role)] ?? '';
    const name = oneSpaced(cellOf('speaker')).replace(/\s?[:：]$/u, '');
    const toName = name === '' || name === speaker ? null : name;
    const time = secondsOf(cellOf('time'));
    const paragraphs = row[roles.indexOf('speech')] ?? [];
    const ranges = paragraphs.flatMap(({ start, end }) => trimmed(text, start, end) ?? []);
    if (ranges.length > 0) speaker = toName ?? speaker;
    const stretches = ranges.map((range, at) => ({
      ...range,
      speaker: at === 0 ? toName : null,
      time: at === 0 ? time : null,
    }));
    const codes = texts.flatMap((one, column) => (roles[column] === 'codes' ? codesIn(one) : []));
    return { stretches, codes: [...new Set(codes)] };
  });
}

/** Codes of a cell, between commas, semicolons or line ends. */
function codesIn(text: string): string[] {
  const parts = text.split(/[,;\n]/).map((part) => oneSpaced(part).replace(/^#/, ''));
  return parts.filter((part) => part !== '');
}

/** A first row of single words, none of which comes back below: the names of the columns. */
function isHeader(cells: readonly (readonly string[])[], roles: readonly Role[]): boolean {
  const [head = [], ...rest] = cells;
  return roles.every((role, column) => {
    const text = head[column] ?? '';
    if (countWords(text) > 3 || /[.?!…:]$/u.test(text) || isTime(text)) return false;
    const comesBack = rest.some((row) => row[column] === text);
    return text === '' || role === 'codes' || role === 'number' || !comesBack;
  });
}
