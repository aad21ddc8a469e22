import * as assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as z from 'zod';
import type { AgreementRow } from '../../../server/src/analysis/agreementRows';
import { compareStudy, type StudyComparison } from './compareStudy';
import { oracleFolder, oracleJson } from './oracles';

const tolerance = 1e-9;

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

/** The texts of a folder by their names. */
function textsIn(folder: string): Record<string, string> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(?:txt|yaml)$/.test(name)) : [];
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

const sample = join(__dirname, '../../../samples/keeping-software-alive');
const sampleTexts = {
  ...textsIn(join(sample, 'interviews')),
  'codebook.yaml': readFileSync(join(sample, 'codebook.yaml'), 'utf8'),
};
const miniTexts = oracleFolder === null ? {} : textsIn(join(oracleFolder, 'mini'));

/** The figures of one interview, all of them against those of an independent program. */
function checkInterview(
  texts: Readonly<Record<string, string>>,
  number: string,
  expected: z.infer<typeof interview>,
): number {
  let compared = 0;
  const rowsOf = (options: StudyComparison) => compareStudy(texts, { interviews: [number], ...options }).rows;
  const check = (found: AgreementRow | undefined, wanted: z.infer<typeof row>) => {
    assert.ok(found);
    for (const [key, value] of Object.entries(wanted)) {
      close(found[key as keyof AgreementRow], value, `${found.code} ${key}`);
      compared++;
    }
  };
  const either = rowsOf({});
  assert.deepEqual(codesIn(either), Object.keys(expected.codes).sort());
  for (const [code, wanted] of Object.entries(expected.codes))
    check(
      either.find((one) => one.code === code),
      wanted,
    );
  const together = either.at(-1);
  check(together, expected.pooledEither);
  assert.equal(together?.identical, expected.sets.identical);
  close(together?.alphaJaccard, expected.sets.jaccard, 'Jaccard');
  close(together?.alphaMasi, expected.sets.masi, 'MASI');
  const both = rowsOf({ codes: 'both' });
  assert.deepEqual(codesIn(both), [...expected.codesOfBoth].sort());
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
  return compared;
}

