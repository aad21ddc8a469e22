import { lineAt } from '../transcript/lines';
import type { Range } from '../transcript/transcript';
import type { CodeKey, StudyKey } from './keys';
import { codeKeys, studyKeys } from './keys';
import { type Item, yamlItemAt } from './yamlItem';
import { type YamlLine, YamlLines } from './yamlLines';

/** What can be written at a place of codebook.yaml: a key, or what a key says. */
export type CodebookPlace = KeyPlace | ValuePlace;

export interface KeyPlace {
  readonly kind: 'key';
  /** The keys that may stand here: those of the whole file, or those of one code. */
  readonly of: 'study' | 'code';
  /** The key as far as it is written, in offsets. */
  readonly range: Range;
  /** The whole key as it stands there; '' for none. */
  readonly name: string;
  readonly hasColon: boolean;
  /** The keys that the mapping has already. */
  readonly present: ReadonlySet<string>;
  /** What must be written before the key: a dash that begins an entry, or the indentation of the entry above. */
  readonly lead: string;
  /** The column that the key will have. */
  readonly column: number;
}

export interface ValuePlace {
  readonly kind: 'value';
  readonly key: StudyKey | CodeKey;
  readonly of: 'study' | 'code';
  readonly item: Item;
  /** A dash where the value begins an entry of a list, a space where one is missing after the colon. */
  readonly lead: string;
  /** The label of the code that the value belongs to; '' for none. */
  readonly label: string;
}

/**
 * What may stand at an offset of codebook.yaml, told from the lines around it: the file need not be YAML, as it
 * seldom is in the middle of typing. Nothing in comments, in texts of several lines, and in what is not known.
 *
 * @returns more than one on a line from which an entry can go on or a new one begin; the likeliest first
 */
export function placesAt(text: string, offset: number): CodebookPlace[] {
  const lines = new YamlLines(text);
  const number = lineAt(lines.starts, offset);
  const line = lines.at(number);
  if (offset > line.comment) return [];
  const isBlank = line.start === line.end && line.dash < 0;
  if (!isBlank && offset < line.start) return [];
  // What braces hold is no line of its own, and a choice would take the place of all of it.
  if (text[line.start] === '{') return [];
  const cursor: Cursor = { lines, number, line, offset };
  const { key } = line;
  if (key && offset > key.colon) return valuePlace(cursor, key.name, key.colon + 1);
  if (line.dash >= 0) return atEntry(cursor);
  return inMapping(cursor, isBlank ? offset - lines.beginOf(number) : line.column);
}

interface Cursor {
  readonly lines: YamlLines;
  readonly number: number;
  readonly line: YamlLine;
  readonly offset: number;
}

/** Behind the dash of an entry: its first key, or one of a list of texts. */
function atEntry(cursor: Cursor): CodebookPlace[] {
  const { lines, number, line } = cursor;
  const owner = ownerOfList(lines, number, line.dash);
  if (owner === null) return [];
  if (owner !== 'codes') return line.key ? [] : itemPlaces(cursor, owner, '');
  return keyPlaces(cursor, 'code', keysBelow(lines, number, line.column), line.column, '');
}

/** On a line without a dash, whose first word begins at a column. */
function inMapping(cursor: Cursor, column: number): CodebookPlace[] {
  const { lines, number } = cursor;
  const keys = keysBelow(lines, number, column);
  for (let above = number - 1; above >= 0; above--) {
    const indent = lines.indent(above);
    if (indent < 0 || indent > column) continue;
    const line = lines.at(above);
    if (line.dash < 0 && indent === column) {
      if (line.key) keys.set(line.key.name, above);
      continue;
    }
    if (line.dash >= 0 && line.column === column) {
      if (ownerOfList(lines, above, line.dash) !== 'codes') return [];
      if (line.key) keys.set(line.key.name, above);
      return keyPlaces(cursor, 'code', keys, column, '');
    }
    if (line.dash >= 0 && indent === column) return besideEntries(cursor, above, column);
    return indent < column ? belowKey(cursor, line, column) : [];
  }
  return column === 0 ? keyPlaces(cursor, 'study', keys, column, '') : [];
}

/** Right below a key that has no value yet. */
function belowKey(cursor: Cursor, { key, end }: YamlLine, column: number): CodebookPlace[] {
  if (!key || key.colon + 1 < end || !isListKey(key.name)) return [];
  if (key.name !== 'codes') return itemPlaces(cursor, key.name, '- ');
  return keyPlaces(cursor, 'code', new Map(), column + 2, '- ');
}

/** Where the next entry of a list would begin: a new one, or more of the one above, which the cursor is too far left for. */
function besideEntries(cursor: Cursor, above: number, column: number): CodebookPlace[] {
  const { lines } = cursor;
  const owner = ownerOfList(lines, above, column);
  if (owner === null) return [];
  const study = column === 0 ? keyPlaces(cursor, 'study', studyKeysAround(cursor), column, '') : [];
  if (owner !== 'codes') return [...itemPlaces(cursor, owner, '- '), ...study];
  const entry = lines.at(above);
  const keys = keysBelow(lines, above, entry.column);
  if (entry.key) keys.set(entry.key.name, above);
  return [
    ...keyPlaces(cursor, 'code', new Map(), column + 2, '- '),
    ...keyPlaces(cursor, 'code', keys, entry.column, ' '.repeat(entry.column - column)),
    ...study,
  ];
}

