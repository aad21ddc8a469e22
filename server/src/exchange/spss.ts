// A table for SPSS (and PSPP): values, and a syntax file that reads them and says what they are.

import { type OutFile, textFile } from './outFile';
import type { Table, TableCell, TableColumn } from './table';
import { csvFile } from './writeCsv';

/** In bytes of UTF-8. */
const limits = { name: 64, label: 256, valueLabel: 120, string: 32_767 };

/** The two files of a table: `NAME.sps` reads `NAME.csv`, which must be in the folder that SPSS works in. */
export function spssFiles(table: Table): OutFile[] {
  const names = variableNames(table.columns);
  const rows = table.rows.map((row) => row.map(spssCell));
  const variables = table.columns.map((column, index) => {
    const name = names[index] ?? '';
    return {
      name,
      column,
      format: formatOf(
        column,
        rows.map((row) => row[index] ?? null),
      ),
    };
  });
  const values = csvFile(
    { ...table, columns: variables.map(({ name, column }) => ({ ...column, name })), rows },
    { raw: true },
  );
  const labels = variables.map(({ name, column }) => `  ${name} ${quoted(column.name, limits.label)}`);
  const syntax = [
    '* Encoding: UTF-8.',
    'GET DATA',
    '  /TYPE=TXT',
    `  /FILE=${quoted(values.name, limits.label)}`,
    "  /ENCODING='UTF8'",
    '  /ARRANGEMENT=DELIMITED',
    '  /DELIMITERS=","',
    "  /QUALIFIER='\"'",
    '  /FIRSTCASE=2',
    '  /VARIABLES=',
    ...variables.map(({ name, format }) => `    ${name} ${format}`),
    '  .',
    'VARIABLE LABELS',
    ...labels,
    '  .',
    ...valueLabels(variables),
    'EXECUTE.',
  ];
  return [textFile(`${table.name}.sps`, `${syntax.join('\n')}\n`), values];
}

/** SPSS reads a file of values line by line, so that no text may have a line end; it has no truth values. */
function spssCell(cell: TableCell): TableCell {
  if (typeof cell === 'boolean') return Number(cell);
  return typeof cell === 'string' ? cut(cell.replace(/\s*[\r\n]+\s*/g, ' / ').trim(), limits.string) : cell;
}

function formatOf({ type }: TableColumn, cells: readonly TableCell[]): string {
  if (type === 'date') return 'SDATE10';
  if (type !== 'string') return type === 'number' ? 'F16.6' : type === 'integer' ? 'F11.0' : 'F1.0';
  const longest = cells.reduce<number>(
    (most, cell) => (typeof cell === 'string' ? Math.max(most, bytesOf(cell)) : most),
    1,
  );
  return `A${longest}`;
}

/** Words of the language of SPSS that no variable can be called. */
const reserved: ReadonlySet<string> = new Set('all and by eq ge gt le lt ne not or to with'.split(' '));

/** Names that SPSS takes: those that it takes as they are stay, codes become `c001` and so on, others `v001`. */
function variableNames(columns: readonly TableColumn[]): string[] {
  const isLegal = ({ name, isCode }: TableColumn) =>
    !isCode &&
    /^[A-Za-z][\w.$#@]*$/.test(name) &&
    /[^._]$/.test(name) &&
    name.length <= limits.name &&
    !reserved.has(name.toLowerCase());
  const taken = new Set<string>(columns.filter(isLegal).map(({ name }) => name.toLowerCase()));
  const seen = new Set<string>();
  const counts = { c: 0, v: 0 };
  return columns.map((column) => {
    const own = column.name.toLowerCase();
    if (isLegal(column) && !seen.has(own)) {
      seen.add(own);
      return column.name;
    }
    const letter = column.isCode ? 'c' : 'v';
    let name = '';
    do {
      counts[letter]++;
      name = `${letter}${String(counts[letter]).padStart(3, '0')}`;
    } while (taken.has(name));
    return name;
  });
}

function valueLabels(
  variables: readonly { readonly name: string; readonly column: TableColumn }[],
): string[] {
  const truth = [
    [0, 'no'],
    [1, 'yes'],
  ] as const;
  const groups = variables.flatMap(({ name, column }) => {
    const meanings = column.type === 'boolean' ? truth : (column.meanings ?? []);
    return meanings.length === 0
      ? []
      : [
          `  /${name}${meanings.map(([value, meaning]) => ` ${value} ${quoted(meaning, limits.valueLabel)}`).join('')}`,
        ];
  });
  return groups.length === 0 ? [] : ['VALUE LABELS', ...groups, '  .'];
}

function quoted(text: string, most: number): string {
  return `'${cut(text.replace(/\s+/g, ' '), most).replaceAll("'", "''")}'`;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The beginning of a text that has no more bytes, without half a character at its end. */
function cut(text: string, most: number): string {
  if (text.length * 3 <= most) return text;
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(most));
  return text.slice(0, read);
}
