// What people note in a codebook stays there, whatever becomes of its codes.
import { deepEqual } from 'node:assert/strict';
import { commentsIn } from '../../../../server/src/codebook/editEntries';
import type { Reshaping } from '../../../../server/src/features/reshape/reshaping';
import { reshaped } from './reshaped';

/** One set of codes, noted in every place; and with only one code under the first, so that the key above it goes with it. */
const codebooks: Readonly<Record<string, string>> = {
  'in lines': `# top
codes: # all
  # above
  - code: A-one # one
    # within
    codes: # below
      # about two

      # right above
      - code: A-two # two
        # in two
      # behind two
    # behind codes
    # at the end
  # between

  - code: B-x # x
  # last
`,
  'with dashes at the margin': `codes: # all
- code: A-one # one
  codes:   # below
  - A-two # two
  # behind
- B-x
`,
  'in brackets': 'codes: # all\n  - code: A-one # one\n    codes: [A-two] # below\n  - B-x # x\n',
  'one only':
    'codes: # all\n  # heading\n\n  - code: B-x # x\n    codes: # below\n      - A-two # two\n  # last\n',
};

const reshapings: readonly Reshaping[] = [
  { kind: 'merge', labels: ['A-two'], into: 'A-one', keepAlias: false },
  { kind: 'merge', labels: ['A-two'], into: 'B-x', keepAlias: false },
  { kind: 'merge', labels: ['A-one'], into: 'B-x', keepAlias: true },
  { kind: 'merge', labels: ['A-two', 'B-x'], into: 'A-one', keepAlias: false },
  { kind: 'move', label: 'A-two', under: null },
  { kind: 'move', label: 'A-two', under: 'B-x' },
  { kind: 'move', label: 'A-one', under: 'B-x' },
  { kind: 'rename', label: 'A-two', to: 'A-three', keepAlias: false },
];

function commentsOf(text: string): string[] {
  return commentsIn(text, { start: 0, end: text.length }).sort();
}

/** Those that a codebook without `A-one` allows, in which `A-two` is below `B-x`. */
const withoutOne: readonly Reshaping[] = [
  { kind: 'merge', labels: ['A-two'], into: 'B-x', keepAlias: false },
  { kind: 'move', label: 'A-two', under: null },
  { kind: 'rename', label: 'A-two', to: 'A-three', keepAlias: false },
];

describe('The comments of a codebook', () => {
  for (const [how, codebook] of Object.entries(codebooks))
    for (const reshaping of codebook.includes('A-one') ? reshapings : withoutOne)
      it(`stay, each once, ${how}: ${JSON.stringify(reshaping)}`, () => {
        const { files } = reshaped({ 'codebook.yaml': codebook, 'a.txt': 'Ann: So.\n\nA-two\n' }, reshaping);
        const after = files['codebook.yaml'] ?? '';
        deepEqual(commentsOf(after), commentsOf(codebook), after);
      });
});
