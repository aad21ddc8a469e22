import type { YAMLMap, YAMLSeq } from 'yaml';
import { isMap, isScalar, isSeq } from 'yaml';
import { composed } from '../transcript/composed';
import type { TextEdit } from '../transcript/textEdit';
import { applyEdit, insertion } from '../transcript/textEdit';
import type { Code, Codebook } from './codebook';
import { familyForNewLabel, prefixOf } from './families';
import type { StudyKey } from './keys';
import { leastUsedColor } from './palette';
import { readCodebook } from './read';
import { YamlDraft } from './yamlDraft';
import { addTexts } from './yamlLists';
import {
  endOf,
  endOfEntryLines,
  entryAt,
  indentBefore,
  keyOf,
  lineBreakOf,
  lineEndOffset,
  startOf,
  valueAt,
} from './yamlPlaces';
import type { NewEntry } from './yamlText';
import { entryItem, entryLines, listItem, yamlList } from './yamlText';

/** A code to be added, and the family it belongs to: a code, a prefix, or null for none. */
export interface NewCodeEntry extends NewEntry {
  readonly family: string | null;
}

/**
 * The edit that adds a code to codebook.yaml: under its family where that has sub-codes, else below the last
 * code of its family, else at the end. One that begins a family, or is of none, gets the colour of the palette that was
 * used least so far, but in a list of bare labels or in brackets, which goes on as it is: its place gives it a colour.
 * The others have the colour of their family. Everything else stays as it is, byte for byte.
 *
 * @returns null when the file cannot be edited safely: it is not valid YAML or not a codebook. An edit that
 *   changes nothing when the code is there already.
 */
export function addCode(text: string, code: NewCodeEntry): TextEdit | null {
  return addEntries(text, [code], code.family);
}

/**
 * The edit that adds codes with their sub-codes at the end of codebook.yaml. Those that are there already are left out with all that
 * is under them. Each that has no colour gets that of the palette that was used least so far.
 *
 * @returns null when the file cannot be edited safely: it is not valid YAML or not a codebook
 */
export function addCodes(text: string, entries: readonly NewEntry[]): TextEdit | null {
  return addEntries(text, entries, null);
}

function addEntries(text: string, all: readonly NewEntry[], family: string | null): TextEdit | null {
  const before = readCodebook(text);
  const known = new Set(before.codes.map(({ label }) => label));
  const entries = all.filter(({ label }) => !known.has(composed(label)));
  const [first] = entries;
  if (!first) return insertion(0, '');
  const root = rootOf(new YamlDraft(text));
  const colored: Pick<Code, 'label' | 'family' | 'color'>[] = [...before.codes];
  const written = entries.map((entry) => {
    if (isOfFamily(before, { ...entry, family })) return entry;
    const color = entry.color ?? leastUsedColor(colored);
    colored.push({ label: entry.label, family: null, color });
    return { ...entry, color };
  });
  const edit = root === 'broken' ? null : codeEdit(text, root, written, family, before);
  const areThere = (after: Codebook) => {
    const labels = new Set(after.codes.map(({ label }) => label));
    return entries.every(({ label }) => labels.has(composed(label)));
  };
  return edit && isSafe(text, edit, before, areThere, entriesWithin(entries)) ? edit : null;
}

/** How many entries there are, sub-codes among them. */
function entriesWithin(entries: readonly NewEntry[]): number {
  return entries.reduce((sum, { codes = [] }) => sum + 1 + entriesWithin(codes), 0);
}

/** True when a code gets its colour from others that are there already. */
function isOfFamily({ codes }: Codebook, { label, family }: NewCodeEntry): boolean {
  const name = family ?? familyForNewLabel(codes, composed(label));
  return name !== null && codes.some((code) => belongsTo(code, name));
}

/** True for what heads a family, is of it, or begins with its prefix. */
function belongsTo(code: Code, family: string): boolean {
  const hasPrefix = prefixOf(code.label)?.toLowerCase() === family.toLowerCase();
  return hasPrefix || code.family === family || code.label === family;
}

/**
 * The edit that lists a line under `speech`, which begins above `codes` when it is not there.
 *
 * @returns null when the file cannot be edited safely: it is not valid YAML or not a codebook. An edit that
 *   changes nothing when the line is there already.
 */
