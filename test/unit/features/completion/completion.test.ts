import { deepEqual, equal, ok } from 'node:assert/strict';
import { type Completions, completeCode } from '../../../../server/src/features/completion/completion';
import { atCursor, studyOf } from '../../studyFixture';

const codebook = `codes:
  - code: Data-issues
    codes:
      - code: Data-duplicates
      - code: Data-missing-values
        aliases: [Data-gaps]
      - code: Data-missing-value-fix
  - code: QM-robustness
  - code: Bus factor
  - code: Data-old
    deprecated: Use Data-duplicates.
`;

const inOrder = [
  'Data-issues',
  'Data-duplicates',
  'Data-missing-values',
  'Data-missing-value-fix',
  'QM-robustness',
  'Bus factor',
  'Data-old',
];

/** What agrees best with what is typed comes first; the editor hides the rest. */
const begin = (label: string) => [label, ...inOrder.filter((other) => other !== label)];

interface Options {
  /** Other transcripts of the study, by name. */
  readonly others?: Readonly<Record<string, string>>;
  /** Null for a study without one. */
  readonly codebook?: string | null;
}

/** Completes at `‸`. */
function complete(marked: string, { others = {}, codebook: book = codebook }: Options) {
  const { text, offset } = atCursor(marked);
  const files = { ...others, 'a.txt': text, ...(book === null ? {} : { 'codebook.yaml': book }) };
  const { open } = studyOf(files);
  return { text, offset, found: completeCode(open('a.txt'), offset) };
}

/** The labels offered at `‸`; null where no code may stand. */
function labels(marked: string, options: Options = {}): string[] | null {
  return complete(marked, options).found?.choices.map(({ code }) => code.label) ?? null;
}

/** The file after a label was chosen at `‸`. */
function chosen(marked: string, label: string, options: Options = {}): string {
  const { text, found } = complete(marked, options);
  const choice = found?.choices.find(({ code }) => code.label === label);
  ok(choice, `${label} is not offered`);
  return applied(text, found, choice.newText);
}

function applied(text: string, found: Completions | null, newText: string): string {
  if (!found) return text;
  const { range, blanks } = found.place;
  const edits = [
    { ...range, newText },
    ...blanks.map((blank) => ({ start: blank.offset, end: blank.offset, newText: blank.text })),
  ].sort((a, b) => b.start - a.start);
  return edits.reduce((now, { start, end, newText: by }) => now.slice(0, start) + by + now.slice(end), text);
}

const talk = 'Interviewee\n\nWe had it twice.\n';

describe('A code is completed', () => {
  const places: [string, string, readonly string[]][] = [
    ['on an empty line below a passage', `${talk}\n‸\n\nInterviewer\n\nWhy?\n`, inOrder],
    ['on the last line of the file', `${talk}\n‸`, inOrder],
    ['on a line of white space', `${talk}\n  ‸ \n`, inOrder],
    ['right below the words', `${talk}‸\n`, inOrder],
    ['after #', `${talk}\n#‸\n`, inOrder],
    ['after # and a space', `${talk}\n# ‸\n`, inOrder],
    ['in the middle of a label', `${talk}\nData-du‸plicates\n`, begin('Data-duplicates')],
    ['in a label before its quote', `${talk}\nQM-rob‸ "twice"\n`, begin('QM-robustness')],
    ['of a code above all talk', `QM-r‸\n\n${talk}`, begin('QM-robustness')],
    ['as its first letters are typed', `${talk}\nqm‸\n`, ['QM-robustness']],
    ['by the words after a hyphen', `${talk}\nrobust‸\n`, ['QM-robustness']],
    ['by another spelling of it', `${talk}\nGaps‸\n`, ['Data-missing-values']],
    ['with spaces for hyphens', `${talk}\ndata mis‸\n`, ['Data-missing-values', 'Data-missing-value-fix']],
    ['with a space at the end', `${talk}\nBus ‸\n`, ['Bus factor']],
    ['right below another code', `${talk}\nQM-robustness\nbus‸\n`, ['Bus factor']],
    ['below a memo', `${talk}\n// think\n\nbus‸\n`, ['Bus factor']],
    ['right above a speaker', `${talk}\nbus‸\nInterviewer\n\nWhy?\n`, ['Bus factor']],
    ['between talk and a speaker', `${talk}bus‸\nInterviewer\n\nWhy?\n`, ['Bus factor']],
    ['in the other layout, too', 'Interviewee: Twice.\n\nbus‸\n\nInterviewer: Why?\n', ['Bus factor']],
    [
      'where the file puts codes right below the words',
      `${talk}QM-robustness\n\n${talk}bus‸\n`,
      ['Bus factor'],
    ],
  ];
  for (const [where, marked, expected] of places) {
    it(where, () => deepEqual(labels(marked), expected));
  }

  const elsewhere: [string, string][] = [
    ['above all talk', `‸\n\n${talk}`],
    ['in talk', 'Interviewee\n\nWe had Data‸ twice.\n'],
    ['at the end of talk', 'Interviewee\n\nWe had it.\n\nThere was Data‸\n'],
    ['on a line that goes on with talk', `${talk}Data‸\n`],
    ['before talk', `${talk}\nData‸\nwas lost.\n`],
    ['where somebody begins to speak', `${talk}\nInterviewer\n\nData‸\n`],
    ['in words that begin no label', `${talk}\nDat we‸\n`],
    ['in the middle of a short line', `${talk}\nDa‸ta\n`],
    ['on a speaker line', `${talk}\nInter‸viewer\n\nWhy?\n`],
    ['in a memo', `${talk}\n// Data‸\n`],
    ['in a quote', `${talk}\nQM-robustness "twi‸ce"\n`],
    ['between a label and its quote', `${talk}\nQM-robustness  ‸ "twice"\n`],
    ['in front matter', `---\ninterview: 3\n‸\n---\n\n${talk}`],
    ['in a title', `Interview‸ 3\n\n${talk}`],
  ];
  for (const [where, marked] of elsewhere) {
    it(`but not ${where}`, () => equal(labels(marked), null));
  }
});

