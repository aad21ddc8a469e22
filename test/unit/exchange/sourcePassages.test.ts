// Texts that other programs keep in their projects: who says what, and where it stands in them.
import { deepEqual, equal } from 'node:assert/strict';
import { sourcePassagesOf } from '../../../server/src/exchange/sourcePassages';

describe('The text of a source in a project', () => {
  const texts: [what: string, text: string, passages: string[]][] = [
    [
      'may have several turns in a block of lines that are broken by hand',
      'A talk\n\nInt: How\nwas it?\nAna: Cold. Very\ncold.\n\nInt: And then?\nAna: We slept.\n',
      [': A talk', 'Int: How\nwas it?', 'Ana: Cold. Very\ncold.', 'Int: And then?', 'Ana: We slept.'],
    ],
    [
      'names those as well who speak once among others',
      'Int: How was it?\nAna Li: Cold.\nInt: And you?\nBo Ek: Warm, and I mean it.\nInt: Oh.\nAna Li: Yes.\n',
      [
        'Int: How was it?',
        'Ana Li: Cold.',
        'Int: And you?',
        'Bo Ek: Warm, and I mean it.',
        'Int: Oh.',
        'Ana Li: Yes.',
      ],
    ],
    [
      'may have names on lines of their own above long lines, each turn between empty ones',
      ['Int', 'Ana Li', 'Int', 'Bo Ek', 'Int', 'Ana Li', 'Int', 'Bo Ek']
        .map(
          (name, at) => `${name}\n${'It was cold there, and we were glad to leave it. '.repeat(3)}${at}.\n`,
        )
        .join('\n'),
      ['Int', 'Ana Li', 'Int', 'Bo Ek', 'Int', 'Ana Li', 'Int', 'Bo Ek'].map(
        (name, at) => `${name}: ${'It was cold there, and we were glad to leave it. '.repeat(3)}${at}.`,
      ),
    ],
    [
      'has a passage for each line where nobody is named',
      'It was cold.\nAnd then: nothing.\nWe left.\n',
      [': It was cold.', ': And then: nothing.', ': We left.'],
    ],
  ];
  for (const [what, text, passages] of texts)
    it(what, () => {
      const found = sourcePassagesOf(text).passages;
      deepEqual(
        found.map(({ speaker, text }) => `${speaker ?? ''}: ${text}`),
        passages,
      );
      for (const { from, to, text: words } of found) equal(text.slice(from, to), words);
    });
});
