import { deepEqual, equal, match } from 'node:assert/strict';
import { readCodebook } from '../../../server/src/codebook/read';
import { labels, marks, problems } from './show';

const whole = `study: Quality issues in machine learning systems
transcripts: ["**/*.txt", old/*.transcript]
speakers: [Interviewer 1, Interviewee]
speech: [mm-hmm]                   # lines that look like codes and are not
codes:
  - code: Data-issues
    description: Anything wrong with the data itself.
    codes:
      - code: Data-missing-values
        kind: issue
        aliases: [Data-missing-value]
        include: When a field or record is absent.
        exclude: When it is present but wrong.
        example: some fields in the data set were missing
        color: "#4E79A7"
      - code: Data-missing-value-fix
        kind: fix
        fixes: Data-missing-value
  - code: ML-pipeline-issues [MLP]
  - code: "MLP-old-name"
    deprecated: Use MLP-unstable-external-dependency.
  - MLP-unstable-external-dependency
  - 2.1
  - no
`;

describe('Reading a codebook', () => {
  it('takes in everything that it says', () => {
    const codebook = readCodebook(whole);
    deepEqual(codebook.problems, []);
    equal(codebook.study, 'Quality issues in machine learning systems');
    deepEqual(codebook.transcripts, ['**/*.txt', 'old/*.transcript']);
    deepEqual(codebook.speakers, ['Interviewer 1', 'Interviewee']);
    deepEqual(codebook.speech, ['mm-hmm']);
    const { labelRange, range, ...values } = codebook.codes[1] ?? codebookHasTooFew();
    deepEqual(values, {
      label: 'Data-missing-values',
      aliases: ['Data-missing-value'],
      kind: 'issue',
      fixes: null,
      parent: 'Data-issues',
      family: 'Data-issues',
      description: null,
      include: 'When a field or record is absent.',
      exclude: 'When it is present but wrong.',
      example: 'some fields in the data set were missing',
      color: '#4e79a7',
      deprecated: null,
      successor: null,
    });
    equal(whole.slice(labelRange.start, labelRange.end), 'Data-missing-values');
    match(whole.slice(range.start, range.end), /^- code: Data-missing-values\n[\s\S]*color: "#4E79A7"$/);
    equal(codebook.codes[2]?.fixes, 'Data-missing-values');
  });

  it('keeps the order of the file, parents before their sub-codes, and labels as they are written', () => {
    deepEqual(labels(whole), [
      'Data-issues',
      'Data-missing-values',
      'Data-missing-value-fix',
      'ML-pipeline-issues [MLP]',
      'MLP-old-name',
      'MLP-unstable-external-dependency',
      '2.1',
      'no',
    ]);
  });

  const ranges: [string, string, string, string][] = [
    ['in quotation marks', 'codes:\n  - code: "a b" # c\n', '"a b"', '- code: "a b"'],
    ['without a key', 'codes:\n  - a-b  \n\n', 'a-b', '- a-b'],
    ['in brackets', 'codes: [{code: a-b, kind: fix}]', 'a-b', '{code: a-b, kind: fix}'],
    [
      'with CRLF and a byte order mark',
      '\uFEFFcodes:\r\n- code: a\r\n  kind: fix\r\n',
      'a',
      '- code: a\r\n  kind: fix',
    ],
    ['with CR alone', 'codes:\r- code: a\r  kind: fix\r', 'a', '- code: a\r  kind: fix'],
    ['after astral characters', '# 😀\ncodes:\n  - code: 😀-b\n', '😀-b', '- code: 😀-b'],
    ['with sub-codes', 'codes:\n- code: a\n  codes:\n  - b\n# end\n', 'a', '- code: a\n  codes:\n  - b'],
  ];
  for (const [what, text, label, entry] of ranges) {
    it(`knows the exact place of a label ${what}`, () => {
      const { labelRange, range } = readCodebook(text).codes[0] ?? codebookHasTooFew();
      deepEqual(
        [text.slice(labelRange.start, labelRange.end), text.slice(range.start, range.end)],
        [label, entry],
      );
    });
  }

  const texts: [string, string, string | null][] = [
    ['on one line', 'description: a  b', 'a  b'],
    ['in quotation marks', 'description: "say \\"it\\": now"', 'say "it": now'],
    ['over several lines', 'description: one\n      two\n\n      three', 'one two\nthree'],
    ['as a block', 'description: |\n      one\n      two\n', 'one\ntwo'],
    ['that is empty', 'description:', null],
    ['that is null', 'description: ~', null],
    ['that is "null" in quotation marks', 'description: "null"', 'null'],
    ['repeated by a YAML alias', 'example: &x seen\n    description: *x', 'seen'],
  ];
  for (const [what, lines, expected] of texts) {
    it(`reads a text ${what}`, () => {
      const codebook = readCodebook(`codes:\n  - code: a\n    ${lines}\n  - b\n`);
      deepEqual([codebook.codes[0]?.description, codebook.problems], [expected, []]);
    });
  }

  it('takes one text for a list of one', () => {
    const { codes, speakers, problems: none } = readCodebook('speakers: Ann\ncodes: [{code: a, aliases: b}]');
    deepEqual([speakers, codes[0]?.aliases, none], [['Ann'], ['b'], []]);
  });

  it('names all text and transcript files where it does not say which are transcripts', () => {
    const all = ['**/*.txt', '**/*.transcript'];
    deepEqual(readCodebook('codes: [a]').transcripts, all);
    deepEqual(readCodebook('transcripts:\ncodes: [a]').transcripts, all);
    deepEqual(readCodebook('transcripts: []\ncodes: [a]').transcripts, []);
  });
});

