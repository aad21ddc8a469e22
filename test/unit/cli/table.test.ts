import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Column, cutTo, layTable, textWidth } from '../../../server/src/main/cli/table';

const columns: Column[] = [
  { head: 'File', cut: 'start' },
  { head: 'Codings', align: 'right' },
  { head: 'Words', cut: 'end' },
];

const words = fc
  .array(fc.constantFrom('a', 'word ', '文', 'e\u0301', '👩‍👩‍👧', '’', '\x1b', '\u200d'))
  .map((parts) => parts.join(''));

describe('A table', () => {
  it('aligns words to the left and numbers to the right', () => {
    assert.deepEqual(
      layTable(
        columns,
        [
          ['a.txt', '7', 'yes'],
          ['long name.txt', '1,234', ''],
        ],
        null,
      ),
      [
        'File           Codings  Words',
        '-------------  -------  -----',
        'a.txt                7  yes',
        'long name.txt    1,234',
      ],
    );
  });

  it('takes all the room it needs where there is no terminal', () => {
    const words = 'word '.repeat(100).trim();
    assert.ok(layTable(columns, [['a.txt', '7', words]], null)[2]?.endsWith(words));
  });

  it('is cut to the terminal, widest words first, of paths their beginning', () => {
    const row = ['interviews/Interview 12 - Maya.txt', '7', 'I took over the password.'];
    assert.deepEqual(layTable(columns, [row], 50), [
      'File                 Codings  Words',
      '-------------------  -------  --------------------',
      '…view 12 - Maya.txt        7  I took over the pas…',
    ]);
  });

  it('is as wide as letters of two columns need', () => {
    assert.deepEqual(
      layTable(
        [{ head: 'A' }, { head: 'B' }],
        [
          ['文字', 'x'],
          ['ab', 'y'],
        ],
        null,
      ),
      ['A     B', '----  -', '文字  x', 'ab    y'],
    );
  });

  it('keeps a transcript from driving the terminal', () => {
    const [, , line] = layTable([{ head: 'Words' }], [['red \x1b[31malert\x07\nnext']], null);
    assert.equal(line, 'red  [31malert next');
  });

  it('never is wider than the terminal', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(words, fc.nat(), words)),
        fc.integer({ min: 1, max: 60 }),
        (rows, width) => {
          const lines = layTable(
            columns,
            rows.map((row) => row.map(String)),
            width,
          );
          return lines.length === rows.length + 2 && lines.every((line) => textWidth(line) <= width);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('A text cut to a width', () => {
  const cases: [string, string, number, 'start' | 'end', string][] = [
    ['is whole when it fits', 'abc', 3, 'end', 'abc'],
    ['ends with an ellipsis when it does not', 'abcdef', 4, 'end', 'abc…'],
    ['begins with one when its end tells more', 'abcdef', 4, 'start', '…def'],
    ['never tears a letter from its accent', 'e\u0301e\u0301e\u0301', 2, 'end', 'e\u0301…'],
    ['never cuts a wide letter in two', '文字文字', 4, 'end', '文…'],
    ['is nothing where there is no room', 'abc', 0, 'end', ''],
  ];
  for (const [what, text, width, cut, expected] of cases) {
    it(what, () => assert.equal(cutTo(text, width, cut), expected));
  }
});
