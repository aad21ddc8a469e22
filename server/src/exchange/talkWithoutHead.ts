// Which columns of a table of talk are which where no row names them: told by what stands in them.
import { nameLikeness, numberedBase } from '../transcript/names';
import { isRole } from '../transcript/roles';
import { endsInQuestion, isWholeSentence } from '../transcript/shape';
import type { TalkColumn } from '../transcript/talkColumns';
import { readTime } from '../transcript/time';
import { risesMostly } from '../transcript/times';
import { countEach } from './lineWords';
import { cellAt } from './tableFile';

/** So many rows tell what their columns are. */
const fewestRows = 3;
/** A table with more columns is more than talk. */
const mostColumns = 10;
/** What is said has more words than a name, or a label, on average. */
const fewestWords = 2;

/** What stands in one column, row by row. */
interface Column {
  readonly place: number;
  readonly cells: readonly string[];
  /** In seconds, or in a unit that is not known; null where a cell is no time. */
  readonly times: readonly number[] | null;
}

/**
 * Finds the columns of a table of talk that has no row of heads: times that rise, what is said, and who says it. Every column with words
 * must be one of these, so that a table of something else is none.
 *
 * @returns null where they cannot be told; without a time, names alone tell only where some are what people in interviews are called, or
 * one asks and another answers, as labels stand before quotations in the same way
 */
export function columnsWithoutHead(
  rows: readonly (readonly string[])[],
): ReadonlyMap<TalkColumn, number> | null {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows.length < fewestRows || width > mostColumns) return null;
  const columns = Array.from({ length: width }, (_, place) => columnAt(rows, place)).filter(({ cells }) =>
    cells.some((cell) => cell !== ''),
  );
  const texts = columns.filter(({ times }) => times === null);
  const [words, speaker, ...others] = texts.sort((one, other) => wordsIn(other) - wordsIn(one));
  if (words === undefined || others.length > 0 || !isSaid(words)) return null;
  const timed = timesOf(columns);
  /** Between numbers that are no clock may stand a list of anything: some of what is said is a sentence. */
  const isTimed = ({ cells }: Column, time: number | undefined) =>
    time !== undefined &&
    (columns.some((one) => one.place === time && hasClock(one)) ||
      cells.filter(isWholeSentence).length * 3 >= cells.length);
  if (speaker === undefined ? !isTimed(words, timed.get('time')) : !areNames(speaker)) return null;
  if (speaker !== undefined && timed.size === 0 && !takeTurns(speaker, words)) return null;
  const found = new Map<TalkColumn, number>([...timed, ['words', words.place]]);
  if (speaker !== undefined) found.set('speaker', speaker.place);
  return found;
}

function columnAt(rows: readonly (readonly string[])[], place: number): Column {
  const cells = rows.map((row) => cellAt(row, place));
  const times: number[] = [];
  for (const cell of cells) {
    // An empty cell has the time of the row above.
    const time = cell === '' ? times.at(-1) : timeIn(cell);
    if (time === undefined || time === null) return { place, cells, times: null };
    times.push(time);
  }
  return { place, cells, times };
}

/** The number that a cell is, or the seconds of its clock; null for another. */
function timeIn(cell: string): number | null {
  if (/^\d{1,12}(?:[.,]\d{1,6})?$/.test(cell)) return Number(cell.replace(',', '.'));
  const time = readTime(cell, 0, cell.length);
  return time?.end === cell.length ? time.seconds : null;
}

/**
 * The columns of when something is said and of when it ends: a clock that goes on, or two numbers in each row of which the second is not
 * less. A number by itself may count the rows.
 */
function timesOf(columns: readonly Column[]): Map<'time' | 'end', number> {
  const found = new Map<'time' | 'end', number>();
  const rising = columns.filter(({ times }) => times !== null && risesMostly(times));
  for (const [index, start] of rising.entries()) {
    const end = rising.slice(index + 1).find((one) => isBehind(one, start));
    if (!hasClock(start) && (end === undefined || counts(start))) continue;
    found.set('time', start.place);
    if (end !== undefined) found.set('end', end.place);
    break;
  }
  return found;
}

function hasClock({ cells }: Column): boolean {
  return cells.every((cell) => cell === '' || cell.includes(':'));
}

/** True for a column that numbers the rows. */
function counts({ times }: Column): boolean {
  return times?.every((time, row) => time === (times[0] ?? 0) + row) === true;
}

/** True for a column that is never before another one, and somewhere behind it, in the same kind of time. */
function isBehind({ times, cells }: Column, start: Column): boolean {
  if (times === null || cells[0]?.includes(':') !== start.cells[0]?.includes(':')) return false;
  return (
    times.every((time, row) => time >= (start.times?.[row] ?? 0)) &&
    times.some((time, row) => time > (start.times?.[row] ?? 0))
  );
}

/** How many words stand in a column. */
function wordsIn({ cells }: Column): number {
  return cells.reduce((sum, cell) => (cell === '' ? sum : sum + cell.split(/\s+/).length), 0);
}

function isSaid(column: Column): boolean {
  const filled = column.cells.filter((cell) => cell !== '').length;
  return filled >= 0.6 * column.cells.length && wordsIn(column) >= fewestWords * filled;
}

/** True for what people are called, some of whom come back. An empty cell goes on with who spoke last. */
function areNames({ cells }: Column): boolean {
  const names = cells.filter((cell) => cell !== '');
  const counts = countEach(names);
  return (
    cells[0] !== '' &&
    counts.size < names.length &&
    [...counts.keys()].every(
      (name) => isRole(name) || nameLikeness(name.replace(/\s?[:：]$/u, '')) === 'proper',
    )
  );
}

/** True where names without times take turns: people of interviews, or one who asks and one who answers. */
function takeTurns(speaker: Column, words: Column): boolean {
  const names = new Set(speaker.cells.filter((cell) => cell !== ''));
  const changes = speaker.cells.filter(
    (cell, row) => row > 0 && cell !== '' && cell !== speaker.cells[row - 1],
  ).length;
  // What is sorted by its first column does not come back.
  if (names.size < 2 || changes <= names.size) return false;
  if ([...names].some((name) => isRole(name) || /^speaker$|^spk$/.test(numberedBase(name) ?? '')))
    return true;
  const asked = [...names].map((name) => {
    const own = words.cells.filter((_, row) => speaker.cells[row] === name);
    return { questions: own.filter(endsInQuestion).length, rows: own.length };
  });
  return (
    changes >= 0.8 * (speaker.cells.length - 1) &&
    asked.some(({ questions, rows }) => questions > 1 && questions * 2 >= rows) &&
    asked.some(({ questions, rows }) => questions * 4 < rows)
  );
}
