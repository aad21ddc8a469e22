// How the work of counting grows with a study, and that somebody else may have a turn meanwhile.
import { ok } from 'node:assert/strict';
import { codeRows } from '../../server/src/analysis/codeRows';
import { cooccurrenceSteps } from '../../server/src/analysis/cooccurrence';
import { countedFiles } from '../../server/src/analysis/counted';
import { interviewFilesSteps } from '../../server/src/analysis/interviewFiles';
import { matrixSteps } from '../../server/src/analysis/matrix';
import type { ColumnsBy } from '../../server/src/analysis/matrixColumns';
import { saturationSteps } from '../../server/src/analysis/saturation';
import { finished } from '../../server/src/analysis/steps';
import type { Study } from '../../server/src/study/study';
import { talkOf } from '../unit/analysis/analysisFixture';
import { studyOf } from '../unit/studyFixture';
import { timesTheWork } from '../unit/work';

const codes = 40;
const codebook = `codes:\n${Array.from({ length: codes }, (_, at) => `  - code: Data-${at}-x\n`).join('')}`;

function studyWith(interviews: number): Study {
  const files = Array.from({ length: interviews }, (_, number) => {
    const passages = Array.from({ length: 8 }, (_, at) => [
      `Data-${(7 * number + 3 * at) % codes}-x`,
      `Data-${at}-x`,
    ]);
    return [
      `Interview ${number}.txt`,
      talkOf(passages, { interview: number, coder: 'Ann', front: `role: r${number % 5}` }),
    ];
  });
  return studyOf({ 'codebook.yaml': codebook, ...Object.fromEntries(files) }).study;
}

const scope = { has: () => true, pathOf: (file: string) => file, nameOf: (file: string) => file };
const columns: readonly ColumnsBy[] = [
  { kind: 'interviews' },
  { kind: 'speakers' },
  { kind: 'attribute', key: 'role' },
];

/** All counts of a study, each as it goes step by step. */
function* countings(study: Study): Generator<Generator<void, unknown>> {
  yield interviewFilesSteps(study, scope);
  const counted = countedFiles(finished(interviewFilesSteps(study, scope)), 'final');
  const rows = codeRows(study, 'codes');
  for (const by of columns)
    yield matrixSteps(study, counted, rows, { columns: by, count: 'codings', nameOf: (file) => file });
  yield cooccurrenceSteps(study, counted, rows, { near: 3, words: new Map() });
  yield saturationSteps(study, counted, rows, { order: null, base: 4, run: 2, threshold: 5 });
}

function countAll(study: Study): void {
  for (const counting of countings(study)) finished(counting);
}

describe('Counting many files', function () {
  this.timeout(180_000);

  it('is hardly more work for one large study than for sixteen small ones that are as large', async () => {
    const [small, large] = [studyWith(60), studyWith(960)];
    countAll(small);
    countAll(large);
    const several = (study: Study) => {
      for (let time = 0; time < 4; time++) countAll(study);
    };
    const times = await timesTheWork(
      16,
      () => several(small),
      () => several(large),
    );
    ok(times <= 2.5, `it is ${times.toFixed(2)} times as much`);
  });

  it('goes in as many steps as there are codes or interviews, so that requests get their turn', () => {
    const interviews = 100;
    for (const counting of countings(studyWith(interviews))) {
      let steps = 0;
      while (!counting.next().done) steps++;
      ok(steps >= Math.min(codes, interviews), `${steps} steps`);
    }
  });
});
