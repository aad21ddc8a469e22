import { deepEqual, equal, match } from 'node:assert/strict';
import { readCodebook } from '../../../server/src/codebook/read';
import { labels, marks, problems } from './show';

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
    for (const text of ['['.repeat(410), '- '.repeat(450), '? '.repeat(450)]) {
      deepEqual(labels(text), []);
    }
  });

  it('YAML aliases that would multiply', () => {
    const layers = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]`);
    const text = `a0: &a0 x\n${layers.join('\n')}\nspeakers: *a30\ncodes: [b, *a0]\n`;
    deepEqual(labels(text), ['b', 'x']);
  });
});
