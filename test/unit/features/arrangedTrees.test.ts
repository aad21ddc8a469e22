import { deepEqual, equal, ok } from 'node:assert/strict';
import { type Arrangement, everything } from '../../../server/src/features/trees/arrangement';
import { CodeTree } from '../../../server/src/features/trees/codeTree';
import { InterviewTree } from '../../../server/src/features/trees/interviewTree';
import { MemoTree } from '../../../server/src/features/trees/memoTree';
import { childRows, rowsTo, type Tree } from '../../../server/src/features/trees/treeRows';
import { studyOf } from '../studyFixture';

const codebook = `
codes:
  - code: Zeit
    kind: topic
    description: How long things take.
  - code: Data [DA]
    codes:
      - code: DA-loss
      - code: DA-loss-fix
  - code: Café
    aliases: [Coffee-break]
`;
const transcripts = {
  'Interview 2 - Ilan.txt':
    'Interviewee\n\nWe lost data.\n\nDA-loss\n\nCafé\n\nWe mended it.\n\nDA-loss-fix\n\nAgain.\n\nDA-loss-fix\n',
  'Interview 2 - Maya.txt': 'Interviewee\n\nWe lost data.\n\nDA-lost\n',
  'Interview 10 - Maya.txt':
    '---\nparticipant: Élodie\n---\nInterviewee\n\nIt took long.\n\nZeit\n\nDA-loss-fix\n',
  'Interview 11.txt': 'Interviewee\n\nNothing to say.\n',
};
const { study } = studyOf({ 'codebook.yaml': codebook, ...transcripts });

/** The rows of a tree without the quotes, two spaces a level, with what stands behind the label after a bar. */
function drawn(tree: Tree, path: readonly string[] = [], indent = ''): string[] {
  return childRows(tree, path).flatMap((row) =>
    row.type === 'quote'
      ? []
      : [`${indent}${row.label} | ${row.description}`, ...drawn(tree, row.path, `${indent}  `)],
  );
}

const interviews = (arrangement: Partial<Arrangement>) =>
  drawn(new InterviewTree(study, { ...everything, ...arrangement }));
const codes = (arrangement: Partial<Arrangement>) =>
  drawn(new CodeTree(study, { ...everything, ...arrangement }));
const firstLevel = (rows: readonly string[]) => rows.filter((row) => !row.startsWith(' '));

describe('The tree of interviews shows only', () => {
  it('interviews that are named so, whole', () => {
    deepEqual(interviews({ text: 'INTERVIEW 10' }), [
      'Interview 10 | Maya · 2 codings · 2 codes',
      '  DA-loss | only its fix',
      '    DA-loss-fix | 1 coding',
      '  Zeit | 1 coding',
    ]);
  });
  it('interviews whose participant or coder is named so, in any case and without accents', () => {
    deepEqual(firstLevel(interviews({ text: 'elodie' })), ['Interview 10 | Maya · 2 codings · 2 codes']);
    deepEqual(firstLevel(interviews({ text: 'ilan' })), ['Interview 2 | Ilan · 4 codings · 3 codes']);
  });
  it('codes that are named so, in the other interviews', () => {
    deepEqual(interviews({ text: 'cafe' }), ['Interview 2 | Ilan · 1 coding · 1 code', '  Café | 1 coding']);
    deepEqual(interviews({ text: 'long things' }), [
      'Interview 10 | Maya · 1 coding · 1 code',
      '  Zeit | 1 coding',
    ]);
  });
  it('the codings of one coder', () => {
    deepEqual(firstLevel(interviews({ coder: 'Maya' })), [
      'Interview 2 | Maya · 1 coding · 1 code',
      'Interview 10 | Maya · 2 codings · 2 codes',
    ]);
    deepEqual(interviews({ coder: '' }), ['Interview 11 | not coded']);
  });
  it('codes of some kinds, and a fix by itself where issues are not shown', () => {
    deepEqual(interviews({ kinds: ['fix'] }), [
      'Interview 2 | Ilan · 2 codings · 1 code',
      '  DA-loss-fix | 2 codings',
      'Interview 10 | Maya · 1 coding · 1 code',
      '  DA-loss-fix | 1 coding',
    ]);
    deepEqual(interviews({ kinds: ['unknown'] }), [
      'Interview 2 | Maya · 1 coding · 1 code',
      '  DA-lost | 1 coding',
    ]);
  });
  it('what all filters leave', () => {
    deepEqual(firstLevel(interviews({ kinds: ['fix'], coder: 'Ilan', text: 'interview 2' })), [
      'Interview 2 | Ilan · 2 codings · 1 code',
    ]);
    deepEqual(interviews({ text: 'no such thing' }), []);
  });
});

