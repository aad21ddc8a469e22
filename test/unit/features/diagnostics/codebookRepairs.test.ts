import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Codebook } from '../../../../server/src/codebook/codebook';
import { readCodebook } from '../../../../server/src/codebook/read';
import { clearRepairs, fixInCodebook } from '../../../../server/src/features/diagnostics/codebookRepairs';
import { applyEdit, applyEdits } from '../../../../server/src/transcript/textEdit';

/** The quick fixes of a codebook: what the light bulb says, and the file afterwards. */
function fixes(text: string): [string, string][] {
  const codebook = readCodebook(text);
  return codebook.problems.flatMap(({ code, range }) => {
    const fix = fixInCodebook(codebook, text, code, range);
    return fix ? [[fix.title, applyEdit(text, fix.edit)] as [string, string]] : [];
  });
}

const before = '# Ours.\ncodes:\n  - code: Data-gaps # one\n    description: Half of it.\n';

describe('A mistake in codebook.yaml has a quick fix where one answer is good:', () => {
  const cases: [string, string, string, string][] = [
    ['a misspelt key', '    descripton: A # so\n', 'Change to “description”', '    description: A # so\n'],
    ['a key by another name', '    "type": fix\n', 'Change to “kind”', '    kind: fix\n'],
    [
      'a fix of what is nearly a code',
      '    fixes: Data-gap # that\n',
      'Change to “Data-gaps”',
      '    fixes: Data-gaps # that\n',
    ],
    [
      'the same in quotation marks',
      "    fixes: 'Data-gap'\n",
      'Change to “Data-gaps”',
      "    fixes: 'Data-gaps'\n",
    ],
    [
      'a colour that YAML takes for a comment',
      '    color: #4e79a7\n',
      'Change to “"#4e79a7"”',
      '    color: "#4e79a7"\n',
    ],
    ['a colour without its mark', '    color: 4E79A7\n', 'Change to “"#4e79a7"”', '    color: "#4e79a7"\n'],
    [
      'a colour that shines through',
      '    color: "#4e79a780"\n',
      'Change to “"#4e79a7"”',
      '    color: "#4e79a7"\n',
    ],
    ['a misspelt kind', '    kind: "issues"\n', 'Change to “issue”', '    kind: "issue"\n'],
    ['an alias that is the label itself', '    aliases: [X, A, B]\n', 'Remove “A”', '    aliases: [X, B]\n'],
    ['the last of several', '    aliases: [X, A]\n', 'Remove “A”', '    aliases: [X]\n'],
    ['the only one', '    aliases: [A]\n', 'Remove “A”', '    aliases: []\n'],
    [
      'one on a line of its own',
      '    aliases:\n      - A\n      - B\n',
      'Remove “A”',
      '    aliases:\n      - B\n',
    ],
    [
      'one with a comment',
      '    aliases:\n      - A # as it was\n      - B\n',
      'Remove “A”',
      '    aliases:\n      # as it was\n      - B\n',
    ],
  ];
  for (const [what, line, title, after] of cases)
    it(what, () => {
      const entry = `${before}  - code: A\n`;
      deepEqual(fixes(entry + line), [[title, entry + after]]);
      equal(readCodebook(entry + after).problems.length, 0);
    });

  const labels: [string, string, string, string][] = [
    ['a label with a mark', '  - code: "#A"\n', 'Change to “A”', '  - code: "A"\n'],
    ['a label that YAML takes for a comment', '  - code: #A: b\n', 'Change to “A: b”', '  - code: "A: b"\n'],
    ['a label right behind the colon', '  - code:A # new\n', 'Write “code:” here', '  - code: A # new\n'],
  ];
  for (const [what, line, title, after] of labels)
    it(what, () => {
      deepEqual(fixes(before + line), [[title, before + after]]);
      deepEqual(readCodebook(before + after).problems, []);
    });

  it('a list that no key heads', () => {
    deepEqual(fixes('# Ours.\r\n- code: A\r\n- B\r\n'), [
      ['Write “codes:” here', '# Ours.\r\ncodes:\r\n- code: A\r\n- B\r\n'],
    ]);
    deepEqual(fixes('[A, B]\n'), [['Write “codes:” here', 'codes: [A, B]\n']]);
  });
});

describe('A mistake in codebook.yaml has no quick fix', () => {
  const cases: [string, string][] = [
    ['where what is meant is there already', '  - code: A\n    description: B\n    definition: C\n'],
    ['where nothing is near', '  - code: A\n    wholly: B\n'],
    ['where nothing is near what it fixes', '  - code: A\n    fixes: Something else\n'],
    ['where a code fixes itself', '  - code: A\n    fixes: A\n'],
    ['where two answers are good', '  - code: Data-gaps\n'],
    ['where an alias is a code of its own', '  - code: A\n    aliases: [Data-gaps]\n'],
    ['where a colour is a word', '  - code: A\n    color: bluish\n'],
  ];
  for (const [where, lines] of cases)
    it(where, () => {
      ok(readCodebook(before + lines).problems.length > 0);
      deepEqual(fixes(before + lines), []);
    });

  it('when it is not there any more', () => {
    const text = `${before}  - code: A\n    kinds: fix\n`;
    const [problem] = readCodebook(text).problems;
    const moved = `# More.\n${text}`;
    equal(
      fixInCodebook(readCodebook(moved), moved, 'unknown-key', problem?.range ?? { start: 0, end: 0 }),
      null,
    );
  });
});

describe('All that is clear in codebook.yaml', () => {
  const wrong = [
    '- code: "#A" # first',
    '  colour: #4e79a7',
    '  aliases: [A, B, B2]',
    "  definition: 'x'",
    '- code:C',
    '- code: D',
    '  fixes: Bb',
    '  kind: fixx',
    '  title: none',
    '  aliases:',
    '    - D',
    '    - E',
    '',
  ].join('\n');

  const all = (text: string) => clearRepairs(readCodebook(text), () => true);
  const corrected = (text: string) => applyEdits(text, all(text));
  const meaning = ({ codes, study, speakers, speech }: Codebook) => ({
    codes: codes.map(({ labelRange: _label, range: _range, ...code }) => code),
    study,
    speakers,
    speech,
  });

  it('is written as it is read already', () => {
    equal(
      corrected(wrong),
      [
        'codes:',
        '- code: "A" # first',
        '  color: "#4e79a7"',
        '  aliases: [B, B2]',
        "  description: 'x'",
        '- code: C',
        '- code: D',
        '  fixes: Bb',
        '  kind: fixx',
        '  title: none',
        '  aliases:',
        '    - E',
        '',
      ].join('\n'),
    );
  });

  it('means the same afterwards, and nothing is left to correct', () => {
    const lines = wrong.split('\n');
    for (let from = 0; from < lines.length; from++) {
      for (let to = from + 1; to <= lines.length; to++) {
        const text = `${lines.slice(from, to).join('\n')}\n`;
        const after = corrected(text);
        deepEqual(meaning(readCodebook(after)), meaning(readCodebook(text)), text);
        deepEqual(all(after), [], text);
      }
    }
  });
});
