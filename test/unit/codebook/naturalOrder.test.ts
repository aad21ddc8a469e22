import { deepEqual, equal } from 'node:assert/strict';
import * as fc from 'fast-check';
import { compareNames } from '../../../client/src/ui/compareNames';
import { naturalOrder } from '../../../server/src/codebook/naturalOrder';

describe('The order of names', () => {
  it('counts numbers as numbers, and neither case nor accents before letters', () => {
    const names = ['data', 'Data-loss', 'Élan', 'Interview 2', 'interview 9', 'Interview 10', 'Zoë'];
    deepEqual([...names].reverse().sort(naturalOrder), names);
  });

  it('has no ties but of equal names', () => {
    const letter = fc.integer({ min: 0, max: 0x10_ff_ff }).map((code) => String.fromCodePoint(code));
    const name = fc.string({ unit: letter, maxLength: 4 });
    fc.assert(fc.property(name, name, (a, b) => equal(naturalOrder(a, b) === 0, a === b)));
  });

  it('is one in lists of the client and of the server', () => {
    const name = fc.string({ unit: fc.constantFrom(...'aÀä1 2-'), maxLength: 6 });
    fc.assert(
      fc.property(name, name, (a, b) => {
        if (compareNames(a, b) !== 0) equal(Math.sign(compareNames(a, b)), Math.sign(naturalOrder(a, b)));
      }),
    );
  });
});
