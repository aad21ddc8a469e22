// Where the lines of a curve are.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { curveShapes, curveSize, stripAt } from '../../../client/src/panel/curveModel';

function curveOf(values: readonly number[]) {
  const points = values.map((value, index) => ({
    at: String(index + 1),
    value,
    expected: value,
    fresh: value - (values[index - 1] ?? 0),
  }));
  return curveShapes({ spoken: '', value: '', expected: '', fresh: '', points });
}

describe('A curve', () => {
  it('goes up to a round number above the largest one', () => {
    deepEqual(
      curveOf([23, 26, 31, 36]).up.map(({ text }) => text),
      ['0', '10', '20', '30', '40'],
    );
    deepEqual(
      curveOf([1]).up.map(({ text }) => text),
      ['0', '1'],
    );
  });

  it('has a word for each of a few interviews, and for some of many', () => {
    equal(curveOf([1, 2, 3]).across.length, 3);
    const { across } = curveOf(Array.from({ length: 300 }, (_, index) => index));
    ok(across.length <= 18 && across.length > 9, String(across.length));
  });

  it('stays within its picture', () => {
    const { bars, value } = curveOf([0, 5, 70]);
    for (const { x, y, width, height } of bars)
      ok(x >= curveSize.left && x + width <= curveSize.width && y >= 0 && y + height <= curveSize.height);
    equal(value.startsWith('M'), true);
  });

  it('draws a coefficient between its ends, whatever it is', () => {
    ok(stripAt(-1) === stripAt(-0.2) && stripAt(-0.2) < stripAt(0) && stripAt(0) < stripAt(0.8));
    ok(stripAt(1) === stripAt(2));
  });
});
