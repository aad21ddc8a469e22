import { csvLine } from '../../exchange/csvLine';
import { type Column, layTable, tableParts } from './table';
import { printable, type Terminal } from './terminal';

/** How wide tables with long texts are where standard output is no terminal. */
export const readableWidth = 100;

/** What is said below a table in which texts are cut. */
export const textsCut = 'What ends or begins with … is shortened: `--format csv` has it whole.';

export const formats = ['text', 'json', 'csv'] as const;
export type Format = (typeof formats)[number];

/** The results of a command, in every form they can be asked for. */
export interface Results<Row extends object> {
  /** The keys of a row in order: those of the JSON objects, and the head of the CSV file. */
  readonly keys: readonly (keyof Row)[];
  /** May be worked out one by one: only the table needs all of them at once. */
  readonly rows: Iterable<Row>;
  /** The table for people, and a line below that adds it up. */
  table(rows: readonly Row[]): {
    columns: readonly Column[];
    cells: readonly (readonly string[])[];
    total: string;
    /** What is said with that where texts of the table are cut; nothing where left out. */
    ifCut?: string;
    /** So many columns stand before each part of a table that is wider than the terminal; where left out it is cut. */
    fixed?: number;
    /** So many columns it takes where standard output is no terminal; as many as it needs where left out. */
    width?: number;
  };
}

/** Writes results to standard output. */
export async function writeResults<Row extends object>(
  results: Results<Row>,
  format: Format,
  terminal: Terminal,
): Promise<void> {
  await writePieces(piecesOf[format](results, terminal), terminal);
}

/** Writes pieces of text to standard output, some at once. */
export async function writePieces(pieces: Iterable<string>, terminal: Terminal): Promise<void> {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < chunk) continue;
    await terminal.write(waiting);
    waiting = '';
  }
  if (waiting !== '') await terminal.write(waiting);
}

/** How much is written at once, in UTF-16 units. */
const chunk = 1 << 16;

const piecesOf: Readonly<
  Record<Format, <Row extends object>(results: Results<Row>, terminal: Terminal) => Iterable<string>>
> = {
  text: textPieces,
  json: jsonPieces,
  csv: csvPieces,
};

/** One array, with a line for each object: readable, and easy to compare and search by line. */
export function* jsonPieces<Row extends object>({ keys, rows }: Results<Row>): Generator<string> {
  let before = '[\n';
  for (const row of rows) {
    yield `${before}${jsonText(new Map(keys.map((key) => [String(key), row[key]])))}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** A value as JSON. What is a `Map` becomes an object with its keys in order: an object itself has numbers before all other keys. */
function jsonText(value: unknown): string {
  if (!(value instanceof Map)) return JSON.stringify(value);
  const members = Array.from(value, ([key, one]) => `${JSON.stringify(key)}:${jsonText(one)}`);
  return `{${members.join(',')}}`;
}

function* csvPieces<Row extends object>({ keys, rows }: Results<Row>): Generator<string> {
  yield csvLine(keys.map(String));
  for (const row of rows) yield csvLine(keys.map((key) => row[key]));
}

/**
 * A table for people with what adds it up.
 *
 * @param notes sentences that stand below
 */
export function* textPieces<Row extends object>(
  { rows, table }: Results<Row>,
  terminal: Terminal,
  notes: readonly string[] = [],
): Generator<string> {
  const { columns, cells, total, ifCut, fixed, width: own } = table([...rows]);
  const width = terminal.width ?? own ?? null;
  const parts = fixed === undefined ? [{ columns, cells }] : tableParts(columns, cells, width, fixed);
  let cuts = 0;
  for (const part of cells.length > 0 ? parts : []) {
    const lines = layTable(part.columns, part.cells, width);
    cuts += ellipses(lines) - part.cells.reduce((sum, row) => sum + ellipses(row), 0);
    yield `${lines.join('\n')}\n\n`;
  }
  const said = ifCut !== undefined && cuts > 0 ? [ifCut] : [];
  yield `${[...total.split('\n'), ...said, ...notes].map(printable).join('\n')}\n`;
}

function ellipses(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.split('…').length - 1, 0);
}
