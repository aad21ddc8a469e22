import type { Pair, YAMLMap } from 'yaml';
import { isMap, isScalar, isSeq } from 'yaml';
import { deletion, insertion, type TextEdit } from '../transcript/textEdit';
import type { CodebookDraft, Entry } from './draft';
import type { CodeKey } from './keys';
import { codeKeys } from './keys';
import { addText } from './yamlLists';
import { endOf, lineBreakOf, lineEndOffset, removalFromList, startOf, valueAt } from './yamlPlaces';
import { isUnusual, textLike, yamlItem, yamlList, yamlText } from './yamlText';

/** The keys that hold one text. */
export type TextKey = Exclude<CodeKey, 'codes' | 'aliases'>;

/** Says under a key of a code what it says from now on; the key is put where the order of keys in the language reference has it. */
export function setField(draft: CodebookDraft, label: string, key: TextKey, value: string): void {
  const entry = draft.entry(label);
  const field = isMap(entry.node) ? pairOf(entry.node, key) : undefined;
  if (field) draft.change(replacement(draft.text, entry, field, value));
  else addKey(draft, entry, key, value);
}

/** Adds an alias to a code, unless it has it already. */
export function addAlias(draft: CodebookDraft, label: string, alias: string): void {
  const entry = draft.entry(label);
  if (alias === label || entry.code.aliases.includes(alias)) return;
  const field = isMap(entry.node) ? pairOf(entry.node, 'aliases') : undefined;
  if (!field) addKey(draft, entry, 'aliases', [alias]);
  else draft.change(addText(draft.text, field.key, field.value, alias));
}

/** Takes an alias away from a code, and the key with the last one. */
export function removeAlias(draft: CodebookDraft, label: string, alias: string): void {
  const { node, code } = draft.entry(label);
  const place = draft.codebook.mentions.find(
    ({ as, text, range }) => as === 'alias' && text === alias && within(code.range, range),
  );
  if (!place) return;
  const list = isMap(node) ? valueAt(node, 'aliases') : undefined;
  if (isSeq(list) && list.items.length > 1) draft.change(removalFromList(draft.text, place.range));
  else removeField(draft, label, 'aliases');
}

/** Takes a key of a code away, with its value and what stands behind it on its lines. */
export function removeField(draft: CodebookDraft, label: string, key: CodeKey): void {
  const { node } = draft.entry(label);
  const field = isMap(node) ? pairOf(node, key) : undefined;
  if (isMap(node) && field) draft.change(removalOfPair(draft.text, node, field));
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

function within(outer: { start: number; end: number }, inner: { start: number; end: number }): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** A value in the place of another, in the quotation marks of that, and in some where it needs them. */
function replacement(text: string, { node, list }: Entry, { key, value }: Pair, by: string): TextEdit {
  const start = startOf(value);
  const end = endOf(text, value);
  const inFlow = list.flow === true || (isMap(node) && node.flow === true);
  const mark = start < end ? text.charAt(start) : '';
  const isQuoted = (mark === '"' || mark === "'") && !isUnusual(by);
  const newText = isQuoted ? textLike(mark, by) : written(by, inFlow ? null : lineOf(text, startOf(key)));
  if (start < end)
    return inFlow ? { range: { start, end }, newText } : withComment(text, start, end, newText);
  return insertion(text.indexOf(':', endOf(text, key)) + 1, ` ${newText}`);
}

/** Behind the first line of a text of several lines stands what was said behind the value that it replaces, else behind it all. */
function withComment(text: string, start: number, end: number, newText: string): TextEdit {
  const isBlock = newText.startsWith('|-');
  const [head] = /^[|>][^\r\n]*/.exec(text.slice(start, end)) ?? [];
  const behind = head ?? (isBlock ? text.slice(end, lineEndOffset(text, end)) : '');
  const [comment = ''] = (head === undefined ? /^[ \t]+#.*/ : /[ \t]+#.*/).exec(behind) ?? [];
  return {
    range: { start, end: head === undefined ? end + comment.length : end },
    newText: isBlock ? `|-${comment}${newText.slice(2)}` : newText + comment,
  };
}

/** The line ends of a text and the white space before a key in it. */
interface Line {
  readonly newLine: string;
  readonly indent: string;
}

function lineOf(text: string, offset: number): Line {
  return { newLine: lineBreakOf(text), indent: columnOf(text, offset) };
}

/** A value as it is written behind its key: one of several lines as a block, where there is room for it. */
function written(value: string | readonly string[], line: Line | null): string {
  if (typeof value !== 'string') return yamlList(value);
  if (line === null) return yamlItem(value);
  // Deprecated codes without a reason, and no label anybody gives.
  if (value === 'true') return value;
  const lines = value.split('\n');
  if (lines.length === 1 || lines.some(isUnusual)) return yamlText(value);
  const indented = lines.map((one) => (one === '' ? '' : `${line.indent}  ${one}`));
  return ['|-', ...indented].join(line.newLine);
}

/** Adds a key that a code does not have. */
function addKey(
  draft: CodebookDraft,
  { node, list, code }: Entry,
  key: CodeKey,
  value: string | readonly string[],
): void {
  const { text } = draft;
  if (isScalar(node)) {
    const start = startOf(node);
    const end = endOf(text, node);
    if (list.flow) {
      const newText = `{code: ${text.slice(start, end)}, ${key}: ${written(value, null)}}`;
      draft.change({ range: { start, end }, newText });
      return;
    }
    const line = lineOf(text, start);
    const added = `${line.newLine}${line.indent}${key}: ${written(value, line)}`;
    draft.change(insertion(start, 'code: '), insertion(lineEndOffset(text, end), added));
    return;
  }
  const before = pairAbove(node, key) ?? node.items[0];
  if (before === undefined) throw new Error(`The entry of ${code.label} is empty.`);
  const end = endOf(text, before);
  if (node.flow || list.flow) draft.change(insertion(end, `, ${key}: ${written(value, null)}`));
  else {
    const line = lineOf(text, startOf(node.items[0]?.key));
    const added = `${line.newLine}${line.indent}${key}: ${written(value, line)}`;
    draft.change(insertion(lineEndOffset(text, end), added));
  }
}

/** The last key of an entry that stands above another in the usual order. */
function pairAbove(map: YAMLMap, key: CodeKey): Pair | undefined {
  const names: readonly unknown[] = codeKeys;
  const order = (name: unknown) => names.indexOf(name);
  return map.items.findLast(({ key: other }) => isScalar(other) && order(other.value) < order(key));
}

/** White space as wide as what stands before an offset on its line. */
export function columnOf(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && !'\r\n\uFEFF'.includes(text.charAt(start - 1))) start--;
  return ' '.repeat(offset - start);
}

function removalOfPair(text: string, map: YAMLMap, pair: Pair): TextEdit {
  const start = startOf(pair.key);
  const end = Math.max(endOf(text, pair), endOf(text, pair.key) + 1);
  const index = map.items.indexOf(pair);
  const next = map.items[index + 1];
  // Another key may have to take its place behind the dash or the brace.
  if (index === 0 && next) return deletion({ start, end: startOf(next.key) });
  const before = map.items[index - 1];
  if (map.flow && before) return deletion({ start: endOf(text, before), end });
  const indent = columnOf(text, start);
  const lineEnd = lineEndOffset(text, end);
  const behind = /^(?:\r\n?|\n)/.exec(text.slice(lineEnd, lineEnd + 2))?.[0].length ?? 0;
  const above = behind === 0 ? lineBreakOf(text).length : 0;
  return deletion({ start: start - indent.length - above, end: lineEnd + behind });
}
