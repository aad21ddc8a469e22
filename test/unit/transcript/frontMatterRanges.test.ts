import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from '../../../server/src/transcript/parse';

const piece = fc.constantFrom(
  'a: 1',
  'key value',
  'key: [a',
  'key: "x',
  '- one',
  '{a: 1}: 2',
  'layout: {speaker}',
  'codes: markd',
  'speakers: [',
  '  deep: {',
  '\tkey: c',
  'a: b: c',
  '%x',
  '*x: y',
  '',
);

describe('A finding in front matter', () => {
  it('stays on its line and before its end, and is where it is whatever ends the lines', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const found = ['\n', '\r\n', '\r'].map((end) => {
          const text = ['---', ...pieces, '---', 'Int: Hi.', ''].join(end);
          const problems = parse(text).problems.filter(({ code }) => code === 'front-matter');
          for (const { range } of problems) {
            ok(range.end >= range.start && range.end <= text.length);
            ok(!/[\r\n]/.test(text.slice(range.start, range.end)), JSON.stringify(text));
          }
          return problems.map(({ range }) => text.slice(0, range.start).split(end).length);
        });
        deepEqual(found[1], found[0]);
        deepEqual(found[2], found[0]);
      }),
      { numRuns: 500 },
    );
  });
});
