import { deepEqual, ok } from 'node:assert/strict';
import { readCodebook } from '../../../../server/src/codebook/read';
import { completeCodebook } from '../../../../server/src/features/completion/codebookCompletion';
import { applyEdit } from '../../../../server/src/transcript/textEdit';
import { atCursor, studyOf } from '../../studyFixture';

const talk = (speaker: string, ...codes: string[]) =>
  ['Interview 1 - Ilan', `${speaker}`, 'We had it twice.', ...codes, ''].join('\n\n');

const transcripts = {
  'a.txt': talk('Interviewee', 'Data-late', '#Data-new: again', 'Data-errors'),
  'b.txt': talk('Maria', 'Data-late'),
};

/** The codebook that the study knows, from a moment ago, when it was whole. */
const known = `speakers: [Maria]
codes:
  - code: Data-issues
    codes:
      - code: Data-errors
        kind: issue
      - code: Data-errors-fix
  - code: Old
    deprecated: 'yes'
`;

function complete(marked: string, files: Readonly<Record<string, string>> = transcripts) {
  const { text, offset } = atCursor(marked);
  const { study } = studyOf({ ...files, 'codebook.yaml': known });
  return { text, choices: completeCodebook(study, text, offset).choices };
}

/** What is offered at `‸`. */
const offered = (marked: string) => complete(marked).choices.map(({ label }) => label);

/** The text after something was chosen at `‸`, with the cursor. */
function chosen(marked: string, label: string): string {
  const { text, choices } = complete(marked);
  const choice = choices.find((one) => one.label === label);
  ok(choice, `${label} is not offered, but ${choices.map((one) => one.label)}`);
  const { range, newText, cursor = newText.length } = choice;
  return applyEdit(text, { range, newText: `${newText.slice(0, cursor)}‸${newText.slice(cursor)}` });
}

const top = [
  'study',
  'transcripts',
  'moderated',
  'speakers',
  'layout',
  'speech',
  'marked',
  'codes',
  'history',
];
const entry = ['description', 'kind', 'fixes', 'aliases', 'include', 'exclude', 'example', 'color'];
const all = [...entry, 'deprecated', 'codable', 'codes'];
const unlisted = ['Data-late', 'Data-new: again'];
const without = (keys: readonly string[], ...gone: string[]) => keys.filter((key) => !gone.includes(key));