describe('A tree that is searched', () => {
  /** The labels of the rows that are seen at once, two spaces a level. */
  const seen = (tree: Tree, path: readonly string[] = [], indent = ''): string[] =>
    childRows(tree, path).flatMap(({ label, path, open }) => [
      `${indent}${label}`,
      ...(open ? seen(tree, path, `${indent}  `) : []),
    ]);
  const cases: [
    tree: string,
    text: string,
    rows: string[],
    Tree: typeof CodeTree | typeof InterviewTree | typeof MemoTree,
  ][] = [
    ['codes', 'DA-loss-fix', ['Data [DA]', '  DA-loss-fix'], CodeTree],
    ['codes', 'da-lost', ['Not in the codebook', '  DA-lost'], CodeTree],
    ['codes', 'zeit', ['Zeit'], CodeTree],
    ['interviews', 'zeit', ['Interview 10', '  Zeit'], InterviewTree],
    [
      'interviews',
      'DA-los',
      [
        'Interview 2',
        '  Ilan',
        '    DA-loss',
        '      DA-loss-fix',
        '      We lost data.',
        '  Maya',
        '    DA-lost',
        'Interview 10',
        '  DA-loss',
        '    DA-loss-fix',
      ],
      InterviewTree,
    ],
    ['interviews', 'interview 10', ['Interview 10'], InterviewTree],
    ['memos', 'often', ['Interview 3 · Jo', '  How often?'], MemoTree],
    ['codes', '', ['Zeit', 'Data [DA]', 'Café', 'Not in the codebook'], CodeTree],
  ];
  const { study: searched } = studyOf({
    'codebook.yaml': codebook,
    ...transcripts,
    'Interview 3 - Jo.txt': 'Interviewee\n\nIt stopped.\n\n// How often?\n',
  });
  for (const [tree, text, rows, Searched] of cases)
    it(`shows what was found for “${text}” in the tree of ${tree}, and opens what leads there and no more`, () =>
      deepEqual(seen(new Searched(searched, { ...everything, text })), rows));
});

describe('The tree of interviews is in order', () => {
  const names = (sort: Arrangement['sort']) =>
    childRows(new InterviewTree(study, { ...everything, sort }), []).map(({ label }) => label);
  it('by name', () => deepEqual(names('given'), ['Interview 2', 'Interview 10', 'Interview 11']));
  it('by codings, most first', () => {
    const ofMaya = new InterviewTree(study, { ...everything, coder: 'Maya', sort: 'count' });
    deepEqual(
      childRows(ofMaya, []).map(({ label }) => label),
      ['Interview 10', 'Interview 2'],
    );
  });
  it('by codings as they are after each change', () => {
    const { study: changing } = studyOf({
      'codebook.yaml': 'codes:\n  - code: Zeit\n',
      'Interview 1.txt': 'Interviewee: It took long.\n\nZeit\n',
      'Interview 2.txt': 'Interviewee: It took long.\n\nZeit\n\nInterviewee: Very long.\n\nZeit\n',
    });
    const order = () =>
      childRows(new InterviewTree(changing, { ...everything, sort: 'count' }), []).map(({ label }) => label);
    deepEqual(order(), ['Interview 2', 'Interview 1']);
    const one = [...changing.transcripts].find(([, { interview }]) => interview === '1');
    const two = [...changing.transcripts].find(([, { interview }]) => interview === '2');
    ok(one && two);
    changing.set(one[0], { ...two[1], interview: '1' });
    changing.set(two[0], { ...one[1], interview: '2' });
    deepEqual(order(), ['Interview 1', 'Interview 2']);
  });
});

describe('The tree of codes shows only', () => {
  it('codes, aliases, families and definitions that are named so', () => {
    deepEqual(firstLevel(codes({ text: 'coffee' })), ['Café | 1 coding · 1 interview']);
    deepEqual(firstLevel(codes({ text: 'LONG things' })), ['Zeit | 1 coding · 1 interview']);
    deepEqual(codes({ text: 'data da' }), [
      'Data [DA] | 2 codes · 4 codings',
      '  DA-loss | 1 coding · 1 interview',
      '    Interview 2 · Ilan | 1 coding',
      '  DA-loss-fix | 3 codings · 2 interviews',
      '    Interview 2 · Ilan | 2 codings',
      '    Interview 10 · Maya | 1 coding',
    ]);
  });
  it('the codings of one coder, counted anew', () => {
    deepEqual(codes({ coder: 'Maya' }), [
      'Zeit | 1 coding · 1 interview',
      '  Interview 10 · Maya | 1 coding',
      'Data [DA] | 1 code · 1 coding',
      '  DA-loss-fix | 1 coding · 1 interview',
      '    Interview 10 · Maya | 1 coding',
      'Not in the codebook | 1 code · 1 coding',
      '  DA-lost | 1 coding · 1 interview',
      '    Interview 2 · Maya | 1 coding',
    ]);
  });
  it('codes of some kinds', () => {
    deepEqual(firstLevel(codes({ kinds: ['issue', 'unknown'] })), [
      'Data [DA] | 1 code · 1 coding',
      'Not in the codebook | 1 code · 1 coding',
    ]);
    deepEqual(codes({ kinds: ['fix'], text: 'zeit' }), []);
  });
});

