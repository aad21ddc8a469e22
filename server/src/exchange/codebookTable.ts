// Codebooks as tables (CSV, XLSX) and as plain lists, as every program for coding exports them.

import * as l10n from '@vscode/l10n';
import { composed } from '../transcript/composed';
import { grouped } from '../transcript/grouped';
import { csvRows } from './csv';
import { decodeText } from './decode';
import { hexColor } from './hexColor';
import { ImportError, type Imported, type ImportedCode, Losses, type OwnCodeNotes } from './imported';
import { nestedByDepth, nestedByName, nestedByParent, nestedByPath, type TableCode } from './nestedCodes';
import { withUniqueLabels } from './refiCodes';
import { cellAt, columnNamed, headsOf, tableSheets, textsInJson } from './tableFile';
import { isZip } from './zip';

/** Heads of columns as programs call them, those first that say most. */
const labelHeads = ['tag', 'name', 'path', 'code', 'title', 'label', 'code name', 'codes'];
const descriptionHeads = ['description', 'definition', 'memo', 'code memo', 'comment'];
const parentHeads = ['parent', 'parent code', 'parent name', 'parent title'];
const parentIdHeads = ['parent id', 'parentid'];
const depthHeads = ['depth', 'level'];
const colorHeads = ['color', 'colour'];
/** In the order of the fields of `OwnCodeNotes`. */
const ownHeads = [
  ['include', 'includes', 'when to use'],
  ['exclude', 'excludes', 'when not to use'],
  ['example', 'examples'],
  ['aliases', 'alias'],
  ['deprecated'],
];
const codableHeads = ['codable', 'iscodable', 'is codable'];

/**
 * Reads a codebook: a table whose first row names its columns, or a list with a code on each line, `category>code` where it is in
 * one.
 *
 * @returns no sources
 * @throws ImportError for a table in which no column says what the codes are called
 */
export function readCodebookTable(bytes: Uint8Array): Imported {
  const losses = new Losses();
  const found = (isZip(bytes) ? null : listedCodes(decodeText(bytes, losses))) ?? codesInTable(bytes, losses);
  const codes = withUniqueLabels(headsFirst(found), losses);
  for (const { codable, label } of codes) if (!codable) losses.add('not-codable', label);
  return { sources: [], codes, lost: losses.all() };
}

/** The codes of a list; null for a table. */
function listedCodes(text: string): ImportedCode[] | null {
  const [first, ...rest] = csvRows(text);
  if (!first) throw noCodes();
  const heads = headsOf(first);
  if (columnNamed(heads, labelHeads) >= 0) return null;
  const rows = [first, ...rest];
  // A comma in a code or two makes no table.
  if (rows.every((row) => row.length === first.length) && first.length > 1) return null;
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const codes = lines.map((line) => ({ ...blank, label: unquoted(line) }));
  return lines.some((line) => line.includes('>')) ? nestedByName(codes) : nestedInLabels(codes);
}

const blank: Omit<TableCode, 'label'> = { description: null, color: null, codable: true };

function unquoted(line: string): string {
  const inside = /^\s*"(.*)"\s*$/.exec(line)?.[1];
  return inside === undefined ? line : inside.replaceAll('""', '"');
}

function codesInTable(bytes: Uint8Array, losses: Losses): ImportedCode[] {
  const sheets = tableSheets(bytes, losses);
  for (const rows of sheets) {
    // A title may stand above the heads of the columns.
    const place = rows.slice(0, 10).findIndex((row) => columnNamed(headsOf(row), labelHeads) >= 0);
    const head = rows[place];
    if (head) return codesBelow(headsOf(head), rows.slice(place + 1));
  }
  if (sheets.every((rows) => rows.length === 0)) throw noCodes();
  const message = l10n.t(
    'No column of this table says what its codes are called. Name one “code” in its first row, and import it again.',
  );
  throw new ImportError(message);
}

