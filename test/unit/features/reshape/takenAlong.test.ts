// What changes with a code though the codebook does not have it is told, whatever is done to the code.
import { deepEqual, equal } from 'node:assert/strict';
import type { Reshaping } from '../../../../server/src/features/reshape/reshaping';
import { alongInWords, alongSentence, takenAlong } from '../../../../server/src/features/reshape/takenAlong';
import { studyOf } from '../../studyFixture';
import { reshaped } from './reshaped';

const codebook = 'codes:\n  - code: Data-loss [DL]\n    aliases: [Gone-data]\n  - Data-late\n';
const coded = (...codes: string[]) => codes.map((code) => `Interviewee\n\nGone.\n\n#${code}\n\n`).join('');
const files = {
  'codebook.yaml': codebook,
  'a.txt': coded('Data-loss [DL]', 'Data-loss', 'Gone-data', 'Data-late'),
  'b.txt': coded('data_loss [DL]', 'DATA-LOSS [DL]', 'data_loss [DL]'),
};

const rows: [what: string, reshaping: Reshaping, told: string][] = [
  [
    'renamed',
    { kind: 'rename', label: 'Data-loss [DL]', to: 'Lost', keepAlias: false },
    '“data_loss [DL]” (2), “DATA-LOSS [DL]” (1)',
  ],
  [
    'merged',
    { kind: 'merge', labels: ['Data-loss [DL]'], into: 'Data-late', keepAlias: false },
    '“data_loss [DL]” (2), “DATA-LOSS [DL]” (1)',
  ],
  [
    'deleted with its codings',
    { kind: 'delete', label: 'Data-loss [DL]', codings: 'remove' },
    '“data_loss [DL]” (2), “DATA-LOSS [DL]” (1)',
  ],
  [
    'deprecated, and its codings moved',
    { kind: 'deprecate', label: 'Data-loss [DL]', successor: 'Data-late', migrate: true },
    '“data_loss [DL]” (2), “DATA-LOSS [DL]” (1)',
  ],
  ['deleted without its codings', { kind: 'delete', label: 'Data-loss [DL]', codings: 'keep' }, ''],
  [
    'renamed, of which all is known',
    { kind: 'rename', label: 'Data-late', to: 'Late', keepAlias: false },
    '',
  ],
  ['only in use', { kind: 'rename', label: 'data_loss [DL]', to: 'Lost-x', keepAlias: false }, ''],
];

describe('Labels that change along with a code', () => {
  for (const [what, reshaping, told] of rows)
    it(`are told when it is ${what}`, () => {
      const { study } = studyOf(files);
      const { plan, files: after } = reshaped(files, reshaping);
      const along = takenAlong(study, plan.labelChanges);
      equal(alongInWords(along), told);
      equal(alongSentence(along) !== '', told !== '');
      const changed = Object.keys(files).filter((file) => after[file] !== files[file as keyof typeof files]);
      for (const { files: places } of along)
        for (const file of places.keys()) equal(changed.includes(file), true);
    });

  it('are not all named where there are many', () => {
    const spellings = Array.from({ length: 12 }, (_, n) => {
      const name = [...'dataloss'].map((letter, at) => ((n >> at) & 1 ? letter.toUpperCase() : letter));
      return `${name.slice(0, 4).join('')}_${name.slice(4).join('')}`;
    });
    const many = { 'codebook.yaml': 'codes:\n  - Data-loss\n', 'a.txt': coded(...spellings) };
    const { plan } = reshaped(many, { kind: 'rename', label: 'Data-loss', to: 'Lost', keepAlias: false });
    const along = takenAlong(studyOf(many).study, plan.labelChanges);
    deepEqual(along.length, 12);
    equal(alongInWords(along).split(', ').at(-1), '2 more');
  });
});
