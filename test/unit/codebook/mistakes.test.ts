import { deepEqual, equal } from 'node:assert/strict';
import { readCodebook } from '../../../server/src/codebook/read';
import { labels, problems } from './show';

describe('Mistakes in a codebook are reported at their place', () => {
  const tables: [string, string, string[]][] = [
    [
      'two entries for one label',
      'codes:\n  - Age\n  - code: Age\n',
      [
        'Age | duplicate-label | `Age` has an entry already, in line 2. Make one of the two, or give this another name.',
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
      ['Age | alias-is-label | `Age` is the name of this very code. Remove the alias.'],
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
      ['elsewhere | unknown-fixes | `elsewhere` is no code of this codebook. Write one of its codes.'],
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
      ['red | bad-color | A color is written "#rrggbb", such as "#4e79a7"; `red` is none.'],
    ],
    [
      'a colour without quotation marks',
      'codes:\n  - code: a\n    color: #4e79a7\n',
      ['#4e79a7 | bad-color | In YAML `#` begins a comment. Put the color in quotation marks: "#4e79a7".'],
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
        'author | unknown-key | `author` is not a key of a codebook. Its keys are study, transcripts, moderated, speakers, layout, speech, marked, codes, history.',
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
      ['description | codebook-shape | This entry has no name. Write `code:` and its name.'],
    ],
    [
      'an empty entry',
      'codes:\n  - a\n  -\n',
      ['- | bad-value | The name is missing here. Write it, or remove this entry.'],
    ],
    [
      'a label that is a comment',
      'codes:\n  - #Misc\n  - code: #Misc\n',
      Array(2).fill('#Misc | bad-value | In YAML `#` begins a comment. Write the name without it.'),
    ],
    [
      'a label with the mark of transcripts',
      'codes: ["#Misc"]',
      ['"#Misc" | bad-value | `#` marks a code in a transcript and is no part of its name. Remove it here.'],
    ],
    [
      'a label that begins with a bracket',
      'codes:\n  - [MLP]\n',
      [
        '- [MLP] | codebook-shape | This entry is a list. Write `- code:` and a name, in quotation marks if it begins with a bracket.',
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
        'hello | codebook-shape | This is not a codebook. Write `codes:` and below it one line for each code: `  - code: its name`.',
      ],
    ],
    [
      'an empty file',
      '\n',
      [
        ' | codebook-shape | This codebook is empty. Write `codes:` and below it one line for each code: `  - code: its name`.',
      ],
    ],
    [
      'codes that are no list',
      'codes:\n  Age:\n    description: years\n  Size:\n',
      [
        'Age | codebook-shape | `codes` is a list. Begin each entry on a line of its own with `- code:` and its name.',
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