describe('Agreement', () => {
  it('on interview 3 of the sample study is what independent programs give', function () {
    const expected = oracleJson(interview, 'sample-interview-3.json');
    if (!expected) this.skip();
    assert.ok(checkInterview(sampleTexts, '3', expected) > 250);
  });

  it('on interview 3 of the sample study is .749349 over all codes, .692378 over sets', () => {
    const { rows } = compareStudy(sampleTexts);
    const together = rows.at(-1);
    assert.ok(Math.abs((together?.alpha ?? 0) - 0.749349069722) < tolerance);
    assert.ok(Math.abs((together?.alphaJaccard ?? 0) - 0.692378169572) < tolerance);
    assert.deepEqual([together?.units, together?.both, together?.identical], [62 * 26, 39, 38]);
  });

  it('on a study with every awkward case once is what independent programs give', function () {
    const expected = oracleJson(mini, 'mini-expected.json');
    if (!expected) this.skip();
    for (const [name, wanted] of Object.entries(expected.agreement))
      assert.ok(checkInterview(miniTexts, name.replace('Interview ', ''), wanted) > 30);
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
        close(one[key], other?.[key], key);
    });
  });

  it('reads only files of interviews that two coders have coded', () => {
    assert.deepEqual([...compareStudy(sampleTexts).read.keys()].sort(), [
      'Interview 3 - Jonas.txt',
      'Interview 3 - Maya.txt',
    ]);
  });

  it('is full on a file and its copy, whatever is coded', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('', 'A-one', 'A-two', 'B-three'), { minLength: 1, maxLength: 12 }),
        (codes) => {
          const text = talkOf(codes.map((code) => [code]));
          const { rows, problems } = compareStudy({
            ...codebook,
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
});

const codebook = {
  'codebook.yaml':
    'speakers: [Ada, Interviewer]\ncodes:\n  - code: A-one\n  - code: A-two\n  - code: B-three\n  - code: C-never\n',
};

/** Passages of Ada, each of its own words, with these codes. */
function talkOf(passages: readonly (readonly string[])[]): string {
  return passages
    .map((codes, at) => {
      const words = `Ada\n\nWhat I say number${at} is about thing${at} and matter${at}.\n`;
      return (
        words +
        codes
          .filter((code) => code !== '')
          .map((code) => `\n${code}\n`)
          .join('')
      );
    })
    .join('\n');
}

/** A passage a letter: `1` has A-one, `2` A-two, `3` both, `b` B-three, `.` nothing. */
function coded(letters: string): string {
  const codes: Record<string, string[]> = {
    '1': ['A-one'],
    '2': ['A-two'],
    '3': ['A-one', 'A-two'],
    b: ['B-three'],
  };
  return talkOf(Array.from(letters, (letter) => codes[letter] ?? []));
}

function compared(files: Readonly<Record<string, string>>, options: StudyComparison = {}) {
  const texts = Object.entries(files).map(([name, letters]) => [`${name}.txt`, coded(letters)]);
  return compareStudy({ ...codebook, ...Object.fromEntries(texts) }, options);
}

describe('Coders of several interviews', () => {
  it('have rows for each interview and for all of them together', () => {
    const { rows } = compared({
      'Interview 1 - Ann': '11..',
      'Interview 1 - Bo': '1...',
      'Interview 2 - Ann': '..2.',
      'Interview 2 - Bo': '..2b',
    });
    assert.deepEqual(
      rows.map((one) => [one.interview, one.code, one.both, one.onlyA, one.onlyB, one.neither]),
      [
        ['1', 'A-one', 1, 1, 0, 2],
        ['1', null, 1, 1, 0, 2],
        ['2', 'A-two', 1, 0, 0, 3],
        ['2', 'B-three', 0, 0, 1, 3],
        ['2', null, 1, 0, 1, 6],
        [null, 'A-one', 1, 1, 0, 6],
        [null, 'A-two', 1, 0, 0, 7],
        [null, 'B-three', 0, 0, 1, 7],
        [null, null, 2, 1, 1, 20],
      ],
    );
    assert.notEqual(rows.at(-1)?.kappa, null);
  });

  it('have no kappa over interviews that others coded', () => {
    const { rows } = compared({
      'Interview 1 - Ann': '11..',
      'Interview 1 - Bo': '1...',
      'Interview 2 - Ann': '.1.1',
      'Interview 2 - Cy': '.1..',
    });
    const all = rows.filter((one) => one.interview === null);
    assert.deepEqual(
      all.map((one) => [one.coders.join(), one.code, one.kappa, one.both, one.alpha]),
      [
        ['Ann,Bo,Cy', 'A-one', null, null, all[0]?.alpha],
        ['Ann,Bo,Cy', null, null, null, all[0]?.alpha],
      ],
    );
    // Eight units of two values: 4 + 2 of 16 say yes, 2 units differ.
    close(all[0]?.alpha, 1 - ((2 / 8) * 16 * 15) / (2 * 6 * 10), 'alpha');
    assert.ok(all[1]?.warnings.some(({ id }) => id === 'several-coders'));
  });
});

describe('Three coders of one interview', () => {
  const files = { 'Interview 1 - Ann': '11...', 'Interview 1 - Bo': '1.1..', 'Interview 1 - Cy': '11..2' };

  it('have rows for each pair, and for all of them', () => {
    const { rows } = compared(files);
    assert.deepEqual(
      rows
        .filter(({ code }) => code === null)
        .map(({ coders, kappa, both }) => [coders.join(), kappa !== null, both !== null]),
      [
        ['Ann,Bo', true, true],
        ['Ann,Cy', true, true],
        ['Bo,Cy', true, true],
        ['Ann,Bo,Cy', false, false],
      ],
    );
    const all = rows.find(({ coders, code }) => coders.length === 3 && code === 'A-one');
    // Fifteen values, 6 of them yes; in two units one of three differs from the others.
    close(all?.alpha, 1 - (2 * 2 * 14) / (2 * 6 * 9), 'alpha');
  });

  it('may each lack some passages', () => {
    const shorter = compared({ ...files, 'Interview 1 - Cy': '11..' });
    const all = shorter.rows.find(({ coders, code }) => coders.length === 3 && code === 'A-one');
    assert.equal(all?.units, 5);
    close(all?.alpha, 1 - (4 * 13) / (2 * 6 * 8), 'alpha');
  });

  it('are the two of them that are asked for', () => {
    const { rows } = compared(files, { coders: ['Cy', 'Ann'] });
    assert.deepEqual([...new Set(rows.map(({ coders }) => coders.join()))], ['Cy,Ann']);
  });
});

describe('What cannot be compared is said', () => {
  const talk = { 'Interview 1 - Ann': '11..', 'Interview 1 - Bo': '1...' };

  it('files that are no one interview, and the rest goes on', () => {
    const other = 'Ada\n\nNothing of this was ever said by anybody else before.\n\nA-one\n';
    const texts = {
      ...codebook,
      'Interview 1 - Ann.txt': coded('11..'),
      'Interview 1 - Bo.txt': other,
      'Interview 2 - Ann.txt': coded('1.'),
      'Interview 2 - Bo.txt': coded('11'),
    };
    const { rows, problems } = compareStudy(texts);
    assert.deepEqual([...new Set(rows.map((one) => one.interview))], ['2']);
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', /Interview 1 - Ann\.txt and Interview 1 - Bo\.txt .*not-same-interview/);
  });

  it('a file without a coding, and without a second coder', () => {
    const { rows, notes } = compared({ ...talk, 'Interview 1 - Cy': '....', 'Interview 2 - Ann': '1' });
    assert.match(notes.join('\n'), /Without a single coding.*Interview 1 - Cy\.txt/);
    assert.match(notes.join('\n'), /Interview 2 is not coded by two coders/);
    assert.ok(
      rows.at(-1)?.warnings.some(({ id, message }) => id === 'not-coded' && message.includes('Cy.txt')),
    );
  });

  it('a coder without a name, and one with two files', () => {
    const { notes, rows } = compared({ ...talk, 'Interview 1': '1..1', 'Interview 1 - Ann ': '1..1' });
    assert.match(notes.join('\n'), /Nothing says who coded.*Interview 1\.txt/);
    assert.match(notes.join('\n'), /several files of one interview.*Ann/);
    assert.deepEqual(rows, []);
  });

  it('a moderated file, unless it is asked for', () => {
    const moderated = `---\nmoderates: Ann, Bo\n---\n\n${coded('111.')}`;
    const texts = {
      ...codebook,
      'Interview 1 - Ann.txt': coded('11..'),
      'Interview 1 - Bo.txt': coded('1...'),
      'Interview 1 - Cy.txt': moderated,
    };
    const without = compareStudy(texts);
    assert.deepEqual(without.rows.at(-1)?.coders, ['Ann', 'Bo']);
    assert.match(without.notes.join('\n'), /Moderated.*Interview 1 - Cy\.txt/);
    assert.deepEqual(compareStudy(texts, { withModerated: true }).rows.at(-1)?.coders, ['Ann', 'Bo', 'Cy']);
  });

  it('more coders than anybody compares by pairs', () => {
    const files = Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [`Interview 1 - Coder${at}`, at % 2 ? '1...' : '11..']),
    );
    const { rows, problems } = compared(files);
    assert.match(problems.join('\n'), /Interview 1 has 200 coders.*19900 pairs/);
    assert.deepEqual(
      rows.map(({ coders, code }) => [coders.length, code]),
      [
        [200, 'A-one'],
        [200, null],
      ],
    );
  });

  it('nothing of 20,000 codes, which are as well compared as few', () => {
    const codes = Array.from({ length: 20_000 }, (_, at) => `  - code: A-code${at}\n`).join('');
    const texts = {
      'codebook.yaml': `speakers: [Ada]\ncodes:\n${codes}`,
      'Interview 1 - Ann.txt': talkOf([['A-code7'], ['A-code19999'], []]),
      'Interview 1 - Bo.txt': talkOf([['A-code7'], [], []]),
    };
    const { rows } = compareStudy(texts, { codes: 'codebook' });
    assert.equal(rows.length, 20_001);
    assert.equal(rows.at(-1)?.units, 60_000);
    assert.equal(rows.at(-1)?.both, 1);
  });
});

