// The memos of a study, by interview and by code.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { memosInFile } from '../../../../server/src/features/retrieval/memos';
import { type Arrangement, everything } from '../../../../server/src/features/trees/arrangement';
import { MemoTree, memoOnLine } from '../../../../server/src/features/trees/memoTree';
import { childRows, rowsTo } from '../../../../server/src/features/trees/treeRows';
import { studyOf } from '../../studyFixture';

const { study, transcript } = studyOf({
  'codebook.yaml': 'codes:\n  - code: Trust-low\n  - code: Data-loss\n    aliases: [Data-gone]\n',
  'Interview 10 - Maya.txt':
    'Interviewee\n\nAll gone.\n\nData-gone\n\n// As in the *second* one.\n\nOdd-one\n\n// Odd.\n',
  'Interview 2 - Ilan.txt': `Interviewee

We lost the data of two years.

// She laughs.

Data-loss "two years"

// How many rows?

//

Trust-low

// Not the same as doubt.
`,
  'Interview 2 - Maya.txt': 'Interviewee\n\nWe lost the data of two years.\n\nData-loss\n',
});
const byCode: Arrangement = { ...everything, by: 'code' };

/** A tree as text: two spaces a level, what stands behind the label after a bar. */
function drawn(arrangement: Arrangement, path: readonly string[] = [], indent = ''): string[] {
  return childRows(new MemoTree(study, arrangement), path).flatMap((row) => [
    `${indent}${row.label} | ${row.description}`,
    ...(row.expandable ? drawn(arrangement, row.path, `${indent}  `) : []),
  ]);
}

describe('The memos of a study', () => {
  it('stand under their interviews, each with its code or the passage', () => {
    deepEqual(drawn(everything), [
      'Interview 2 · Ilan | 3 memos',
      '  She laughs. | We lost the data of two years.',
      '  How many rows? | Data-loss',
      '  Not the same as doubt. | Trust-low',
      'Interview 10 · Maya | 2 memos',
      '  As in the *second* one. | Data-loss',
      '  Odd. | Odd-one',
    ]);
  });
  it('or under their codes in the order of the codebook, then those on no code', () => {
    deepEqual(drawn(byCode), [
      'Trust-low | 1 memo',
      '  Not the same as doubt. | Interview 2 · Ilan',
      'Data-loss | 2 memos',
      '  How many rows? | Interview 2 · Ilan',
      '  As in the *second* one. | Interview 10 · Maya',
      'Odd-one | 1 memo',
      '  Odd. | Interview 10 · Maya',
      'On no code | 1 memo',
      '  She laughs. | Interview 2 · Ilan',
    ]);
  });
  it('are found by their words, their code, and their interview', () => {
    deepEqual(drawn({ ...everything, text: 'rows' }), [
      'Interview 2 · Ilan | 1 memo',
      '  How many rows? | Data-loss',
    ]);
    deepEqual(drawn({ ...byCode, text: 'data-loss maya' }), [
      'Data-loss | 1 memo',
      '  As in the *second* one. | Interview 10 · Maya',
    ]);
    deepEqual(drawn({ ...everything, text: 'nothing like it' }), []);
  });
  it('lead to where they stand, and are read out with what they are about', () => {
    const [interview] = childRows(new MemoTree(study, everything), []);
    ok(interview);
    const [, memo] = childRows(new MemoTree(study, everything), interview.path);
    deepEqual(memo?.place, {
      file: 'Interview 2 - Ilan.txt',
      at: { line: 8, column: 0, endLine: 8, endColumn: 17 },
    });
    equal(memo?.spoken, 'How many rows?, Data-loss, two years, Interview 2 · Ilan');
    equal(memo?.tooltip, 'How many rows?\n\n“two years”\n\nData-loss · Interview 2 · Ilan');
    deepEqual([interview.spoken, interview.expandable], ['Interview 2 · Ilan, 3 memos', true]);
  });
  it('follow the cursor', () => {
    const file = 'Interview 2 - Ilan.txt';
    const summary = study.transcripts.get(file);
    ok(summary);
    const labels = (arrangement: Arrangement, line: number) =>
      rowsTo(new MemoTree(study, arrangement), file, memoOnLine(summary, line)).map(({ label }) => label);
    deepEqual(labels(everything, 8), ['Interview 2 · Ilan', 'How many rows?']);
    deepEqual(labels(byCode, 4), ['On no code', 'She laughs.']);
    deepEqual(labels(byCode, 6), [], 'no memo stands there');
  });
  it('are written out with the words they are about and their source', () => {
    const file = 'Interview 10 - Maya.txt';
    const read = { file, transcript: transcript(file), path: file };
    const source =
      '> All gone.\n>\n> — Interviewee, Interview 10, coded by Maya ([Interview 10 - Maya.txt](<Interview%2010%20-%20Maya.txt>), line 3)';
    deepEqual(memosInFile(study, { ...everything, text: 'second' }, read), [
      { heading: 'Interview 10 · Maya', markdown: `**Data-loss:** As in the \\*second\\* one.\n\n${source}` },
    ]);
    deepEqual(memosInFile(study, { ...byCode, text: 'odd' }, read), [
      { heading: 'Odd-one', markdown: `Odd.\n\n${source}` },
    ]);
  });
  it('keep no more than their beginnings in memory', () => {
    const long = 'so it goes on '.repeat(100).trim();
    const one = studyOf({ 'a.txt': `Interviewee\n\nYes, we did that.\n\n// ${long}\n` });
    const [memo] = one.study.transcripts.get('a.txt')?.memos ?? [];
    ok(memo && memo.text.length <= 400 && memo.text.endsWith('…'));
    const read = { file: 'a.txt', transcript: one.transcript('a.txt'), path: 'a.txt' };
    ok(memosInFile(one.study, everything, read)[0]?.markdown.startsWith(`${long}\n`));
  });
});
