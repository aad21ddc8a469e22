// Codebooks as tables (CSV, XLSX) and as plain lists, as every program for coding exports them.

import * as l10n from '@vscode/l10n';
import { composed } from '../transcript/composed';
import { grouped } from '../transcript/grouped';
import { type CodebookColumns, codebookColumns } from './codebookHeads';
import { csvRows } from './csv';
import { decodeText } from './decode';
import { hexColor } from './hexColor';
import { ImportError, type Imported, type ImportedCode, Losses, type OwnCodeNotes } from './imported';
import { nestedByDepth, nestedByLevels, nestedByParent, nestedByPath, type TableCode } from './nestedCodes';
import { withUniqueLabels } from './refiCodes';
import { cellAt, headsOf, tableSheets, textsInJson } from './tableFile';
import { isZip } from './zip';

/**
 * True for a text with `category>code` on its lines, as QualCoder lists codes: at least half of them say it so, and none is long or
 * a sentence.
 */
export function isCodeList(text: string): boolean {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const isShort = lines.every((line) => line.length <= longestCode && !/[.?!…:]\s*$/u.test(line));
  return (
    isShort &&
    lines.filter((line) => /^[^>]*[^>\s][^>]*>+[^>]*\S/.test(line)).length * 2 >= Math.max(2, lines.length)
  );
}

/** A line that is longer is no name of a code with what it is under. */
const longestCode = 200;

/**
 * Reads a codebook: a table whose first row names its columns, or a list with a code on each line, `category>code` where it is in
 * one.
 *
 * @returns no sources
 * @throws ImportError for a table in which no column says what the codes are called
 */
export function readCodebookTable(bytes: Uint8Array): Imported {
  const losses = new Losses();
  const found = (isZip(bytes) ? null : listedCodes(bytes, losses)) ?? codesInTable(bytes, losses);
  const codes = withUniqueLabels(headsFirst(found), losses);
  for (const { codable, label } of codes) if (!codable) losses.add('not-codable', label);
  return { sources: [], codes, lost: losses.all() };
}

/** The codes of a list; null for a table. */
function listedCodes(bytes: Uint8Array, losses: Losses): ImportedCode[] | null {
  const inText = new Losses();
  const text = decodeText(bytes, inText);
  const [first, ...rest] = csvRows(text);
  if (!first) throw noCodes();
  if (codebookColumns(headsOf(first))) return null;
  const rows = [first, ...rest];
  // A comma in a code or two makes no table.
  if (rows.every((row) => row.length === first.length) && first.length > 1) return null;
  losses.addAll(inText.all());
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const codes = lines.map((line) => ({ ...blank, label: unquoted(line) }));
  if (!lines.some((line) => line.includes('>'))) return nestedInLabels(codes);
  return nestedByLevels(codes.map((code) => ({ code, levels: code.label.split(/>+/) })));
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
    for (const [place, row] of rows.slice(0, 10).entries()) {
      const columns = codebookColumns(headsOf(row));
      if (columns) return codesBelow(row, columns, rows.slice(place + 1), losses);
    }
  }
  if (sheets.every((rows) => rows.length === 0)) throw noCodes();
  const message = l10n.t(
    'No column of this table says what its codes are called. Name one “code” in its first row, and import it again.',
  );
  throw new ImportError(message);
}

function codesBelow(
  head: readonly string[],
  columns: CodebookColumns,
  all: readonly (readonly string[])[],
  losses: Losses,
): ImportedCode[] {
  const { label, id, parentId, parent, depth, levels, hierarchy } = columns;
  const named = levels.length > 0 ? levels : [label];
  const rows = all.filter((row) => named.some((place) => cellAt(row, place) !== ''));
  tellUnread(head, columns, rows, losses);
  const codes = rows.map((row) => ({
    label: row[label] ?? '',
    description: descriptionOf(row, columns),
    color: hexColor(cellAt(row, columns.color)),
    ...ownNotes(row, columns),
    codable: !/^(?:false|no|0|falsch|faux|falso)$/i.test(cellAt(row, columns.codable)),
  }));
  const cells = (place: number) => rows.map((row) => cellAt(row, place));
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
  const withLevels = (levelsOfRow: readonly (readonly string[])[]) =>
    nestedByLevels(codes.map((code, row) => ({ code, levels: levelsOfRow[row] ?? [] })));
  if (hierarchy >= 0 && isUsed(cells(hierarchy))) return withLevels(withoutFolder(cells(hierarchy)));
  if (levels.length > 0)
    return withLevels(filledLevels(rows.map((row) => levels.map((at) => cellAt(row, at)))));
  const paths = cells(headsOf(head).indexOf('path'));
  if (paths.every((path, place) => path !== '' && path.endsWith(codes[place]?.label.trim() ?? ''))) {
    const nested = nestedByPath(codes.map((code, place) => ({ ...code, label: paths[place] ?? '' })));
    return nested.map((code, place) => ({ ...code, label: codes[place]?.label.trim() || code.label }));
  }
  return nestedInLabels(codes);
}

/** Levels of rows that leave out what stands in the row above: only levels before the first that is given go on. */
function filledLevels(rows: readonly (readonly string[])[]): string[][] {
  let before: readonly string[] = [];
  return rows.map((row) => {
    const first = row.findIndex((cell) => cell !== '');
    const filled = row.map((cell, level) => (level < first ? (before[level] ?? '') : cell));
    before = filled;
    return filled;
  });
}

/** NVivo writes `Nodes\\Travel\\Trains`, where the first part is the folder that all codes are in. */
function withoutFolder(paths: readonly string[]): string[][] {
  const all = paths.map((path) => path.split(/\\+/));
  const [folder] = all[0] ?? [];
  const isFolder = all.every((parts) => parts.length > 1 && parts[0] === folder);
  return isFolder ? all.map((parts) => parts.slice(1)) : all;
}

/** A table may say in several columns what a code means: all of it counts. */
function descriptionOf(row: readonly string[], { descriptions }: CodebookColumns): string | null {
  const told = descriptions.map((place) => textAt(row, place)).filter((text) => text !== '');
  return [...new Set(told)].join('\n\n') || null;
}

/** A text of several lines with line feeds, whatever ended them. */
function textAt(row: readonly string[], column: number): string {
  return cellAt(row, column).replace(/\r\n?/g, '\n');
}

/** Names the columns with words that nothing of a codebook is made of. */
function tellUnread(
  head: readonly string[],
  columns: CodebookColumns,
  rows: readonly (readonly string[])[],
  losses: Losses,
): void {
  const read = new Set([Object.values(columns), headsOf(head).indexOf('path')].flat(2));
  for (const [place, name] of head.entries()) {
    const hasWords = rows.some((row) => /\p{L}/u.test(row[place] ?? ''));
    if (!read.has(place) && hasWords) losses.add('unknown-column', name.trim() || `${place + 1}`);
  }
}

/** Codes whose labels are indented, or say what they are under. */
function nestedInLabels(codes: readonly TableCode[]): ImportedCode[] {
  const indents = codes.map((code) => /^\s*/u.exec(code.label)?.[0].replaceAll('\t', '    ').length ?? 0);
  return indents.some((indent) => indent > 0) ? nestedByDepth(codes, indents) : nestedByPath(codes);
}

/** What a codebook of ours says beside the description, where the table has a column for any of it. */
function ownNotes(row: readonly string[], { notes }: CodebookColumns): { readonly own?: OwnCodeNotes } {
  if (notes.every((column) => column < 0)) return {};
  const [include = null, exclude = null, example = null, aliases = null, deprecated = null] = notes.map(
    (column) => textAt(row, column) || null,
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
