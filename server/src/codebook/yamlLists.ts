import type { YAMLSeq } from 'yaml';
import { isScalar, isSeq } from 'yaml';
import { insertion, type TextEdit } from '../transcript/textEdit';
import { endOf, endOfEntryLines, indentBefore, lineBreakOf, startOf } from './yamlPlaces';
import { yamlItem, yamlText } from './yamlText';

/** Adds a text at the end of a list, as `addItem`. */
export function addText(text: string, key: unknown, value: unknown, added: string): TextEdit {
  return addItem(text, key, value, (write) => write(added));
}

/**
 * The edit that adds an item at the end of a list, which may be in brackets, in lines, a single text, or not begun.
 *
 * @param key whose value the list is
 * @param item writes the item, with the texts in it as they are to be written at its place
 */
export function addItem(
  text: string,
  key: unknown,
  value: unknown,
  item: (write: (text: string) => string) => string,
): TextEdit {
  if (isSeq(value)) return intoList(text, value, item);
  const start = startOf(value);
  const end = endOf(text, value);
  if (isScalar(value) && start < end)
    return { range: { start, end }, newText: `[${text.slice(start, end)}, ${item(yamlItem)}]` };
  const colon = text.indexOf(':', endOf(text, key));
  return insertion(colon + 1, ` [${item(yamlItem)}]`);
}

function intoList(text: string, list: YAMLSeq, item: (write: (text: string) => string) => string): TextEdit {
  const last = list.items.at(-1);
  if (list.flow || last === undefined) {
    if (last === undefined) return insertion(startOf(list) + 1, item(yamlItem));
    return insertion(endOf(text, last), `, ${item(yamlItem)}`);
  }
  const indent = indentBefore(text, startOf(list)) ?? '';
  return insertion(endOfEntryLines(text, last, indent), `${lineBreakOf(text)}${indent}- ${item(yamlText)}`);
}