describe('Mistakes in a codebook are reported at their place', () => {
  const tables: [string, string, string[]][] = [
    [
      'two entries for one label',
      'codes:\n  - Age\n  - code: Age\n',
      [
        'Age | duplicate-label | `Age` has an entry already, in line 2. Make one of the two, or give this another label.',
      ],
    ],
    [
      'an alias that is a label',
      'codes:\n  - code: Age\n    aliases: [Size]\n  - Size\n',
      [
        'Size | alias-is-label | `Size` is a code of its own, in line 4. Remove the alias or that code; until then it stands for that code.',
      ],
    ],
    [
      'an alias that is its own label',
      'codes: [{code: Age, aliases: [Age]}]',
      ['Age | alias-is-label | `Age` is the label of this very code. Remove the alias.'],
    ],
    [
      'an alias of two codes',
      'codes: [{code: Age, aliases: [old]}, {code: Size, aliases: [old]}]',
      [
        'old | duplicate-label | `old` is an alias of `Age`, too. Remove it from one of them; until then it stands for that code.',
      ],
    ],
    [
      'fixes that points nowhere',
      'codes: [data-drift, {code: retrain, fixes: data-drft}]',
      ['data-drft | unknown-fixes | `data-drft` is no code of this codebook. Did you mean `data-drift`?'],
    ],
    [
      'fixes that points far away',
      'codes: [{code: retrain, fixes: elsewhere}]',
      ['elsewhere | unknown-fixes | `elsewhere` is no code of this codebook. Name a label of this codebook.'],
    ],
    [
      'a code that fixes itself',
      'codes: [{code: retrain, fixes: retrain}]',
      ['retrain | unknown-fixes | A code cannot fix itself. Name the issue that it is a fix of.'],
    ],
    [
      'fixes on what is no fix',
      'codes: [drift, {code: retrain, kind: topic, fixes: drift}]',
      [
        'drift | bad-value | Only a fix has `fixes`, and this code is of the kind topic. Remove one of the two.',
      ],
    ],
    [
      'a colour that is none',
      'codes: [{code: a, color: red}]',
      ['red | bad-color | A colour is written "#rrggbb", such as "#4e79a7"; `red` is none.'],
    ],
    [
      'a colour without quotation marks',
      'codes:\n  - code: a\n    color: #4e79a7\n',
      ['#4e79a7 | bad-color | In YAML `#` begins a comment. Put the colour in quotation marks: "#4e79a7".'],
    ],
    [
      'a kind that is none',
      'codes: [{code: a, kind: theme}]',
      ['theme | bad-value | A code is of the kind issue, fix or topic, not `theme`.'],
    ],
    [
      'an unknown key near a known one',
      'codes: [{code: a, exlude: b}]',
      ['exlude | unknown-key | `exlude` is not a key of a code. Did you mean `exclude`?'],
    ],
    [
      'an unknown key with the same meaning',
      'codes: [{code: a, Colour: "#fff"}, {label: b}]',
      [
        'Colour | unknown-key | `Colour` is not a key of a code. Did you mean `color`?',
        'label | unknown-key | `label` is not a key of a code. Did you mean `code`?',
      ],
    ],
    [
      'an unknown key of the file',
      'author: Ann\ncodes: [a]',
      [
        'author | unknown-key | `author` is not a key of a codebook. Its keys are study, transcripts, speakers, speech, codes.',
      ],
    ],
    [
      'a key that stands twice',
      'study: a\nstudy: b\n',
      ['study | codebook-shape | `study` stands twice here. Keep one: only the first counts.'],
    ],
    [
      'a list where text is expected',
      'study: [a, b]',
      [
        '[a, b] | bad-value | `study` is one text, not a list. Write it without brackets or dashes; in quotation marks if the brackets belong to it.',
      ],
    ],
    [
      'keys where text is expected',
      'study: {a: b}',
      [
        '{a: b} | bad-value | `study` is one text, not keys and values. Put it in quotation marks if the colon or the braces belong to it.',
      ],
    ],
    [
      'keys where a list is expected',
      'speakers: {a: b}',
      ['{a: b} | bad-value | `speakers` is a list of texts. Write [one, another].'],
    ],
    [
      'an entry without a label',
      'codes:\n  - description: what\n',
      ['description | codebook-shape | This entry has no label. Write `code:` and its label.'],
    ],
    [
      'an empty entry',
      'codes:\n  - a\n  -\n',
      ['- | bad-value | The label is missing here. Write it, or remove this entry.'],
    ],
    [
      'a label that is a comment',
      'codes:\n  - #Misc\n  - code: #Misc\n',
      Array(2).fill('#Misc | bad-value | In YAML `#` begins a comment. Write the label without it.'),
    ],
    [
      'a label with the mark of transcripts',
      'codes: ["#Misc"]',
      ['"#Misc" | bad-value | `#` marks a code in a transcript and is no part of its label. Remove it here.'],
    ],
    [
      'a label that begins with a bracket',
      'codes:\n  - [MLP]\n',
      [
        '- [MLP] | codebook-shape | This entry is a list. Write `- code:` and a label, in quotation marks if it begins with a bracket.',
      ],
    ],
    [
      'a line that is speech and a code',
      'speech: [uh-oh]\ncodes: [uh-oh]',
      [
        'uh-oh | bad-value | `uh-oh` is a code, too; in transcripts such a line counts as speech. Remove the one that is wrong.',
      ],
    ],
    [
      'a glob without quotation marks',
      'transcripts: [**/*.txt]\n',
      [
        '**/*.txt | bad-value | In YAML an asterisk at the start of a text repeats something named before, and this names no text. Put it in quotation marks if the asterisk belongs to it.',
      ],
    ],
    [
      'a file that is a list',
      '- a\n- b\n',
      ['- a | codebook-shape | A codebook begins with keys. Put `codes:` on a line above this list.'],
    ],
    [
      'a file that is a text',
      'hello\n',
      [
        'hello | codebook-shape | This is not a codebook. Write `codes:` and below it one line for each code: `  - code: its label`.',
      ],
    ],
    [
      'an empty file',
      '\n',
      [
        ' | codebook-shape | This codebook is empty. Write `codes:` and below it one line for each code: `  - code: its label`.',
      ],
    ],
    [
      'codes that are no list',
      'codes:\n  Age:\n    description: years\n  Size:\n',
      [
        'Age | codebook-shape | `codes` is a list. Begin each entry on a line of its own with `- code:` and its label.',
      ],
    ],
  ];
  for (const [what, text, expected] of tables) it(what, () => deepEqual(problems(text), expected));
});

