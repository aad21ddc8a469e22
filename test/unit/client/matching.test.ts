import '../vscode/install';
import { deepEqual } from 'node:assert/strict';
import { matching } from '../../../client/src/coding/matching';

const codes = [
  {
    label: 'QM-robustness',
    aliases: [],
    family: 'Quality Measures (QM)',
    definition: 'It works on strange input.',
  },
  {
    label: 'Data-loss',
    aliases: ['Lost-records'],
    family: 'Data',
    definition: 'A record that never arrived.',
  },
  { label: 'Data-missing-values', aliases: [], family: 'Data', definition: 'A field is empty.' },
  {
    label: 'Bus factor',
    aliases: ['Single point of failure'],
    family: null,
    definition: 'Who knows, and may leave.\nAlso: single experts of data.',
  },
  { label: 'Explicability', aliases: [], family: null, definition: '' },
];

describe('The codes that are meant by what is typed', () => {
  const cases: [typed: string, name: string, labels: string[]][] = [
    ['robust', 'a part of the label', ['QM-robustness']],
    ['LOSS', 'capitals do not count', ['Data-loss']],
    ['data mis', 'several words of the label, joined however', ['Data-missing-values']],
    ['mis data', 'in any order', ['Data-missing-values']],
    ['dmv', 'its letters in order', ['Data-missing-values']],
    ['bus f', 'a label of two words', ['Bus factor']],
    ['lost rec', 'an alias', ['Data-loss']],
    ['single point of failure', 'a whole alias', ['Bus factor']],
    ['quality', 'its family', ['QM-robustness']],
    ['never arrived', 'words of its definition', ['Data-loss']],
    [
      'data',
      'those with it in the label first, then those with it in the definition',
      ['Data-loss', 'Data-missing-values', 'Bus factor'],
    ],
    ['lic', 'in the middle of a word', ['Explicability']],
    ['zebra', 'none', []],
    ['data zebra', 'all words have to agree', []],
  ];
  for (const [typed, name, labels] of cases)
    it(`“${typed}”: ${name}`, () =>
      deepEqual(
        matching(codes, typed).map(({ label }) => label),
        labels,
      ));

  it('begin with the one that is called just so', () => {
    const alike = ['A-b-c', 'A-b'].map((label) => ({ label, aliases: [], family: null, definition: '' }));
    deepEqual(
      matching(alike, 'a b').map(({ label }) => label),
      ['A-b', 'A-b-c'],
    );
  });

  it('are found with the apostrophe and the hyphen of the keyboard, and accents of their own', () => {
    const [label, other] = ['Peur-d’été', 'Co‑op'];
    const alike = [label, other].map((one) => ({ label: one, aliases: [], family: null, definition: '' }));
    const found = (typed: string) => matching(alike, typed).map((code) => code.label);
    deepEqual(found("d'été".normalize('NFD')), [label]);
    deepEqual(found('co-op'), [other]);
  });

  it('keep their order, the likeliest first, where they agree equally well', () => {
    const reversed = codes.toReversed();
    deepEqual(
      matching(reversed, 'data').map(({ label }) => label),
      ['Data-missing-values', 'Data-loss', 'Bus factor'],
    );
  });
});
