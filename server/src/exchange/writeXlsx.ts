// Tables as a workbook of Excel, a sheet each (ECMA-376). Texts stay texts: nothing in them is a formula.
import * as l10n from '@vscode/l10n';
import { Refusal } from '../codebook/refusal';
import { element, escapedText } from './markup';
import { type OfficePart, officeFile, officeRelations } from './officePackage';
import type { Table, TableCell, TableColumn } from './table';

/** Of Excel, for a sheet and for a cell. */
const limits = { rows: 1_048_576, columns: 16_384, text: 32_767 };

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const sheetMl = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A workbook. What is not known is an empty cell; texts that are longer than Excel takes are cut there.
 *
 * @throws Refusal for a table that is larger than a sheet
 */
export function writeXlsx(tables: readonly Table[]): Uint8Array<ArrayBuffer> {
  for (const { name, rows, columns } of tables) {
    if (rows.length >= limits.rows || columns.length > limits.columns)
      throw new Refusal(
        l10n.t('“{0}” has more rows or columns than a sheet of Excel takes. Export it as CSV.', name),
      );
  }
  const sheets = tables.map(
    (table, index): OfficePart => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      type: `${sheetMl}.worksheet+xml`,
      relation: 'worksheet',
      xml: sheetOf(table),
    }),
  );
  return officeFile(workbookOf(sheetNames(tables)), [...sheets, stylesPart]);
}

function workbookOf(names: readonly string[]): OfficePart {
  const sheets = names.map((name, index) =>
    element('sheet', { name, sheetId: index + 1, 'r:id': `rId${index + 1}` }),
  );
  return {
    name: 'xl/workbook.xml',
    type: `${sheetMl}.sheet.main+xml`,
    relation: 'officeDocument',
    xml: element('workbook', { xmlns: main, 'xmlns:r': officeRelations }, element('sheets', {}, ...sheets)),
  };
}

/** Places in `cellXfs`. */
const styles = { plain: 0, head: 1, date: 2, long: 3 };

const stylesPart: OfficePart = {
  name: 'xl/styles.xml',
  type: `${sheetMl}.styles+xml`,
  relation: 'styles',
  xml:
    `<styleSheet xmlns="${main}">` +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">' +
    '<alignment vertical="top" wrapText="1"/></xf></cellXfs>' +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
};

function sheetOf({ columns, rows }: Table): string {
  const lastCell = `${columnName(Math.max(columns.length, 1) - 1)}${rows.length + 1}`;
  const widths = columns.map((column, index) => ({ index, width: widthOf(column, index, rows) }));
  const head = rowOf(
    1,
    columns.map(({ name }, index) => textCell(columnName(index), 1, name, styles.head)),
  );
  const letters = columns.map((_, index) => columnName(index));
  const body = rows.map((row, at) =>
    rowOf(
      at + 2,
      row.map((cell, index) => cellOf(letters[index] ?? '', at + 2, cell, columns[index])),
    ),
  );
  // The first row stays where it is while the others are scrolled.
  const view = element(
    'sheetView',
    { workbookViewId: 0 },
    element('pane', { ySplit: 1, topLeftCell: 'A2', activePane: 'bottomLeft', state: 'frozen' }),
  );
  return element(
    'worksheet',
    { xmlns: main },
    element('dimension', { ref: `A1:${lastCell}` }),
    element('sheetViews', {}, view),
    widths.length === 0
      ? ''
      : element(
          'cols',
          {},
          ...widths.map(({ index, width }) =>
            element('col', { min: index + 1, max: index + 1, width, customWidth: 1 }),
          ),
        ),
    element('sheetData', {}, head, ...body),
    columns.length === 0 ? '' : element('autoFilter', { ref: `A1:${lastCell}` }),
  );
}

function rowOf(number: number, cells: readonly string[]): string {
  return element('row', { r: number }, ...cells);
}

function cellOf(
  column: string,
  row: number,
  cell: TableCell,
  { type }: TableColumn = { name: '', type: 'string' },
): string {
  const place = `${column}${row}`;
  if (cell === null || cell === '') return '';
  if (typeof cell === 'boolean')
    return element('c', { r: place, t: 'b' }, element('v', {}, cell ? '1' : '0'));
  // A matrix has a million of them, so they are put together by hand.
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${place}"><v>${cell}</v></c>` : '';
  const day = type === 'date' ? dayNumber(cell) : null;
  if (day !== null) return element('c', { r: place, s: styles.date }, element('v', {}, String(day)));
  return textCell(column, row, cell, /\n/.test(cell) || cell.length > 60 ? styles.long : styles.plain);
}

function textCell(column: string, row: number, text: string, style: number): string {
  const words = element('t', { 'xml:space': 'preserve' }, escapedText(sheetText(text)));
  return element(
    'c',
    { r: `${column}${row}`, s: style === styles.plain ? null : style, t: 'inlineStr' },
    element('is', {}, words),
  );
}

/** Excel reads `_x000D_` as a character by its number, so that its first mark is written by its number, too. */
function sheetText(text: string): string {
  return text
    .slice(0, limits.text)
    .replace(/\r\n?/g, '\n')
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
}

/** The number that Excel has for a day; null for one before those that all its versions count alike. */
function dayNumber(date: string): number | null {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (year < 1901) return null;
  // Months are counted from March, so that the day that some years have more comes last.
  const y = month > 2 ? year : year - 1;
  const m = month > 2 ? month - 3 : month + 9;
  const days = 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return days + Math.floor((153 * m + 2) / 5) + day - 693_900;
}

function widthOf(
  { name, isCode }: TableColumn,
  index: number,
  rows: readonly (readonly TableCell[])[],
): number {
  if (isCode) return 8;
  const longest = rows
    .slice(0, 200)
    .reduce((most, row) => Math.max(most, String(row[index] ?? '').length), name.length);
  return Math.min(Math.max(longest + 2, 6), 60);
}

/** `A`, `B` … `Z`, `AA` … for 0, 1, … */
function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/** At most 31 units, without what Excel refuses, each its own whatever the case. */
function sheetNames(tables: readonly Table[]): string[] {
  const taken = new Set<string>();
  return tables.map(({ name }) => {
    const wanted =
      name
        .replace(/[[\]:*?/\\]/g, '_')
        .replace(/^'|'$/g, '_')
        .slice(0, 31) || '_';
    let free = wanted;
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${wanted.slice(0, 25)} (${number})`;
    taken.add(free.toLowerCase());
    return free;
  });
}
