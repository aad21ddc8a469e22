// The cells of a spreadsheet (.xlsx).
import * as l10n from '@vscode/l10n';
import { ImportError } from './imported';
import { childOf, childrenOf, type XmlElement, xmlTree } from './xmlTree';
import { readZip } from './zip';

/** Nobody reads what stands further to the right, and a cell there must not make each row as wide as a sheet can be. */
const widest = 1000;

/**
 * The sheets of a workbook, each with its rows, cell by cell. Rows without any text are left out; numbers are as they are stored.
 *
 * @throws ImportError for what is no workbook or is damaged
 */
export function xlsxSheets(bytes: Uint8Array): string[][][] {
  const members = readZip(bytes, undefined, (name) => /\.(?:xml|rels)$/i.test(name));
  const book = new Book(members);
  return book.sheets().map((sheet) => rowsOf(sheet, book.strings()));
}

class Book {
  private readonly members: ReadonlyMap<string, Uint8Array>;
  private readonly path: string;
  private readonly targets: ReadonlyMap<string, { readonly kind: string; readonly path: string }>;
  private shared: readonly string[] | null = null;

  constructor(members: ReadonlyMap<string, Uint8Array>) {
    this.members = new Map([...members].map(([name, bytes]) => [name.toLowerCase(), bytes]));
    const main = [...this.related('').values()].find(({ kind }) => kind === 'officeDocument');
    this.path = main?.path ?? 'xl/workbook.xml';
    this.targets = this.related(this.path);
  }

  sheets(): XmlElement[] {
    const book = this.tree(this.path);
    if (book?.name !== 'workbook') throw noWorkbook();
    const list = childOf(book, 'sheets');
    return (list ? childrenOf(list, 'sheet') : []).flatMap(({ attributes }) => {
      const target = this.targets.get(attributes.id ?? '');
      return (target && this.tree(target.path)) ?? [];
    });
  }

  strings(): readonly string[] {
    if (this.shared) return this.shared;
    const target = [...this.targets.values()].find(({ kind }) => kind === 'sharedStrings');
    const list = target && this.tree(target.path);
    this.shared = list ? childrenOf(list, 'si').map(stringOf) : [];
    return this.shared;
  }

  /** What a part leads to, by the ids that it uses for it. */
  private related(path: string): Map<string, { kind: string; path: string }> {
    const slash = path.lastIndexOf('/') + 1;
    const folder = path.slice(0, slash);
    const list = this.tree(`${folder}_rels/${path.slice(slash)}.rels`);
    const found = new Map<string, { kind: string; path: string }>();
    for (const { attributes } of list ? childrenOf(list, 'Relationship') : []) {
      const { Id = '', Type = '', Target = '' } = attributes;
      const full = Target.startsWith('/') ? Target.slice(1) : folder + Target;
      found.set(Id, { kind: Type.slice(Type.lastIndexOf('/') + 1), path: full });
    }
    return found;
  }

  private tree(path: string): XmlElement | undefined {
    const bytes = this.members.get(path.toLowerCase());
    return bytes && xmlTree(bytes);
  }
}

function rowsOf(sheet: XmlElement, strings: readonly string[]): string[][] {
  const data = childOf(sheet, 'sheetData');
  return (data ? childrenOf(data, 'row') : [])
    .map((row) => {
      const cells: string[] = [];
      for (const cell of childrenOf(row, 'c')) {
        const column = columnOf(cell.attributes.r) ?? cells.length;
        if (column >= widest) continue;
        while (cells.length < column) cells.push('');
        cells[column] = textOfCell(cell, strings);
      }
      return cells;
    })
    .filter((cells) => cells.some((cell) => cell.trim() !== ''));
}

function textOfCell(cell: XmlElement, strings: readonly string[]): string {
  const value = childOf(cell, 'v')?.text ?? '';
  const inline = childOf(cell, 'is');
  switch (cell.attributes.t) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'inlineStr':
      return inline ? stringOf(inline) : '';
    case 'b':
      return value === '1' ? 'true' : 'false';
    case 'e':
      return '';
    default:
      return unescaped(value);
  }
}

/** A text is in one piece, or in several that look different. How it is pronounced stands apart. */
function stringOf(element: XmlElement): string {
  const pieces = element.children.flatMap((child) =>
    child.name === 't' ? [child] : child.name === 'r' ? childrenOf(child, 't') : [],
  );
  return unescaped(pieces.map(({ text }) => text).join(''));
}

/** Characters that XML cannot have or would change stand as `_x000D_`. */
function unescaped(text: string): string {
  return text
    .replace(/_x([\dA-Fa-f]{4})_/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .replace(/\r\n?/g, '\n');
}

/** The column of a place such as `AB12`, from 0; null for none. */
function columnOf(place: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(place ?? '')?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function noWorkbook(): ImportError {
  return new ImportError(
    l10n.t('This file is no spreadsheet. Save the table as .xlsx or .csv, and import that.'),
  );
}
