// The codings of each code or family side by side, whichever files they are in.
import type { Study } from '../study/study';
import { numberAt } from '../transcript/itemAt';
import type { CodeRow } from './codeRows';
import { NumberedCoding, numberedCodings, numberedWidth } from './numberedCodings';
import type { PlacedFiles } from './placedFiles';
import { isTurn } from './steps';

/** The codings of each row, in the order of the files and of their passages. */
export interface CodingsByRow {
  /** By row, where its codings begin; those of the last row end where one more would begin. */
  readonly starts: Int32Array;
  /** Of each coding: the place of its file, and the number of its passage. */
  readonly places: Int32Array;
  readonly passages: Int32Array;
  /** Of each coding: what was asked of its speaker. */
  readonly speakers: Int32Array;
}

/**
 * Puts the codings of each row side by side. It goes file by file, so that somebody else may have a turn between two.
 *
 * @param ofSpeaker what is asked of who says the words, by name; null for words of nobody
 */
export function* codingsByRowSteps(
  study: Study,
  { files }: PlacedFiles,
  rows: readonly CodeRow[],
  ofSpeaker: (name: string | null) => number = () => 0,
): Generator<void, CodingsByRow> {
  const numbers = numberedCodings(study);
  const rowOf = numbers.rowsByLabel(rows);
  const starts = new Int32Array(rows.length + 1);
  for (const [place, { numbered: codings }] of files.entries()) {
    for (let at = NumberedCoding.Label; at < codings.length; at += numberedWidth) {
      const row = numberAt(rowOf, numberAt(codings, at));
      if (row >= 0) starts[row + 1] = numberAt(starts, row + 1) + 1;
    }
    if (isTurn(place)) yield;
  }
  for (const row of rows.keys()) starts[row + 1] = numberAt(starts, row) + numberAt(starts, row + 1);
  const count = numberAt(starts, rows.length);
  const [places, passages, speakers] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const speakerOf = numbers.bySpeaker(ofSpeaker);
  const nobody = ofSpeaker(null);
  const ends = starts.slice();
  for (const [place, { numbered: codings }] of files.entries()) {
    for (let at = 0; at < codings.length; at += numberedWidth) {
      const row = numberAt(rowOf, numberAt(codings, at + NumberedCoding.Label));
      if (row < 0) continue;
      const end = numberAt(ends, row);
      ends[row] = end + 1;
      const speaker = numberAt(codings, at + NumberedCoding.Speaker);
      places[end] = place;
      passages[end] = numberAt(codings, at + NumberedCoding.Passage) >> 1;
      speakers[end] = speaker < 0 ? nobody : numberAt(speakerOf, speaker);
    }
    if (isTurn(place)) yield;
  }
  return { starts, places, passages, speakers };
}

/**
 * Calls for each file that a row is used in, in the order of the places.
 *
 * @param visit gets the place of the file, and between which indices its codings are
 * @returns in how many files the row is used
 */
export function eachFile(
  { starts, places }: CodingsByRow,
  row: number,
  visit: (place: number, from: number, to: number) => void,
): number {
  const end = numberAt(starts, row + 1);
  let files = 0;
  for (let from = numberAt(starts, row), to = from; from < end; from = to) {
    const place = numberAt(places, from);
    while (to < end && places[to] === place) to++;
    visit(place, from, to);
    files++;
  }
  return files;
}
