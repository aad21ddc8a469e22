import * as assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Alignment, align, type BlockWords } from '../../../server/src/analysis/align';
import { comparedWords } from '../../../server/src/analysis/comparedWords';
import { studyOf } from '../studyFixture';

/** Blocks as texts, `|` between them. */
function file(text: string): BlockWords {
  const blocks = text.split('|').map((block) => block.split(' ').filter((word) => word !== ''));
  return { words: blocks.flat(), blocks: blocks.flatMap((words, block) => words.map(() => block)) };
}

/** The units as people would write them: the blocks of each file, and those that belong to one only. */
function unitsOf(...texts: string[]): string | null {
  const found = align(texts.map(file));
  return found && written(found);
}

function written({ units, unpaired }: Alignment): string {
  const each = units.map(({ blocks }) => blocks.map((own) => own.join('+') || '-').join('='));
  const only = unpaired.flatMap((blocks, of) => blocks.map((block) => `${of}:${block}`));
  return [...each, ...only].join(' ');
}

const long = 'one two three four five six seven eight nine ten eleven twelve';

describe('Two files of one interview', () => {
  const rows: [string, string, string, string | null][] = [
    ['have a unit for each passage', 'a b|c d|e f', 'a b|c d|e f', '0=0 1=1 2=2'],
    ['have one where one of them divides a passage', 'a b c d|e f', 'a b|c d|e f', '0=0+1 1=2'],
    ['have one where both divide it elsewhere', `a b|c d e|${long}`, `a b c|d e|${long}`, '0+1=0+1 2=2'],
    ['may differ in some words', `a b c x|${long}`, `a b c y z|${long}`, '0=0 1=1'],
    ['may each have a passage that the other lacks', `a b|${long}|x y`, `a b|p q|${long}`, '0=0 1=2 0:2 1:1'],
    [
      'have one for passages that share half of their words, no fewer',
      `a b p q|${long}`,
      `a b x y|${long}`,
      '0=0 1=1',
    ],
    ['have none for passages that share less', `a b p q|${long}`, `a x y z u|${long}`, '1=1 0:0 1:0'],
    ['are not one interview where most words differ', long, 'a b c d e f g h i j k l', null],
    ['share nothing where they have no words', '', '', ''],
  ];
  for (const [title, a, b, expected] of rows) it(title, () => assert.equal(unitsOf(a, b), expected));
});

describe('Three files of one interview', () => {
  const rows: [string, string[], string][] = [
    ['have a unit where all have a border', ['a b|c d|e f', 'a b|c d|e f', 'a b c d|e f'], '0+1=0+1=0 2=2=1'],
    [
      'go on where one lacks some passages',
      [`a b|c d|e f|${long}`, `a b|c d|e f|${long}`, `a b|${long}`],
      '0=0=0 1=1=- 2=2=- 3=3=1',
    ],
    [
      'have units that the first one lacks',
      [`a b|${long}`, `a b|c d|${long}`, `a b|c d|${long}`],
      '0=0=0 -=1=1 1=2=2',
    ],
    ['each keep what is theirs alone', [`a b|${long}|x y`, `a b|${long}`, `a b|${long}`], '0=0=0 1=1=1 0:2'],
  ];
  for (const [title, texts, expected] of rows) it(title, () => assert.equal(unitsOf(...texts), expected));
});

const talk = fc.array(
  fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'uh', 'the'), { minLength: 1, maxLength: 8 }),
  {
    minLength: 1,
    maxLength: 20,
  },
);

describe('Aligning', () => {
  it('gives a file and its copy a unit for every passage, whatever it says', () => {
    fc.assert(
      fc.property(talk, fc.integer({ min: 2, max: 4 }), (blocks, copies) => {
        const found = align(
          Array.from({ length: copies }, () => file(blocks.map((words) => words.join(' ')).join('|'))),
        );
        assert.ok(found);
        const each = blocks
          .map((_, block) => Array.from({ length: copies }, () => block).join('='))
          .join(' ');
        assert.equal(written(found), each);
      }),
    );
  });

  it('has every block in one unit, or unpaired', () => {
    fc.assert(
      fc.property(fc.array(talk, { minLength: 2, maxLength: 3 }), (texts) => {
        const files = texts.map((blocks) => file(blocks.map((words) => words.join(' ')).join('|')));
        const found = align(files);
        if (!found) return;
        files.forEach(({ blocks }, of) => {
          const all = [
            ...found.units.flatMap((unit) => unit.blocks[of] ?? []),
            ...(found.unpaired[of] ?? []),
          ];
          assert.deepEqual(
            all.sort((a, b) => a - b),
            [...new Set(blocks)],
          );
        });
      }),
    );
  });
});

for (const folder of ['samples/keeping-software-alive/interviews', '../shared/seeds']) {
  const absolute = join(__dirname, '../../..', folder);
  describe(`Transcripts of ${folder}`, () => {
    const names = existsSync(absolute) ? readdirSync(absolute).filter((name) => name.endsWith('.txt')) : [];
    for (const name of names) {
      it(`have each passage in a unit with a copy whose speech differs a little: ${name}`, () => {
        const text = readFileSync(join(absolute, name), 'utf8');
        const { transcript } = studyOf({ 'a.txt': text });
        const original = comparedWords(transcript('a.txt'));
        fc.assert(
          fc.property(fc.integer({ min: 20, max: 400 }), fc.nat(19), (every, first) => {
            const copy = copyOf(original, every, first);
            const found = align([original, copy]);
            assert.ok(found);
            assert.deepEqual(found.unpaired, [[], []]);
            assert.equal(written(turned(align([copy, original]))), written(found), 'whichever is first');
            assert.equal(
              written(backwards(original, copy)),
              written(found),
              'whatever a diff chooses among equals',
            );
          }),
          { numRuns: 10 },
        );
      });
    }
  });
}

/** Every so many words one is another, one is lacking, or a long passage is divided. */
function copyOf({ words, blocks }: BlockWords, every: number, first: number): BlockWords {
  const copied: string[] = [];
  const places: number[] = [];
  let shift = 0;
  words.forEach((word, at) => {
    const block = blocks[at] ?? 0;
    const place = (at + first) % every;
    const isInside = at > 4 && blocks[at - 5] === block && blocks[at + 5] === block;
    if (place === 0 && isInside && at % 7 === 0) shift++;
    if (place === 10 && isInside) return;
    copied.push(place === 5 && isInside ? 'company' : word);
    places.push(block + shift);
  });
  return { words: copied, blocks: places };
}

function turned(found: Alignment | null): Alignment {
  assert.ok(found);
  return {
    ...found,
    units: found.units.map((unit) => ({ ...unit, blocks: [...unit.blocks].reverse() })),
    unpaired: [...found.unpaired].reverse(),
  };
}

/** What comes out when both files are read from their ends, so that a diff takes the other one of equal ways. */
function backwards(a: BlockWords, b: BlockWords): Alignment {
  const most = 1_000_000;
  const turn = ({ words, blocks }: BlockWords): BlockWords => ({
    words: [...words].reverse(),
    blocks: [...blocks].reverse().map((block) => most - block),
  });
  const found = align([turn(a), turn(b)]);
  assert.ok(found);
  const back = (blocks: readonly number[]) => blocks.map((block) => most - block).reverse();
  return {
    ...found,
    units: [...found.units].reverse().map((unit) => ({ ...unit, blocks: unit.blocks.map(back) })),
    unpaired: found.unpaired.map(back),
  };
}
