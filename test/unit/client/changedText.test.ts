import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { difference, lineStarts, spliced, thingsUpTo } from '../../../client/src/ui/changedText';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\r', '\n', '\ud83d', '\ude00'), maxLength: 12 });

describe('The one change that makes of a text another', () => {
  it('makes it, whatever the two are', () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        equal(spliced(from, [difference(from, to)]), to);
      }),
    );
  });

  it('is nothing between equal texts, and divides neither a line end nor a character', () => {
    equal(difference('same', 'same').text, '');
    deepEqual(difference('a\r\nb', 'a\nb'), { start: 1, end: 3, text: '\n' });
    deepEqual(difference('a😀b', 'a😁b'), { start: 1, end: 3, text: '😁' });
  });
});

describe('Lines of a text', () => {
  it('begin behind any line end', () => deepEqual(lineStarts('a\nb\r\nc\rd\n'), [0, 2, 5, 7, 9]));

  it('are found by an offset as if one looked at each', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.nat(25), (offsets, offset) => {
        const inOrder = offsets.sort((a, b) => a - b);
        equal(
          thingsUpTo(inOrder, offset, (one) => one),
          inOrder.filter((one) => one <= offset).length,
        );
      }),
    );
  });
});
