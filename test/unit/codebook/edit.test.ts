import { deepEqual, equal, ok } from 'node:assert/strict';
import type { NewCodeEntry } from '../../../server/src/codebook/edit';
import { addCode, addSpeakers, addSpeech } from '../../../server/src/codebook/edit';
import { readCodebook } from '../../../server/src/codebook/read';
import type { TextEdit } from '../../../server/src/transcript/textEdit';
import { applyEdit } from '../../../server/src/transcript/textEdit';
import { timesTheWork } from '../work';

function edited(text: string, edit: TextEdit | null): string | null {
  return edit === null ? null : applyEdit(text, edit);
}

/** Where the lines of `before` all stand in `after`, the others; so that a table needs to show no more. */
function addedLines(before: string, after: string | null): string[] {
  const old = before.split('\n');
  return (after ?? '').split('\n').filter((line) => (line === old[0] ? old.shift() === undefined : true));
}

const kept = `# Codebook of our study
study: ML

# Agreed in May
codes:
  - code: Data-issues   # the data itself
    codes:
      - code: Data-age
        description: >
          How old
          it is

        # ask Ann about this one
      # sizes
      - Data-size

  # quality measures
  - code: QM-cost
  - QM-speed   # see QM-cost
  - code: Pipelines [MLP]

  # the rest
  - Misc
# the end
`;

