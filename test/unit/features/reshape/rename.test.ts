import { deepEqual, equal, match } from 'node:assert/strict';
import type { Reshaping } from '../../../../server/src/features/reshape/reshaping';
import { refusalOf, reshaped } from './reshaped';

const to = (label: string, by: string, keepAlias = false): Reshaping => ({
  kind: 'rename',
  label,
  to: by,
  keepAlias,
});

const study = {
  'codebook.yaml': `# ours
codes:
  - code: Data-loss   # see the minutes
    aliases: [Gone-data, Losses]
    description: Gone.
  - Data-late
  - code: Data-loss-fix
  - code: Old
    deprecated: "Use Data-loss."
`,
  'a.txt': 'Interviewee\n\nIt was gone.\n\nData-loss\n\n#Data-loss "gone"\n\nGone-data\n// why?\n',
  'b.txt': 'Interviewee: All of it.\r\nData-loss\r\nData-late\r\n',
  'c.txt': 'Interviewee\n\nNothing.\n\nData-late\n',
};

describe('Renaming a code', () => {
  it('changes every line of it and its entry, and leaves the old code nowhere behind', () => {
    const { files, plan } = reshaped(study, to('Data-loss', 'Data-gaps'));
    deepEqual(files, {
      'codebook.yaml': `# ours
codes:
  - code: Data-gaps   # see the minutes
    aliases: [Gone-data, Losses]
    description: Gone.
  - Data-late
  - code: Data-loss-fix
    fixes: Data-gaps
  - code: Old
    deprecated: "Use Data-gaps."
`,
      'a.txt': 'Interviewee\n\nIt was gone.\n\nData-gaps\n\n#Data-gaps "gone"\n\nGone-data\n// why?\n',
      'b.txt': 'Interviewee: All of it.\r\nData-gaps\r\nData-late\r\n',
      'c.txt': study['c.txt'],
    });
    deepEqual(plan.counts, { codings: 3, files: 2 });
    equal(plan.did, 'Renamed Data-loss to Data-gaps (3 codings in 2 files)');
  });

  const refused: [string, Reshaping, RegExp][] = [
    ['a label that another code has', to('Data-loss', 'Data-late'), /already.*merge/],
    [
      'a label that is an alias of another code',
      to('Data-late', 'Losses'),
      /another spelling of “Data-loss”/,
    ],
    ['an empty label', to('Data-loss', '  '), /needs a name/],
    ['a label of two lines', to('Data-loss', 'Data\nloss'), /one line/],
    ['a label that is a memo', to('Data-loss', '// loss'), /memo/],
    ['a label with a quote in it', to('Data-loss', 'Data "loss"'), /quote/],
    ['the label that it has', to('Data-loss', 'Data-loss'), /already/],
    ['a code that nobody has', to('Data-los', 'Data-gaps'), /Did you mean “Data-loss”/],
  ];
  for (const [what, reshaping, why] of refused) {
    it(`refuses ${what}`, () => match(refusalOf(study, reshaping), why));
  }
});
