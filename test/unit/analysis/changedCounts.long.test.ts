// What is counted of a study that changes: only what has changed is counted anew, and nobody can tell.
import { deepEqual } from 'node:assert/strict';
import * as fc from 'fast-check';
import { codeRows, rowKinds } from '../../../server/src/analysis/codeRows';
import { cooccurrenceSteps } from '../../../server/src/analysis/cooccurrence';
import { countedFiles, takes } from '../../../server/src/analysis/counted';
import { matrixSteps } from '../../../server/src/analysis/matrix';
import { saturationSteps } from '../../../server/src/analysis/saturation';
import { finished } from '../../../server/src/analysis/steps';
import { readCodebook } from '../../../server/src/codebook/read';
import { Reading } from '../../../server/src/study/reading';
import { Study } from '../../../server/src/study/study';
import { interviewsOf, talkOf } from './analysisFixture';

const files = ['1-Ann.txt', '1-Bo.txt', '2-Ann.txt', '3-Ann.txt', '3-Bo.txt'];
const written = ['Data-loss', 'Data-gone', 'Data-late', 'Team-size', 'Data-late "This is"', '#New-one'];
const text = fc
  .record({
    interview: fc.integer({ min: 1, max: 3 }),
    coder: fc.constantFrom('Ann', 'Bo'),
    front: fc.constantFrom('', '', 'moderates: Ann'),
    passages: fc.array(fc.array(fc.constantFrom(...written), { maxLength: 3 }), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  .map(({ passages, ...by }) => talkOf(passages, by));
const codebook = fc.constantFrom(
  null,
  'codes:\n  - code: Data-loss\n  - code: Data-late\n  - code: Team-size\n',
  'codes:\n  - code: Data-loss\n    aliases: [Data-gone]\n  - code: Data-late\n',
  'codes:\n  - code: Data-late\n    aliases: [Data-loss]\n',
);
const question = fc.record({
  take: fc.constantFrom(...takes),
  rows: fc.constantFrom(...rowKinds),
  near: fc.integer({ min: 0, max: 3 }),
});
const change = fc.record({
  change: fc.oneof(
    { weight: 4, arbitrary: fc.record({ file: fc.constantFrom(...files), text: fc.option(text) }) },
    { weight: 1, arbitrary: fc.record({ codebook }) },
  ),
  asked: question,
  // How many steps of a count somebody makes who then does not go on.
  leftAt: fc.option(fc.nat(12)),
});
type Question = typeof question extends fc.Arbitrary<infer T> ? T : never;

function settle(reading: Reading, texts: ReadonlyMap<string, string>): void {
  for (let file = reading.next(); file !== undefined; file = reading.next())
    reading.read(file, texts.get(file) ?? null);
}

function built(texts: ReadonlyMap<string, string>, book: string | null): Study {
  const reading = new Reading(new Study());
  reading.setCodebook(book === null ? null : readCodebook(book));
  reading.want([...texts.keys()].sort());
  settle(reading, texts);
  return reading.study;
}

const pairsOf = (study: Study, { take, rows, near }: Question) =>
  cooccurrenceSteps(study, countedFiles(interviewsOf(study), take), codeRows(study, rows), {
    near,
    words: new Map(),
  });

function counts(study: Study, asked: Question) {
  const counted = countedFiles(interviewsOf(study), asked.take);
  const rows = codeRows(study, asked.rows);
  const nameOf = (file: string) => file;
  const matrix = finished(
    matrixSteps(study, counted, rows, { columns: { kind: 'speakers' }, count: 'segments', nameOf }),
  );
  const { pairs, passages } = finished(pairsOf(study, asked));
  const newCodes = finished(
    saturationSteps(study, counted, rows, { order: null, base: 1, run: 1, threshold: 5 }),
  );
  return {
    matrix,
    pairs,
    passages: [...passages],
    newCodes: newCodes.rows.map(({ interview, ...row }) => ({ ...row, interview: interview.name })),
  };
}

describe('What is counted of a study that changes', () => {
  it('is what is counted of one built from scratch, also after a count that nobody waited for', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const texts = new Map<string, string>();
        let book: string | null = null;
        const reading = new Reading(new Study());
        const { study } = reading;
        for (const { change: one, asked, leftAt } of changes) {
          const left = leftAt === null ? null : pairsOf(study, asked);
          for (let step = 0; step < (leftAt ?? 0); step++) left?.next();
          if ('file' in one) {
            if (one.text === null) texts.delete(one.file);
            else texts.set(one.file, one.text);
            reading.read(one.file, one.text);
          } else {
            book = one.codebook;
            reading.setCodebook(book === null ? null : readCodebook(book));
          }
          settle(reading, texts);
          deepEqual(counts(study, asked), counts(built(texts, book), asked));
          // A count that others have overtaken may end at last.
          if (left) finished(left);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('is right for two who count other files at one time, by turns', () => {
    const contents = fc.array(text, { minLength: files.length, maxLength: files.length });
    fc.assert(
      fc.property(contents, fc.nat(6), (all, steps) => {
        const texts = new Map(files.map((file, at) => [file, all[at] ?? '']));
        const study = built(texts, null);
        const asked: Question = { take: 'all', rows: 'codes', near: 1 };
        const other: Question = { ...asked, take: 'moderated' };
        const expected = counts(built(texts, null), asked);
        finished(pairsOf(study, other));
        const counting = pairsOf(study, asked);
        let last = counting.next();
        for (let step = 0; step < steps && !last.done; step++) last = counting.next();
        finished(pairsOf(study, other));
        const { pairs } = last.done ? last.value : finished(counting);
        deepEqual(pairs, expected.pairs);
      }),
    );
  });
});
