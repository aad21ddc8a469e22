// What the view of analysis shows where there is more than anybody reads.
import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { codedFile } from '../../../../server/src/analysis/codedFile';
import { codeValues } from '../../../../server/src/analysis/codeValues';
import { comparableInterviews } from '../../../../server/src/analysis/comparable';
import { countedFiles } from '../../../../server/src/analysis/counted';
import { interviewFiles } from '../../../../server/src/analysis/interviewFiles';
import { finished } from '../../../../server/src/analysis/steps';
import { agreementView } from '../../../../server/src/features/analysis/agreementView';
import { comparedRows } from '../../../../server/src/features/analysis/comparedRows';
import { matrixView } from '../../../../server/src/features/analysis/matrixView';
import { newCodesView } from '../../../../server/src/features/analysis/newCodesView';
import { savedPairs } from '../../../../server/src/features/analysis/savedSheet';
import { togetherView } from '../../../../server/src/features/analysis/togetherView';
import { firstQuestion } from '../../../../server/src/protocol/analysis';
import { talkOf } from '../../analysis/analysisFixture';
import { studyOf } from '../../studyFixture';

const codebook =
  'codes:\n  - code: Data\n    codes:\n      - code: Data-a\n      - code: Data-b\n  - code: Talk\n    codes:\n      - code: Talk-a\n      - code: Talk-b\n';
const { study } = studyOf({
  'codebook.yaml': codebook,
  'a.txt': talkOf([['Data-a', 'Data-b'], ['Talk-a'], ['Data-a']], { interview: 1, coder: 'Ann' }),
  'b.txt': talkOf([['Data-a', 'Talk-b'], ['Talk-a']], { interview: 2, coder: 'Ann' }),
});
const nameOf = (file: string) => file;
const scope = { has: () => true, pathOf: nameOf, nameOf };
const of = { study, counted: countedFiles(interviewFiles(study, scope), 'final'), nameOf };
const interviews = { kind: 'interviews' } as const;

