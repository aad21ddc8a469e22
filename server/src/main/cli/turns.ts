import { spokenWords } from '../../study/summarize';
import { lineAt } from '../../transcript/lines';
import { formatTime } from '../../transcript/time';
import type { Transcript } from '../../transcript/transcript';
import type { Call } from './call';
import type { Results } from './output';
import {
  type AskedTranscript,
  askedTranscripts,
  notCounted,
  parsedTranscripts,
  type ReadStudy,
} from './studies';
import { counted, readable } from './words';

/** Who speaks when, and what is said until the next turn. */
export interface TurnRow {
  readonly file: string;
  /** Its place in the file, from 1. */
  readonly turn: number;
  readonly speaker: string | null;
  /** `HH:MM:SS`; null where the file has none. */
  readonly time: string | null;
  /** Its first and its last line, from 1. */
  readonly line: number;
  readonly endLine: number;
  /** The name as it stands there; null for nobody. */
  readonly written: string | null;
  /** The words of its passages, single-spaced. */
  readonly words: string;
}

/** One row for each turn, in the order of the files. */
export function turnResults(studies: readonly ReadStudy[], call: Call): Results<TurnRow> {
  return {
    keys: ['file', 'turn', 'speaker', 'time', 'line', 'endLine', 'written', 'words'],
    rows: turnRows(askedTranscripts(studies), call),
    table: (rows) => ({
      columns: [
        { head: 'File', cut: 'start' },
        { head: 'Line', align: 'right' },
        { head: 'Time', align: 'right' },
        { head: 'Speaker', cut: 'end' },
        { head: 'Words', cut: 'end' },
      ],
      cells: rows.map(({ file, line, time, speaker, words }) => [
        file,
        readable(line),
        time ?? '',
        speaker ?? '',
        words,
      ]),
      total: `${counted(rows.length, 'turn')}${notCounted(studies)}`,
    }),
  };
}

function* turnRows(transcripts: readonly AskedTranscript[], call: Call): Generator<TurnRow> {
  for (const { asked, transcript } of parsedTranscripts(transcripts, call)) yield* rowsOf(asked, transcript);
}

function* rowsOf({ file }: AskedTranscript, transcript: Transcript): Generator<TurnRow> {
  const { text, turns, passages, lineStarts } = transcript;
  for (const [index, turn] of turns.entries()) {
    const { speaker, time, speakerRange, range, firstPassage, endPassage } = turn;
    yield {
      file,
      turn: index + 1,
      speaker,
      time: time === null ? null : formatTime(time),
      line: lineAt(lineStarts, range.start) + 1,
      endLine: lineAt(lineStarts, range.end) + 1,
      written: speakerRange && text.slice(speakerRange.start, speakerRange.end),
      words: passages
        .slice(firstPassage, endPassage)
        .map((passage) => spokenWords(transcript, passage.range))
        .join(' '),
    };
  }
}