describe('Adding a code to the codebook', () => {
  const places: [string, NewCodeEntry, string, string[]][] = [
    [
      'at the end of the sub-codes of its family',
      { label: 'Data-new', family: 'Data-issues' },
      '      - Data-size',
      ['      - Data-new'],
    ],
    [
      'below the last code of its prefix',
      { label: 'QM-new', family: 'QM' },
      '  - QM-speed   # see QM-cost',
      ['  - QM-new'],
    ],
    [
      'below the code that names its prefix',
      { label: 'MLP-new', family: 'Pipelines [MLP]' },
      '  - code: Pipelines [MLP]',
      ['  - code: MLP-new'],
    ],
    ['at the end without a family', { label: 'new', family: null }, '  - Misc', ['  - new']],
    [
      'at the end with a family that is not there',
      { label: 'Ops-new', family: 'Ops' },
      '  - Misc',
      ['  - Ops-new'],
    ],
    [
      'with all that is said of it',
      {
        label: 'a: b',
        family: null,
        kind: 'fix',
        fixes: 'Misc',
        aliases: ['a, b', '#c'],
        description: 'yes',
      },
      '  - Misc',
      [
        '  - code: "a: b"',
        '    kind: fix',
        '    fixes: Misc',
        '    aliases: ["a, b", "#c"]',
        '    description: "yes"',
        '    color: "#88ccee"',
      ],
    ],
  ];
  for (const [what, code, above, added] of places) {
    it(`puts it ${what}`, () => {
      const after = edited(kept, addCode(kept, code));
      const lines = after?.split('\n') ?? [];
      const at = lines.indexOf(above) + 1;
      deepEqual(lines.slice(at, at + added.length), added);
      deepEqual(addedLines(kept, after), added);
    });
  }

  it('leaves a comment with the entry that it belongs to', () => {
    const text = 'codes:\n  - code: a\n    # about a\n  # about b\n  - b\n  - a-c\n';
    const nested =
      'codes:\n  - code: f\n    codes:\n      - code: a\n        # about a\n  # about g\n  - g\n';
    equal(
      edited(nested, addCode(nested, { label: 'b', family: 'f' })),
      'codes:\n  - code: f\n    codes:\n      - code: a\n        # about a\n      - code: b\n  # about g\n  - g\n',
    );
    equal(edited(text, addCode(text, { label: 'x', family: null })), `${text}  - x\n`);
  });

  const files: [string, string, string | null][] = [
    ['an empty file', '', 'codes:\n  - code: new\n    color: "#332288"\n'],
    ['a file of comments', '# ours\n', '# ours\ncodes:\n  - code: new\n    color: "#332288"\n'],
    ['a file without codes', 'study: x', 'study: x\ncodes:\n  - code: new\n    color: "#332288"'],
    [
      'codes still empty',
      'codes:  # none yet\nstudy: x\n',
      'codes:  # none yet\n  - code: new\n    color: "#332288"\nstudy: x\n',
    ],
    [
      'an empty list of codes',
      'codes: [] # none yet\nstudy: x\n',
      'codes: # none yet\n  - code: new\n    color: "#332288"\nstudy: x\n',
    ],
    ['codes in brackets', 'codes: [a, b]\n', 'codes: [a, b, new]\n'],
    [
      'codes in brackets over lines',
      'codes: [\n  a, # first\n  b\n]\n',
      'codes: [\n  a, # first\n  b, new\n]\n',
    ],
    ['a file in braces', '{study: x}', '{study: x, codes: [new]}'],
    ['a file that is a bare list', '- a\n- b\n', '- a\n- b\n- new\n'],
    [
      'no indentation',
      'codes:\n- code: a\n  kind: fix\n',
      'codes:\n- code: a\n  kind: fix\n- code: new\n  color: "#44aa99"\n',
    ],
    [
      'wide indentation',
      'codes:\n    -   code: a\n',
      'codes:\n    -   code: a\n    - code: new\n      color: "#44aa99"\n',
    ],
    ['blank lines between entries', 'codes:\n  - a\n\n  - b\n', 'codes:\n  - a\n\n  - b\n\n  - new\n'],
    [
      'CRLF',
      'codes:\r\n  - code: a\r\n\r\n# end\r\n',
      'codes:\r\n  - code: a\r\n  - code: new\r\n    color: "#44aa99"\r\n\r\n# end\r\n',
    ],
    ['CR', 'codes:\r  - a\r', 'codes:\r  - a\r  - new\r'],
    ['a byte order mark', '\uFEFFcodes:\n  - a\n', '\uFEFFcodes:\n  - a\n  - new\n'],
    ['no line end at the end', 'codes:\n  - a', 'codes:\n  - a\n  - new'],
    [
      'a block of text above',
      'codes:\n  - code: a\n    example: |\n      x\n\nspeech: [y]\n',
      'codes:\n  - code: a\n    example: |\n      x\n  - code: new\n    color: "#44aa99"\n\nspeech: [y]\n',
    ],
    [
      'keys left empty',
      'codes:\n  - code: a\n    description:\n',
      'codes:\n  - code: a\n    description:\n  - code: new\n    color: "#44aa99"\n',
    ],
    ['the code already there', 'codes:\n  - new\n', 'codes:\n  - new\n'],
    ['broken YAML', 'codes:\n  - a\n  }\n', null],
    ['text that is no codebook', 'hello\n', null],
    ['codes that are no list', 'codes: {a: {}}\n', null],
  ];
  for (const [what, text, expected] of files) {
    it(`to a codebook with ${what}`, () =>
      equal(edited(text, addCode(text, { label: 'new', family: null })), expected));
  }

  const labels = [
    'a: b',
    '[MLP] x',
    'x [MLP]',
    '2.1',
    'yes',
    'No',
    'null',
    '~',
    '- a',
    '@a',
    '*a',
    '"a"',
    "it's",
    'a #b',
    'a,b',
    '1:30',
    '2024-01-01',
    'données',
    '😀',
    'a:',
    '?',
    '{a}',
    'a\u0085b',
    '\u200Ba',
  ];
  for (const label of labels) {
    it(`quotes ${JSON.stringify(label)} when it must`, () => {
      for (const text of ['codes:\n  - code: first\n', 'codes:\n  - first\n', 'codes: [first]\n']) {
        const after = readCodebook(edited(text, addCode(text, { label, family: null })) ?? '');
        // What such labels are like is another question.
        const problems = after.problems.filter(({ code }) => !/^(?:misread|look-alike)-label$/.test(code));
        deepEqual([after.codes.map((code) => code.label), problems], [['first', label], []]);
      }
    });
  }
});