describe('What readers must know of a number', () => {
  const rows: [string, string, string, string | null, string, RegExp][] = [
    ['11', '1.', 'A-one', 'A-one', 'few-units', /only 2 units/],
    ['1...', '1...', 'a rare code', 'A-one', 'rare', /Used only 2 times: .* alpha would be \.00 to /],
    [
      `1${'.'.repeat(40)}`,
      `.1${'.'.repeat(39)}`,
      'what nobody coded',
      'A-one',
      'mostly-uncoded',
      /agree in 95 %.* in 39 of 41; .* in 0 %/,
    ],
    ['1...', '....2', 'A-one', 'A-one', 'one-sided', /Bo never used it, Ann did \(1\)/],
    [
      '12..',
      '1..b',
      'codes of one coder',
      null,
      'only-one-coder-uses',
      /used: 2 \(codings: 2\); alpha over the others is 1\.00/,
    ],
    ['1...', '1...2', 'a passage of one file', null, 'unpaired', /no units: 1 \(codings: 1\), of Bo/],
    ['11', '11', 'no variation', 'A-one', 'no-variation', /Everybody used it everywhere/],
    ['1..1.1..', '1.1...1.', 'a wide interval', null, 'wide', /Alpha is between .* and .* in 95 %/],
  ];
  for (const [ann, bo, title, code, id, message] of rows) {
    it(`${id}: ${title}`, () => {
      const found = compared({ 'Interview 1 - Ann': ann, 'Interview 1 - Bo': bo }).rows.find(
        (one) => one.code === code,
      );
      assert.match(found?.warnings.find((warning) => warning.id === id)?.message ?? '', message);
    });
  }

  it('words-differ: other words of talk, and other words of a quote', () => {
    const ann = 'Ada\n\nWe lost it and all of what we had there was gone.\n\nA-one "We lost it"\n';
    const bo = 'Ada\n\nWe lost it and all of what they had there was gone.\n\nA-one "was gone"\n';
    const { rows: found } = compareStudy({
      ...codebook,
      'Interview 1 - Ann.txt': ann,
      'Interview 1 - Bo.txt': bo,
    });
    const said = found.at(-1)?.warnings.find(({ id }) => id === 'words-differ')?.message;
    assert.equal(
      said,
      'What counts as the same is not in every word: of 24 words 2 are in one file only, and of 1 codings that two coders share 1 are on other words.',
    );
  });

  it('nothing of a pair that agrees in many units', () => {
    const letters = '12.3.'.repeat(12);
    const { rows: found } = compared({ 'Interview 1 - Ann': letters, 'Interview 1 - Bo': letters });
    assert.deepEqual(
      found.flatMap(({ warnings }) => warnings),
      [],
    );
  });
});

