import { deepEqual } from 'node:assert/strict';
import { parse } from '../../../server/src/transcript/parse';
import { passages } from './show';

/** All white space that does not end a line for any program. */
const spaces = '\t \u00a0\u1680\u2000\u2002\u2003\u2007\u2009\u202f\u205f\u3000';

describe('White space between the mark and a label', () => {
  for (const space of spaces)
    it(`is no part of the label: U+${space.charCodeAt(0).toString(16).padStart(4, '0')}`, () => {
      for (const between of [space, ` ${space}`, `${space}${space}`]) {
        const text = `Int: We had it.\n\n#${between}Data-loss "had it"\n\n#${between}bus factor\n`;
        const { codings } = parse(text);
        deepEqual(
          codings.map(({ label, labelRange }) => [label, text.slice(labelRange.start, labelRange.end)]),
          [
            ['Data-loss', 'Data-loss'],
            ['bus factor', 'bus factor'],
          ],
        );
      }
    });
});

describe('A blank line ends a passage', () => {
  it('also above words that begin with an arrow', () => {
    deepEqual(passages(parse('Ana: So?\n\n> that way\n\n>> or that\n\nBo: No.\n\nAna: Hm.\n\nBo: Yes.\n')), [
      'Ana: So?',
      'Ana: > that way',
      'Ana: >> or that',
      'Bo: No.',
      'Ana: Hm.',
      'Bo: Yes.',
    ]);
  });
});