/** The keys of the file that begin at the margin, wherever they stand. */
function studyKeysAround({ lines, number }: Cursor): Map<string, number> {
  const keys = new Map<string, number>();
  for (let line = 0; line < lines.starts.length; line++) {
    if (line === number || lines.indent(line) !== 0 || lines.isEntry(line)) continue;
    const { key } = lines.at(line);
    if (key) keys.set(key.name, line);
  }
  return keys;
}

/** The keys of the same mapping on the lines below, each with its line. */
function keysBelow(lines: YamlLines, number: number, column: number): Map<string, number> {
  const keys = new Map<string, number>();
  for (let below = number + 1; below < lines.starts.length; below++) {
    const indent = lines.indent(below);
    if (indent < 0 || indent > column) continue;
    if (indent < column) break;
    // A list may stand right below its key, with no indentation of its own.
    if (lines.isEntry(below)) {
      if (column === 0) continue;
      break;
    }
    const { key } = lines.at(below);
    if (key) keys.set(key.name, below);
  }
  return keys;
}

/** The key whose list has an entry on this line; a list that no key heads is that of the codes. Null for anything else. */
function ownerOfList(lines: YamlLines, entry: number, dash: number): ListKey | null {
  for (let above = entry - 1; above >= 0; above--) {
    const indent = lines.indent(above);
    if (indent < 0 || indent > dash || (indent === dash && lines.isEntry(above))) continue;
    const { key, end } = lines.at(above);
    return key && key.colon + 1 === end && isListKey(key.name) ? key.name : null;
  }
  return dash === 0 ? 'codes' : null;
}

const listKeys = ['transcripts', 'moderated', 'speakers', 'layout', 'speech', 'aliases', 'codes'] as const;
type ListKey = (typeof listKeys)[number];

/** True for the keys whose value is a list. */
export function isListKey(name: string): name is ListKey {
  return listKeys.some((key) => key === name);
}

function keyPlaces(
  { line, offset }: Cursor,
  of: 'study' | 'code',
  keys: ReadonlyMap<string, number>,
  column: number,
  lead: string,
): KeyPlace[] {
  const { key } = line;
  const written = key ?? line;
  const isThere = written.start < written.end && offset <= written.end;
  if (!key && line.start < line.end && offset > line.end) return [];
  const range = isThere ? { start: written.start, end: written.end } : { start: offset, end: offset };
  const present = new Set(keys.keys());
  return [{ kind: 'key', of, range, name: key?.name ?? '', hasColon: key !== null, present, lead, column }];
}

/** What a list of texts says on this line. */
function itemPlaces(cursor: Cursor, key: ListKey, lead: string): ValuePlace[] {
  const { lines, line, offset } = cursor;
  const item = yamlItemAt(lines.text, { start: Math.min(line.start, offset), end: line.end }, offset);
  const of = key === 'aliases' ? 'code' : 'study';
  return item === null || key === 'codes' ? [] : [{ kind: 'value', key, of, item, lead, label: '' }];
}

/** What a key says, on the line of the key. */
function valuePlace(cursor: Cursor, name: string, from: number): ValuePlace[] {
  const { lines, number, line, offset } = cursor;
  const mapping = mappingOf(lines, number, line);
  const known: readonly (StudyKey | CodeKey)[] = mapping?.of === 'study' ? studyKeys : codeKeys;
  const key = known.find((one) => one === name);
  if (mapping === null || key === undefined) return [];
  const item = yamlItemAt(lines.text, { start: from, end: line.end }, offset);
  if (item === null) return [];
  const labelLine = mapping.keys.get('code');
  const label = labelLine === undefined ? '' : lines.valueOf(lines.at(labelLine));
  const lead = item.range.start === from && !item.inBrackets ? ' ' : '';
  return [{ kind: 'value', key, of: mapping.of, item, lead, label }];
}

/** The mapping that the key of a line belongs to: its keys, each with its line. */
function mappingOf(
  lines: YamlLines,
  number: number,
  line: YamlLine,
): { of: 'study' | 'code'; keys: Map<string, number> } | null {
  const keys = keysBelow(lines, number, line.column);
  if (line.key) keys.set(line.key.name, number);
  for (let at = number; at >= 0; at--) {
    const indent = lines.indent(at);
    if (indent < 0 || indent > line.column) continue;
    const above = lines.at(at);
    if (above.column !== line.column) return null;
    if (above.key) keys.set(above.key.name, at);
    if (above.dash >= 0) return ownerOfList(lines, at, above.dash) === 'codes' ? { of: 'code', keys } : null;
  }
  return line.column === 0 ? { of: 'study', keys } : null;
}
