import { deepEqual, equal } from 'node:assert/strict';
import { familyForNewLabel } from '../../../server/src/codebook/families';
import { readCodebook } from '../../../server/src/codebook/read';
import { codebookFromLabels } from '../../../server/src/codebook/relate';
import { codeLines } from './show';

describe('Kinds and fixes', () => {
  const tables: [string, string, string[]][] = [
    [
      'X-fix is a fix of X, and X an issue',
      'codes: [data-age, data-age-fix, other]',
      ['data-age | issue', 'data-age-fix | fix | fixes=data-age', 'other | topic'],
    ],
    [
      'the nearest spelling will do',
      'codes: [duplicates, Duplicate-fix]',
      ['duplicates | issue', 'Duplicate-fix | fix | fixes=duplicates'],
    ],
    [
      'an alias will do',
      'codes: [{code: drift, aliases: [change]}, change-fix]',
      ['drift | issue', 'change-fix | fix | fixes=drift'],
    ],
    ['a fix may have no issue', 'codes: [drift-fix]', ['drift-fix | fix']],
    [
      'names that end like an issue',
      'codes: [privacy-issues, cost-problem, Pipeline-issues [MLP], issues with alerts]'.replace(
        '[MLP]',
        '(MLP)',
      ),
      [
        'privacy-issues | issue',
        'cost-problem | issue',
        'Pipeline-issues (MLP) | issue',
        'issues with alerts | topic',
      ],
    ],
    [
      'kind goes before the name',
      'codes: [{code: a-issue, kind: topic}, {code: b-fix, kind: topic}, b, {code: c, kind: issue}]',
      ['a-issue | topic', 'b-fix | topic', 'b | topic', 'c | issue'],
    ],
    [
      'fixes goes before the name',
      'codes: [drift, decay, {code: drift-fix, fixes: decay}, {code: retrain, fixes: drift}]',
      ['drift | issue', 'decay | issue', 'drift-fix | fix | fixes=decay', 'retrain | fix | fixes=drift'],
    ],
    [
      'a fix of a fix',
      'codes: [drift, drift-fix, drift-fix-fix]',
      ['drift | issue', 'drift-fix | fix | fixes=drift', 'drift-fix-fix | fix | fixes=drift-fix'],
    ],
  ];
  for (const [what, text, expected] of tables) {
    it(what, () =>
      deepEqual(
        codeLines(text).map((line) => line.replace(/ \| family=\S+/, '')),
        expected,
      ),
    );
  }
});

describe('Families', () => {
  const tables: [string, string, string[]][] = [
    [
      'sub-codes belong to the topmost parent, and so does it',
      'codes: [{code: A, codes: [{code: B, codes: [C]}, D]}, E]',
      [
        'A | topic | family=A',
        'A > B | topic | family=A',
        'B > C | topic | family=A',
        'A > D | topic | family=A',
        'E | topic',
      ],
    ],
    [
      'a bracket names the prefix of a family',
      'codes: ["ML-pipeline-issues [MLP]", MLP-cost, mlp-age, Quality (QM)]',
      [
        'ML-pipeline-issues [MLP] | issue | family=ML-pipeline-issues [MLP]',
        'MLP-cost | topic | family=ML-pipeline-issues [MLP]',
        'mlp-age | topic | family=ML-pipeline-issues [MLP]',
        'Quality (QM) | topic',
      ],
    ],
    [
      'two codes that share a prefix are a family',
      'codes: [Data-age, Data-cost, QM-cost, Issues with re-training, Issues with re-use]',
      [
        'Data-age | topic | family=Data',
        'Data-cost | topic | family=Data',
        'QM-cost | topic',
        'Issues with re-training | topic',
        'Issues with re-use | topic',
      ],
    ],
    [
      'a code may be the prefix itself',
      'codes: [Data, Data-age]',
      ['Data | topic | family=Data', 'Data-age | topic | family=Data'],
    ],
    [
      'a stray code goes where most of its prefix stand',
      'codes: [{code: Data-issues, codes: [Data-age, Data-cost]}, Data-size]',
      [
        'Data-issues | issue | family=Data-issues',
        'Data-issues > Data-age | topic | family=Data-issues',
        'Data-issues > Data-cost | topic | family=Data-issues',
        'Data-size | topic | family=Data-issues',
      ],
    ],
  ];
  for (const [what, text, expected] of tables) it(what, () => deepEqual(codeLines(text), expected));

  const codebook = readCodebook('codes: [{code: Data-issues, codes: [Data-age]}, "ML [MLP]", QM-cost]');
  const newLabels: [string, string | null][] = [
    ['Data-size', 'Data-issues'],
    ['MLP-cost', 'ML [MLP]'],
    ['QM-age', 'QM'],
    ['other', null],
  ];
  for (const [label, family] of newLabels) {
    it(`a new ${label} belongs to ${family ?? 'no family'}`, () =>
      equal(familyForNewLabel(codebook.codes, label), family));
  }
});

describe('Deprecated codes', () => {
  const tables: [string, string | null, string | null][] = [
    ['deprecated: Use new-name.', 'Use new-name.', 'new-name'],
    [
      'deprecated: "Use `Issues with alerts`, not this."',
      'Use `Issues with alerts`, not this.',
      'Issues with alerts',
    ],
    ['deprecated: See old-alias', 'See old-alias', 'new-name'],
    ['deprecated: true', '', null],
    ['deprecated: no', null, null],
    ['deprecated:', null, null],
    ['deprecated: Too vague.', 'Too vague.', null],
    ['deprecated: Replaces old-name', 'Replaces old-name', null],
  ];
  for (const [line, why, successor] of tables) {
    it(line, () => {
      const text = `codes:\n  - code: old-name\n    ${line}\n  - code: new-name\n    aliases: [old-alias]\n  - Issues with alerts\n`;
      const [code] = readCodebook(text).codes;
      deepEqual([code?.deprecated, code?.successor], [why, successor]);
    });
  }
});

describe('A study without a codebook', () => {
  it('has kinds, fixes and families from the labels in use', () => {
    const { codes, problems, transcripts } = codebookFromLabels(['QM-age-fix', 'QM-age', 'Misc', 'QM-age']);
    deepEqual(
      codes.map(({ label, kind, family, fixes }) => [label, kind, family, fixes]),
      [
        ['QM-age-fix', 'fix', 'QM', 'QM-age'],
        ['QM-age', 'issue', 'QM', null],
        ['Misc', 'topic', null, null],
      ],
    );
    deepEqual([problems, transcripts], [[], ['**/*.txt', '**/*.transcript']]);
  });
});