describe('The tree of codes is in order', () => {
  const names = (sort: Arrangement['sort']) =>
    childRows(new CodeTree(study, { ...everything, sort }), []).map(({ label }) => label);
  it('of the codebook', () =>
    deepEqual(names('given'), ['Zeit', 'Data [DA]', 'Café', 'Not in the codebook']));
  it('of names', () => deepEqual(names('name'), ['Café', 'Data [DA]', 'Zeit', 'Not in the codebook']));
  it('of codings, most first', () =>
    deepEqual(names('count'), ['Data [DA]', 'Zeit', 'Café', 'Not in the codebook']));
  it('on every level', () => {
    deepEqual(
      codes({ sort: 'count', text: 'DA-loss' }).map((row) => row.trim().split(' | ')[0]),
      [
        'Data [DA]',
        'DA-loss-fix',
        'Interview 2 · Ilan',
        'Interview 10 · Maya',
        'DA-loss',
        'Interview 2 · Ilan',
      ],
    );
  });
});

describe('A row that is hidden by a filter', () => {
  it('is not gone to; the nearest one above it is', () => {
    const labels = (tree: Tree) => rowsTo(tree, 'Interview 2 - Ilan.txt', 0).map(({ label }) => label);
    deepEqual(labels(new InterviewTree(study, { ...everything, kinds: ['topic'] })), ['Interview 2']);
    deepEqual(labels(new InterviewTree(study, { ...everything, coder: 'Maya' })), []);
    deepEqual(labels(new CodeTree(study, { ...everything, kinds: ['fix'] })), ['Data [DA]']);
    deepEqual(labels(new CodeTree(study, { ...everything, coder: 'Maya' })), []);
  });
});

describe('Thousands of rows', () => {
  const many = studyOf({
    'codebook.yaml': 'codes: [{code: Data-loss}]',
    ...Object.fromEntries(
      Array.from({ length: 1201 }, (_, n) => [
        `Interview ${n + 1} - Ilan.txt`,
        'Interviewee\n\nIt was gone.\n\nData-loss\n',
      ]),
    ),
  }).study;

  it('are put into ranges', () => {
    const rows = childRows(new InterviewTree(many, everything), []);
    deepEqual(
      rows.map(({ label, description }) => `${label} | ${description}`),
      [
        'Interview 1 – Interview 200 | 200',
        'Interview 201 – Interview 400 | 200',
        'Interview 401 – Interview 600 | 200',
        'Interview 601 – Interview 800 | 200',
        'Interview 801 – Interview 1000 | 200',
        'Interview 1001 – Interview 1200 | 200',
        'Interview 1201 – Interview 1201 | 1',
      ],
    );
    equal(rows[0]?.spoken, 'Interview 1 to Interview 200, 200 rows');
  });
  for (const [name, tree, above] of [
    ['interviews', new InterviewTree(many, everything), []],
    ['codes', new CodeTree(many, everything), ['Data-loss']],
  ] as const) {
    it(`are found in their ranges in the tree of ${name}, where they are listed, too`, () => {
      const chain = rowsTo(tree, 'Interview 321 - Ilan.txt', 0);
      ok(
        chain
          .map(({ label }) => label)
          .join()
          .includes('Interview 201'),
        'the range is one of the rows',
      );
      deepEqual(
        chain.slice(0, above.length).map(({ label }) => label),
        [...above],
      );
      for (const [depth, row] of chain.entries()) {
        const listed = childRows(tree, chain[depth - 1]?.path ?? []);
        deepEqual(
          listed.find(({ path }) => path.join() === row.path.join()),
          row,
        );
      }
      equal(chain.at(-1)?.label, 'It was gone.');
    });
  }
  it('are no ranges any more when a filter leaves few', () => {
    const rows = childRows(new InterviewTree(many, { ...everything, text: 'interview 12' }), []);
    equal(rows[0]?.label, 'Interview 12');
    equal(rows.length, 34);
  });
});