function codesBelow(heads: readonly string[], all: readonly (readonly string[])[]): ImportedCode[] {
  const label = columnNamed(heads, labelHeads);
  const rows = all.filter((row) => cellAt(row, label) !== '');
  const column = (names: readonly string[]) => columnNamed(heads, names);
  const [description, color, codable] = [column(descriptionHeads), column(colorHeads), column(codableHeads)];
  const codes = rows.map((row) => ({
    label: row[label] ?? '',
    description: cellAt(row, description) || null,
    color: hexColor(cellAt(row, color)),
    ...ownNotes(heads, row),
    codable: !/^(?:false|no|0|falsch|faux|falso)$/i.test(cellAt(row, codable)),
  }));
  const cells = (place: number) => rows.map((row) => cellAt(row, place));
  const [id, parentId, parent, depth] = [
    column(['id']),
    column(parentIdHeads),
    column(parentHeads),
    column(depthHeads),
  ];
  if (id >= 0 && parentId >= 0 && isUsed(cells(parentId)))
    return nestedByParent(codes, cells(id), cells(parentId), false);
  // Some put the id of what a code is under into a column that is called `parent` alone.
  if (id >= 0 && parent >= 0 && cells(parent).every((name) => name === '' || cells(id).includes(name))) {
    if (isUsed(cells(parent))) return nestedByParent(codes, cells(id), cells(parent), false);
  }
  if (parent >= 0 && isUsed(cells(parent))) {
    const names = codes.map((code) => composed(code.label.trim()));
    return nestedByParent(codes, names, cells(parent).map(composed), true);
  }
  if (depth >= 0 && cells(depth).every((cell) => /^\d{1,3}$/.test(cell))) {
    return nestedByDepth(codes, cells(depth).map(Number));
  }
  const paths = cells(column(['path']));
  if (paths.every((path, place) => path !== '' && path.endsWith(codes[place]?.label.trim() ?? ''))) {
    const nested = nestedByPath(codes.map((code, place) => ({ ...code, label: paths[place] ?? '' })));
    return nested.map((code, place) => ({ ...code, label: codes[place]?.label.trim() || code.label }));
  }
  return nestedInLabels(codes);
}

/** Codes whose labels are indented, or say what they are under. */
function nestedInLabels(codes: readonly TableCode[]): ImportedCode[] {
  const indents = codes.map((code) => /^\s*/u.exec(code.label)?.[0].replaceAll('\t', '    ').length ?? 0);
  return indents.some((indent) => indent > 0) ? nestedByDepth(codes, indents) : nestedByPath(codes);
}

/** What a codebook of ours says beside the description, where the table has a column for any of it. */
function ownNotes(heads: readonly string[], row: readonly string[]): { readonly own?: OwnCodeNotes } {
  const columns = ownHeads.map((names) => columnNamed(heads, names));
  if (columns.every((column) => column < 0)) return {};
  const [include = null, exclude = null, example = null, aliases = null, deprecated = null] = columns.map(
    (column) => cellAt(row, column) || null,
  );
  return { own: { include, exclude, example, aliases: listOf(aliases ?? ''), deprecated } };
}

/** Tables have several things of one cell as a list in JSON, or with semicolons or line ends between them. */
function listOf(cell: string): string[] {
  return (textsInJson(cell) ?? cell.split(/[;\n]/)).map((text) => text.trim()).filter((text) => text !== '');
}

function isUsed(cells: readonly string[]): boolean {
  return cells.some((cell) => cell !== '');
}

/** A code that is named before what it is under comes behind it, so that a codebook can be written from the first to the last. */
function headsFirst(codes: readonly ImportedCode[]): ImportedCode[] {
  const below = grouped(codes, ({ parent }) => parent);
  const ordered: ImportedCode[] = [];
  const waiting = (below.get(null) ?? []).toReversed();
  for (let code = waiting.pop(); code; code = waiting.pop()) {
    ordered.push(code);
    waiting.push(...(below.get(code.id) ?? []).toReversed());
  }
  return ordered;
}

function noCodes(): ImportError {
  return new ImportError(l10n.t('This file is empty: it holds no code. Export the codebook again.'));
}
