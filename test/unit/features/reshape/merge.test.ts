import { deepEqual, equal, match } from 'node:assert/strict';
import type { Reshaping } from '../../../../server/src/features/reshape/reshaping';
import { refusalOf, reshaped } from './reshaped';

const merge = (labels: string[], into: string, keepAlias = false): Reshaping => ({
  kind: 'merge',
  labels,
  into,
  keepAlias,
});

const codebook = `codes:
  - code: Data-loss
    description: Gone for good.
    include: Files.
  # asked Ann
  - code: Data-gaps
    aliases: [Data-holes]
    description: Never there.   # in May
    codes:
      - code: Data-gaps-small
  - code: Data-gaps-fix
  - code: Late
    fixes: Data-gaps
`;

describe('Merging codes', () => {
  it('moves every coding, keeps what the definitions say, and leaves no code behind', () => {
    const { files, plan } = reshaped(
      {
        'codebook.yaml': codebook,
        'a.txt': 'Interviewee\n\nIt was gone.\n\nData-gaps\n\n#Data-holes "gone"\n',
      },
      merge(['Data-gaps'], 'Data-loss'),
    );
    deepEqual(files, {
      'codebook.yaml': `codes:
  # asked Ann
  # in May
  - code: Data-loss
    description: |-
      Gone for good.
      Never there.
    include: Files.
    codes:
      - code: Data-gaps-small
  - code: Data-gaps-fix
    fixes: Data-loss
  - code: Late
    fixes: Data-loss
`,
      'a.txt': 'Interviewee\n\nIt was gone.\n\nData-loss\n\n#Data-loss "gone"\n',
    });
    equal(plan.did, 'Merged Data-gaps into Data-loss (2 codings in 1 file)');
  });

  const once: [string, string, string][] = [
    ['without a quote', 'Data-loss\n\nData-gaps\n', 'Data-loss\n'],
    ['the merged one first', 'Data-gaps\n\nData-loss\n', 'Data-loss\n'],
    ['with the same quote', 'Data-loss "gone"\n\n#Data-gaps "gone"\n', 'Data-loss "gone"\n'],
    [
      'and not with another quote',
      'Data-loss "was gone"\n\nData-gaps "gone"\n',
      'Data-loss "was gone"\n\nData-loss "gone"\n',
    ],
    [
      'and the memos of both are kept',
      'Data-loss\n// one\n\nLate\n\nData-gaps\n// two\n// three\n',
      'Data-loss\n// one\n// two\n// three\n\nLate\n',
    ],
    [
      'also where its memos are behind blank lines',
      'Data-loss\n\nLate\n\nData-gaps\n\n// two\n\nOther-code\n',
      'Data-loss\n\n// two\n\nLate\n\nOther-code\n',
    ],
  ];
  for (const [what, before, after] of once) {
    it(`codes the same words once ${what}`, () => {
      const head = 'Interviewee\n\nIt was gone.\n\n';
      const { files } = reshaped(
        { 'codebook.yaml': codebook, 'a.txt': head + before },
        merge(['Data-gaps'], 'Data-loss'),
      );
      equal(files['a.txt'], head + after);
    });
  }

  it('leaves no blank line where a code of the passage still parts it from the next', () => {
    const talk = 'It was gone.\nData-loss\nData-gaps\nIt came.\n';
    const { files } = reshaped(
      { 'codebook.yaml': codebook, 'a.txt': talk },
      merge(['Data-gaps'], 'Data-loss'),
    );
    equal(files['a.txt'], 'It was gone.\nData-loss\nIt came.\n');
  });

  it('keeps labels and aliases as aliases when wanted', () => {
    const { files } = reshaped({ 'codebook.yaml': codebook }, merge(['Data-gaps'], 'Late', true));
    match(
      files['codebook.yaml'] ?? '',
      /- code: Late\n {4}description: Never there\.\n {4}aliases: \[Data-gaps, Data-holes\]/,
    );
  });

  it('makes a code that is not there yet from the first', () => {
    const { files } = reshaped(
      {
        'codebook.yaml': 'codes:\n  - code: A-one # first\n  - A-two\n',
        'a.txt': 'Talk.\n\nA-one\n\nB-x\n\nA-two\n',
      },
      merge(['A-one', 'A-two'], 'A-whole'),
    );
    deepEqual(files, {
      'codebook.yaml': 'codes:\n  - code: A-whole # first\n',
      'a.txt': 'Talk.\n\nA-whole\n\nB-x\n',
    });
  });

  it('works without a codebook', () => {
    const { files } = reshaped({ 'a.txt': 'Talk.\n\nA-one\n\nA-two\n' }, merge(['A-one'], 'A-two'));
    deepEqual(files, { 'a.txt': 'Talk.\n\nA-two\n' });
  });

  it('puts a target that stands under a merged code in its place', () => {
    const { files } = reshaped({ 'codebook.yaml': codebook }, merge(['Data-gaps'], 'Data-gaps-small'));
    match(files['codebook.yaml'] ?? '', /\n {2}- code: Data-gaps-small\n {4}description: Never there\.\n/);
  });

  it('refuses to merge a code with itself', () => {
    match(refusalOf({ 'codebook.yaml': codebook }, merge(['Late'], 'Late')), /at least one code besides/);
  });
});
