// What holds of the counts of any study.
import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { cooccurrenceSteps, filesWithQuotes } from '../../../server/src/analysis/cooccurrence';
import { countKinds, type MatrixRow, matrixSteps } from '../../../server/src/analysis/matrix';
import type { ColumnsBy } from '../../../server/src/analysis/matrixColumns';
import { RowFinder } from '../../../server/src/analysis/rowFinder';
import { saturationSteps } from '../../../server/src/analysis/saturation';
import { SharedWords } from '../../../server/src/analysis/sharedWords';
import { finished } from '../../../server/src/analysis/steps';
import { wordCountsOf } from '../../../server/src/analysis/wordCounts';
import { passagesFor } from '../../../server/src/features/retrieval/passages';
import { readQuery } from '../../../server/src/features/retrieval/query';
import { transcriptCounts } from '../../../server/src/features/shared/transcriptCounts';
import { itemAt } from '../../../server/src/transcript/itemAt';
import { type CountedStudy, countedStudy, talkOf } from './analysisFixture';

const codebook = `speakers: [Interviewee]
codes:
  - code: Data-loss
    aliases: [Data-gone]
  - code: Data-late
  - code: Team-size
  - code: Bus factor
  - code: Test-hand
`;
const written = ['Data-loss', 'Data-gone', 'Data-late', 'Team-size', 'Bus factor', 'Test-hand', '#New-one'];

