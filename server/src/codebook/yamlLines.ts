import { itemAt } from '../transcript/itemAt';
import { splitLines } from '../transcript/lines';

/** What one line of YAML shows by itself, whatever is wrong with the lines around it. */
export interface YamlLine {
  /** The column of what stands behind its dashes, or would. */
  readonly column: number;
  /** The column of the last dash that begins an entry of a list here; -1 for none. */
  readonly dash: number;
  /** What stands behind the dashes, without a comment, in offsets. */
  readonly start: number;
  readonly end: number;
  /** Where its comment begins, or the line ends. */
  readonly comment: number;
  readonly key: LineKey | null;
}

/** The key of a line `key: value`, in offsets. */
export interface LineKey {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly colon: number;
}

/**
 * A YAML file as lines, for what must be known while it cannot be read because somebody is typing in it. Only what
 * stands on lines of their own is told: collections in brackets are values like others.
 */
export class YamlLines {
  private readonly lines;

  constructor(readonly text: string) {
    this.lines = splitLines(text);
  }

  get starts(): readonly number[] {
    return this.lines.starts;
  }

  /** The column of the first thing a line says; -1 for a line that is blank or a comment. */
  indent(line: number): number {
    const first = itemAt(this.lines.first, line);
    if (first === this.lines.ends[line] || this.text.charCodeAt(first) === hash) return -1;
    return first - this.beginOf(line);
  }

  /** True for a line that begins an entry of a list. */
  isEntry(line: number): boolean {
    return this.isDash(itemAt(this.lines.first, line));
  }

  at(line: number): YamlLine {
    const begin = this.beginOf(line);
    const lineEnd = this.lines.ends[line] ?? begin;
    let start = this.lines.first[line] ?? begin;
    let dash = -1;
    while (start < lineEnd && this.isDash(start)) {
      dash = start - begin;
      start++;
      while (start < lineEnd && isBlank(this.text.charCodeAt(start))) start++;
    }
    const { colon, comment } = marksOf(this.text, start, lineEnd);
    let end = comment;
    while (end > start && isBlank(this.text.charCodeAt(end - 1))) end--;
    return {
      column: dash >= 0 && start === lineEnd ? dash + 2 : start - begin,
      dash,
      start,
      end,
      comment: comment < lineEnd ? comment : Number.POSITIVE_INFINITY,
      key: colon < 0 ? null : keyBefore(this.text, start, colon),
    };
  }

  /** What a key says on its own line, without quotation marks around it. */
  valueOf({ key, end }: YamlLine): string {
    return key === null ? '' : unquoted(this.text.slice(key.colon + 1, end));
  }

  /** A byte order mark is no part of the first line. */
  beginOf(line: number): number {
    const begin = this.lines.starts[line] ?? this.text.length;
    return begin === 0 && this.text.charCodeAt(0) === 0xfeff ? 1 : begin;
  }

  private isDash(at: number): boolean {
    if (this.text.charCodeAt(at) !== 45) return false;
    return at + 1 >= this.text.length || isBlank(this.text.charCodeAt(at + 1));
  }
}

const hash = 35;

function isBlank(unit: number): boolean {
  return unit <= 32;
}

/** Where the colon of a key stands, or -1, and where a comment begins, or the line ends. */
function marksOf(text: string, start: number, end: number): { colon: number; comment: number } {
  let colon = -1;
  let quote = '';
  let brackets = 0;
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    const isFirst = at === start || ' \t,[{'.includes(text.charAt(at - 1));
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
    } else if (isFirst && (character === '"' || character === "'")) quote = character;
    else if (character === '#' && isFirst) return { colon, comment: at };
    else if (isFirst && (character === '[' || character === '{')) brackets++;
    else if (character === ':' && colon < 0 && brackets === 0) {
      if (at + 1 === end || isBlank(text.charCodeAt(at + 1))) colon = at;
    }
  }
  return { colon, comment: end };
}

function keyBefore(text: string, start: number, colon: number): LineKey {
  let end = colon;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { name: unquoted(text.slice(start, end)), start, end, colon };
}

/** A text without white space and the quotation marks around it, which may lack their end while somebody types. */
function unquoted(written: string): string {
  const text = written.trim();
  const [mark = ''] = text;
  if (mark !== '"' && mark !== "'") return text;
  const inner = text.slice(1, text.length > 1 && text.endsWith(mark) ? -1 : undefined);
  return mark === '"' ? inner.replace(/\\(["\\])/g, '$1') : inner.replaceAll("''", "'");
}
