// Talk as a table (CSV, TSV, XLSX), a row for each piece of it: what programs for transcripts and meetings export beside subtitles.

import { isTalkHead, type TalkColumn, talkColumn } from '../transcript/talkColumns';
import { secondsOf } from '../transcript/time';
import { ImportError, type Imported, Losses } from './imported';
import { cellAt, tableSheets } from './tableFile';
import { columnsWithoutHead } from './talkWithoutHead';
import { type Piece, passagesOf } from './turns';

/** A sheet with the places of its columns. */
interface TalkSheet {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly columns: ReadonlyMap<TalkColumn, number>;
}

/** What tables of codes have, whatever else is in them. */
const ofCodes = /^\s*(?:codes?|tags?|labels?|description|definition)\s*$/i;

/**
 * Reads talk from CSV, TSV or XLSX: a table with a column of words, and one beside it that says who speaks or when. Codes and what they
 * mean have others.
 *
 * @param name what the source shall be called
 * @returns null for a table that is no talk, or that cannot be read
 */
export function readTalkTable(bytes: Uint8Array, name: string): Imported | null {
  const losses = new Losses();
  const sheet = talkSheet(bytes, losses);
  return sheet && importedSheet(sheet, name, losses);
}

/**
 * Reads talk from a table whose first row does not name its columns as talk does, by what stands in them.
 *
 * @param name what the source shall be called
 * @returns null for a table that is no talk, or of which that cannot be told
 */
export function readTalkWithoutHead(bytes: Uint8Array, name: string): Imported | null {
  const losses = new Losses();
  for (const rows of sheetsOf(bytes, losses)) {
    const [first = [], ...others] = rows;
    if (first.some((cell) => ofCodes.test(cell))) continue;
    const columns = columnsWithoutHead(rows);
    if (columns !== null) return importedSheet({ head: [], rows, columns }, name, losses);
    // Times below tell that what stands above them is a head, whatever it calls them.
    const below = columnsWithoutHead(others);
    if (!below?.has('time')) continue;
    losses.add('outside-speech', first.join(' ').trim());
    return importedSheet({ head: [], rows: others, columns: below }, name, losses);
  }
  return null;
}

function importedSheet(sheet: TalkSheet, name: string, losses: Losses): Imported {
  const passages = passagesOf(piecesOf(sheet));
  const isTimed = sheet.columns.has('time');
  for (const [place, head] of sheet.head.entries())
    if (talkColumn(head) === null && sheet.rows.some((row) => cellAt(row, place) !== ''))
      losses.add('unknown-column', head.trim());
  const source = {
    name,
    title: null,
    attributes: [],
    passages: isTimed ? passages : passages.map((passage) => ({ ...passage, time: null })),
    codings: [],
    memos: [],
  };
  return { sources: [source], codes: [], lost: losses.all() };
}

function talkSheet(bytes: Uint8Array, losses: Losses): TalkSheet | null {
  for (const [head = [], ...rows] of sheetsOf(bytes, losses)) {
    if (!isTalkHead(head) || head.some((cell) => ofCodes.test(cell))) continue;
    const columns = new Map<TalkColumn, number>();
    for (const [place, cell] of head.entries()) {
      const role = talkColumn(cell);
      if (role !== null && !columns.has(role)) columns.set(role, place);
    }
    return { head, rows, columns };
  }
  return null;
}

/** The sheets of a table; none for one that cannot be read, of which the reader of codebooks says why. */
function sheetsOf(bytes: Uint8Array, losses: Losses) {
  try {
    return tableSheets(bytes, losses);
  } catch (error) {
    if (error instanceof ImportError) return [];
    throw error;
  }
}

function piecesOf({ rows, columns }: TalkSheet): Piece[] {
  const cell = (row: readonly string[], role: TalkColumn) => cellAt(row, columns.get(role) ?? -1);
  const starts = rows.map((row) => cell(row, 'time'));
  // Whisper counts milliseconds in whole numbers; what others write without colons are seconds.
  const areMilliseconds =
    !columns.has('speaker') && columns.has('end') && starts.every((start) => /^\d*$/.test(start));
  let last = 0;
  return rows.flatMap((row, place) => {
    const text = cell(row, 'words').replace(/\s+/g, ' ');
    if (text === '') return [];
    const unit = areMilliseconds ? 1000 : 1;
    const start = secondsAt(starts[place] ?? '', unit) ?? last;
    last = secondsAt(cell(row, 'end'), unit) ?? start;
    return [
      {
        speaker: cell(row, 'speaker').replace(/\s?[:：]$/u, '') || null,
        text,
        start,
        end: Math.max(start, last),
      },
    ];
  });
}

/** The seconds of a cell: of a clock, or of a number of units a second; null for another. */
function secondsAt(cell: string, unit: number): number | null {
  if (/^\d{1,12}(?:[.,]\d{1,6})?$/.test(cell)) return Number(cell.replace(',', '.')) / unit;
  return secondsOf(cell);
}
