import { type Column, layTable } from './table';
import { printable, type Terminal } from './terminal';

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
  };
}

/** Writes results to standard output. */
export async function writeResults<Row extends object>(
  results: Results<Row>,
  format: Format,
  terminal: Terminal,
): Promise<void> {
  let waiting = '';
  for (const piece of piecesOf[format](results, terminal)) {
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
function* jsonPieces<Row extends object>({ keys, rows }: Results<Row>): Generator<string> {
  let before = '[\n';
  for (const row of rows) {
    yield `${before}${JSON.stringify(Object.fromEntries(keys.map((key) => [key, row[key]])))}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

function* csvPieces<Row extends object>({ keys, rows }: Results<Row>): Generator<string> {
  yield csvLine(keys.map(String));
  for (const row of rows) yield csvLine(keys.map((key) => row[key]));
}

function* textPieces<Row extends object>(
  { rows, table }: Results<Row>,
  { width }: Terminal,
): Generator<string> {
  const { columns, cells, total } = table([...rows]);
  if (cells.length > 0) yield `${layTable(columns, cells, width).join('\n')}\n\n`;
  yield `${total.split('\n').map(printable).join('\n')}\n`;
}

/**
 * One line of a CSV file after RFC 4180, with its CRLF. Lists and objects are written as JSON, null as nothing.
 *
 * A spreadsheet takes a text that begins with one of `= + - @`, a tab or a line end for a formula, which in a
 * file from somebody else is a danger. An apostrophe before it makes it text again, as OWASP advises.
 */
export function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  const text = typeof cell === 'string' ? withoutFormula(cell) : JSON.stringify(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The full-width forms do the same in spreadsheets of East Asia. */
function withoutFormula(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}