describe('Completion ranks', () => {
  const use = (...codes: string[]) => codes.map((code) => `${talk}\n${code}\n`).join('\n');

  it('what this interview uses before what the study uses, then the order of the codebook', () => {
    const others = { 'b.txt': use('Data-duplicates', 'QM-robustness', 'QM-robustness') };
    deepEqual(labels(`${use('Bus factor')}\n${talk}\n‸`, { others })?.slice(0, 4), [
      'Bus factor',
      'QM-robustness',
      'Data-duplicates',
      'Data-issues',
    ]);
  });

  it('codes that are on the passage last, and deprecated ones after them', () => {
    deepEqual(labels(`${use('Data-old', 'Data-duplicates')}\n‸`)?.slice(-2), ['Data-duplicates', 'Data-old']);
    deepEqual(labels(`${talk}\nData-gaps\n\n‸`)?.slice(-2), ['Data-missing-values', 'Data-old']);
  });

  it('the code at the cursor as if it were not there', () => {
    deepEqual(labels(`${talk}\n‸Bus factor\n`), inOrder);
  });

  it('as if no other coder had seen this interview', () => {
    const others = { 'b.txt': use('QM-robustness', 'QM-robustness') };
    const seen = { ...others, 'Interview 3 - Jonas.txt': use('Bus factor', 'Bus factor') };
    const mine = `Interview 3 - Maya\n\n${talk}\n‸`;
    deepEqual(labels(mine, { others: seen }), labels(mine, { others }));
    deepEqual(labels(mine.replace('3', '4'), { others: seen })?.slice(0, 2).sort(), [
      'Bus factor',
      'QM-robustness',
    ]);
  });

  it('the code on the passage before first, and says so', () => {
    const { found } = complete(`${use('Bus factor')}\n${talk}\n‸`, {});
    deepEqual(
      found?.choices.slice(0, 1).map(({ code, why }) => [code.label, why]),
      [['Bus factor', 'on the passage before']],
    );
  });

  it('what agrees with the letters before what is likely', () => {
    deepEqual(labels(`${use('QM-robustness')}\n${talk}\ndata-d‸`)?.slice(0, 1), ['Data-duplicates']);
  });
});

describe('Completion without a codebook', () => {
  const others = { 'b.txt': `${talk}\nData-lost\n\n${talk}\nData-late\n\n${talk}\nData-lost\n` };

  it('offers the labels in use, the frequent ones first', () => {
    deepEqual(labels(`${talk}\n‸`, { codebook: null, others }), ['Data-lost', 'Data-late']);
  });

  it('marks a label that nobody would take for one', () => {
    const others = { 'b.txt': `${talk}\n#Bus factor\n` };
    equal(chosen(`${talk}\n‸`, 'Bus factor', { codebook: null, others }), `${talk}\n#Bus factor`);
  });

  it('leaves out the label that is being written', () => {
    deepEqual(labels(`${talk}\nData-l‸\n`, { codebook: null, others }), ['Data-lost', 'Data-late']);
  });
});

