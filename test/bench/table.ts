import type { AgreementTimes } from './agreement';
import type { Figures } from './bench';
import type { Counting } from './counting';
import type { AgainstEarlier } from './earlier';
import type { Answers, StudyOnDisk } from './measure';

/** One line of the table: a figure for the small study and one for the large, or the growth up to each. */
interface Row {
  readonly what: string;
  readonly figures: readonly [number | null, number | null];
  readonly unit: '×' | 'ms' | 's' | 'MB' | 'MB/s' | '';
  /** At most so much, or at least; null for a figure that only explains others. */
  readonly target: { readonly most: number } | { readonly least: number } | null;
}

interface All {
  readonly small: Figures;
  /** Twice as large. */
  readonly double: Figures;
  readonly half: Figures;
  /** Twice as large as `half`. */
  readonly large: Figures;
  /** In MB/s. */
  readonly parsing: number;
  readonly earlier: readonly AgainstEarlier[];
}

/** Everything measured, ratios first. */
export function rows({ small, double, half, large, parsing, earlier }: All): Row[] {
  const both = (
    what: string,
    unit: Row['unit'],
    of: (figures: Figures) => number,
    target: Row['target'] = null,
  ): Row => ({
    what,
    unit,
    figures: [of(small), of(large)],
    target,
  });
  const growth = (what: string, of: (figures: Figures) => number): Row => ({
    what: `${what}: from ${double.study.transcripts / 2} to ${double.study.transcripts}, from ${half.study.transcripts} to ${large.study.transcripts}`,
    unit: '×',
    figures: [of(double) / of(small), of(large) / of(half)],
    target: { most: 2.2 },
  });
  /** Without `most` where nobody was promised anything. */
  const answer = (what: string, of: (answers: Answers) => number, most?: number): Row => ({
    what,
    unit: 'ms',
    figures: [small.answers && of(small.answers), large.answers && of(large.answers)],
    target: most === undefined ? null : { most },
  });
  const keystrokes = (figures: Figures) => figures.answers?.keystroke.median ?? 0;
  const places = large.answers?.places ?? 0;
  return [
    both(
      'Cold start, in times of reading and decoding',
      '×',
      ({ cold, reading }) => cold.time / reading.asServer,
      { most: 4 },
    ),
    both(
      'Cold start, in times of reading one file after the other',
      '×',
      ({ cold, reading }) => cold.time / reading.oneByOne,
    ),
    both(
      'Memory (resident) when all is read, in sizes of the transcripts',
      '×',
      ({ cold, study }) => cold.usage.rss / study.bytes,
      { most: 1 },
    ),
    growth('Twice the transcripts, time of a cold start', ({ cold }) => cold.time),
    growth('Twice the transcripts, processor time of a cold start', ({ cold }) => cold.cpu),
    growth('Twice the transcripts, live memory', ({ cold }) => cold.usage.heap),
    {
      what: 'A keystroke in the large study, in times of one in the small study (median)',
      unit: '×',
      figures: [null, keystrokes(large) / keystrokes(small)],
      target: { most: 1.5 },
    },
    { what: 'Parsing, on one core', unit: 'MB/s', figures: [null, parsing], target: { least: 50 } },
    ...earlierRows(earlier),
    both('First answer in an open file, from the start on', 'ms', ({ cold }) => cold.firstAnswer, {
      most: 300,
    }),
    both('Slowest answer after it while files are read', 'ms', ({ cold }) => cold.slowestAnswer, {
      most: 300,
    }),
    answer('Keystroke to published diagnostics, p95', ({ keystroke }) => keystroke.p95, 16),
    answer('The first list of Code Passage', ({ codingChoices }) => codingChoices.first),
    answer('List of Code Passage, p95', ({ codingChoices }) => codingChoices.p95, 10),
    answer('Completion, p95', ({ completion }) => completion.p95, 10),
    answer('Hover, p95', ({ hover }) => hover.p95, 10),
    answer('First level of Interviews, p95', ({ interviews }) => interviews.p95, 20),
    answer('First level of Codes, p95', ({ codes }) => codes.p95, 20),
    answer('Quotes beside the text, of one code and another, p95', ({ quotes }) => quotes.p95),
    answer('Memos with a word, p95', ({ memos }) => memos.p95),
    answer('Passages with a code, the first 50 files, p95', ({ passages }) => passages.p95),
    answer(
      `References to a code with ${places} codings in the large study, p95`,
      ({ references }) => references.p95,
      100,
    ),
    both(
      `Rename of a code with ${large.renaming?.codings ?? 0} codings in ${large.renaming?.files ?? 0} files of the large study: preview`,
      's',
      ({ renaming }) => (renaming?.preview ?? 0) / 1000,
      { most: 1 },
    ),
    both('The same, applied by the command line', 's', ({ renaming }) => (renaming?.applied ?? 0) / 1000, {
      most: 5,
    }),
    both('Size of the transcripts', 'MB', ({ study }) => study.bytes / 1e6),
    both('Memory (resident) when all is read', 'MB', ({ cold }) => cold.usage.rss / 1e6),
    both('Memory (resident) at most until then', 'MB', ({ cold }) => cold.usage.peak / 1e6),
    both('Live memory of the main thread', 'MB', ({ cold }) => cold.usage.heap / 1e6),
    both('Reading and decoding, as the server reads', 's', ({ reading }) => reading.asServer / 1000),
    both('Reading and decoding, one file after the other', 's', ({ reading }) => reading.oneByOne / 1000),
    both('Cold start', 's', ({ cold }) => cold.time / 1000),
    both('Cold start, processor time', 's', ({ cold }) => cold.cpu / 1000),
  ];
}