export function addSpeech(text: string, line: string): TextEdit | null {
  const before = readCodebook(text);
  const isThere = ({ speech }: Codebook) => speech.includes(composed(line));
  if (isThere(before)) return insertion(0, '');
  const root = rootOf(new YamlDraft(text));
  const edit = root === 'broken' ? null : textEdit(text, root, 'speech', line);
  return edit && isSafe(text, edit, before, isThere) ? edit : null;
}

/**
 * The edit that lists names under `speakers`, which begins above `codes` when it is not there; those that are listed
 * already are left out.
 *
 * @returns null when the file cannot be edited safely: it is not valid YAML or not a codebook. An edit that
 *   changes nothing when all names are there already.
 */
export function addSpeakers(text: string, names: readonly string[]): TextEdit | null {
  const before = readCodebook(text);
  const known = new Set(before.speakers);
  const added = [...new Set(names)].filter((name) => !known.has(name));
  if (added.length === 0) return insertion(0, '');
  const root = rootOf(new YamlDraft(text));
  const edit = root === 'broken' ? null : textEdit(text, root, 'speakers', ...added);
  const areThere = ({ speakers }: Codebook) => added.every((name) => speakers.includes(name));
  return edit && isSafe(text, edit, before, areThere) ? edit : null;
}

type Root = YAMLMap | YAMLSeq | null;

/** The file as far as it can be edited; null when it is empty. */
function rootOf({ content, brokenAt }: YamlDraft): Root | 'broken' {
  if (brokenAt) return 'broken';
  if (isMap(content) || isSeq(content)) return content;
  return content === null || (isScalar(content) && content.source === '') ? null : 'broken';
}

/** True when the file still reads as before, and says what was to be added. */
function isSafe(
  text: string,
  edit: TextEdit,
  before: Codebook,
  added: (after: Codebook) => boolean,
  mostNew = 0,
): boolean {
  const after = readCodebook(applyEdit(text, edit));
  if (!added(after) || after.problems.some(({ code }) => code === 'codebook-syntax')) return false;
  const codes = new Map(after.codes.map((code) => [code.label, code]));
  const kept = before.codes.every((code) => {
    const same = codes.get(code.label);
    return same?.parent === code.parent && same.description === code.description;
  });
  return kept && after.codes.length - before.codes.length <= mostNew && after.study === before.study;
}

function codeEdit(
  text: string,
  root: Root,
  entries: readonly NewEntry[],
  family: string | null,
  before: Codebook,
): TextEdit | null {
  const newLine = lineBreakOf(text);
  if (root === null) return atEnd(text, `codes:${newLine}${blockEntries(entries, '  ', newLine)}${newLine}`);
  if (isSeq(root)) return intoList(text, root, root.items.length - 1, entries);
  const codes = valueAt(root, 'codes');
  if (!isSeq(codes)) return codes === undefined || isEmpty(codes) ? startCodes(text, root, entries) : null;
  if (codes.items.length === 0 && !root.flow) return fillEmptyCodes(text, root, codes, entries);
  const place = placeInFamily(codes, family, before) ?? { list: codes, index: codes.items.length - 1 };
  return intoList(text, place.list, place.index, entries);
}

interface Place {
  readonly list: YAMLSeq;
  /** The entry below which the new one goes; -1 for an empty list. */
  readonly index: number;
}

/** The place of a new code within its family; null when the codebook has none of the family. */
function placeInFamily(codes: YAMLSeq, family: string | null, before: Codebook): Place | null {
  if (family === null) return null;
  const head = before.codes.find(({ label }) => label === family);
  const headPlace = head === undefined ? null : entryAt(codes, head.labelRange.start);
  const headEntry = headPlace?.list.items[headPlace.index];
  const subCodes = isMap(headEntry) ? valueAt(headEntry, 'codes') : undefined;
  if (isSeq(subCodes) && subCodes.items.length > 0)
    return { list: subCodes, index: subCodes.items.length - 1 };
  const last = before.codes.findLast((one) => belongsTo(one, family));
  return last === undefined ? null : entryAt(codes, last.labelRange.start);
}

function intoList(text: string, list: YAMLSeq, index: number, entries: readonly NewEntry[]): TextEdit | null {
  if (list.flow) {
    const last = list.items[index];
    const item = uncoloredItems(entries);
    if (last !== undefined) return insertion(endOf(text, last), `, ${item}`);
    return insertion(startOf(list) + 1, item);
  }
  const indent = indentBefore(text, startOf(list));
  const neighbour = list.items[index];
  if (indent === null || neighbour === undefined) return null;
  const newLine = lineBreakOf(text);
  const gap = standApart(text, list, index) ? newLine + newLine : newLine;
  const written = entries.map((entry) => {
    const [label = '', ...others] = entryLines({ ...entry, color: undefined });
    return isScalar(neighbour) && others.length === 0
      ? `${indent}- ${label.slice('code: '.length)}`
      : blockEntries([entry], indent, newLine);
  });
  return insertion(endOfEntryLines(text, neighbour, indent), gap + written.join(gap));
}

