import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import { labelIndex } from '../../../server/src/codebook/labels';
import { readCodebook } from '../../../server/src/codebook/read';
import { codebookText } from '../../../server/src/codebook/write';
import { codeLines } from './show';

function uses(...labels: (string | [string, number, number?])[]) {
  return labels.map((use) =>
    typeof use === 'string'
      ? { label: use, codings: 1, interviews: 1 }
      : { label: use[0], codings: use[1], interviews: use[2] ?? 1 },
  );
}

/** Without the comment that every codebook begins with. */
function written(labels: ReturnType<typeof uses>, speakers: string[] = [], study = ''): string {
  return codebookText(labels, speakers, study).replace(/^(?:#.*\n)+\n/, '');
}

describe('A codebook written from the codes in use', () => {
  it('groups families, puts each fix beside its issue, and leaves the descriptions to be written', () => {
    const labels = uses(
      'QM-speed',
      ['Data-size', 3, 2],
      'Misc',
      'Data-age-fix',
      'MLP-cost',
      'Pipelines [MLP]',
      'Data-age',
      'QM-cost',
    );
    equal(
      written(labels, ['Interviewer 1', 'Dr. Lee: host'], 'ML: how it fails'),
      `study: "ML: how it fails"
speakers: [Interviewer 1, "Dr. Lee: host"]

codes:
  # Data
  - code: Data-age
    color: "#332288"
    description:
  - code: Data-age-fix
    description:
  - code: Data-size
    description:

  - code: Pipelines [MLP]
    color: "#44aa99"
    description:
    codes:
      - code: MLP-cost
        description:

  # QM
  - code: QM-cost
    color: "#cc6677"
    description:
  - code: QM-speed
    description:

  # Other codes
  - code: Misc
    color: "#999933"
    description:
`,
    );
  });

  it('puts spellings of one code forward together, under the one that is used most', () => {
    const labels = uses(
      ['Data-missing-value', 2],
      ['Data-missing-values', 5, 3],
      'data missing value',
      'Data-missing-value-fix',
    );
    equal(
      written(labels),
      `codes:
  # Data
  - code: Data-missing-values
    # Take out of the aliases what is a code of its own.
    aliases: [Data-missing-value, data missing value]
    color: "#332288"
    description:
  - code: Data-missing-value-fix
    fixes: Data-missing-values
    description:
`,
    );
  });

  const spellings: [string, ReturnType<typeof uses>, string[][]][] = [
    [
      'a rare misspelling is an alias',
      uses(['Data-duplicates', 4], 'Data-dupliactes'),
      [['Data-duplicates', 'Data-dupliactes']],
    ],
    [
      'two codes used alike stay two',
      uses(['Model-adoption', 3], ['Model-adaption', 2]),
      [['Model-adaption'], ['Model-adoption']],
    ],
    [
      'two wrong letters stay two codes',
      uses(['Data-quality', 9], 'Data-quantity'),
      [['Data-quality'], ['Data-quantity']],
    ],
    ['short labels stay two codes', uses(['cost', 9], 'cast'), [['cast'], ['cost']]],
    [
      'other numbers are other codes',
      uses(['Question-2.1', 9], 'Question-2.2', 'Question-21'),
      [['Question-2.1'], ['Question-2.2'], ['Question-21']],
    ],
    [
      'a fix is another code',
      uses(['Data-drift', 9], 'Data-drift-fix'),
      [['Data-drift'], ['Data-drift-fix']],
    ],
    [
      'the label with its brackets goes first',
      uses(['Pipelines', 9], 'Pipelines [MLP]'),
      [['Pipelines [MLP]', 'Pipelines']],
    ],
  ];
  for (const [what, labels, expected] of spellings) {
    it(what, () => {
      const { codes } = readCodebook(codebookText(labels, [], ''));
      deepEqual(
        codes.map((code) => [code.label, ...code.aliases]),
        expected,
      );
    });
  }

  it('sorts as in an index: case does not count, and numbers count as numbers', () => {
    const { codes } = readCodebook(codebookText(uses('Q2.10', 'beta', 'Q2.9', 'Alpha', 'Gamma'), [], ''));
    deepEqual(
      codes.map((code) => code.label),
      ['Alpha', 'beta', 'Gamma', 'Q2.9', 'Q2.10'],
    );
  });

  it('reads back with its kinds, fixes and families', () => {
    deepEqual(
      codeLines(
        codebookText(
          uses('Data-ages', 'Data-age-fix', 'Data-cost', 'Ops [O]', 'O-cost-issue', 'Misc'),
          [],
          '',
        ),
      ),
      [
        'Data-ages | issue | family=Data',
        'Data-age-fix | fix | family=Data | fixes=Data-ages',
        'Data-cost | topic | family=Data',
        'Ops [O] | topic | family=Ops [O]',
        'Ops [O] > O-cost-issue | issue | family=Ops [O]',
        'Misc | topic',
      ],
    );
  });

  it('takes the entry that its own comments describe, whoever follows them to the letter', () => {
    const empty = codebookText([], [], 'Pilot');
    const described = [...empty.matchAll(/^# {3}(- code: .*| {2}description: .*)$/gm)];
    equal(described.length, 2);
    const entry = described.map(([, line]) => `  ${line}\n`).join('');
    const { codes, problems } = readCodebook(empty + entry);
    deepEqual([codes.map(({ label }) => label), problems], [['Its-name'], []]);
  });

  it('says nothing that goes stale: no counts, and no brackets with nothing in them', () => {
    for (const labels of [uses(), uses(['Data-loss', 41, 7], ['data loss', 39]), uses('mm-hmm', '10:30')]) {
      const text = codebookText(labels, [], '');
      doesNotMatch(text, /\[\]|\b(?:41|39|7)\b|coding|interview/);
    }
  });

  it('explains itself at the top', () => match(codebookText([], [], ''), /^# The codebook of this study/));

  it('of a study without codes has room for them', () => {
    const codebook = readCodebook(codebookText([], [], 'Pilot'));
    deepEqual([codebook.study, codebook.codes, codebook.problems], ['Pilot', [], []]);
  });

  it('finds the code of every label in use', () => {
    const labels = uses(
      'a: b',
      '#tag',
      '2.1',
      'agreed',
      'Data-age',
      'data-age',
      '[MLP]',
      'x [y]',
      'x',
      'two\nlines',
    );
    const codebook = readCodebook(codebookText(labels, [], ''));
    const index = labelIndex(codebook);
    deepEqual(
      ['a: b', 'tag', '2.1', 'agreed', 'Data-age', 'data-age', '[MLP]', 'x [y]', 'x', 'two lines'].filter(
        (label) => !index.resolve(label),
      ),
      [],
    );
    deepEqual(codebook.problems, []);
  });
});
