// Each number can be clicked down to the passages that it counts.
import { deepEqual, equal } from 'node:assert/strict';
import { matrixSteps } from '../../../server/src/analysis/matrix';
import type { ColumnsBy } from '../../../server/src/analysis/matrixColumns';
import { cellPassages, pairPassages, rowTerm } from '../../../server/src/analysis/questions';
import { finished } from '../../../server/src/analysis/steps';
import { passagesFor, queryProblem } from '../../../server/src/features/retrieval/passages';
import { readQuery } from '../../../server/src/features/retrieval/query';
import { itemAt } from '../../../server/src/transcript/itemAt';
import { countedStudy, talkOf } from './analysisFixture';

const codebook =
  'codes:\n  - code: Data-noisy\n  - code: Data-late\n  - code: Bus factor\n  - code: Salt and pepper\n  - code: not near\n';
const coded = [
  ['Data-noisy', 'Bus factor'],
  ['Data-noisy'],
  ['Salt and pepper', 'not near', 'Data-late'],
  [],
];
const fixture = countedStudy({
  'codebook.yaml': codebook,
  'a.txt': talkOf(coded, { interview: 35, coder: 'Ann', front: 'role: team lead' }),
  'b.txt': talkOf(coded, { interview: 35, coder: 'Bo Li', front: 'role: team lead' }),
  'c.txt': talkOf(coded, { interview: 35, coder: 'Cy', front: 'moderates: Ann, Bo Li\nrole: team lead' }),
  'd.txt': talkOf(coded, { interview: 36, coder: 'Ann', front: 'role: pilot' }),
  'e.txt': talkOf(coded, { interview: 36, coder: 'Bo Li', front: 'role: pilot' }),
});
const { study, counted, rows, transcript } = fixture;

/** How many passages a question finds in some files. */
function found(question: string | null, files: Iterable<string>): number {
  const query = readQuery(question ?? '');
  if (!('kind' in query)) throw new Error(query.problem);
  equal(queryProblem(study, query), null);
  return [...files].reduce((sum, file) => {
    const summary = study.transcripts.get(file);
    return summary ? sum + passagesFor(study, query, transcript(file), summary).length : sum;
  }, 0);
}

describe('The passages that a number counts', () => {
  const kinds: readonly ColumnsBy[] = [
    { kind: 'interviews' },
    { kind: 'files' },
    { kind: 'coders' },
    { kind: 'speakers' },
    { kind: 'attribute', key: 'role' },
  ];
  for (const by of kinds)
    it(`are found by the question of each cell, by ${by.kind}`, () => {
      const matrix = finished(
        matrixSteps(study, counted, rows, { columns: by, count: 'codings', nameOf: (file) => file }),
      );
      for (const row of matrix.rows)
        for (const [at, column] of row.columns.entries()) {
          const { name } = itemAt(matrix.columns, column);
          const { question, files } = cellPassages(counted, row.row, by, column, name);
          // No code stands twice on a passage here, so that there are as many passages as codings.
          equal(found(question, files), row.counts[at]);
          if (by.kind === 'interviews') equal(found(question, study.transcripts.keys()), row.counts[at]);
        }
    });

  it('are asked for in as few words as people would', () => {
    const [noisy, late, bus, salt, not] = rows;
    if (!noisy || !late || !bus || !salt || !not) throw new Error('codes are missing');
    deepEqual([bus, salt, not].map(rowTerm), ['Bus factor', 'code:"Salt and pepper"', 'code:"not near"']);
    deepEqual(
      [0, 1].map((column) => cellPassages(counted, noisy, { kind: 'interviews' }, column, '').question),
      ['Data-noisy interview:35 coder:Cy', 'Data-noisy interview:36'],
    );
    equal(
      cellPassages(counted, noisy, { kind: 'attribute', key: 'role' }, 0, 'team lead').question,
      'Data-noisy role:"team lead"',
    );
    equal(pairPassages(counted, noisy, bus, 3).question, 'Data-noisy near/3 Bus factor');
    const { question, files } = pairPassages(counted, noisy, bus, null);
    equal(found(question, files), 3);
  });
});