describe('Mistakes in a codebook hide nothing that can be read', () => {
  it('the first of two entries counts, and the second adds what it lacks', () => {
    const text =
      'codes: [{code: a, description: one, aliases: [b]}, {code: a, description: two, include: x, aliases: [c], codes: [d]}]';
    const [code, sub] = readCodebook(text).codes;
    deepEqual(
      [code?.description, code?.include, code?.aliases, sub?.label, sub?.parent],
      ['one', 'x', ['b', 'c'], 'd', 'a'],
    );
  });

  it('a rival alias stands for the code whose label it is, or that claims it first', () => {
    const text = 'codes: [{code: a, aliases: [b, x, y]}, b, {code: c, aliases: [x, z]}]';
    deepEqual(
      readCodebook(text).codes.map((code) => code.aliases),
      [['x', 'y'], [], ['z']],
    );
  });

  const table: [string, string, string[]][] = [
    ['sub-codes of an entry without a label', 'codes:\n  - codes: [a]\n  - b\n', ['a', 'b']],
    ['a bare list', '- a\n- code: b\n', ['a', 'b']],
    ['labels as keys', 'codes:\n  a:\n    codes: [b]\n  c: [d]\n', ['a', 'b', 'c', 'd']],
    ['one code where a list is expected', 'codes: a', ['a']],
    ['a misspelt key', 'code: [a, {Code: b}]', ['a', 'b']],
    ['codes in a list too many', 'codes:\n  - a\n  - - b\n', ['a', 'b']],
    ['a label with an asterisk', 'codes: [*a, b]', ['*a', 'b']],
    ['a label with a mark', 'codes: ["#a", "# b c"]', ['a', 'b c']],
  ];
  for (const [what, text, expected] of table) it(what, () => deepEqual(labels(text), expected));

  it('the colour in a comment', () => {
    equal(readCodebook('codes:\n  - code: a\n    color: #fff\n').codes[0]?.color, '#ffffff');
  });
});

