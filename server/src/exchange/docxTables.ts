// Interviews that stand in a table: a column of what is said, and beside it who says it, when, and which codes it has.
import { isTalkHead, talkColumn } from '../transcript/talkColumns';
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
  /** Paragraphs of its rows with words that have no place in talk, as in a column of times. */
  readonly unread: ReadonlySet<Paragraph>;
}

type Role = 'speech' | 'speaker' | 'time' | 'codes' | 'number';

/** The paragraphs of a table by rows and columns. */
interface Grid {
  readonly rows: readonly (readonly (readonly Paragraph[])[])[];
  readonly columns: number;
}

/** Talk has at least so many words a row, on average. */
const wordsOfTalk = 4;

/**
 * The tables of a document that are talk: the largest that is, of two to four columns, and all others with as many columns. None
 * where no table is.
 */
export function talkTablesOf(text: string, paragraphs: readonly Paragraph[]): TalkTable[] {
  const tables = new Map<number, number[]>();
  paragraphs.forEach(({ cell }, index) => {
    if (cell === null) return;
    const known = tables.get(cell.table);
    if (known) known.push(index);
    else tables.set(cell.table, [index]);
  });
  const all = Array.from(tables.values(), (numbers) => {
    const own = numbers.flatMap((number) => paragraphs[number] ?? []);
    return { own, grid: gridOf(own, -1), first: numbers[0] ?? 0, last: numbers.at(-1) ?? 0 };
  });
  let best: { readonly columns: number; readonly roles: Role[]; readonly words: number } | null = null;
  for (const { own, grid } of all) {
    if (grid.rows.length < 2 || grid.columns < 2 || grid.columns > 4) continue;
    const words = columnsOf(cellsOf(text, grid), grid.columns).map((column) =>
      column.reduce((sum, one) => sum + countWords(one), 0),
    );
    const most = Math.max(...words);
    const head = cellsOf(text, grid)[0] ?? [];
    const isNamed = isTalkHead(head);
    if ((!isNamed && most < wordsOfTalk * grid.rows.length) || (best !== null && best.words >= most))
      continue;
    const speech = isNamed ? head.findIndex((cell) => talkColumn(cell) === 'words') : words.indexOf(most);
    const cells = cellsOf(text, gridOf(own, speech));
    best = { columns: grid.columns, roles: rolesOf(cells, grid.columns, speech), words: most };
  }
  if (best === null) return [];
  const { columns, roles } = best;
  return all
    .filter(({ grid }) => grid.columns === columns)
    .map(({ own, first, last }) => {
      const grid = gridOf(own, roles.indexOf('speech'));
      const cells = cellsOf(text, grid);
      return {
        rows: rowsOf(text, grid, cells, roles),
        first,
        last,
        unread: new Set(unreadOf(grid, cells, roles)),
      };
    });
}

/**
 * The paragraphs of a table by rows and columns.
 *
 * @param speech the column of talk, to which a cell belongs that goes over it from another; -1 where it is not known
 */
function gridOf(paragraphs: readonly Paragraph[], speech: number): Grid {
  const rows: Paragraph[][][] = [];
  let columns = 0;
  for (const paragraph of paragraphs) {
    const { row = 0, column: begin = 0, span = 1 } = paragraph.cell ?? {};
    columns = Math.max(columns, begin + span);
    const column = begin <= speech && speech < begin + span ? speech : begin;
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

function cellsOf(text: string, { rows }: Grid): string[][] {
  return rows.map((row) => row.map((cell) => textOf(text, cell)));
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
  const head = cells[0] ?? [];
  const named = isTalkHead(head) ? head.findIndex((cell) => talkColumn(cell) === 'speaker') : -1;
  const told = filled.findIndex(
    (texts, column) =>
      column !== speech &&
      !isMostly(column, isTime) &&
      !isMostly(column, isWholeNumber) &&
      namesSpeakers(texts, cells.length, column < speech),
  );
  const speaker = named < 0 ? told : named;
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

/** What stands in columns of times and numbers and is none, but for the names of the columns. */
function unreadOf(
  { rows }: Grid,
  cells: readonly (readonly string[])[],
  roles: readonly Role[],
): Paragraph[] {
  const first = isHeader(cells, roles) ? 1 : 0;
  return rows.slice(first).flatMap((row, index) =>
    row.flatMap((cell, column) => {
      const text = cells[index + first]?.[column] ?? '';
      const isRead =
        (roles[column] !== 'time' && roles[column] !== 'number') || isTime(text) || isWholeNumber(text);
      return isRead || text === '' ? [] : cell;
    }),
  );
}

/** Codes of a cell, between commas, semicolons or line ends. */
function codesIn(text: string): string[] {
  const parts = text.split(/[,;\n]/).map((part) => oneSpaced(part).replace(/^#/, ''));
  return parts.filter((part) => part !== '');
}

/** A first row of single words, none of which comes back below: the names of the columns. */
function isHeader(cells: readonly (readonly string[])[], roles: readonly Role[]): boolean {
  const [head = [], ...rest] = cells;
  if (isTalkHead(head)) return true;
  return roles.every((role, column) => {
    const text = head[column] ?? '';
    if (countWords(text) > 3 || /[.?!…:]$/u.test(text) || isTime(text)) return false;
    const comesBack = rest.some((row) => row[column] === text);
    return text === '' || role === 'codes' || role === 'number' || !comesBack;
  });
}
