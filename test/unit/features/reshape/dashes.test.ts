import { deepEqual, equal } from 'node:assert/strict';
import { readCodebook } from '../../../../server/src/codebook/read';
import type { Reshaping } from '../../../../server/src/features/reshape/reshaping';
import { reshaped } from './reshaped';

/** How people and programs begin an entry of a list: the label right behind the dash, or below it. */
const dashes: [string, (indent: string) => string][] = [
  ['on the line of its label', () => '- '],
  ['on a line of its own', (indent) => `-\n${indent}  `],
  ['on a line of its own with blanks', (indent) => `-  \n${indent}  `],
  ['on a line with a comment', (indent) => `- # why\n${indent}  `],
];

const reshapings: Reshaping[] = [
  { kind: 'delete', label: 'A-head', codings: 'keep' },
  { kind: 'delete', label: 'A-head', codings: 'remove' },
  { kind: 'delete', label: 'B-child', codings: 'keep' },
  { kind: 'delete', label: 'C-grandchild', codings: 'keep' },
  { kind: 'delete', label: 'Other', codings: 'keep' },
  { kind: 'merge', labels: ['A-head'], into: 'Other', keepAlias: true },
  { kind: 'merge', labels: ['A-head'], into: 'B-child', keepAlias: true },
  { kind: 'merge', labels: ['B-child'], into: 'C-grandchild', keepAlias: false },
  { kind: 'move', label: 'B-child', under: 'Other' },
  { kind: 'move', label: 'B-child', under: null },
  { kind: 'move', label: 'Other', under: 'C-grandchild' },
  { kind: 'rename', label: 'B-child', to: 'D-child', keepAlias: true },
  { kind: 'rename', label: 'B-child', to: 'B-kid', keepAlias: false },
];

function codebook(dash: (indent: string) => string): string {
  return `codes:
  ${dash('  ')}code: A-head
    codes:
      ${dash('      ')}code: B-child
        aliases:
          ${dash('          ')}B-kid
          ${dash('          ')}B-young
        description: A definition somebody wrote.
        codes:
          ${dash('          ')}code: C-grandchild
            description: Another one.
  # The rest
  ${dash('  ')}code: Other
`;
}

/** What a codebook says of its codes, wherever they are written. */
function codesOf(text: string | undefined) {
  const { codes, problems } = readCodebook(text ?? '');
  deepEqual(problems, []);
  return codes.map(({ label, aliases, parent, description }) => ({ label, aliases, parent, description }));
}

describe('An entry of the codebook with its dash', () => {
  for (const [where, dash] of dashes) {
    for (const reshaping of reshapings) {
      it(`${where} is reshaped as any other: ${Object.values(reshaping).join(' ')}`, () => {
        const edited = (text: string) =>
          reshaped({ 'codebook.yaml': text, 'a.txt': 'Talk is here.\n' }, reshaping).files['codebook.yaml'];
        deepEqual(codesOf(edited(codebook(dash))), codesOf(edited(codebook(() => '- '))));
      });
    }
    it(`${where} reaches from the dash to the last thing that it says`, () => {
      const text = codebook(dash);
      for (const { range } of readCodebook(text).codes) equal(text[range.start], '-');
    });
  }
});
