import type { Pair, YAMLMap } from 'yaml';
import { isMap, isScalar, isSeq } from 'yaml';
import { deletion, insertion, type TextEdit } from '../transcript/textEdit';
import type { CodebookDraft, Entry } from './draft';
import type { CodeKey } from './keys';
import { codeKeys } from './keys';
import { addTexts } from './yamlLists';
import { endOf, lineBreakOf, lineEndOffset, removalFromList, startOf, valueAt } from './yamlPlaces';
import { columnOf, keyLineAt, replaceValue, writtenValue } from './yamlValues';

/** The keys that hold one text. */
export type TextKey = Exclude<CodeKey, 'codes' | 'aliases'>;

/** Says under a key of a code what it says from now on; the key is put where the order of keys in the language reference has it. */
export function setField(draft: CodebookDraft, label: string, key: TextKey, value: string): void {
  const entry = draft.entry(label);
  const field = isMap(entry.node) ? pairOf(entry.node, key) : undefined;
  const inFlow = entry.list.flow === true || (isMap(entry.node) && entry.node.flow === true);
  if (field) draft.change(replaceValue(draft.text, field, value, inFlow));
  else addKey(draft, entry, key, value);
}

/** Adds an alias to a code, unless it has it already. */
export function addAlias(draft: CodebookDraft, label: string, alias: string): void {
  const entry = draft.entry(label);
  if (alias === label || entry.code.aliases.includes(alias)) return;
  const field = isMap(entry.node) ? pairOf(entry.node, 'aliases') : undefined;
  if (!field) addKey(draft, entry, 'aliases', [alias]);
  else draft.change(addTexts(draft.text, field.key, field.value, alias));
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
      const newText = `{code: ${text.slice(start, end)}, ${key}: ${writtenValue(value, null)}}`;
      draft.change({ range: { start, end }, newText });
      return;
    }
    const line = keyLineAt(text, start);
    const added = `${line.newLine}${line.indent}${key}: ${writtenValue(value, line)}`;
    draft.change(insertion(start, 'code: '), insertion(lineEndOffset(text, end), added));
    return;
  }
  const before = pairAbove(node, key) ?? node.items[0];
  if (before === undefined) throw new Error(`The entry of ${code.label} is empty.`);
  const end = endOf(text, before);
  if (node.flow || list.flow) draft.change(insertion(end, `, ${key}: ${writtenValue(value, null)}`));
  else {
    const line = keyLineAt(text, startOf(node.items[0]?.key));
    const added = `${line.newLine}${line.indent}${key}: ${writtenValue(value, line)}`;
    draft.change(insertion(lineEndOffset(text, end), added));
  }
}

/** The last key of an entry that stands above another in the usual order. */
function pairAbove(map: YAMLMap, key: CodeKey): Pair | undefined {
  const names: readonly unknown[] = codeKeys;
  const order = (name: unknown) => names.indexOf(name);
  return map.items.findLast(({ key: other }) => isScalar(other) && order(other.value) < order(key));
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
