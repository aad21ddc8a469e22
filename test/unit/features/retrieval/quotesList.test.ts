import { deepEqual, equal } from 'node:assert/strict';
import {
  QuotesList,
  type QuotesWanted,
  quotesChoices,
} from '../../../../server/src/features/retrieval/quotesList';
import { childRows, rowsTo } from '../../../../server/src/features/trees/treeRows';
import { studyOf } from '../../studyFixture';

const codebook = `
codes:
  - code: Data [DA]
    codes:
      - code: DA-loss
        aliases: [DA-losing]
        kind: issue
        color: "#4e79a7"
      - code: DA-age
  - code: TR-trust
  - code: TR-doubt
`;

const { study } = studyOf({
  'codebook.yaml': codebook,
  'Interview 2 - Ilan.txt':
    'Interviewer\n\nDid you lose any?\n\nDA-loss\n\nInterviewee\n\nWe lost data.\n\nDA-loss "lost data"\n\nTR-trust\n',
  'Interview 2 - Maya.txt': 'Interviewee\n\nWe lost data.\n\nDA-losing\n\nIt was old.\n\nDA-age\n',
  'Interview 10 - Maya.txt': 'Interviewee\n\nIt is gone.\n\n#DA-loss\n\nDA-loss\n\nDA-age\n',
});

const all = { interview: null, coder: null, speaker: null, family: null };

function listOf(narrowed: Partial<QuotesWanted> = {}): QuotesList {
  return new QuotesList(study, { of: { kind: 'code', name: 'DA-loss' }, ...all, ...narrowed });
}

/** A list as text: transcripts, and below each its quotes with what stands behind them. */
function drawn(list: QuotesList): string[] {
  return childRows(list, []).flatMap((file) => [
    `${file.label} | ${file.description}`,
    ...childRows(list, file.path).map((row) => `  ${row.label} | ${row.description}`),
  ]);
}

describe('The quotes of a code', () => {
  it('stand under their transcripts in the order of the interviews, with who speaks, under any spelling', () => {
    deepEqual(drawn(listOf()), [
      'Interview 2 · Ilan | 2 codings',
      '  Did you lose any? | Interviewer',
      '  “lost data” | Interviewee',
      'Interview 2 · Maya | 1 coding',
      '  We lost data. | Interviewee',
      'Interview 10 · Maya | 1 coding',
      '  It is gone. | Interviewee',
    ]);
    equal(listOf().inWords(), '4 codings · 2 interviews');
    equal(listOf({ of: { kind: 'code', name: 'DA-losing' } }).name, 'DA-loss');
  });

  it('are narrowed down by interview, coder, speaker and the family of another code on the passage', () => {
    const words = (narrowed: Partial<QuotesWanted>) =>
      drawn(listOf(narrowed)).filter((line) => line.startsWith('  '));
    deepEqual(words({ interview: 'interview:10' }), ['  It is gone. | Interviewee']);
    deepEqual(words({ coder: 'Ilan' }), ['  Did you lose any? | Interviewer', '  “lost data” | Interviewee']);
    deepEqual(words({ speaker: 'Interviewer' }), ['  Did you lose any? | Interviewer']);
    deepEqual(words({ family: 'TR' }), ['  “lost data” | Interviewee']);
    // The code itself is of this family, which says nothing.
    deepEqual(words({ family: 'Data [DA]' }), ['  It is gone. | Interviewee']);
    deepEqual(words({ coder: 'Maya', speaker: 'Interviewer' }), []);
    equal(listOf({ coder: 'Maya' }).inWords(), '2 of 4 codings · 2 interviews');
  });

  it('can be those of a whole family, each with its code', () => {
    const list = listOf({ of: { kind: 'family', name: 'Data [DA]' }, interview: 'interview:10' });
    deepEqual(drawn(list), [
      'Interview 10 · Maya | 2 codings',
      '  It is gone. | Interviewee · DA-loss',
      '  It is gone. | Interviewee · DA-age',
    ]);
    equal(list.inWords(), '2 of 6 codings · 1 interview');
  });

  it('say where their code line is, as it is written there, and how their code looks', () => {
    const [first] = childRows(listOf(), ['file:Interview 2 - Maya.txt']);
    const { line, label } = first?.coding ?? {};
    deepEqual(
      [{ line, label }, first?.kind, first?.color, first?.spoken],
      [{ line: 4, label: 'DA-losing' }, 'issue', '#4e79a7', 'We lost data., Interviewee, Interview 2 · Maya'],
    );
  });

  it('are found by the line of their code and by that of their words', () => {
    const list = listOf();
    const rowAt = (line: number) => {
      const coding = list.codingAt('Interview 2 - Ilan.txt', line);
      return rowsTo(list, 'Interview 2 - Ilan.txt', coding).map(({ label }) => label);
    };
    deepEqual(rowAt(4), ['Interview 2 · Ilan', 'Did you lose any?']);
    deepEqual(rowAt(8), ['Interview 2 · Ilan', '“lost data”']);
    deepEqual(rowAt(12), []);
  });

  it('are shown at once where few transcripts have them', () => {
    deepEqual(
      childRows(listOf(), []).map(({ open }) => open),
      [true, true, true],
    );
    const files = Array.from({ length: 21 }, (_, index) => `Interview ${index}.txt`);
    const many = studyOf({
      'codebook.yaml': codebook,
      ...Object.fromEntries(files.map((file) => [file, 'Interviewee\n\nGone.\n\nDA-loss\n'])),
    });
    const list = new QuotesList(many.study, { of: { kind: 'code', name: 'DA-loss' }, ...all });
    deepEqual(new Set(childRows(list, []).map(({ open }) => open)), new Set([false]));
  });

  it('can be narrowed down to what they have', () => {
    deepEqual(quotesChoices(study, { kind: 'code', name: 'DA-loss' }), {
      interviews: [
        { key: 'interview:2', name: 'Interview 2' },
        { key: 'interview:10', name: 'Interview 10' },
      ],
      coders: ['Ilan', 'Maya'],
      speakers: ['Interviewee', 'Interviewer'],
      families: ['Data [DA]', 'TR'],
    });
  });

  it('are none when nothing is coded so', () => {
    const list = listOf({ of: { kind: 'code', name: 'TR-doubt' } });
    deepEqual([drawn(list), list.inWords()], [[], '0 codings · 0 interviews']);
  });
});

describe('Hundreds of quotes in one interview', () => {
  it('stand under parts of it that are told by their numbers', () => {
    const text = 'Interviewee\n\nIt was gone.\n\nDA-loss\n\n'.repeat(450);
    const { study } = studyOf({ 'codebook.yaml': codebook, 'Interview 1 - Ilan.txt': text });
    const list = new QuotesList(study, { of: { kind: 'code', name: 'DA-loss' }, ...all });
    const [interview] = childRows(list, []);
    const parts = childRows(list, interview?.path ?? []);
    deepEqual(
      parts.map(({ label, spoken }) => [label, spoken]),
      [
        ['1 – 200', '1 to 200, 200 rows'],
        ['201 – 400', '201 to 400, 200 rows'],
        ['401 – 450', '401 to 450, 50 rows'],
      ],
    );
  });
});
