import { type TranscriptCounts, transcriptCounts } from '../../features/shared/transcriptCounts';
import { formatTime } from '../../transcript/time';
import type { Results } from './output';
import { type AskedTranscript, askedTranscripts, notCounted, type ReadStudy } from './studies';
import { counted, readable } from './words';

/** What one transcript holds. */
export interface SummaryRow extends TranscriptCounts {
  readonly file: string;
  readonly interview: string | null;
  readonly coder: string | null;
  readonly title: string | null;
  /** The templates that its turns are written in, the commonest first; empty where none was recognized. */
  readonly layout: readonly string[];
  /** When the last turn that has a time begins, `HH:MM:SS`; null without times. */
  readonly time: string | null;
}

/** The counts of each transcript, in every form they can be asked for. */
export function summaryResults(studies: readonly ReadStudy[]): Results<SummaryRow> {
  return {
    keys: [
      'file',
      'interview',
      'coder',
      'title',
      'turns',
      'layout',
      'time',
      'passages',
      'passagesBySpeaker',
      'codedPassages',
      'codings',
      'distinctCodes',
      'codes',
    ],
    rows: askedTranscripts(studies).map(summaryRow),
    table: (rows) => ({
      columns: [
        { head: 'File', cut: 'start' },
        { head: 'Interview', cut: 'end' },
        { head: 'Coder', cut: 'end' },
        { head: 'Turns', align: 'right' },
        { head: 'Passages', align: 'right' },
        { head: 'Coded', align: 'right' },
        { head: 'Codings', align: 'right' },
        { head: 'Codes', align: 'right' },
      ],
      cells: rows.map((row) => [
        row.file,
        row.interview ?? '',
        row.coder ?? '',
        ...[row.turns, row.passages, row.codedPassages, row.codings, row.distinctCodes].map(readable),
      ]),
      total: totalOf(rows, studies) + notCounted(studies),
    }),
  };
}

function summaryRow({ file, study, summary }: AskedTranscript): SummaryRow {
  const { interview, coder, title, layout, lastTime } = summary;
  const time = lastTime === null ? null : formatTime(lastTime);
  return { file, interview, coder, title, layout, time, ...transcriptCounts(study, summary) };
}

function totalOf(rows: readonly SummaryRow[], studies: readonly ReadStudy[]): string {
  if (rows.length === 0) return 'No transcripts';
  const sum = (number: (row: SummaryRow) => number) => rows.reduce((total, row) => total + number(row), 0);
  const interviews = studies.map(
    ({ study, transcripts }) => new Set(transcripts.map(({ path }) => study.interviews.keyOf(path))).size,
  );
  const codes = new Set(rows.flatMap((row) => Object.keys(row.codes))).size;
  return [
    `${counted(rows.length, 'transcript')} of ${counted(
      interviews.reduce((a, b) => a + b),
      'interview',
    )}`,
    counted(
      sum((row) => row.turns),
      'turn',
    ),
    `${counted(
      sum((row) => row.passages),
      'passage',
    )} (${readable(sum((row) => row.codedPassages))} coded)`,
    `${counted(
      sum((row) => row.codings),
      'coding',
    )} of ${counted(codes, 'code')}`,
  ].join(', ');
}
