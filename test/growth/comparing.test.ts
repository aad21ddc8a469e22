// How the work of comparing coders grows with what they have coded.
import { ok } from 'node:assert/strict';
import { align, type BlockWords } from '../../server/src/analysis/align';
import { alphaIntervals } from '../../server/src/analysis/alphaInterval';
import { setAgreement } from '../../server/src/analysis/setAgreement';
import { timesTheWork } from '../unit/work';

const times = 16;

/** A transcript of so many passages of 20 words, of which a dozen are other words in another version. */
function words(passages: number, version: number): BlockWords {
  const all = Array.from({ length: 20 * passages }, (_, at) =>
    at % Math.floor((20 * passages) / 12) === version ? `other${version}` : `word${(at * at) % 1009}`,
  );
  return { words: all, blocks: all.map((_, at) => Math.floor(at / 20)) };
}

function sets(units: number): number[][][] {
  return Array.from({ length: units }, (_, at) => [[at % 30], at % 3 ? [at % 30, 40 + (at % 7)] : []]);
}

function resample(units: number): void {
  const used = Array.from({ length: units / 2 }, (_, at) => ({
    unit: 2 * at,
    ones: 1 + (at % 2),
    differing: 2 * (at % 2),
  }));
  const coders = Array.from({ length: units }, () => 2);
  alphaIntervals({ coders, interviews: [0, units] }, [{ values: 1, used }]);
}

describe('The work of comparing coders', () => {
  const rows: [string, () => unknown, () => unknown][] = [
    [
      'laying files beside each other that differ in as many words',
      () => align([words(60, 1), words(60, 2)]),
      () => align([words(60 * times, 1), words(60 * times, 2)]),
    ],
    ['agreement in sets', () => setAgreement(sets(2000)), () => setAgreement(sets(2000 * times))],
    ['an interval', () => resample(100), () => resample(100 * times)],
  ];
  for (const [what, small, large] of rows) {
    it(`grows with what is compared, not faster: ${what}`, async () => {
      const found = await timesTheWork(times, small, large);
      ok(found < 4, `${found} times the work of ${times} small ones`);
    });
  }
});
