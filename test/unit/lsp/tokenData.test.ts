import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { encodeTokens, tokenEdits } from '../../../server/src/lsp/semanticTokens';

describe('The numbers of tokens', () => {
  it('count lines and columns from the token before', () => {
    deepEqual(
      encodeTokens([
        { line: 2, column: 4, length: 9, type: 'code' },
        { line: 2, column: 20, length: 5, type: 'quote' },
        { line: 7, column: 1, length: 3, type: 'speaker' },
      ]),
      [2, 4, 9, 2, 0, 0, 16, 5, 4, 0, 5, 1, 3, 0, 0],
    );
  });

  it('become the new ones by the difference between the two, which is no longer than it must be', () => {
    const data = fc.array(fc.nat({ max: 3 }), { maxLength: 20 });
    fc.assert(
      fc.property(data, data, data, data, (beginning, end, old, young) => {
        const before = [...beginning, ...old, ...end];
        const after = [...beginning, ...young, ...end];
        const edits = tokenEdits(before, after);
        const edited = [...before];
        for (const { start, deleteCount, data: inserted = [] } of edits) {
          edited.splice(start, deleteCount, ...inserted);
          equal(deleteCount <= old.length && inserted.length <= young.length, true);
        }
        deepEqual(edited, after);
        equal(edits.length, before.join() === after.join() ? 0 : 1);
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});