describe('Broken YAML', () => {
  const table: [string, string, string[], string[]][] = [
    [
      'a quotation mark just typed',
      'codes:\n  - code: a\n    description: "\n    kind: fix\n  - b\n',
      ['a', 'b'],
      ['" | codebook-syntax'],
    ],
    [
      'a text without its last quotation mark',
      'study: "x\ncodes:\n  - "a"\n  - b\n',
      ['a', 'b'],
      ['" | codebook-syntax'],
    ],
    [
      'a list without its last bracket',
      'codes:\n  - code: a\n    aliases: [x, y\n    kind: fix\n  - b\n',
      ['a', 'b'],
      ['[ | codebook-syntax'],
    ],
    ['a stray bracket', 'codes:\n  - code: a\n    }\n  - b\n', ['a', 'b'], ['} | codebook-syntax']],
    [
      'a key without a colon',
      'codes:\n  - code: a\n    desc\n  - b\n',
      ['a', 'b'],
      ['desc | codebook-syntax'],
    ],
    ['a colon without a space', 'codes:\n  - code:a\n  - b\n', ['a', 'b'], ['code:a | codebook-shape']],
    ['a dash without a space', 'codes:\n  -code: x\n  - b\n', ['b'], ['-code: x | codebook-syntax']],
    [
      'a text with a colon',
      'codes:\n  - code: a: b\n    description: Note: c\n',
      ['a: b'],
      ['a: | codebook-syntax', 'Note: | codebook-syntax'],
    ],
    ['a text after a quoted one', 'codes:\n  - code: "a" b\n  - c\n', ['a', 'c'], ['b | codebook-syntax']],
    [
      'an indentation too small',
      'codes:\n  - code: a\n   kind: fix\n  - b\n',
      ['a', 'b'],
      ['kind: | codebook-syntax'],
    ],
    ['an indentation too large', 'codes:\n  - a\n   - b\n  - c\n', ['a - b', 'c'], []],
    ['a tab', 'codes:\n  - code: a\n\tkind: fix\n  - b\n', ['a', 'b'], ['kind: | codebook-syntax']],
    [
      'a character YAML keeps for itself',
      'codes:\n  - @a\n  - `b\n  - c\n',
      ['@a', '`b', 'c'],
      ['@ | codebook-syntax', '` | codebook-syntax'],
    ],
    ['a second document', 'codes: [a]\n---\nspeech: [b]\n', ['a'], ['--- | codebook-syntax']],
    ['the end of a document', 'codes:\n  - a\n...\nspeech: [b]\n', ['a'], ['... | codebook-syntax']],
    [
      'many mistakes at once',
      'codes:\n  - code: a\n    }\n  - code: b\n    ]\n  - code: "c\n  - d\n',
      ['a', 'b', 'c', 'd'],
      ['} | codebook-syntax', '] | codebook-syntax', '" | codebook-syntax'],
    ],
    ['no YAML at all', '{{{[[["', [], ['{{{[[[" | codebook-syntax']],
  ];
  for (const [what, text, codes, marked] of table) {
    it(`${what} hides no line but its own`, () => deepEqual([labels(text), marks(text)], [codes, marked]));
  }

  it('still has the keys below the mistake', () => {
    equal(readCodebook('codes: [a]\n---\nspeech: [b]\n').speech[0], 'b');
  });

  it('says what to do', () => {
    deepEqual(problems('codes:\n  - code: a\n\tkind: fix\n'), [
      'kind: | codebook-syntax | YAML does not allow tabs as indentation. Use spaces.',
    ]);
  });
});

describe('Codebooks of every size', () => {
  it('20,000 codes', () => {
    const text = `codes:\n${Array.from({ length: 20_000 }, (_, i) => `  - code-${i}\n`).join('')}`;
    equal(readCodebook(text).codes.length, 20_000);
  });

  it('sub-codes two hundred levels deep, and no further', () => {
    const nested = (levels: number) => {
      const opening = Array.from({ length: levels }, (_, i) => `{code: c${i}, codes: [`).join('');
      return `codes: [${opening}${']}'.repeat(levels)}]`;
    };
    deepEqual([labels(nested(190)).length, problems(nested(190))], [190, []]);
    const deep = readCodebook(nested(1_000));
    equal(deep.codes.at(-1)?.label, 'c198');
    match(deep.problems[0]?.message ?? '', /two hundred levels/);
  });

  it('brackets without end', () => {
    for (const text of [
      '['.repeat(50_000),
      '{a: '.repeat(20_000),
      '- '.repeat(50_000),
      '? '.repeat(20_000),
    ]) {
      deepEqual(labels(text), []);
    }
  });

  it('YAML aliases that would multiply', () => {
    const layers = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]`);
    const text = `a0: &a0 x\n${layers.join('\n')}\nspeakers: *a30\ncodes: [b, *a0]\n`;
    deepEqual(labels(text), ['b', 'x']);
  });
});

function codebookHasTooFew(): never {
  throw new Error('The codebook has too few codes.');
}