describe('More than anybody reads', () => {
  it('of codes is shown by family first, and it is said', () => {
    const { table, notes } = finished(matrixView(of, firstQuestion, interviews, 4));
    deepEqual(
      table.rows.map(({ head, cells }) => [head, ...cells.slice(0, 2)]),
      [
        ['Data', 3, 1],
        ['Talk', 1, 2],
      ],
    );
    ok(notes.includes('4 codes in 2 columns are too many to be shown. These are their families.'));
  });

  it('of families is shown as far as it is used most, and it is said how many there are', () => {
    const { table, notes } = finished(matrixView(of, firstQuestion, interviews, 2));
    deepEqual(
      table.rows.map(({ head }) => head),
      ['Data'],
    );
    ok(notes.includes('Only the 1 rows with the most codings are shown, of 2.'));
  });

  it('of pairs is shown from the most frequent one on, and it is said how many there are', () => {
    const { table, notes } = finished(togetherView(of, firstQuestion, 14));
    equal(table.rows.length, 2);
    ok(
      notes.some((note) => /^Only the first 2 pairs are shown, of \d+\.$/.test(note)),
      notes.join('\n'),
    );
  });

  it('of a square is shown by family first', () => {
    const { table, notes } = finished(togetherView(of, { ...firstQuestion, shape: 'square' }, 4));
    deepEqual(
      table.rows.map(({ head }) => head),
      ['Data', 'Talk'],
    );
    ok(notes.includes('A square of 4 codes is too large to be shown. These are their families.'));
  });

  it('is never said of what is shown whole', () => {
    const { table, notes } = finished(matrixView(of, firstQuestion, interviews));
    equal(table.rows.length, 4);
    // The two heads of the families stand on no passage.
    deepEqual(notes, ['2 codes of the codebook are on no passage and have no rows.']);
  });

  it('of pairs is said in the file that is saved as it is in the view', () => {
    const labels = Array.from({ length: 2001 }, (_, at) => `#code-${at}x`);
    const passages = [labels.slice(0, 2), ...labels.map((label) => [label])];
    const many = studyOf({ 'a.txt': talkOf(passages, { interview: 1, coder: 'Ann' }) });
    const counted = countedFiles(interviewFiles(many.study, scope), 'final');
    const large = { study: many.study, counted, nameOf };
    const near = { ...firstQuestion, near: 0 };
    const said = 'More than 2000 codes are in use, so only pairs within 0 passages of each other are listed.';
    ok(finished(togetherView(large, near)).notes.includes(said));
    ok(finished(savedPairs(large, near, new Map())).notes.includes(said));
    ok(!finished(savedPairs(of, firstQuestion, new Map())).notes.includes(said));
    // A square has the passages with both codes, and none of those is missing.
    const square = { ...near, shape: 'square' } as const;
    ok(!finished(togetherView(large, square)).notes.includes(said));
    ok(!finished(savedPairs(large, square, new Map())).notes.includes(said));
  });

  it('of pairs near each other is shown by family, refused in a sentence as a file, and it is said why', function () {
    this.timeout(60_000);
    const labels = Array.from({ length: 2200 }, (_, at) => `Data-${at}`);
    const entries = labels.map((label) => `      - code: ${label}\n`).join('');
    const many = studyOf({
      'codebook.yaml': `codes:\n  - code: Data\n    codes:\n${entries}`,
      'a.txt': talkOf([labels], { interview: 1, coder: 'Ann' }),
    });
    const large = {
      study: many.study,
      counted: countedFiles(interviewFiles(many.study, scope), 'final'),
      nameOf,
    };
    const said = /More than two million pairs of codes are near each other, too many to be listed\. Ask for/;
    const { table, notes } = finished(togetherView(large, { ...firstQuestion, shape: 'square' }));
    ok(
      notes.some((note) => said.test(note)),
      notes.join('\n'),
    );
    deepEqual(
      table.rows.map(({ head }) => head),
      ['Data'],
    );
    throws(() => finished(savedPairs(large, firstQuestion, new Map())), said);
  });

  it('of interviews with new codes is shown from the first one on, and it is said how many there are', () => {
    const { table, curve, notes } = finished(newCodesView(of, firstQuestion, 7));
    equal(table.rows.length, 1);
    equal(curve?.points.length, 2);
    ok(notes.includes('Only the first 1 rows are shown, of 2. A saved file has all of them.'));
  });

  it('of codes and of coders who agree is shown from the first one on, beside what is about all of them', () => {
    const passages = [['Data-a'], ['Talk-a'], ['Data-b'], []];
    const two = studyOf({
      'codebook.yaml': codebook,
      '1-Ann.txt': talkOf(passages, { interview: 1, coder: 'Ann' }),
      '1-Bo.txt': talkOf(passages, { interview: 1, coder: 'Bo' }),
      '2-Ann.txt': talkOf([['Data-a'], []], { interview: 2, coder: 'Ann' }),
      '2-Bo.txt': talkOf([['Data-a'], []], { interview: 2, coder: 'Bo' }),
    });
    const all = { interviews: null, coders: null, withModerated: false };
    const meant = comparableInterviews(interviewFiles(two.study, scope), all, nameOf).interviews;
    const values = codeValues(two.study, 'code');
    const read = (file: string, coder: string) => codedFile(two.study, file, coder, two.transcript(file));
    const { numberOf } = values;
    const options = { unit: 'passage', speaker: null, numberOf, read, onProblem: () => {} } as const;
    const wanted = { unit: 'passage', codes: 'either', values, intervals: false } as const;
    const groups = finished(comparedRows(meant, options, wanted, nameOf));
    const { tables, notes } = agreementView(groups, firstQuestion, [], 22);
    const [pairs, codes] = tables.map(({ rows }) => rows.map(({ head }) => head));
    deepEqual(pairs, ['Ann and Bo, interview 1', 'Ann and Bo, all interviews']);
    deepEqual(codes, ['Data-a', 'Data-b', 'All together']);
    ok(
      notes.includes(
        'Codes: Ann and Bo, all interviews: Only the first 2 rows are shown, of 3. A saved file has all of them.',
      ),
      notes.join('\n'),
    );
  });
});