/** What is counted over many transcripts, each beside a script in R; null for what was not measured. */
export function countingRows(
  small: Counting | null,
  large: Counting | null,
  agreement: AgreementTimes,
  panel: number | null,
): Row[] {
  const count = (what: string, of: (counting: Counting) => number | null, most?: number): Row => ({
    what,
    unit: 'ms',
    figures: [small && of(small), large && of(large)],
    target: most === undefined ? null : { most },
  });
  const one = (what: string, figure: number | null, most?: number): Row => ({
    what,
    unit: 'ms',
    figures: [null, figure],
    target: most === undefined ? null : { most },
  });
  return [
    count('Codes by interview', ({ matrix }) => matrix, 50),
    count('… by `table` of R, its codings already read', ({ inR }) => inR?.[0] ?? null),
    count('Codes together', ({ cooccurrence }) => cooccurrence, 50),
    count('… the passages with both alone, by a plain script in R', ({ inR }) => inR?.[1] ?? null),
    count('New codes', ({ saturation }) => saturation, 50),
    count('… the codes up to each interview alone, by a plain script in R', ({ inR }) => inR?.[2] ?? null),
    count('The longest step of these', ({ longestStep }) => longestStep, 16),
    one('Two coders in 36 interviews of 160 passages, 2,000 resamples each', agreement.ours, 2000),
    one('… α and its interval alone, by a plain script in R', agreement.inR),
    one('140 codes by 36 interviews, from the answer until the view has drawn them', panel, 100),
  ];
}

function earlierRows(earlier: readonly AgainstEarlier[]): Row[] {
  return earlier.flatMap(({ layout, parsing, summary }): Row[] => [
    {
      what: `Parsing, in times of build 9bf204d: ${layout}`,
      unit: '×',
      figures: [null, parsing],
      target: { most: 1 },
    },
    { what: 'The same with summaries', unit: '×', figures: [null, summary], target: { most: 1 } },
  ]);
}

/** How quickly transcripts are read, in times of an earlier build, a line for each way of writing turns. */
export function againstEarlier(earlier: readonly AgainstEarlier[]): string {
  return earlierRows(earlier)
    .map((row) => `${shown(row.figures[1] ?? 0)} ×  ${row.what}  (${verdict(row)})`)
    .join('\n');
}

/** @param columns the two studies that have a column */
export function toMarkdown(table: readonly Row[], columns: readonly [StudyOnDisk, StudyOnDisk]): string {
  const sizes = columns.map(({ transcripts }) => `${transcripts.toLocaleString('en')} transcripts`);
  const lines = table.map((row) => {
    const figures = row.figures.map((figure) =>
      figure === null ? '' : `${shown(figure)} ${row.unit}`.trim(),
    );
    return [row.what, ...figures, wanted(row), verdict(row)];
  });
  const all = [['', ...sizes, 'Target', ''], ...lines];
  const widths = (all[0] ?? []).map((_, column) =>
    Math.max(3, ...all.map((line) => line[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 1 || column === 2 ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
  const [head = [], ...body] = all;
  return [line(head), rule, ...body.map(line)].join('\n');
}

function shown(figure: number): string {
  return figure < 10 ? figure.toFixed(2) : figure < 100 ? figure.toFixed(1) : figure.toFixed(0);
}

function wanted({ target, unit }: Row): string {
  if (!target) return '';
  return 'most' in target ? `at most ${target.most} ${unit}` : `at least ${target.least} ${unit}`;
}

function verdict({ target, figures }: Row): string {
  if (!target) return '';
  const [small, large] = figures;
  const meets = (figure: number | null) =>
    figure === null || ('most' in target ? figure <= target.most : figure >= target.least);
  if (meets(small) && meets(large)) return 'met';
  return meets(large) ? 'met by the large study' : 'NOT MET';
}