describe('Listing a line under speech', () => {
  const files: [string, string, string | null][] = [
    [
      'in brackets',
      'speech: [uh-huh] # sounds\ncodes: [a]\n',
      'speech: [uh-huh, mm-hmm] # sounds\ncodes: [a]\n',
    ],
    ['in brackets that are empty', 'speech: []\n', 'speech: [mm-hmm]\n'],
    ['in lines', 'speech:\n  - uh-huh\n\ncodes: [a]\n', 'speech:\n  - uh-huh\n  - mm-hmm\n\ncodes: [a]\n'],
    ['as one text', 'speech: "uh-huh" # sounds\n', 'speech: ["uh-huh", mm-hmm] # sounds\n'],
    ['still empty', 'speech: # sounds\ncodes: [a]\n', 'speech: [mm-hmm] # sounds\ncodes: [a]\n'],
    [
      'not there',
      'study: x # ours\n\n# Agreed\ncodes: [a]\n',
      'study: x # ours\nspeech: [mm-hmm]\n\n# Agreed\ncodes: [a]\n',
    ],
    ['not there, and codes first', '# ours\ncodes:\n  - a\n', '# ours\nspeech: [mm-hmm]\ncodes:\n  - a\n'],
    ['not there, nor codes', 'study: x\n', 'study: x\nspeech: [mm-hmm]\n'],
    ['in a file in braces', '{codes: [a]}', '{codes: [a], speech: [mm-hmm]}'],
    ['in an empty file', '', 'speech: [mm-hmm]\n'],
    ['with CRLF', 'study: x\r\ncodes: [a]\r\n', 'study: x\r\nspeech: [mm-hmm]\r\ncodes: [a]\r\n'],
    ['there already', 'speech: [mm-hmm]\n', 'speech: [mm-hmm]\n'],
    ['in a bare list', '- a\n', null],
    ['in broken YAML', 'speech: [a\ncodes: [b]\n', null],
  ];
  for (const [what, text, expected] of files)
    it(what, () => equal(edited(text, addSpeech(text, 'mm-hmm')), expected));

  it('quotes the line when it must', () => {
    for (const text of ['speech: [a]\n', 'speech:\n  - a\n']) {
      deepEqual(readCodebook(edited(text, addSpeech(text, 'yes, #1: x')) ?? '').speech, ['a', 'yes, #1: x']);
    }
  });
});

describe('Names that are listed as speakers', () => {
  const codes = 'codes: [tide]\n';
  const lists: [text: string, after: string][] = [
    ['', 'speakers: [Bo, "Cleo: chair"]\n'],
    [codes, `speakers: [Bo, "Cleo: chair"]\n${codes}`],
    [`speakers: [Ana]\n${codes}`, `speakers: [Ana, Bo, "Cleo: chair"]\n${codes}`],
    [`speakers: Ana\n${codes}`, `speakers: [Ana, Bo, "Cleo: chair"]\n${codes}`],
    [`speakers:\n${codes}`, `speakers: [Bo, "Cleo: chair"]\n${codes}`],
    [`speakers:\n  - Ana # asks\n${codes}`, `speakers:\n  - Ana # asks\n  - Bo\n  - "Cleo: chair"\n${codes}`],
    [`speakers: [Bo, Ana]\n${codes}`, `speakers: [Bo, Ana, "Cleo: chair"]\n${codes}`],
  ];
  for (const [text, after] of lists)
    it(`join those of ${JSON.stringify(text)}`, () =>
      equal(edited(text, addSpeakers(text, ['Bo', 'Cleo: chair', 'Bo'])), after));

  it('are hardly more work when they are two hundred than when they are two', async () => {
    const text = `codes:\n${Array.from({ length: 200 }, (_, at) => `  - code: c${at}\n`).join('')}`;
    const names = Array.from({ length: 200 }, (_, at) => `Person ${at}`);
    const add = (count: number) => ok(addSpeakers(text, names.slice(0, count)) !== null);
    add(200);
    const times = await timesTheWork(
      4,
      () => add(2),
      () => add(200),
    );
    ok(times <= 3, `they are ${times.toFixed(2)} times as much as four of two`);
  });
});