function blockEntries(entries: readonly NewEntry[], indent: string, newLine: string): string {
  return entries.flatMap((entry) => listItem(entryLines(entry), indent)).join(newLine);
}

/** Entries as they stand in brackets, where colours are told by their places. */
function uncoloredItems(entries: readonly NewEntry[]): string {
  return entries.map((entry) => entryItem({ ...entry, color: undefined })).join(', ');
}

/** True when the entries around a place have blank lines between them, and not only before a heading. */
function standApart(text: string, list: YAMLSeq, index: number): boolean {
  const at = Math.max(0, index - 1);
  const [above, below] = [list.items[at], list.items[at + 1]];
  if (above === undefined || below === undefined) return false;
  const between = text.slice(endOf(text, above), startOf(below));
  return /(?:\n|\r(?!\n))[ \t]*[\r\n]/.test(between) && !/[\r\n][ \t]*#/.test(between);
}

/** Begins the list of codes where the file has none: below its key, in its brackets, or at the end. */
function startCodes(text: string, root: YAMLMap, entries: readonly NewEntry[]): TextEdit | null {
  const newLine = lineBreakOf(text);
  const key = keyOf(root, 'codes');
  if (root.flow) {
    if (key !== null) return null;
    const separator = root.items.length === 0 ? '' : ', ';
    return insertion(endOf(text, root) - 1, `${separator}codes: [${uncoloredItems(entries)}]`);
  }
  const entry = newLine + blockEntries(entries, '  ', newLine);
  if (key !== null) return insertion(lineEndOffset(text, endOf(text, key)), entry);
  return insertion(lineEndOffset(text, endOf(text, root)), `${newLine}codes:${entry}`);
}

/** `codes: []` becomes a list in lines, as people keep it. */
function fillEmptyCodes(
  text: string,
  root: YAMLMap,
  codes: YAMLSeq,
  entries: readonly NewEntry[],
): TextEdit | null {
  const colon = text.indexOf(':', endOf(text, keyOf(root, 'codes')));
  if (colon < 0 || colon > startOf(codes)) return null;
  const newLine = lineBreakOf(text);
  const end = endOf(text, codes);
  const comment = text.slice(end, lineEndOffset(text, end));
  const newText = comment + newLine + blockEntries(entries, '  ', newLine);
  return { range: { start: colon + 1, end: end + comment.length }, newText };
}

function textEdit(
  text: string,
  root: Root,
  key: 'speech' | 'speakers',
  ...items: readonly string[]
): TextEdit | null {
  const newLine = lineBreakOf(text);
  if (root === null) return atEnd(text, `${key}: ${yamlList(items)}${newLine}`);
  if (isSeq(root)) return null;
  const value = valueAt(root, key);
  if (value === undefined) return startList(text, root, key, ...items);
  return addTexts(text, keyOf(root, key), value, ...items);
}

/**
 * The edit that begins a list with texts in it: below the key above `codes`, so that a comment on `codes` stays with it;
 * else right above `codes`.
 */
export function startList(text: string, root: YAMLMap, key: StudyKey, ...items: readonly string[]): TextEdit {
  const list = `${key}: ${yamlList(items)}`;
  const newLine = lineBreakOf(text);
  if (root.flow) {
    const separator = root.items.length === 0 ? '' : ', ';
    return insertion(endOf(text, root) - 1, `${separator}${list}`);
  }
  const codes = root.items.findIndex(({ key }) => isScalar(key) && key.value === 'codes');
  const above = codes < 0 ? root.items.at(-1) : root.items[codes - 1];
  if (above !== undefined) return insertion(lineEndOffset(text, endOf(text, above)), newLine + list);
  return insertion(startOf(root.items[0]?.key), list + newLine);
}

function atEnd(text: string, lines: string): TextEdit {
  const gap = text === '' || text === '\uFEFF' || /[\r\n]$/.test(text) ? '' : lineBreakOf(text);
  return insertion(text.length, gap + lines);
}

/** A key without a value. */
function isEmpty(value: unknown): boolean {
  return value === null || (isScalar(value) && value.source === '');
}
