import type { Range } from '../transcript/transcript';

/** One text among the values of a key, as far as it is written. */
export interface Item {
  /** What another text would replace: within its quotation marks where it has some. In offsets. */
  readonly range: Range;
  /** What of it stands before the cursor. */
  readonly typed: string;
  /** The mark that it begins with; '' for none. */
  readonly quote: '' | '"' | "'";
  /** True in a list `[one, another]`. */
  readonly inBrackets: boolean;
}

/**
 * The text at an offset of a line, in a value that may be a list in brackets.
 *
 * @param value from behind the colon or the dash to the end of what the line says
 * @returns null behind the end of a quotation or a list, in braces, and where a text of several lines begins
 */
export function yamlItemAt(text: string, value: Range, offset: number): Item | null {
  const start = skipBlanks(text, value.start, Math.max(value.end, offset));
  if (offset < start) return plain(text, offset, offset, offset, false);
  const first = text.charAt(start);
  if (first === '[') return offset > start ? inList(text, start + 1, value.end, offset) : null;
  if ('{|>&*'.includes(first) && start < value.end) return null;
  const end = Math.max(value.end, start);
  return one(text, start, end, offset, false);
}

/** Of a list, the text between the commas around the offset. */
function inList(text: string, begin: number, end: number, offset: number): Item | null {
  let start = begin;
  let quote = '';
  for (let at = begin; at <= end; at++) {
    const character = at === end ? ']' : text.charAt(at);
    if (quote !== '' && at < end) {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") {
      if (skipBlanks(text, start, at) === at) quote = character;
    } else if (character === ',' || character === ']') {
      // The end of the line is that of a list which is not closed yet.
      if (offset <= at || at === end) {
        const first = Math.min(skipBlanks(text, start, at), Math.max(offset, start));
        return one(text, first, Math.max(at, first), offset, true);
      }
      if (character === ']') return null;
      start = at + 1;
    }
  }
  return null;
}

function one(text: string, start: number, stop: number, offset: number, inBrackets: boolean): Item | null {
  let end = stop;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  const first = text.charAt(start);
  if (start === end || (first !== '"' && first !== "'")) {
    return plain(text, start, Math.max(end, offset), offset, inBrackets);
  }
  const closed = end > start + 1 && text.charAt(end - 1) === first;
  const inner = { start: start + 1, end: closed ? end - 1 : Math.max(end, offset) };
  if (offset < inner.start || offset > inner.end) return null;
  return { range: inner, typed: text.slice(inner.start, offset), quote: first, inBrackets };
}

function plain(text: string, start: number, end: number, offset: number, inBrackets: boolean): Item {
  const from = Math.min(start, offset);
  return { range: { start: from, end }, typed: text.slice(from, offset), quote: '', inBrackets };
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) <= 32) at++;
  return at;
}
