import type { Node, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { isCollection, isMap, isPair, isScalar, isSeq } from 'yaml';
import { itemAt } from '../transcript/itemAt';
import { deletion, type TextEdit } from '../transcript/textEdit';
import type { Range } from '../transcript/transcript';

/** The line end that a text uses first; LF when it has one line. */
export function lineBreakOf(text: string): string {
  return /\r\n?|\n/.exec(text)?.[0] ?? '\n';
}

/** The value of a key of a mapping; undefined when the key is not there. */
export function valueAt(map: YAMLMap, name: string): unknown {
  return map.items.find(({ key }) => isScalar(key) && key.value === name)?.value;
}

/** The key itself, for its place. */
export function keyOf(map: YAMLMap, name: string): Node | null {
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === name);
  return isScalar(pair?.key) ? pair.key : null;
}

/** The entry of a list of codes, at whatever depth, whose label stands at `offset`. */
export function entryAt(list: YAMLSeq, offset: number): { list: YAMLSeq; index: number } | null {
  for (let within: unknown = list; isSeq(within); ) {
    const current: YAMLSeq = within;
    const index = current.items.findIndex((item) => startOf(item) <= offset && offset < rangeEndOf(item));
    const item = current.items[index];
    if (!isMap(item)) return index < 0 ? null : { list: current, index };
    const codes = valueAt(item, 'codes');
    if (!isSeq(codes) || startOf(codes) > offset || offset >= rangeEndOf(codes))
      return { list: current, index };
    within = codes;
  }
  return null;
}

/** The text of a YAML file that an offset lies in, and whether it stands in brackets or braces. */
export function scalarAt(root: Node, offset: number): { scalar: Scalar; inFlow: boolean } | null {
  let inFlow = false;
  for (let node: unknown = root; ; ) {
    if (isScalar(node)) return { scalar: node, inFlow };
    if (!isCollection(node)) return null;
    inFlow ||= node.flow === true;
    const parts: unknown[] = node.items.flatMap((item) => (isPair(item) ? [item.key, item.value] : [item]));
    node = parts.find((part) => startOf(part) <= offset && offset < rangeEndOf(part));
  }
}

/** Where a node begins; past every offset when it has no place. */
export function startOf(node: unknown): number {
  return (isScalar(node) || isCollection(node)) && node.range ? node.range[0] : Number.POSITIVE_INFINITY;
}

function rangeEndOf(node: unknown): number {
  return (isScalar(node) || isCollection(node)) && node.range ? node.range[1] : -1;
}

/** Where the last thing that a node says ends: no comment, no white space after it. */
export function endOf(text: string, node: unknown): number {
  let last = node;
  while (isPair(last) || (isCollection(last) && !last.flow && last.items.length > 0)) {
    if (isPair(last)) last = rangeEndOf(last.value) < 0 ? last.key : last.value;
    else last = last.items.at(-1);
  }
  let end = Math.max(0, rangeEndOf(last));
  while (end > 0 && text.charCodeAt(end - 1) <= 32) end--;
  return end;
}

/**
 * Where the dash of an entry of a list in lines stands: before its first word, or on a line of its own above it.
 *
 * @returns null for a list in brackets
 */
export function dashOf(text: string, list: YAMLSeq, index: number): number | null {
  if (list.flow) return null;
  const from = index === 0 ? startOf(list) : endOf(text, list.items[index - 1]);
  const end = Math.min(startOf(list.items[index]), text.length);
  // Between two entries there are comments and white space only.
  for (let at = from; at < end; at++) {
    const mark = text.charAt(at);
    if (mark === '-') return at;
    if (mark === '#') at = lineEndOffset(text, at);
  }
  return null;
}

/** The edit that takes a text out of the list it stands in, with the comma or the line that it needed. Comments stay. */
export function removalFromList(text: string, { start, end }: Range): TextEdit {
  let before = start;
  while (before > 0 && ' \t'.includes(text.charAt(before - 1))) before--;
  let after = end;
  while (after < text.length && ' \t'.includes(text.charAt(after))) after++;
  if (text.charAt(after) === ',') {
    after++;
    while (text.charAt(after) === ' ') after++;
    return deletion({ start, end: after });
  }
  if (text.charAt(before - 1) === ',') return deletion({ start: before - 1, end });
  // Its dash may stand on a line of its own.
  while (before > 0 && text.charCodeAt(before - 1) <= 32) before--;
  const dash = before - 1;
  const indent = text.charAt(dash) === '-' ? indentBefore(text, dash) : null;
  if (indent === null) return deletion({ start, end });
  const isAlone = after === text.length || '\r\n'.includes(text.charAt(after));
  if (!isAlone) return deletion({ start: dash, end: after });
  const lineEnd = /^(?:\r\n?|\n)/.exec(text.slice(after, after + 2))?.[0].length ?? 0;
  return deletion({ start: dash - indent.length, end: after + lineEnd });
}

/** The end of the line that an offset is in, its line end not included. */
export function lineEndOffset(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\r\n]/);
  return length < 0 ? text.length : offset + length;
}

/** What stands before an offset on its line, when that is white space only; else null. */
export function indentBefore(text: string, offset: number): string | null {
  let start = offset;
  while (start > 0 && !'\r\n'.includes(text.charAt(start - 1))) start--;
  const indent = text.slice(start, offset).replace(/^\uFEFF/, '');
  return /^ *$/.test(indent) ? indent : null;
}

/** The end of the lines that belong to an entry: comments right below it that are indented more than its dash. */
export function endOfEntryLines(text: string, node: unknown, indent: string): number {
  let end = lineEndOffset(text, endOf(text, node));
  for (;;) {
    const comment = /^(?:\r\n?|\n)( *)#[^\r\n]*/.exec(text.slice(end, end + 2000));
    if (comment === null || itemAt(comment, 1).length <= indent.length) return end;
    end = lineEndOffset(text, end + comment[0].length);
  }
}
