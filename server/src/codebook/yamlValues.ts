import type { Pair } from 'yaml';
import { insertion, type TextEdit } from '../transcript/textEdit';
import { endOf, lineBreakOf, lineEndOffset, startOf } from './yamlPlaces';
import { isUnusual, textLike, yamlItem, yamlList, yamlText } from './yamlText';

/** The line ends of a text and the white space before a key in it. */
export interface KeyLine {
  readonly newLine: string;
  readonly indent: string;
}

/** Writes a value; `line` is that of its key, null in brackets and braces. */
export type WriteValue = (value: string, line: KeyLine | null) => string;

/** The line of a key, which begins at an offset. */
export function keyLineAt(text: string, offset: number): KeyLine {
  return { newLine: lineBreakOf(text), indent: columnOf(text, offset) };
}

/** White space as wide as what stands before an offset on its line. */
export function columnOf(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && !'\r\n\uFEFF'.includes(text.charAt(start - 1))) start--;
  return ' '.repeat(offset - start);
}

/**
 * The edit that puts a text in the place of the value of a key, in the quotation marks of that, and in some where it needs them.
 * Comments stay.
 *
 * @param inFlow true for a key in braces, or in an entry of a list in brackets
 * @param write what it is without the old quotation marks
 */
export function replaceValue(
  text: string,
  { key, value }: Pair,
  by: string,
  inFlow: boolean,
  write: WriteValue = writtenValue,
): TextEdit {
  const start = startOf(value);
  const end = endOf(text, value);
  const mark = start < end ? text.charAt(start) : '';
  const isQuoted = (mark === '"' || mark === "'") && !isUnusual(by);
  const newText = isQuoted ? textLike(mark, by) : write(by, inFlow ? null : keyLineAt(text, startOf(key)));
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

/** A value as it is written behind its key: one of several lines as a block, where there is room for it. */
export function writtenValue(value: string | readonly string[], line: KeyLine | null): string {
  if (typeof value !== 'string') return yamlList(value);
  if (line === null) return yamlItem(value);
  // Deprecated codes without a reason, and no label anybody gives.
  if (value === 'true') return value;
  const lines = value.split('\n');
  if (lines.length === 1 || lines.some(isUnusual)) return yamlText(value);
  const indented = lines.map((one) => (one === '' ? '' : `${line.indent}  ${one}`));
  return ['|-', ...indented].join(line.newLine);
}
