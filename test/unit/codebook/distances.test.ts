import { equal } from 'node:assert/strict';
import * as fc from 'fast-check';
import { Distances } from '../../../server/src/codebook/distances';

/** The whole table, as textbooks have it. */
function measured(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_, i) => [i]);
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i <= one.length; i++)
    for (let j = 0; j <= other.length; j++) {
      if (i === 0 || j === 0) {
        rows[i]?.splice(j, 1, i + j);
        continue;
      }
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const edits = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost);
      rows[i]?.splice(j, 1, swapped ? Math.min(edits, at(i - 2, j - 2) + 1) : edits);
    }
  return at(one.length, other.length);
}

describe('The distances of many texts from one', () => {
  it('are those of each by itself, whatever was measured before', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
    fc.assert(
      fc.property(
        word,
        fc.array(word, { maxLength: 12 }),
        fc.integer({ min: 0, max: 4 }),
        (one, words, most) => {
          const distances = new Distances(one, most);
          let before = '';
          let shared = 0;
          for (const text of words.toSorted()) {
            let same = 0;
            while (same < before.length && before[same] === text[same]) same++;
            shared = Math.min(shared, same);
            before = text;
            const edits = measured(text, one);
            if (distances.isHopeless(shared)) {
              equal(edits > most, true, `${one} ${text}`);
              continue;
            }
            equal(distances.of(text, shared), edits > most ? -1 : edits, `${one} ${text}`);
            shared = text.length;
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('look at no more of texts than where they may still be near', () => {
    let looked = 0;
    /** A text that tells of each letter that is asked for. */
    class Watched extends String {
      override charCodeAt(at: number): number {
        looked++;
        return super.charCodeAt(at);
      }
    }
    const distances = new Distances('abcdefgh', 2);
    const of = (text: string, shared: number) => distances.of(new Watched(text) as unknown as string, shared);
    equal(of('xxxxxxxx'.padEnd(9, 'a'), 0), -1);
    const once = looked;
    for (let i = 0; i < 1000; i++) of('xxxxxxxx'.padEnd(9, String(i % 10)), 8);
    equal(looked, once);
  });
});
