import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { setAgreement } from '../../../server/src/analysis/setAgreement';
import {
  type CodeSet,
  jaccardDistance,
  masiDistance,
  sharedCodes,
} from '../../../server/src/analysis/setDistance';
import { closeTo, isCountedInDocs, matchesOracle } from './closeTo';
import { oracleDistances, oracleSets } from './oracles';

const codeSet: fc.Arbitrary<CodeSet> = fc.uniqueArray(fc.nat(4), { maxLength: 4 }).map((set) => set.sort());
const units = fc.array(fc.array(fc.option(codeSet), { minLength: 2, maxLength: 4 }), { maxLength: 12 });

describe('The distance of two sets of codes', () => {
  const rows: [CodeSet, CodeSet, number, number][] = [
    [[], [], 0, 0],
    [[], [1], 1, 1],
    [[1, 2], [1, 2], 0, 0],
    [[1], [1, 2], 1 / 2, 2 / 3],
    [[1, 2], [2, 3], 2 / 3, 8 / 9],
    [[1, 2], [3, 4], 1, 1],
  ];
  for (const [a, b, jaccard, masi] of rows) {
    it(`of ${JSON.stringify(a)} and ${JSON.stringify(b)} is ${jaccard} after Jaccard and ${masi} after Passonneau`, () => {
      assert.ok(Math.abs(distance(a, b).jaccard - jaccard) < 1e-12);
      assert.ok(Math.abs(distance(a, b).masi - masi) < 1e-12);
    });
  }

  it('is that of independent programs', function () {
    const pairs = oracleDistances();
    if (pairs.length === 0) this.skip();
    for (const { a, b, jaccard, masi } of pairs) {
      const found = distance(numbered(a), numbered(b));
      matchesOracle('set-distances.json', found, { jaccard, masi }, `${a} | ${b}`);
    }
  });

  isCountedInDocs('set-distances.json');
});

describe('The agreement in sets of codes', () => {
  for (const [title, { units: table, expected }] of oracleSets()) {
    it(`is that of independent programs: ${title}`, () => {
      const found = setAgreement(table.map((unit) => unit.map((set) => set && numbered(set))));
      const { identical, jaccard, masi } = expected;
      matchesOracle('sets.json', found, { identical, alphaJaccard: jaccard, alphaMasi: masi });
    });
  }

  it('is no number where all sets are the same, and 1 where each unit has one of several', () => {
    assert.deepEqual(
      setAgreement([
        [[1], [1]],
        [[1], [1]],
      ]),
      { identical: 2, alphaJaccard: null, alphaMasi: null },
    );
    assert.deepEqual(
      setAgreement([
        [[1], [1]],
        [[], []],
      ]),
      { identical: 2, alphaJaccard: 1, alphaMasi: 1 },
    );
    assert.deepEqual(setAgreement([]), { identical: 0, alphaJaccard: null, alphaMasi: null });
  });

  it('is what comparing every value with every other one gives', () => {
    fc.assert(
      fc.property(units, (table) => {
        const found = setAgreement(table);
        closeTo(
          found.alphaJaccard,
          byEveryPair(table, (a, b) => distance(a, b).jaccard),
        );
        closeTo(
          found.alphaMasi,
          byEveryPair(table, (a, b) => distance(a, b).masi),
        );
      }),
    );
  });

  it('does not hang on the order of coders and units', () => {
    fc.assert(
      fc.property(units, (table) => {
        const [found, turned] = [
          setAgreement(table),
          setAgreement(table.map((unit) => [...unit].reverse()).reverse()),
        ];
        assert.equal(found.identical, turned.identical);
        closeTo(found.alphaJaccard, turned.alphaJaccard);
        closeTo(found.alphaMasi, turned.alphaMasi);
      }),
    );
  });

  isCountedInDocs('sets.json');
});

/** Alpha as it is written in the books: every value against every other one. */
function byEveryPair(
  table: readonly (readonly (CodeSet | null)[])[],
  distanceOf: (a: CodeSet, b: CodeSet) => number,
): number | null {
  const paired = table.map((unit) => unit.filter((set) => set !== null)).filter((unit) => unit.length > 1);
  const values = paired.flat();
  const sum = (sets: readonly CodeSet[]) =>
    sets.reduce((total, a) => total + sets.reduce((inner, b) => inner + distanceOf(a, b), 0), 0);
  const observed = paired.reduce((total, unit) => total + sum(unit) / (unit.length - 1), 0) / values.length;
  const expected = sum(values) / (values.length * (values.length - 1));
  return values.length === 0 || expected === 0 ? null : 1 - observed / expected;
}

function distance(a: CodeSet, b: CodeSet): { jaccard: number; masi: number } {
  const sharing = sharedCodes(a, b);
  return {
    jaccard: jaccardDistance(sharing, a.length, b.length),
    masi: masiDistance(sharing, a.length, b.length),
  };
}

function numbered(set: readonly string[]): number[] {
  return set.map((code) => code.charCodeAt(0)).sort((a, b) => a - b);
}
