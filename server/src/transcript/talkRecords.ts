import { fieldHead, type Head } from './head';
import { itemAt } from './itemAt';
import { isBlankLine, isSpace, type Lines, skipSpaces } from './lines';
import { longestName } from './names';
import { NextOf } from './nextOf';
import { isRole } from './roles';
import { endsInQuestion } from './shape';
import { speakerKey } from './speakers';
import { type TalkColumn, talkColumn } from './talkColumns';
import { stylesOf } from './templates';
import { isTimeAlone, readTime } from './time';
import type { Vocabulary } from './vocabulary';

/** What is called so before a colon is not longer, in UTF-16 units. */
const longestKey = 24;
/** One record shows nothing: it may be the facts above the talk. */
const fewestRecords = 2;

/** A line of a record: `Speaker: Ana`, `Time: 00:01:02`, `Text: words`. */
interface Field {
  readonly line: number;
  readonly column: TalkColumn;
  /** How it is called there. */
  readonly key: string;
  /** Where what it says begins, an offset. */
  readonly value: number;
}

/**
 * Finds the turns of a file that are written as records, each of which has who speaks, perhaps when, and last the words on lines of their
 * own that begin with what they hold. What these lines are called is taken out of them: their first units are moved behind it. Every
 * record must have the same lines in the same order, and nothing but its words may go on. Lists of tasks and portraits may be called
 * so, too: where names are not called as those who speak are, and nobody says that turns are written so, somebody must come back and
 * something be asked.
 *
 * @param lines whose `first` is changed where there are records
 * @param firstLine the first line that counts, from 0
 * @returns what the lines of the records hold, by line; empty where a file is not written so, or somebody says that it is not
 */
export function takeRecords(
  text: string,
  lines: Lines,
  firstLine: number,
  vocabulary: Vocabulary,
): ReadonlyMap<number, TalkColumn> {
  const found = new Map<number, TalkColumn>();
  const isAsked = stylesOf(vocabulary.layout).has('field');
  if (vocabulary.layout.length > 0 && !isAsked) return found;
  const fields = fieldsOf(text, lines, firstLine);
  const begin = firstRecord(fields);
  if (begin < 0) return found;
  const turns = withoutWords(fields.slice(begin));
  if (turns.some(({ key }) => vocabulary.speakers.has(speakerKey(key)))) return found;
  if (!areRecords(text, lines, turns) || !(isAsked || areTalk(text, lines, turns))) return found;
  for (const { line, column, value } of turns) {
    // Numbers and ends are nothing that a turn has here.
    const isTold = column === 'speaker' || column === 'time' || column === 'words';
    lines.first[line] = isTold ? value : itemAt(lines.ends, line);
    found.set(line, column);
  }
  return found;
}

/** The heads of the lines of records that hold a name, by line. */
export function namesIn(
  records: ReadonlyMap<number, TalkColumn>,
  { first, ends }: Lines,
): ReadonlyMap<number, Head> {
  const heads = new Map<number, Head>();
  for (const [line, column] of records)
    if (column === 'speaker') heads.set(line, fieldHead(itemAt(first, line), itemAt(ends, line)));
  return heads;
}

function fieldsOf(text: string, { first, ends }: Lines, firstLine: number): Field[] {
  const fields: Field[] = [];
  const colons = new NextOf(text, ':');
  const wideColons = new NextOf(text, '：');
  /** What has been asked for before: names before a colon come back on half of the lines of a file. */
  const columns = new Map<string, TalkColumn | null>();
  for (let line = firstLine; line < first.length; line++) {
    const start = itemAt(first, line);
    const end = itemAt(ends, line);
    const colon = Math.min(colons.from(start), wideColons.from(start));
    if (colon === text.length) break;
    if (colon >= Math.min(end, start + longestKey)) continue;
    // A full-width colon has its space in itself.
    if (text[colon] === ':' && colon + 1 !== end && !isSpace(text.charCodeAt(colon + 1))) continue;
    const key = text.slice(start, colon).trimEnd();
    let column = columns.get(key);
    if (column === undefined) {
      column = talkColumn(key);
      columns.set(key, column);
    }
    if (column !== null) fields.push({ line, column, key, value: skipSpaces(text, colon + 1, end) });
  }
  return fields;
}

