// The small study of ../shared, in which every awkward case is once, with what is to be counted in it.
import { ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { cooccurrenceSteps } from '../../../server/src/analysis/cooccurrence';
import { type CountKind, matrixSteps } from '../../../server/src/analysis/matrix';
import type { ColumnsBy } from '../../../server/src/analysis/matrixColumns';
import { RowFinder } from '../../../server/src/analysis/rowFinder';
import { saturationSteps } from '../../../server/src/analysis/saturation';
import { SharedWords } from '../../../server/src/analysis/sharedWords';
import { finished } from '../../../server/src/analysis/steps';
import { itemAt } from '../../../server/src/transcript/itemAt';
import { countedStudy } from './analysisFixture';
import { isCountedInDocs, matchesOracle } from './closeTo';

const oracles = path.join(__dirname, '../../../../shared/oracles');
const isThere = fs.existsSync(oracles);

type Numbers = Record<string, number>;
interface Expected {
  readonly matrix: Record<
    string,
    {
      codings: number;
      segments: number;
      interviews: number;
      counts: Numbers;
      segmentCounts: Numbers;
      coders: Numbers;
    }
  >;
  readonly crosstabRole: {
    readonly values: Numbers;
    readonly codes: Record<string, Record<string, { interviews: number; codings: number }>>;
  };
  readonly crosstabSpeaker: Record<string, Numbers>;
  readonly cooccurrence: Record<
    string,
    { passages: number; words: number; segments: number; near3: number; interviews: number; jaccard: number }
  >;
  readonly saturation: {
    readonly order: readonly number[];
    readonly leftOut: readonly number[];
    readonly base: number;
    readonly run: number;
    readonly baseCodes: number;
    readonly rows: readonly {
      position: number;
      interview: number;
      codes: number;
      new: number;
      cumulative: number;
      newCodes: readonly string[];
      ratio: number | null;
    }[];
  };
}

(isThere ? describe : describe.skip)('The small study with every awkward case', () => {
  const folder = path.join(oracles, 'mini');
  const names = isThere ? fs.readdirSync(folder) : [];
  const files = Object.fromEntries(
    names.map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
  );
  const expected: Expected = isThere
    ? JSON.parse(fs.readFileSync(path.join(oracles, 'mini-expected.json'), 'utf8'))
    : {};
  const fixture = countedStudy(files);
  const { study, counted, rows } = fixture;

  const matches = (found: unknown, wanted: unknown, what = '') =>
    matchesOracle('mini-expected.json', found, wanted, what);
  /** The cells of each code by the names of the columns, without zeros. */
  const cellsOf = (columns: ColumnsBy, count: CountKind) => {
    const matrix = finished(matrixSteps(study, counted, rows, { columns, count, nameOf: (file) => file }));
    const cells = matrix.rows.map(({ row, columns: at, counts }) => [
      row.name,
      Object.fromEntries(
        at.map((column, index) => [itemAt(matrix.columns, column).name, itemAt(counts, index)]),
      ),
    ]);
    return { matrix, cells: Object.fromEntries(cells) };
  };
  const withoutZeros = (numbers: Numbers) =>
    Object.fromEntries(Object.entries(numbers).filter(([, number]) => number > 0));
  const eachOf = <T>(of: Record<string, T>, take: (one: T) => Numbers) =>
    Object.fromEntries(Object.entries(of).map(([code, one]) => [code, withoutZeros(take(one))]));

  const matrices: readonly (readonly [
    string,
    ColumnsBy,
    CountKind,
    (from: Expected) => Record<string, Numbers>,
  ])[] = [
    [
      'codings by interview',
      { kind: 'interviews' },
      'codings',
      (from) => eachOf(from.matrix, ({ counts }) => counts),
    ],
    [
      'segments',
      { kind: 'interviews' },
      'segments',
      (from) => eachOf(from.matrix, ({ segmentCounts }) => segmentCounts),
    ],
    [
      'files, one a coder',
      { kind: 'interviews' },
      'files',
      (from) => eachOf(from.matrix, ({ coders }) => coders),
    ],
    ['speakers', { kind: 'speakers' }, 'codings', (from) => eachOf(from.crosstabSpeaker, (one) => one)],
    ...(['interviews', 'codings'] as const).map(
      (count) =>
        [
          `${count} by role`,
          { kind: 'attribute', key: 'role' },
          count,
          (from: Expected) =>
            eachOf(from.crosstabRole.codes, (roles) =>
              Object.fromEntries(Object.entries(roles).map(([role, one]) => [role, one[count]])),
            ),
        ] as const,
    ),
  ];
  for (const [what, columns, count, wanted] of matrices)
    it(`has ${what} as expected`, () => matches(cellsOf(columns, count).cells, wanted(expected)));

  it('has codings, segments and interviews of each code as expected', () => {
    for (const { row, codings, segments, interviews } of cellsOf({ kind: 'interviews' }, 'codings').matrix
      .rows) {
      const { [row.name]: wanted } = expected.matrix;
      matches(
        [codings, segments, interviews],
        [wanted?.codings, wanted?.segments, wanted?.interviews],
        row.name,
      );
    }
  });

  it('has as many coded interviews of each role as expected', () => {
    const { columns } = cellsOf({ kind: 'attribute', key: 'Role' }, 'interviews').matrix;
    matches(
      Object.fromEntries(columns.map(({ name, interviews }) => [name, interviews])),
      expected.crosstabRole.values,
    );
  });

  it('has the pairs of codes that are expected, with all of their counts', () => {
    const finder = new RowFinder(study, rows);
    const words = new Map(
      counted.interviews.flatMap((interview) =>
        interview.files.map(
          ({ file }) =>
            [file, new SharedWords(fixture.transcript(file), (label) => finder.rowOf(label))] as const,
        ),
      ),
    );
    const { pairs } = finished(cooccurrenceSteps(study, counted, rows, { near: 3, words }));
    const found = pairs.map((pair) => [
      `${itemAt(rows, pair.a).name} + ${itemAt(rows, pair.b).name}`,
      {
        passages: pair.passages,
        words: pair.words,
        segments: pair.segments,
        near3: pair.near,
        interviews: pair.interviews,
        jaccard: Math.round(1e6 * pair.jaccard) / 1e6,
      },
    ]);
    matches(Object.fromEntries(found), expected.cooccurrence);
  });

  it('has new codes by interview as expected', () => {
    const { order, leftOut, base, run, baseCodes, rows: wanted } = expected.saturation;
    const found = finished(saturationSteps(study, counted, rows, { order: null, base, run, threshold: 5 }));
    matches(
      found.rows.map(({ interview }) => Number(interview.name)),
      order,
    );
    ok(
      leftOut.every((number) => counted.notCoded.some(({ summary }) => summary.interview === String(number))),
    );
    matches(found.baseCodes, baseCodes);
    const rounded = found.rows.map(({ position, interview, codes, newCodes, cumulative, ratio }) => ({
      position,
      interview: Number(interview.name),
      codes,
      new: newCodes.length,
      cumulative,
      newCodes: newCodes.map((row) => itemAt(rows, row).name),
      ratio: ratio === null ? null : Math.round(1e6 * ratio) / 1e6,
    }));
    matches(rounded, wanted);
  });

  isCountedInDocs('mini-expected.json');
});

(isThere ? describe : describe.skip)('The example of Guest, Namey & Chen', () => {
  it('gives their ratios, and the run that they stop at', () => {
    const guest: {
      new: number[];
      base: number;
      run: number;
      baseCodes: number;
      threshold: number;
      ratios: { after: number; new: number; percent: number }[];
      reached: string;
    } = JSON.parse(fs.readFileSync(path.join(oracles, 'saturation-guest.json'), 'utf8'));
    let code = 0;
    const interviews = guest.new.map((count, at) => {
      const codes = Array.from({ length: count }, () => `#code-${String(code++)}x`);
      const talk = [...codes, '#code-0x'].map((one) => `Interviewee\n\nWords of ${one}.\n\n${one}\n`);
      return [`${at}.txt`, `Interview ${at + 1} - Ann\n\n${talk.join('\n')}`];
    });
    const { study, counted, rows } = countedStudy(Object.fromEntries(interviews));
    const { base, run, threshold, ratios } = guest;
    const found = finished(saturationSteps(study, counted, rows, { order: null, base, run, threshold }));
    const file = 'saturation-guest.json';
    matchesOracle(file, found.baseCodes, guest.baseCodes);
    matchesOracle(
      file,
      found.rows.map(({ newCodes }) => newCodes.length),
      guest.new,
    );
    const withRatio = found.rows.filter(({ ratio }) => ratio !== null);
    matchesOracle(
      file,
      withRatio
        .slice(0, ratios.length)
        .map(({ position, ratio }) => [position - 1, Math.round(100 * (ratio ?? 0))]),
      ratios.map(({ after, percent }) => [after, percent]),
    );
    const first = withRatio.find(({ reached }) => reached === true);
    matchesOracle(file, first && `${first.position - 1}+${run}`, guest.reached);
  });

  isCountedInDocs('saturation-guest.json');
});
