import * as assert from 'node:assert/strict';
import { closeTo } from './closeTo';
import { comparedLetters, testCodebook } from './codedTalk';
import { compareStudy, type StudyComparison } from './compareStudy';

describe('Coders of several interviews', () => {
  it('have rows for each interview and for all of them together', () => {
    const { rows } = comparedLetters({
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
    const { rows } = comparedLetters({
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
    closeTo(all[0]?.alpha, 1 - ((2 / 8) * 16 * 15) / (2 * 6 * 10), 'alpha');
    assert.ok(all[1]?.warnings.some(({ id }) => id === 'several-coders'));
  });
});

describe('Three coders of one interview', () => {
  const files = { 'Interview 1 - Ann': '11...', 'Interview 1 - Bo': '1.1..', 'Interview 1 - Cy': '11..2' };

  it('have rows for each pair, and for all of them', () => {
    const { rows } = comparedLetters(files);
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
    closeTo(all?.alpha, 1 - (2 * 2 * 14) / (2 * 6 * 9), 'alpha');
  });

  it('may each lack some passages', () => {
    const shorter = comparedLetters({ ...files, 'Interview 1 - Cy': '11..' });
    const all = shorter.rows.find(({ coders, code }) => coders.length === 3 && code === 'A-one');
    assert.equal(all?.units, 5);
    closeTo(all?.alpha, 1 - (4 * 13) / (2 * 6 * 8), 'alpha');
  });

  it('are the two of them that are asked for', () => {
    const { rows } = comparedLetters(files, { coders: ['Cy', 'Ann'] });
    assert.deepEqual([...new Set(rows.map(({ coders }) => coders.join()))], ['Cy,Ann']);
  });
});

describe('What coders are compared by', () => {
  const files = { 'Interview 1 - Ann': '12.b', 'Interview 1 - Bo': '21.b' };

  it('may be families, any code, or whole interviews', () => {
    const codesOf = (options: StudyComparison) =>
      comparedLetters(files, options).rows.map(({ code, both, onlyA, onlyB, units }) => [
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
      ...testCodebook,
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
