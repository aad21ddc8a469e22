import type { YAMLSeq } from 'yaml';
import { isScalar, isSeq } from 'yaml';
import { insertion, type TextEdit } from '../transcript/textEdit';
import { endOf, endOfEntryLines, indentBefore, lineBreakOf, startOf } from './yamlPlaces';
import { yamlItem, yamlText } from './yamlText';

/** Writes an item of a list, with the texts in it as they are to be written at its place. */
type ItemWriter = (write: (text: string) => string) => string;

/** Adds texts at the end of a list, as `addItems`. */
export function addTexts(text: string, key: unknown, value: unknown, ...added: readonly string[]): TextEdit {
  return addItems(
    text,
    key,
    value,
    ...added.map(
      (one): ItemWriter =>
        (write) =>
          write(one),
    ),
  );
}

/**
 * The edit that adds items at the end of a list, which may be in brackets, in lines, a single text, or not begun.
 *
 * @param key whose value the list is
 */
export function addItems(
  text: string,
  key: unknown,
  value: unknown,
  ...items: readonly ItemWriter[]
): TextEdit {
  if (isSeq(value)) return intoList(text, value, items);
  const written = inBrackets(items);
  const start = startOf(value);
  const end = endOf(text, value);
  if (isScalar(value) && start < end)
    return { range: { start, end }, newText: `[${text.slice(start, end)}, ${written}]` };
  const colon = text.indexOf(':', endOf(text, key));
  return insertion(colon + 1, ` [${written}]`);
}

function intoList(text: string, list: YAMLSeq, items: readonly ItemWriter[]): TextEdit {
  const last = list.items.at(-1);
  if (last === undefined) return insertion(startOf(list) + 1, inBrackets(items));
  if (list.flow) return insertion(endOf(text, last), `, ${inBrackets(items)}`);
  const indent = indentBefore(text, startOf(list)) ?? '';
  const lines = items.map((item) => `${lineBreakOf(text)}${indent}- ${item(yamlText)}`);
  return insertion(endOfEntryLines(text, last, indent), lines.join(''));
}

function inBrackets(items: readonly ItemWriter[]): string {
  return items.map((item) => item(yamlItem)).join(', ');
}
