import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { alphaIntervals, type ResampledRow } from '../../../server/src/analysis/alphaInterval';

/** Pairs of coders on one code: `1` both, `a` only one of them, `.` neither. */
function coded(units: string): { row: ResampledRow; coders: number[] } {
  const used = Array.from(units, (unit, index) => ({
    unit: index,
    ones: unit === '1' ? 2 : Number(unit === 'a'),
    differing: unit === 'a' ? 2 : 0,
  })).filter(({ ones }) => ones > 0);
  return { row: { values: 1, used }, coders: Array.from(units, () => 2) };
}

function intervalOf(units: string, borders: readonly number[] = [0, units.length]) {
  const { row, coders } = coded(units);
  return alphaIntervals({ coders, interviews: borders }, [row])[0];
}

describe('The interval of alpha', () => {
  it('is around alpha, and narrower with more units', () => {
    const few = intervalOf('11a.....'.repeat(5));
    const many = intervalOf('11a.....'.repeat(80));
    assert.ok(few && many);
    assert.ok(few.low < 0.727 && few.high > 0.727);
    assert.ok(many.low < 0.727 && many.high > 0.727);
    assert.ok(many.high - many.low < few.high - few.low);
    // The standard error of alpha falls with the root of the units: to a quarter with 16 times as many.
    assert.ok(Math.abs((many.high - many.low) / (few.high - few.low) - 1 / 4) < 0.06);
  });

  it('is the very same each time', () => {
    assert.deepEqual(intervalOf('1aa....1..1...'), intervalOf('1aa....1..1...'));
    assert.deepEqual(intervalOf('11a.....'.repeat(5)), {
      low: 0.4328205128205128,
      high: 0.9397406559877955,
      samples: 2000,
    });
  });

  it('is none where most samples have no variation', () => {
    assert.equal(intervalOf('..........'), null);
    assert.equal(intervalOf('1.........'), null);
    assert.equal(intervalOf(''), null);
  });

  it('is none where each interview is one unit, which is drawn each time', () => {
    assert.equal(intervalOf('11a.1.a1', [0, 1, 2, 3, 4, 5, 6, 7, 8]), null);
    assert.ok(intervalOf('11a.1.a1', [0, 2, 3, 4, 5, 6, 7, 8]));
  });

  it('draws within each interview: one that always agrees does not make it wider', () => {
    const apart = intervalOf(`${'1.'.repeat(40)}${'a1'.repeat(10)}`, [0, 80, 100]);
    const together = intervalOf(`${'1.'.repeat(40)}${'a1'.repeat(10)}`, [0, 100]);
    assert.ok(apart && together);
    assert.ok(apart.high - apart.low < together.high - together.low);
  });

  it('hangs for no row on the others, nor on how many there are', () => {
    fc.assert(
      fc.property(fc.nat(600), (index) => {
        const { row, coders } = coded('1a..1.a.1..');
        const rows = Array.from({ length: 600 }, (_, i) => (i === index ? row : { values: 1, used: [] }));
        const units = { coders, interviews: [0, coders.length] };
        assert.deepEqual(
          alphaIntervals(units, rows)[Math.min(index, 599)],
          index > 599 ? null : alphaIntervals(units, [row])[0],
        );
      }),
      { numRuns: 5 },
    );
  });
});
