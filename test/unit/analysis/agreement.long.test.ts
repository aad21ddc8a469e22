import * as assert from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import * as z from 'zod';
import type { AgreementRow } from '../../../server/src/analysis/agreementRows';
import { closeTo, isCountedInDocs, matchesOracle, tolerance } from './closeTo';
import { distinctTalk, testCodebook } from './codedTalk';
import { compareStudy, type StudyComparison } from './compareStudy';
import { oracleFolder, oracleJson, sampleTexts, textsIn } from './oracles';

const row = z.record(z.string(), z.nullable(z.number()));
const sets = z.object({
  identical: z.number(),
  jaccard: z.nullable(z.number()),
  masi: z.nullable(z.number()),
});
const interview = z.object({
  units: z.number(),
  codes: z.record(z.string(), row),
  codesOfBoth: z.array(z.string()),
  pooledEither: row,
  pooledBoth: row,
  sets,
  anyCode: row,
  words: z.optional(z.object({ units: z.number(), codes: z.record(z.string(), row), pooledEither: row })),
});
const mini = z.object({ agreement: z.record(z.string(), interview) });

const miniTexts = oracleFolder === null ? {} : textsIn(join(oracleFolder, 'mini'));

/** The figures of one interview, all of them against those of an independent program. */
function checkInterview(
  file: string,
  texts: Readonly<Record<string, string>>,
  number: string,
  expected: z.infer<typeof interview>,
): void {
  const rowsOf = (options: StudyComparison) => compareStudy(texts, { interviews: [number], ...options }).rows;
  const check = (found: AgreementRow | undefined, wanted: z.infer<typeof row>) => {
    assert.ok(found);
    for (const [key, value] of Object.entries(wanted)) {
      matchesOracle(file, found[key as keyof AgreementRow], value, `${found.code} ${key}`);
    }
  };
  const either = rowsOf({});
  matchesOracle(file, codesIn(either), Object.keys(expected.codes).sort());
  for (const [code, wanted] of Object.entries(expected.codes))
    check(
      either.find((one) => one.code === code),
      wanted,
    );
  const together = either.at(-1);
  check(together, expected.pooledEither);
  const { identical, alphaJaccard: jaccard, alphaMasi: masi } = together ?? {};
  matchesOracle(file, { identical, jaccard, masi }, expected.sets);
  const both = rowsOf({ codes: 'both' });
  matchesOracle(file, codesIn(both), [...expected.codesOfBoth].sort());
  check(both.at(-1), expected.pooledBoth);
  check(rowsOf({ by: 'coded' }).at(-1), expected.anyCode);
  if (expected.words) {
    const words = rowsOf({ unit: 'word' });
    for (const [code, wanted] of Object.entries(expected.words.codes))
      check(
        words.find((one) => one.code === code),
        wanted,
      );
    check(words.at(-1), expected.words.pooledEither);
  }
}

describe('Agreement', () => {
  it('on interview 3 of the sample study is what independent programs give', function () {
    const expected = oracleJson(interview, 'sample-interview-3.json');
    if (!expected) this.skip();
    checkInterview('sample-interview-3.json', sampleTexts, '3', expected);
  });

  it('on interview 3 of the sample study is .749349 over all codes, .692378 over sets', () => {
    const { rows } = compareStudy(sampleTexts);
    const together = rows.find(({ interview: of, code }) => of === '3' && code === null);
    assert.ok(Math.abs((together?.alpha ?? 0) - 0.749349069722) < tolerance);
    assert.ok(Math.abs((together?.alphaJaccard ?? 0) - 0.692378169572) < tolerance);
    assert.deepEqual([together?.units, together?.both, together?.identical], [62 * 26, 39, 38]);
  });

  it('on a study with every awkward case once is what independent programs give', function () {
    const expected = oracleJson(mini, 'mini-expected.json');
    if (!expected) this.skip();
    for (const [name, wanted] of Object.entries(expected.agreement))
      checkInterview('mini-expected.json, agreement', miniTexts, name.replace('Interview ', ''), wanted);
  });

  it('is the same whoever is named first, but for who is who', () => {
    const [a, b] = [
      ['Jonas', 'Maya'],
      ['Maya', 'Jonas'],
    ].map((coders) => compareStudy(sampleTexts, { coders }).rows);
    a?.forEach((one, at) => {
      const other = b?.[at];
      assert.deepEqual([one.onlyA, one.onlyB], [other?.onlyB, other?.onlyA]);
      for (const key of [
        'percent',
        'kappa',
        'alpha',
        'ac1',
        'positive',
        'alphaJaccard',
        'alphaMasi',
      ] as const)
        closeTo(one[key], other?.[key], key);
    });
  });

  it('reads only files of interviews that two coders have coded', () => {
    assert.deepEqual([...compareStudy(sampleTexts).read.keys()].sort(), [
      'Interview 3 - Jonas.txt',
      'Interview 3 - Maya.txt',
      'Interview 4 - Jonas.txt',
      'Interview 4 - Maya.txt',
      'Interview 6 - Jonas.txt',
      'Interview 6 - Maya.txt',
    ]);
  });

  it('is full on a file and its copy, whatever is coded', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('', 'A-one', 'A-two', 'B-three'), { minLength: 1, maxLength: 12 }),
        (codes) => {
          const text = distinctTalk(codes.map((code) => [code]));
          const { rows, problems } = compareStudy({
            ...testCodebook,
            'Interview 1 - Ann.txt': text,
            'Interview 1 - Bo.txt': text,
          });
          assert.deepEqual(problems, []);
          for (const one of rows) {
            assert.ok(
              one.alpha === 1 || (one.alpha === null && one.warnings.some(({ id }) => id === 'no-variation')),
            );
            assert.equal(one.percent, 1);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  for (const file of ['sample-interview-3.json', 'mini-expected.json, agreement']) isCountedInDocs(file);
});

function codesIn(rows: readonly AgreementRow[]): string[] {
  return rows.flatMap(({ code }) => code ?? []).sort();
}
