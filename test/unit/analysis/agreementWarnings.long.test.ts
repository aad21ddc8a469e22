import * as assert from 'node:assert/strict';
import { comparedLetters, distinctTalk, lettersCoded, testCodebook } from './codedTalk';
import { compareStudy } from './compareStudy';

describe('What cannot be compared is said', () => {
  const talk = { 'Interview 1 - Ann': '11..', 'Interview 1 - Bo': '1...' };

  it('files that are no one interview, and the rest goes on', () => {
    const other = 'Ada\n\nNothing of this was ever said by anybody else before.\n\nA-one\n';
    const texts = {
      ...testCodebook,
      'Interview 1 - Ann.txt': lettersCoded('11..'),
      'Interview 1 - Bo.txt': other,
      'Interview 2 - Ann.txt': lettersCoded('1.'),
      'Interview 2 - Bo.txt': lettersCoded('11'),
    };
    const { rows, problems } = compareStudy(texts);
    assert.deepEqual([...new Set(rows.map((one) => one.interview))], ['2']);
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', /Interview 1 - Ann\.txt and Interview 1 - Bo\.txt .*not-same-interview/);
  });

  it('a file without a coding, and without a second coder', () => {
    const { rows, notes } = comparedLetters({
      ...talk,
      'Interview 1 - Cy': '....',
      'Interview 2 - Ann': '1',
    });
    assert.match(notes.join('\n'), /Without a single coding.*Interview 1 - Cy\.txt/);
    assert.match(notes.join('\n'), /Interview 2 is not coded by two coders/);
    assert.ok(
      rows.at(-1)?.warnings.some(({ id, message }) => id === 'not-coded' && message.includes('Cy.txt')),
    );
  });

  it('a coder without a name, and one with two files', () => {
    const { notes, rows } = comparedLetters({ ...talk, 'Interview 1': '1..1', 'Interview 1 - Ann ': '1..1' });
    assert.match(notes.join('\n'), /Nothing says who coded.*Interview 1\.txt/);
    assert.match(notes.join('\n'), /several files of one interview.*Ann/);
    assert.deepEqual(rows, []);
  });

  it('an interview number in two folders, where nothing tells whether it is one interview', () => {
    const { notes, rows } = comparedLetters({ 'a/Interview 1 - Ann': '11..', 'b/Interview 1 - Ann': '1...' });
    assert.deepEqual(rows, []);
    assert.match(
      notes.join('\n'),
      /one number in several folders count as different ones: 1 \(a\) and 1 \(b\)/,
    );
  });

  it('a moderated file, unless it is asked for', () => {
    const moderated = `---\nmoderates: Ann, Bo\n---\n\n${lettersCoded('111.')}`;
    const texts = {
      ...testCodebook,
      'Interview 1 - Ann.txt': lettersCoded('11..'),
      'Interview 1 - Bo.txt': lettersCoded('1...'),
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
    const { rows, problems } = comparedLetters(files);
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
      'Interview 1 - Ann.txt': distinctTalk([['A-code7'], ['A-code19999'], []]),
      'Interview 1 - Bo.txt': distinctTalk([['A-code7'], [], []]),
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
    ['1', '2', 'one coding on one unit', 'A-one', 'rare', /Used only once: .* there would be no alpha/],
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
      const found = comparedLetters({ 'Interview 1 - Ann': ann, 'Interview 1 - Bo': bo }).rows.find(
        (one) => one.code === code,
      );
      assert.match(found?.warnings.find((warning) => warning.id === id)?.message ?? '', message);
    });
  }

  it('words-differ: other words of talk, and other words of a quote', () => {
    const ann = 'Ada\n\nWe lost it and all of what we had there was gone.\n\nA-one "We lost it"\n';
    const bo = 'Ada\n\nWe lost it and all of what they had there was gone.\n\nA-one "was gone"\n';
    const { rows: found } = compareStudy({
      ...testCodebook,
      'Interview 1 - Ann.txt': ann,
      'Interview 1 - Bo.txt': bo,
    });
    const said = found.at(-1)?.warnings.find(({ id }) => id === 'words-differ')?.message;
    assert.equal(
      said,
      'What counts as the same is not in every word (words in one file only: 2 of 24; codings that two coders share, but on other words: 1 of 1).',
    );
  });

  it('nothing of a pair that agrees in many units', () => {
    const letters = '12.3.'.repeat(12);
    const { rows: found } = comparedLetters({ 'Interview 1 - Ann': letters, 'Interview 1 - Bo': letters });
    assert.deepEqual(
      found.flatMap(({ warnings }) => warnings),
      [],
    );
  });
});