describe('Disagreements', () => {
  it('are the codes that only one has, those on other words, and those on passages that one file lacks', () => {
    const ann = `${coded('1.2')}\nAda\n\nWe lost it and all was gone.\n\nB-three "lost it"\n`;
    const bo = `${coded('13.')}\nAda\n\nWe lost it and all was gone.\n\nB-three\n\nAda\n\nBye.\n\nA-two\n`;
    const { disagreements } = compareStudy({
      ...codebook,
      'Interview 1 - Ann.txt': ann,
      'Interview 1 - Bo.txt': bo,
    });
    assert.deepEqual(
      disagreements.map(({ code, who, kind, speaker, passage, places }) => [
        code,
        who,
        kind,
        speaker,
        passage.split(' ')[0],
        places.map(({ line }) => line).join(),
      ]),
      [
        ['A-one', 'Bo', 'only', 'Ada', 'What', '9,9'],
        ['A-two', 'Bo', 'only', 'Ada', 'What', '9,9'],
        ['A-two', 'Ann', 'only', 'Ada', 'What', '13,17'],
        ['B-three', null, 'words', 'Ada', 'We', '19,21'],
        ['A-two', 'Bo', 'unpaired', 'Ada', 'Bye.', '27'],
      ],
    );
  });

  it('are as many as the counts of agreement say', () => {
    const { rows, disagreements } = compareStudy(sampleTexts);
    const together = rows.at(-1);
    const only = disagreements.filter(({ kind }) => kind === 'only');
    assert.equal(only.length, (together?.onlyA ?? 0) + (together?.onlyB ?? 0));
  });
});

describe('What coders are compared by', () => {
  const files = { 'Interview 1 - Ann': '12.b', 'Interview 1 - Bo': '21.b' };

  it('may be families, any code, or whole interviews', () => {
    const codesOf = (options: StudyComparison) =>
      compared(files, options).rows.map(({ code, both, onlyA, onlyB, units }) => [
        code,
        both,
        onlyA,
        onlyB,
        units,
      ]);
    assert.deepEqual(codesOf({ by: 'family' }), [
      ['A', 2, 0, 0, 4],
      ['B-three', 1, 0, 0, 4],
      [null, 3, 0, 0, 8],
    ]);
    assert.deepEqual(codesOf({ by: 'coded' }), [
      ['coded', 3, 0, 0, 4],
      [null, 3, 0, 0, 4],
    ]);
    assert.deepEqual(codesOf({ unit: 'interview' }), [
      ['A-one', 1, 0, 0, 1],
      ['A-two', 1, 0, 0, 1],
      ['B-three', 1, 0, 0, 1],
      [null, 3, 0, 0, 3],
    ]);
  });

  it('may be turns, and what one speaker says', () => {
    const text = (a: string, b: string) =>
      `Interviewer\n\nSo what did you do then?\n\n${a}\nAda\n\nWe left it alone.\n\nAnd then we came back.\n\n${b}`;
    const texts = {
      ...codebook,
      'Interview 1 - Ann.txt': text('A-one\n', 'A-two\n'),
      'Interview 1 - Bo.txt': text('', 'A-two\n'),
    };
    assert.equal(compareStudy(texts, { unit: 'turn' }).rows[0]?.units, 2);
    assert.equal(compareStudy(texts).rows[0]?.units, 3);
    const { rows: ofAda } = compareStudy(texts, { speaker: 'ada' });
    assert.deepEqual(
      ofAda.map(({ code, units }) => [code, units]),
      [
        ['A-two', 2],
        [null, 2],
      ],
    );
  });
});

function codesIn(rows: readonly AgreementRow[]): string[] {
  return rows.flatMap(({ code }) => code ?? []).sort();
}

function close(found: unknown, expected: unknown, what: string): void {
  if (typeof found === 'number' && typeof expected === 'number')
    assert.ok(Math.abs(found - expected) <= tolerance, `${what}: ${found} is not ${expected}`);
  else assert.equal(found, expected, what);
}
