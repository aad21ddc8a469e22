// Which of many rows a view of whole rows has in its page.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { gapsBetween, rowAt, rowsAbove, rowsInSight, topsOf } from '../../../client/src/panel/sightModel';

const heights = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 300 });

describe('The rows in sight', () => {
  it('are all that are seen of rows of unlike heights, and hardly more', () => {
    fc.assert(
      fc.property(heights, fc.nat(), fc.nat(2000), fc.nat(500), (all, far, high, more) => {
        const tops = topsOf(all);
        const top = far % (tops.at(-1) ?? 1);
        const { first, end } = rowsInSight(tops, top, top + high, more);
        for (const [index, height] of all.entries()) {
          const [begins, ends] = [tops[index] ?? 0, (tops[index] ?? 0) + height];
          if (ends > top - more && begins < top + high + more) ok(index >= first && index < end);
          if (ends < top - more || begins > top + high + more) ok(index < first || index >= end);
        }
      }),
    );
  });

  it('leave gaps that are as high as the rows that are missing, so that each row is where it would be', () => {
    fc.assert(
      fc.property(heights, fc.array(fc.nat(300)), (all, some) => {
        const tops = topsOf(all);
        const drawn = [...new Set(some.map((one) => one % all.length))].sort((a, b) => a - b);
        const gaps = gapsBetween(tops, drawn);
        let at = 0;
        for (const [index, row] of drawn.entries()) {
          at += gaps[index] ?? 0;
          equal(at, tops[row]);
          at += all[row] ?? 0;
        }
        equal(at + (gaps.at(-1) ?? 0), tops.at(-1));
      }),
    );
  });

  it('are none where there are no rows', () => {
    deepEqual(rowsInSight(topsOf([]), 0, 500, 100), { first: 0, end: 0 });
    deepEqual(gapsBetween(topsOf([]), []), [0]);
    equal(rowAt(topsOf([]), 10), 0);
  });

  it('come with the rows under which they stand', () => {
    const rows = [1, 2, 3, 3, 2, 3, 1, 2].map((level) => ({ level }));
    deepEqual(
      rows.map((_, index) => rowsAbove(rows, index)),
      [[], [0], [0, 1], [0, 1], [0], [0, 4], [], [6]],
    );
  });
});