/**
 * The fields of which none is said: below the words of a record, `No: I stayed` is said where nothing begins with it that goes on as a
 * record does.
 */
function withoutWords(fields: readonly Field[]): readonly Field[] {
  const speaker = fields.findIndex(({ column }) => column === 'speaker');
  const begins = (one: Field, next: Field | undefined) =>
    isAlike(one, itemAt(fields, speaker)) ||
    (isAlike(one, itemAt(fields, 0)) && next !== undefined && isAlike(next, itemAt(fields, 1)));
  const records: Field[] = [];
  for (const [index, one] of fields.entries())
    if (records.at(-1)?.column !== 'words' || begins(one, fields[index + 1])) records.push(one);
  return records;
}

/** The first field of the first record: from there on the lines right below each other say who speaks, and what; -1 for none. */
function firstRecord(fields: readonly Field[]): number {
  return fields.findIndex((_first, begin) => {
    const columns = new Set<TalkColumn>();
    for (let at = begin; at < fields.length; at++) {
      const { column, line } = itemAt(fields, at);
      if (columns.has(column) || (at > begin && line !== itemAt(fields, at - 1).line + 1)) return false;
      if (column === 'words') return columns.has('speaker');
      columns.add(column);
    }
    return false;
  });
}

/** True where all fields are those of records like the first, each name is there, and each time and number is one or is left out. */
function areRecords(text: string, lines: Lines, fields: readonly Field[]): boolean {
  const size = fields.findIndex(({ column }) => column === 'words') + 1;
  if (fields.length < fewestRecords * size || fields.length % size !== 0) return false;
  const columns = fields.slice(0, size).map(({ column }) => column);
  // A time is looked for above the name, or right below it.
  if (columns.indexOf('time') > columns.indexOf('speaker') + 1) return false;
  return fields.every((field, index) => {
    const { line, column, value } = field;
    if (!isAlike(field, itemAt(fields, index % size))) return false;
    const isFirst = index % size === 0;
    if (!isFirst && !isBelow(lines, itemAt(fields, index - 1).line, line)) return false;
    const end = itemAt(lines.ends, line);
    if (column === 'speaker')
      return value < end && end - value <= longestName && !endsInQuestion(text.slice(value, end));
    if (value === end || column === 'words') return true;
    return column === 'number' ? /^\S*\d\S*$/.test(text.slice(value, end)) : isTime(text, value, end);
  });
}

/** True for lines that are called alike, or as a woman and a man who speak are: `Locutrice`, `Locuteur`. */
function isAlike(one: Field, other: Field): boolean {
  if (one.key === other.key) return true;
  return one.column === 'speaker' && other.column === 'speaker' && isRole(one.key) && isRole(other.key);
}

/** True where names are called as those who speak are, `Sprecherin`, and no `Name`, or somebody comes back and a line ends in a question. */
function areTalk(text: string, lines: Lines, fields: readonly Field[]): boolean {
  const speakers = fields.filter(({ column }) => column === 'speaker');
  if (speakers.some(({ key }) => isRole(key))) return true;
  const ends = (line: number) => itemAt(lines.ends, line);
  const names = new Set(speakers.map(({ line, value }) => text.slice(value, ends(line))));
  if (names.size === speakers.length) return false;
  for (let line = itemAt(fields, 0).line; line < lines.first.length; line++)
    if (endsInQuestion(text.slice(itemAt(lines.first, line), ends(line)))) return true;
  return false;
}

/** True where nothing but blank lines stands between two lines. */
function isBelow(lines: Lines, above: number, line: number): boolean {
  for (let between = above + 1; between < line; between++) if (!isBlankLine(lines, between)) return false;
  return true;
}

function isTime(text: string, start: number, end: number): boolean {
  const time = readTime(text, start, end);
  return time !== null && isTimeAlone(text, time, skipSpaces(text, time.end, end), end);
}
