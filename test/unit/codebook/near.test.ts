import { deepEqual, equal } from 'node:assert/strict';
import { labelIndex } from '../../../server/src/codebook/labels';
import { isNearLabel, nearIndex, nearLabels } from '../../../server/src/codebook/near';
import { codebookFromLabels } from '../../../server/src/codebook/relate';

function nearIndexOf(...labels: string[]) {
  return nearIndex(labelIndex(codebookFromLabels(labels)));
}

describe('Near misses of a label', () => {
  const index = nearIndexOf(
    'Data-missing-values',
    'Data-missing-values-fix',
    'Data-duplicates',
    'Data-low-quality',
    'QM-robustness',
    'QM-robustness-fix',
    'ML-pipeline-issues [MLP]',
    'Q2.1',
    'Q2.2',
    'Misc',
    'API',
    'monitoring',
    'Issues with performance alerts',
  );
  const table: [string, string, string[]][] = [
    ['case', 'qm-Robustness', ['QM-robustness']],
    ['an underscore for a hyphen', 'Data_low_quality', ['Data-low-quality']],
    ['a space for a hyphen', 'Data low quality', ['Data-low-quality']],
    ['a hyphen left out', 'Datalow-quality', ['Data-low-quality']],
    ['a plural', 'Data-missing-value', ['Data-missing-values']],
    ['a transposition', 'Data-dupilcates', ['Data-duplicates']],
    ['a wrong letter', 'guality', []],
    ['a wrong letter in a long label', 'Data-low-guality', ['Data-low-quality']],
    ['two wrong letters', 'Data-dublicatess', ['Data-duplicates']],
    ['three wrong letters in a long label', 'Data-mising-valus-fxi', ['Data-missing-values-fix']],
    ['one wrong letter in a label of four', 'Mics', ['Misc']],
    ['two wrong letters in a label of four', 'Mask', []],
    ['a wrong letter in a label of three', 'APT', []],
    ['the case of a label of three', 'api', ['API']],
    ['the label without its brackets', 'ML-pipline-issues', ['ML-pipeline-issues [MLP]']],
    ['a label of several words', 'issues with performence alert', ['Issues with performance alerts']],
    ['another number is another code', 'Q2.3', []],
    ['a number more is another code', 'monitoring2', []],
    ['numbers joined are another number', 'Q21', []],
    ['the fix of a code is not the code', 'Data-duplicates-fix', []],
    ['a misspelt -fix is the fix', 'QM-robustness-fxi', ['QM-robustness-fix']],
    ['a misspelt -fix of a code without one', 'Data-duplicates-fx', []],
    ['another prefix is another code', 'ML-robustness', []],
    ['a word more is another code', 'QM-robustness-ml', []],
    ['a far-off word', 'teamwork', []],
    ['nothing', '', []],
    ['only separators', '--', []],
    ['the label itself', 'Data-duplicates', []],
    ['a text far too long', 'Data-duplicates'.repeat(50), []],
  ];
  for (const [what, written, expected] of table) {
    it(`${what}: ${written.slice(0, 30)}`, () => deepEqual(nearLabels(index, written), expected));
  }

  it('come best first, then the most used, then in the order of the codebook', () => {
    const labels = nearIndexOf('Data-cleans', 'Data-cleaner', 'Data-cleaned');
    const uses = new Map([['Data-cleaner', 3]]);
    deepEqual(nearLabels(labels, 'Data-cleane'), ['Data-cleans', 'Data-cleaner', 'Data-cleaned']);
    deepEqual(
      nearLabels(labels, 'Data-cleane', (label) => uses.get(label) ?? 0),
      ['Data-cleaner', 'Data-cleans', 'Data-cleaned'],
    );
    deepEqual(
      nearLabels(labels, 'Data-cleanedd', (label) => uses.get(label) ?? 0),
      ['Data-cleaned', 'Data-cleaner'],
    );
  });

  it('are five at most', () => {
    const labels = nearIndexOf(...'abcdefgh'.split('').map((letter) => `Data-quality-${letter}x`));
    equal(nearLabels(labels, 'Data-quality-xx').length, 5);
  });

  it('are labels, also where an alias is near', () => {
    const code = { label: 'QM-robustness', aliases: ['stability', 'stabilities'] };
    deepEqual(nearLabels(nearIndex(labelIndex({ codes: [code] })), 'stabilty'), ['QM-robustness']);
  });

  it('are found among 20,000 labels', () => {
    const word = (n: number) =>
      n.toString(26).replace(/\d/g, (digit) => String.fromCharCode(107 + Number(digit)));
    const many = nearIndexOf(
      ...Array.from({ length: 20_000 }, (_, i) => `${word(i)}-quality-of-${word(7 * i)}`),
      'Data-age',
    );
    equal(nearLabels(many, 'Data-agee')[0], 'Data-age');
    equal(isNearLabel(many, 'So that is what we said about it back then'), false);
  });
});

describe('A line of speech is taken for a misspelt label only', () => {
  const index = nearIndexOf(
    'Data-missing-values',
    'monitoring',
    'Misc',
    'Issues with performance alerts',
    'données-âgées',
  );
  const table: [string, string, boolean][] = [
    ['when it differs in case and hyphens', 'data missing values', true],
    ['when it differs in a few letters', 'Data-mising-value', true],
    ['when it has several words', 'Issues with performance alert', true],
    ['when its letters have accents', 'donnees agées', true],
    ['with eight letters or more', 'monitorng', true],
    ['not with fewer', 'Miscs', false],
    ['not when it ends a sentence', 'Data missing values.', false],
    ['not when it divides one', 'Data, missing values', false],
    ['not when it asks', 'Data missing values?', false],
    ['not when it trails off', 'Data missing values…', false],
    ['not when it is far off', 'data was missing there', false],
    ['not when it is long', 'data missing values '.repeat(20), false],
    ['not when it is numbers', '12 34 56 78', false],
  ];
  for (const [what, line, expected] of table)
    it(`${what}: ${line.slice(0, 40)}`, () => equal(isNearLabel(index, line), expected));
});
