import { deepEqual, equal, match } from 'node:assert/strict';
import { readCodebook } from '../../../server/src/codebook/read';
import { labels } from './show';

const whole = `study: Quality issues in machine learning systems
transcripts: ["**/*.txt", old/*.transcript]
speakers: [Interviewer 1, Interviewee]
speech: [mm-hmm]                   # lines that look like codes and are not
codes:
  - code: Data-issues
    description: Anything wrong with the data itself.
    codes:
      - code: Data-missing-values
        kind: issue
        aliases: [Data-missing-value]
        include: When a field or record is absent.
        exclude: When it is present but wrong.
        example: some fields in the data set were missing
        color: "#4E79A7"
      - code: Data-missing-value-fix
        kind: fix
        fixes: Data-missing-value
  - code: ML-pipeline-issues [MLP]
  - code: "MLP-old-name"
    deprecated: Use MLP-unstable-external-dependency.
  - MLP-unstable-external-dependency
  - 2.1
  - no
`;

describe('Reading a codebook', () => {
  it('takes in everything that it says', () => {
    const codebook = readCodebook(whole);
    deepEqual(
      codebook.problems.map(({ message }) => message.slice(0, 23)),
      ['`no` is what people say'],
    );
    equal(codebook.study, 'Quality issues in machine learning systems');
    deepEqual(codebook.transcripts, ['**/*.txt', 'old/*.transcript']);
    deepEqual(codebook.speakers, ['Interviewer 1', 'Interviewee']);
    deepEqual(codebook.speech, ['mm-hmm']);
    const { labelRange, range, ...values } = codebook.codes[1] ?? codebookHasTooFew();
    deepEqual(values, {
      label: 'Data-missing-values',
      aliases: ['Data-missing-value'],
      kind: 'issue',
      fixes: null,
      parent: 'Data-issues',
      family: 'Data-issues',
      description: null,
      include: 'When a field or record is absent.',
      exclude: 'When it is present but wrong.',
      example: 'some fields in the data set were missing',
      color: '#4e79a7',
      deprecated: null,
      codable: true,
      successor: null,
    });
    equal(whole.slice(labelRange.start, labelRange.end), 'Data-missing-values');
    match(whole.slice(range.start, range.end), /^- code: Data-missing-values\n[\s\S]*color: "#4E79A7"$/);
    equal(codebook.codes[2]?.fixes, 'Data-missing-values');
  });

  it('keeps the order of the file, parents before their sub-codes, and labels as they are written', () => {
    deepEqual(labels(whole), [
      'Data-issues',
      'Data-missing-values',
      'Data-missing-value-fix',
      'ML-pipeline-issues [MLP]',
      'MLP-old-name',
      'MLP-unstable-external-dependency',
      '2.1',
      'no',
    ]);
  });

  const ranges: [string, string, string, string][] = [
    ['in quotation marks', 'codes:\n  - code: "a b" # c\n', '"a b"', '- code: "a b"'],
    ['without a key', 'codes:\n  - a-b  \n\n', 'a-b', '- a-b'],
    ['in brackets', 'codes: [{code: a-b, kind: fix}]', 'a-b', '{code: a-b, kind: fix}'],
    [
      'with CRLF and a byte order mark',
      '\uFEFFcodes:\r\n- code: a\r\n  kind: fix\r\n',
      'a',
      '- code: a\r\n  kind: fix',
    ],
    ['with CR alone', 'codes:\r- code: a\r  kind: fix\r', 'a', '- code: a\r  kind: fix'],
    ['after astral characters', '# 😀\ncodes:\n  - code: 😀-b\n', '😀-b', '- code: 😀-b'],
    ['with sub-codes', 'codes:\n- code: a\n  codes:\n  - b\n# end\n', 'a', '- code: a\n  codes:\n  - b'],
  ];
  for (const [what, text, label, entry] of ranges) {
    it(`knows the exact place of a label ${what}`, () => {
      const { labelRange, range } = readCodebook(text).codes[0] ?? codebookHasTooFew();
      deepEqual(
        [text.slice(labelRange.start, labelRange.end), text.slice(range.start, range.end)],
        [label, entry],
      );
    });
  }

  const texts: [string, string, string | null][] = [
    ['on one line', 'description: a  b', 'a  b'],
    ['in quotation marks', 'description: "say \\"it\\": now"', 'say "it": now'],
    ['over several lines', 'description: one\n      two\n\n      three', 'one two\nthree'],
    ['as a block', 'description: |\n      one\n      two\n', 'one\ntwo'],
    ['that is empty', 'description:', null],
    ['that is null', 'description: ~', null],
    ['that is "null" in quotation marks', 'description: "null"', 'null'],
    ['repeated by a YAML alias', 'example: &x seen\n    description: *x', 'seen'],
  ];
  for (const [what, lines, expected] of texts) {
    it(`reads a text ${what}`, () => {
      const codebook = readCodebook(`codes:\n  - code: a\n    ${lines}\n  - b\n`);
      deepEqual([codebook.codes[0]?.description, codebook.problems], [expected, []]);
    });
  }

  it('takes one text for a list of one', () => {
    const { codes, speakers, problems: none } = readCodebook('speakers: Ann\ncodes: [{code: a, aliases: b}]');
    deepEqual([speakers, codes[0]?.aliases, none], [['Ann'], ['b'], []]);
  });

  it('names all text and transcript files where it does not say which are transcripts', () => {
    const all = ['**/*.txt', '**/*.transcript'];
    deepEqual(readCodebook('codes: [a]').transcripts, all);
    deepEqual(readCodebook('transcripts:\ncodes: [a]').transcripts, all);
    deepEqual(readCodebook('transcripts: []\ncodes: [a]').transcripts, []);
  });
});

function codebookHasTooFew(): never {
  throw new Error('The codebook has too few codes.');
}