describe('In codebook.yaml, the keys that are missing are offered', () => {
  const places: [string, string, readonly string[]][] = [
    ['of the file, when it is empty', '‸', top],
    ['of the file, at its margin', 'study: Ours\n‸\ncodes:\n  - code: A\n', without(top, 'study', 'codes')],
    ['of the file, below its codes', 'codes:\n  - code: A\n    kind: fix\n‸', without(top, 'codes')],
    ['of the file, where one begins to be typed', 'stu‸\ncodes: []\n', without(top, 'codes')],
    ['of the file, in the place of another', 'stu‸dy: Ours\ncodes: []\n', without(top, 'codes')],
    ['of an entry', 'codes:\n  - code: A\n    ‸\n', all],
    [
      'of an entry, but those above and below',
      'codes:\n  - code: A\n    kind: fix\n    ‸\n    color: "#fff"\n',
      without(all, 'kind', 'color'),
    ],
    [
      'of an entry, above its sub-codes',
      'codes:\n  - code: A\n    ‸\n    codes:\n      - code: B\n        kind: fix\n',
      without(all, 'codes'),
    ],
    [
      'of an entry, below its sub-codes',
      'codes:\n  - code: A\n    codes:\n      - code: B\n        kind: fix\n    ‸\n',
      without(all, 'codes'),
    ],
    ['of a sub-code', 'codes:\n  - code: A\n    codes:\n      - code: B\n        ‸\n    kind: fix\n', all],
    ['of an entry at the margin', 'codes:\n- code: A\n  ‸\n- code: B\n', all],
    ['of a bare list of codes', '- code: A\n  ‸\n', all],
    [
      'of an entry whose text runs over lines',
      'codes:\n  - code: A\n    include: |\n      note: this\n\n      and that\n    ‸\n',
      without(all, 'include'),
    ],
    ['of an entry that is not YAML yet', 'codes:\n  - code: [A\n    desc‸\n  - code: B\n    "kind\n', all],
    ['of an entry with carriage returns for line ends', 'codes:\r\n  - code: A\r\n    ‸\r\n', all],
    ['of the file behind a byte order mark', '\uFEFFstu‸\ncodes: []\n', without(top, 'codes')],
  ];
  for (const [name, marked, keys] of places) it(name, () => deepEqual(offered(marked), keys));

  it('with a label to begin an entry, and labels in use that have none', () => {
    deepEqual(offered('codes:\n  ‸\n'), ['code', ...unlisted]);
    deepEqual(offered('codes:\n  - ‸\n'), ['code', ...all, ...unlisted]);
    deepEqual(offered('codes:\n  - ‸\n    kind: fix\n'), ['code', ...without(all, 'kind'), ...unlisted]);
  });

  it('for the entry above, or a new one, on the line below it', () => {
    const choices = ['code', ...unlisted, ...without(all, 'kind')];
    deepEqual(offered('codes:\n  - code: A\n    kind: fix\n  ‸\n'), choices);
    deepEqual(offered('codes:\n- code: A\n  kind: fix\n‸\n'), [...choices, ...without(top, 'codes')]);
  });

  const nowhere: [string, string][] = [
    ['in an entry in braces', 'codes:\n  - {code: A, ‸}\n'],
    ['for a value in braces', 'codes:\n  - {code: A, kind: ‸}\n'],
    ['in a comment', 'codes:\n  - code: A # ki‸\n'],
    ['in a text of several lines', 'codes:\n  - code: A\n    description: |\n      Wh‸\n'],
    ['in what goes on from the line above', 'codes:\n  - code: A\n    description: What\n      i‸\n'],
    ['before a line begins', 'codes:\n ‸ - code: A\n'],
    ['below a key that is no list', 'codes:\n  - code: A\n    description:\n      ‸\n'],
  ];
  for (const [name, marked] of nowhere) it(`nothing is, ${name}`, () => deepEqual(offered(marked), []));
});

describe('In codebook.yaml, completion', () => {
  it('answers at every place of every beginning of a codebook', () => {
    const whole = `${known}\r\nspeech:\n- "a \\" b"\n- {code: [B, 'C''']}\n-\n\t- x: &a *a\n#`;
    const { study } = studyOf({ ...transcripts, 'codebook.yaml': known });
    for (let end = 0; end <= whole.length; end++) {
      for (const text of [whole.slice(0, end), whole]) {
        for (const { range } of completeCodebook(study, text, end).choices) {
          ok(range.start <= end && end <= range.end, `${JSON.stringify(text)} at ${end}`);
          ok(!/[\r\n]/.test(text.slice(range.start, range.end)));
        }
      }
    }
  });
});

describe('In codebook.yaml, values are offered', () => {
  const places: [string, string, readonly string[]][] = [
    ['for a kind', '- code: A\n  kind: ‸\n', ['issue', 'fix', 'topic']],
    ['for a kind, without the space that YAML wants', '- code: A\n  kind:‸\n', ['issue', 'fix', 'topic']],
    [
      'for what a fix fixes: issues, then the others',
      'codes:\n  - code: A\n    fixes: ‸\n',
      ['Data-issues', 'Data-errors', 'Data-errors-fix', 'Old'],
    ],
    [
      'for what a fix fixes: what agrees with what is typed',
      'codes:\n  - code: A\n    fixes: "err‸"\n',
      ['Data-errors', 'Data-errors-fix'],
    ],
    [
      'for what a fix fixes: not itself',
      'codes:\n  - fixes: err‸\n    code: "Data-errors-fix"\n',
      ['Data-errors'],
    ],
    [
      'for a deprecated code',
      'codes:\n  - code: Old\n    deprecated: ‸\n',
      ['Use Data-issues.', 'Use Data-errors.', 'Use Data-errors-fix.'],
    ],
    [
      'for a deprecated code, in a sentence',
      'codes:\n  - code: Old\n    deprecated: It became err‸.\n',
      ['Data-errors', 'Data-errors-fix'],
    ],
    ['for a new code', 'codes:\n  - code: ‸\n', unlisted],
    ['for an alias', 'codes:\n  - code: A\n    aliases: [B, ‸]\n', unlisted],
    ['for an alias on a line of its own', 'codes:\n  - code: A\n    aliases:\n      - ‸\n', unlisted],
    ['for speakers, who are not listed yet', 'speakers: [‸', ['Interviewee']],
    ['for speakers, on the line below their key', 'speakers:\n  ‸\ncodes: []\n', ['Interviewee']],
    ['for speakers, below another', 'speakers:\n  - Maria\n  ‸\ncodes: []\n', ['Interviewee']],
  ];
  for (const [name, marked, values] of places) it(name, () => deepEqual(offered(marked), values));

  const nowhere: [string, string][] = [
    ['for a description', '- code: A\n  description: ‸\n'],
    ['behind the end of a quotation', '- code: A\n  fixes: "Data" ‸\n'],
    ['behind the end of a list', 'speakers: [Maria] ‸\n'],
    ['for an unknown key', '- code: A\n  kinds: ‸\n'],
    ['for a key that does not stand there', 'kind: ‸\n'],
    ['for a text that begins below', '- code: A\n  fixes: |‸\n'],
  ];
  for (const [name, marked] of nowhere) it(`but none ${name}`, () => deepEqual(offered(marked), []));
});

