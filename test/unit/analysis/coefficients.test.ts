import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { type PairCounts, pairCoefficients } from '../../../server/src/analysis/coefficients';
import { nominalAgreement, type Votes } from '../../../server/src/analysis/nominalAgreement';
import { allCloseTo, isCountedInDocs, matchesOracle, tolerance } from './closeTo';
import { type OracleTable, oracleTables } from './oracles';

/** Where no oracle is at hand: Cohen's and Feinstein & Cicchetti's own tables, and those without a number. */
const known: [string, PairCounts, ReturnType<typeof pairCoefficients>][] = [
  [
    'Cohen’s kappa is not alpha where coders use a code unequally often',
    { both: 45, onlyA: 15, onlyB: 25, neither: 15 },
    {
      percent: 0.6,
      kappa: 0.130434782609,
      alpha: 0.125274725275,
      ac1: 0.266055045872,
      positive: 0.692307692308,
    },
  ],
  [
    'kappa falls where nearly everything is coded, though as much agrees',
    { both: 80, onlyA: 10, onlyB: 5, neither: 5 },
    { percent: 0.85, kappa: 0.318181818182, alpha: 0.317714285714, ac1: 0.808, positive: 0.914285714286 },
  ],
  [
    'a code that one coder never uses',
    { both: 0, onlyA: 0, onlyB: 2, neither: 8 },
    { percent: 0.8, kappa: 0, alpha: -0.055555555556, ac1: 0.756097560976, positive: 0 },
  ],
  [
    'nothing coded',
    { both: 0, onlyA: 0, onlyB: 0, neither: 10 },
    { percent: 1, kappa: null, alpha: null, ac1: 1, positive: null },
  ],
  [
    'everything coded',
    { both: 10, onlyA: 0, onlyB: 0, neither: 0 },
    { percent: 1, kappa: null, alpha: null, ac1: 1, positive: 1 },
  ],
  [
    'one unit on which they differ',
    { both: 0, onlyA: 1, onlyB: 0, neither: 0 },
    { percent: 0, kappa: 0, alpha: 0, ac1: -1, positive: 0 },
  ],
  [
    'no unit at all',
    { both: 0, onlyA: 0, onlyB: 0, neither: 0 },
    { percent: null, kappa: null, alpha: null, ac1: null, positive: null },
  ],
];

const counts: fc.Arbitrary<PairCounts> = fc.record({
  both: fc.nat(60),
  onlyA: fc.nat(60),
  onlyB: fc.nat(60),
  neither: fc.nat(300),
});

const votes: fc.Arbitrary<Votes[]> = fc.array(
  fc.record({ chosen: fc.tuple(fc.nat(4), fc.nat(4)), units: fc.nat(9) }),
);

describe('The coefficients of two coders', () => {
  for (const [name, table, expected] of known) {
    it(`are those of the definitions: ${name}`, () => allCloseTo(pairCoefficients(table), expected));
  }

  for (const name of ['textbook', 'degenerate'] as const) {
    for (const [title, { units, expected }] of oracleTables(name)) {
      const { table } = expected;
      if (!table) continue;
      it(`are those of independent programs: ${title}`, () => {
        const file = `${name}.json`;
        matchesOracle(file, tableOf(units), table);
        const { ac1, ...others } = pairCoefficients(table);
        const { percent, kappa, alpha, positive = null } = expected;
        matchesOracle(file, others, { percent, kappa, alpha, positive });
        // Gwet counts units that only one coder has, too, for how often a category is chosen.
        if (expected.pairable === units.length) matchesOracle(file, ac1, expected.ac1);
      });
    }
  }

  it('do not hang on who is the first', () => {
    fc.assert(
      fc.property(counts, (table) =>
        allCloseTo(
          pairCoefficients(table),
          pairCoefficients({ ...table, onlyA: table.onlyB, onlyB: table.onlyA }),
        ),
      ),
    );
  });

  it('are numbers from -1 to 1, or null', () => {
    fc.assert(
      fc.property(counts, (table) => {
        for (const number of Object.values(pairCoefficients(table)))
          assert.ok(number === null || (number >= -1 && number <= 1 + tolerance), String(number));
      }),
    );
  });

  it('are those of the general form', () => {
    fc.assert(
      fc.property(counts, (table) => {
        const { kappa: _, ...pair } = pairCoefficients(table);
        allCloseTo(nominalAgreement(votesOf(table)), pair);
      }),
    );
  });
});

describe('The agreement of many coders', () => {
  for (const name of ['textbook', 'degenerate'] as const) {
    for (const [title, { units, expected }] of oracleTables(name)) {
      it(`is that of independent programs: ${title}`, () => {
        const { percent, alpha, ac1 } = nominalAgreement(chosenIn(units, expected.ac1Categories));
        const { percent: agreeing, alpha: wanted, ac1: gwet } = expected;
        matchesOracle(
          `${name}.json`,
          { percent, alpha, ac1 },
          { percent: agreeing, alpha: wanted, ac1: gwet },
        );
      });
    }
  }

  it('is that of Krippendorff’s example with missing values', () => {
    const units = '111.|2232|3333|3333|2222|1234|4444|1121|2222|.555|..11|.3..'
      .split('|')
      .map((unit) => Array.from(unit, (value) => (value === '.' ? null : value)));
    const { percent, alpha, ac1 } = nominalAgreement(chosenIn(units, 5));
    allCloseTo({ percent, alpha, ac1 }, { percent: 9 / 11, alpha: 0.743421052632, ac1: 0.775444068127 });
  });

  it('does not hang on the order of units, nor on how they are put together', () => {
    fc.assert(
      fc.property(votes, (units) => {
        const each = units.flatMap(({ chosen, units: times }) =>
          Array.from({ length: times }, () => ({ chosen, units: 1 })),
        );
        allCloseTo(nominalAgreement(each.reverse()), nominalAgreement(units));
      }),
    );
  });

  it('is in numbers up to 1, or null', () => {
    fc.assert(
      fc.property(votes, (units) => {
        for (const number of Object.values(nominalAgreement(units)))
          assert.ok(number === null || (number >= -1 && number <= 1 + tolerance), String(number));
      }),
    );
  });

  for (const file of ['textbook.json', 'degenerate.json']) isCountedInDocs(file);
});

/** How often each category was chosen in each unit, with as many categories as are asked for. */
function chosenIn(units: OracleTable['units'], categories: number): Votes[] {
  const names = [...new Set(units.flat().filter((value) => value !== null))];
  const all = [...names, ...Array.from({ length: categories - names.length }, () => null)];
  return units.map((unit) => ({
    chosen: all.map((name) => (name === null ? 0 : unit.filter((value) => value === name).length)),
    units: 1,
  }));
}

function tableOf(units: OracleTable['units']): PairCounts {
  const count = (a: number, b: number) => units.filter((unit) => unit[0] === a && unit[1] === b).length;
  return { both: count(1, 1), onlyA: count(1, 0), onlyB: count(0, 1), neither: count(0, 0) };
}

function votesOf({ both, onlyA, onlyB, neither }: PairCounts): Votes[] {
  return [
    { chosen: [0, 2], units: both },
    { chosen: [1, 1], units: onlyA + onlyB },
    { chosen: [2, 0], units: neither },
  ];
}