describe('A chosen code', () => {
  const edits: [string, string, string, string][] = [
    ['replaces the whole label', `${talk}\nData-du‸pli\n`, 'QM-robustness', `${talk}\nQM-robustness\n`],
    ['leaves the quote', `${talk}\nQM-x‸ "twice"\n`, 'QM-robustness', `${talk}\nQM-robustness "twice"\n`],
    ['leaves the mark', `${talk}\n#b‸\n`, 'Bus factor', `${talk}\n#Bus factor\n`],
    [
      'replaces what was typed',
      `${talk}\ndata mis‸\n`,
      'Data-missing-values',
      `${talk}\nData-missing-values\n`,
    ],
    ['replaces white space', `${talk}\n \t‸\n`, 'QM-robustness', `${talk}\nQM-robustness\n`],
    [
      'stands in a block of its own',
      `${talk}‸\nInterviewer\n\nWhy?\n`,
      'QM-robustness',
      `${talk}\nQM-robustness\n\nInterviewer\n\nWhy?\n`,
    ],
    [
      'keeps away from the next speaker',
      `${talk}\n‸\nInterviewer\n`,
      'QM-robustness',
      `${talk}\nQM-robustness\n\nInterviewer\n`,
    ],
    [
      'keeps away from other codes',
      `${talk}\nData-duplicates\n‸\n`,
      'QM-robustness',
      `${talk}\nData-duplicates\n\nQM-robustness\n`,
    ],
    [
      'does so when its first letter is typed',
      `${talk}\nData-duplicates\nq‸\n`,
      'QM-robustness',
      `${talk}\nData-duplicates\n\nQM-robustness\n`,
    ],
    [
      'does so when it is marked',
      `${talk}\nData-duplicates\n#q‸\nInterviewer\n\nWhy?\n`,
      'QM-robustness',
      `${talk}\nData-duplicates\n\n#QM-robustness\n\nInterviewer\n\nWhy?\n`,
    ],
    [
      'moves nothing when a known one is changed',
      `${talk}Data-duplicates‸\n`,
      'QM-robustness',
      `${talk}QM-robustness\n`,
    ],
    [
      'stands below the words where the others do',
      `${talk}Data-duplicates\n\n${talk}‸\n\nInterviewer\n`,
      'QM-robustness',
      `${talk}Data-duplicates\n\n${talk}QM-robustness\n\nInterviewer\n`,
    ],
    [
      'stands below other codes where the others do',
      `${talk}Data-duplicates\nBus factor\n\n${talk}Data-duplicates\n‸\n`,
      'QM-robustness',
      `${talk}Data-duplicates\nBus factor\n\n${talk}Data-duplicates\nQM-robustness\n`,
    ],
    [
      'comes with the line ends of the file',
      'Interviewee\r\n\r\nTwice.\r\n‸\r\nInterviewer\r\n',
      'QM-robustness',
      'Interviewee\r\n\r\nTwice.\r\n\r\nQM-robustness\r\n\r\nInterviewer\r\n',
    ],
    [
      'comes with old line ends, too',
      'Interviewee\r\rTwice.\r‸\r',
      'QM-robustness',
      'Interviewee\r\rTwice.\r\rQM-robustness\r',
    ],
    [
      'is marked where it would be an answer',
      `${talk}\nInterviewer\n\n‸`,
      'Bus factor',
      `${talk}\nInterviewer\n\n#Bus factor`,
    ],
    ['needs no line end at the end', `${talk}\n‸`, 'QM-robustness', `${talk}\nQM-robustness`],
  ];
  for (const [what, marked, label, expected] of edits) {
    it(what, () => equal(chosen(marked, label), expected));
  }
});

describe('Completion in a large codebook', () => {
  const many = `codes:\n${Array.from({ length: 500 }, (_, i) => `  - code: Family${i % 5}-number${i}\n`).join('')}`;

  it('offers the best two hundred and asks to be asked again', () => {
    const typed = labels(`${talk}\n#Family3-number‸\n`, { codebook: many }) ?? [];
    equal(
      typed.slice(0, 100).every((label) => label.startsWith('Family3-number')),
      true,
    );
    const all = complete(`${talk}\n‸`, { codebook: many }).found;
    equal(all?.choices.length, 200);
    equal(all?.incomplete, true);
  });

  it('finds a label by a few of its letters', () => {
    equal(labels(`${talk}\n#f3n498‸\n`, { codebook: many })?.[0], 'Family3-number498');
  });
});
