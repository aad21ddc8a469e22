import { codesOfFile } from '../../study/fileCodes';
import { interviewKey } from '../../study/interviews';
import { formatTime } from '../../transcript/time';
import { unitOrder } from './naturalOrder';
import type { Results } from './output';
import { type AskedTranscript, notCounted, type ReadStudy, transcriptsOf } from './studies';
import { counted, readable } from './words';

/** What one transcript holds. */
export interface SummaryRow {
  readonly file: string;
  readonly interview: string | null;
  readonly coder: string | null;
  readonly title: string | null;
  readonly turns: number;
  /** The templates that its turns are written in, the commonest first; empty where none was recognised. */
  readonly layout: readonly string[];
  /** When the last turn that has a time begins, `HH:MM:SS`; null without times. */
  readonly time: string | null;
  readonly passages: number;
  /** `''` for passages of no speaker. */
  readonly passagesBySpeaker: Readonly<Record<string, number>>;
  readonly codedPassages: number;
  readonly codings: number;
  readonly distinctCodes: number;
  /** By the codebook's labels; as written where it has none. */
  readonly codes: Readonly<Record<string, { readonly codings: number; readonly segments: number }>>;
}

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
    rows: transcriptsOf(studies).map(summaryRow),
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

function summaryRow({ file, path, study, summary }: AskedTranscript): SummaryRow {
  const codes = [...codesOfFile(study, path).values()].sort((a, b) => unitOrder(a.label, b.label));
  const speakers = summary.speakers
    .filter(({ passages }) => passages > 0)
    .map(({ name, passages }): [string, number] => [name ?? '', passages])
    .sort(([a], [b]) => unitOrder(a, b));
  return {
    file,
    interview: summary.interview,
    coder: summary.coder,
    title: summary.title,
    turns: summary.turns,
    layout: summary.layout,
    time: summary.lastTime === null ? null : formatTime(summary.lastTime),
    passages: summary.passages,
    passagesBySpeaker: Object.fromEntries(speakers),
    codedPassages: summary.codedPassages,
    codings: codes.reduce((sum, { use }) => sum + use.codings.length, 0),
    distinctCodes: codes.length,
    codes: Object.fromEntries(
      codes.map(({ label, use }) => [label, { codings: use.codings.length, segments: use.segments }]),
    ),
  };
}

function totalOf(rows: readonly SummaryRow[], studies: readonly ReadStudy[]): string {
  if (rows.length === 0) return 'No transcripts';
  const sum = (number: (row: SummaryRow) => number) => rows.reduce((total, row) => total + number(row), 0);
  const interviews = studies.map(
    ({ transcripts }) => new Set(transcripts.map(({ path, summary }) => interviewKey(path, summary))).size,
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