describe('What is chosen in codebook.yaml', () => {
  const choices: [string, string, string, string][] = [
    ['a key with its colon', '- code: A\n  ki‸\n', 'kind', '- code: A\n  kind: ‸\n'],
    ['a key in the place of another', '- code: A\n  k‸ndi: fix\n', 'kind', '- code: A\n  kind‸: fix\n'],
    ['a list with its brackets', '- code: A\n  ‸\n', 'aliases', '- code: A\n  aliases: [‸]\n'],
    ['sub-codes with their first entry', '- code: A\n  ‸\n', 'codes', '- code: A\n  codes:\n    - ‸\n'],
    ['the list of codes', '‸', 'codes', 'codes:\n  - ‸'],
    [
      'a key of the entry above, indented like it',
      'codes:\n  - code: A\n  ‸\n',
      'kind',
      'codes:\n  - code: A\n    kind: ‸\n',
    ],
    ['a new entry', 'codes:\n  - code: A\n  c‸\n', 'code', 'codes:\n  - code: A\n  - code: ‸\n'],
    [
      'a new entry with a label in use',
      'codes:\n  - code: A\n  ‸\n',
      'Data-late',
      'codes:\n  - code: A\n  - code: Data-late‸\n',
    ],
    ['a label that YAML would misread', '- code: ‸\n', 'Data-new: again', '- code: "Data-new: again"‸\n'],
    ['a value behind the space it needs', '- code: A\n  kind:‸\n', 'fix', '- code: A\n  kind: fix‸\n'],
    [
      'a value in the place of another',
      '- code: A\n  kind: is‸sue # why\n',
      'fix',
      '- code: A\n  kind: fix‸ # why\n',
    ],
    [
      'a value in its quotation marks',
      "- code: A\n  fixes: 'Da‸ta'\n",
      'Data-errors',
      "- code: A\n  fixes: 'Data-errors‸'\n",
    ],
    [
      'a value in brackets',
      '- code: A\n  aliases: [B, Da‸, C]\n',
      'Data-late',
      '- code: A\n  aliases: [B, Data-late‸, C]\n',
    ],
    [
      'an entry of a list',
      'speakers:\n  - Maria\n  ‸\n',
      'Interviewee',
      'speakers:\n  - Maria\n  - Interviewee‸\n',
    ],
    [
      'a word of a sentence',
      '- code: Old\n  deprecated: See err‸, please\n',
      'Data-errors',
      '- code: Old\n  deprecated: See Data-errors‸ please\n',
    ],
    [
      'a sentence',
      '- code: Old\n  deprecated: "Dat‸"\n',
      'Use Data-errors.',
      '- code: Old\n  deprecated: "Use Data-errors.‸"\n',
    ],
  ];
  for (const [name, marked, label, after] of choices)
    it(`is ${name}`, () => deepEqual(chosen(marked, label), after));

  it('is explained when it is a key', () => {
    const { choices: keys } = complete('- code: A\n  ‸\n');
    for (const { note } of keys)
      ok(
        note &&
          note.meaning !== '' &&
          readCodebook(note.example).problems.every(({ code }) => code !== 'codebook-syntax'),
      );
  });
});
