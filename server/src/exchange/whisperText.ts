// What Whisper writes beside subtitles: its list of lines with times from and to in brackets, and its table (.tsv).
import { readTime } from '../transcript/time';
import { type Cue, cueOf } from './subtitleMarkup';
import { namesOfCues } from './subtitleNames';
import type { Piece } from './turns';

/** `[00:43.810 --> 00:47.850]  words` */
const inBrackets = /^\s*\[([\d:.,]+) --> ([\d:.,]+)\]\s*(.*)$/;

/** What is said when; null for a text that Whisper has not written. */
export function whisperPieces(text: string): Piece[] | null {
  const cues = ofTable(text) ?? ofList(text);
  if (cues === null) return null;
  return (namesOfCues(cues) ?? cues).flatMap(({ start, end, pieces }) =>
    pieces.map((piece) => ({ ...piece, start, end })),
  );
}

/** Its table has milliseconds from and to, and the words. */
function ofTable(text: string): Cue[] | null {
  const [head = '', ...rows] = text.split('\n');
  if (!/^\s*start\tend\ttext\s*$/i.test(head)) return null;
  return rows.flatMap((row) => {
    const [start = '', end = '', ...words] = row.split('\t');
    const isRow = /^\s*\d{1,12}\s*$/.test(start) && /^\s*\d{1,12}\s*$/.test(end);
    return isRow ? cueOf(Number(start) / 1000, Number(end) / 1000, [words.join(' ')]) : [];
  });
}

/** A third of the lines must have times; lines without go on with the words above. What stands above the first is no part of the list. */
function ofList(text: string): Cue[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const found = lines.map((line) => inBrackets.exec(line));
  const count = found.filter((one) => one !== null).length;
  if (count < 2 || count * 3 < lines.length) return null;
  const cues: { start: number; end: number; words: string[] }[] = [];
  lines.forEach((line, index) => {
    const [, start = '', end = '', words = ''] = found[index] ?? [];
    if (found[index] !== null) cues.push({ start: secondsOf(start), end: secondsOf(end), words: [words] });
    else cues.at(-1)?.words.push(line);
  });
  return cues.map(({ start, end, words }) => cueOf(start, end, words));
}

function secondsOf(clock: string): number {
  return readTime(clock, 0, clock.length)?.seconds ?? 0;
}