/** Studies of a few interviews by two coders, some of them with quotes, aliases and a label that the codebook lacks. */
const studies = fc
  .array(
    fc.record({
      interview: fc.integer({ min: 1, max: 5 }),
      coder: fc.constantFrom('Ann', 'Bo'),
      role: fc.constantFrom('', 'role: curator', 'role: developer'),
      passages: fc.array(
        fc.array(
          fc.record({
            code: fc.constantFrom(...written),
            quote: fc.constantFrom('', '', ' "This is"', ' "is what we"', ' "number"'),
          }),
          { maxLength: 3 },
        ),
        { minLength: 1, maxLength: 9 },
      ),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((files) =>
    countedStudy({
      'codebook.yaml': codebook,
      ...Object.fromEntries(
        files.map(({ interview, coder, role, passages }) => [
          `${interview}-${coder}.txt`,
          talkOf(
            passages.map((codes) => codes.map(({ code, quote }) => code + quote)),
            { interview, coder, front: role },
          ),
        ]),
      ),
    }),
  );

const countedFilesOf = ({ counted }: CountedStudy) => counted.interviews.flatMap(({ files }) => files);
const columnKinds: readonly ColumnsBy[] = [
  { kind: 'interviews' },
  { kind: 'files' },
  { kind: 'coders' },
  { kind: 'speakers' },
  { kind: 'attribute', key: 'role' },
];
const nameOf = (file: string) => file;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('A matrix of any study', () => {
  it('has each coding and segment that summary counts, in one column each', () => {
    fc.assert(
      fc.property(studies, fc.constantFrom(...columnKinds), (fixture, columns) => {
        const { study, counted, rows } = fixture;
        const all = countedFilesOf(fixture).map(({ summary }) => transcriptCounts(study, summary));
        for (const count of ['codings', 'segments'] as const) {
          const matrix = finished(matrixSteps(study, counted, rows, { columns, count, nameOf }));
          for (const row of matrix.rows) {
            const wanted = sum(all.map(({ codes }) => codes[row.row.name]?.[count] ?? 0));
            equal(row[count], wanted);
            equal(sum(row.counts), wanted);
          }
        }
      }),
    );
  });

  it('keeps the words of a code apart from those of a family that is called like it', () => {
    const { study, counted, rows, transcript } = countedStudy(
      {
        'codebook.yaml': 'codes:\n  - code: Data-loss\n  - code: Data-late\n',
        '1-Ann.txt': talkOf([['#Data'], ['Data-loss "This is"']], { interview: 1, coder: 'Ann' }),
      },
      { rows: 'families' },
    );
    const words = new Map([['1-Ann.txt', wordCountsOf(transcript('1-Ann.txt'), new RowFinder(study, rows))]]);
    const question = { columns: { kind: 'interviews' }, count: 'words', nameOf, words } as const;
    const matrix = finished(matrixSteps(study, counted, rows, question));
    const counts = matrix.rows.map(({ row, counts: own }) => [row.name, row.labels, own]);
    deepEqual(counts, [
      ['Data', ['Data-loss', 'Data-late'], [2]],
      ['Data', ['Data'], [10]],
    ]);
  });

  it('has no cell of 0, no share above 1, and no more interviews than files', () => {
    fc.assert(
      fc.property(
        studies,
        fc.constantFrom(...columnKinds),
        fc.constantFrom(...countKinds),
        ({ study, counted, rows, transcript }, columns, count) => {
          const finder = new RowFinder(study, rows);
          const files = counted.interviews.flatMap((interview) => interview.files);
          const words = new Map(files.map(({ file }) => [file, wordCountsOf(transcript(file), finder)]));
          const matrix = finished(matrixSteps(study, counted, rows, { columns, count, nameOf, words }));
          const check = (row: MatrixRow, at: number) => {
            const column = itemAt(matrix.columns, itemAt(row.columns, at));
            ok(itemAt(row.counts, at) > 0);
            ok(itemAt(row.inInterviews, at) <= column.interviews);
            ok(column.interviews <= counted.interviews.length);
          };
          for (const row of matrix.rows) {
            ok(row.interviews <= row.files);
            for (const at of row.columns.keys()) check(row, at);
          }
        },
      ),
    );
  });
});

describe('Pairs of codes in any study', () => {
  it('are near each other as often as a question for passages finds them', () => {
    fc.assert(
      fc.property(studies, fc.integer({ min: 0, max: 4 }), ({ study, counted, rows, transcript }, near) => {
        const { pairs } = finished(cooccurrenceSteps(study, counted, rows, { near, words: new Map() }));
        for (const pair of pairs) {
          const [a, b] = [itemAt(rows, pair.a).name, itemAt(rows, pair.b).name];
          const found = (text: string) => {
            const query = readQuery(text);
            if (!('kind' in query)) throw new Error(text);
            const files = counted.interviews.flatMap((interview) => interview.files);
            return files.map(
              ({ file, summary }) => passagesFor(study, query, transcript(file), summary).length,
            );
          };
          equal(pair.near, sum(found(`code:"${a}" near/${near} code:"${b}"`)));
          equal(pair.passages, sum(found(`code:"${a}" and code:"${b}"`)));
          equal(pair.passagesA, sum(found(`code:"${a}"`)));
          ok(pair.jaccard >= 0 && pair.jaccard <= 1);
          ok(pair.segments <= pair.passages);
        }
      }),
    );
  });

  it('share words as the texts say, of which only those with quotes need to be read', () => {
    fc.assert(
      fc.property(studies, ({ study, counted, rows, transcript }) => {
        const finder = new RowFinder(study, rows);
        const wordsOf = (file: string) => new SharedWords(transcript(file), (label) => finder.rowOf(label));
        const all = counted.interviews.flatMap((interview) => interview.files.map(({ file }) => file));
        const some = filesWithQuotes(study, counted, rows);
        const pairsWith = (files: readonly string[]) =>
          finished(
            cooccurrenceSteps(study, counted, rows, {
              near: 3,
              words: new Map(files.map((file) => [file, wordsOf(file)])),
            }),
          ).pairs;
        deepEqual(pairsWith(some), pairsWith(all));
        for (const pair of pairsWith(some)) ok(pair.words !== null && pair.words <= pair.passages);
      }),
    );
  });
});

describe('New codes of any study', () => {
  it('are expected as the mean over all orders says', () => {
    fc.assert(
      fc.property(studies, ({ study, counted, rows }) => {
        const question = { order: null, base: 2, run: 1, threshold: 5 };
        const found = finished(saturationSteps(study, counted, rows, question));
        const codesOf = counted.interviews.map(({ files }) => {
          const labels = files.flatMap(({ summary }) => Object.keys(transcriptCounts(study, summary).codes));
          return new Set(labels);
        });
        const orders = permutations([...codesOf.keys()]);
        for (const [at, row] of found.rows.entries()) {
          const seen = orders.map(
            (order) => new Set(order.slice(0, at + 1).flatMap((one) => [...itemAt(codesOf, one)])).size,
          );
          ok(Math.abs(row.expected - sum(seen) / orders.length) < 1e-9);
          equal(row.cumulative, sum(found.rows.slice(0, at + 1).map(({ newCodes }) => newCodes.length)));
        }
      }),
      { numRuns: 50 },
    );
  });
});

function permutations(items: readonly number[]): number[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((first) =>
    permutations(items.filter((one) => one !== first)).map((rest) => [first, ...rest]),
  );
}

describe('Twenty thousand codes', () => {
  it('are counted, and of their pairs those that are near each other', function () {
    this.timeout(60_000);
    const labels = Array.from({ length: 20_000 }, (_, at) => `#code-${at}x`);
    const passages = Array.from({ length: 2000 }, (_, at) => labels.slice(10 * at, 10 * at + 10));
    const { study, counted, rows } = countedStudy({
      'a.txt': talkOf(passages, { interview: 1, coder: 'Ann' }),
    });
    const { pairs, onlyNear } = finished(
      cooccurrenceSteps(study, counted, rows, { near: 0, words: new Map() }),
    );
    equal(onlyNear, true);
    equal(pairs.length, 2000 * 45);
    ok(pairs.every(({ interviews, passages: both }) => interviews === 1 && both === 1));
    const matrix = finished(
      matrixSteps(study, counted, rows, { columns: { kind: 'interviews' }, count: 'codings', nameOf }),
    );
    equal(matrix.rows.length, 20_000);
  });
});
