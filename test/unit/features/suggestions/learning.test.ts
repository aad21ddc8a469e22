import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { LearntCounts } from '../../../../server/src/features/suggestions/counts';
import { learnMore } from '../../../../server/src/features/suggestions/learnt';
import { rankCodes } from '../../../../server/src/features/suggestions/rank';
import type { CodedPassage } from '../../../../server/src/features/suggestions/steps';
import type { Study } from '../../../../server/src/study/study';
import { summarize } from '../../../../server/src/study/summarize';
import type { Summary } from '../../../../server/src/study/summary';
import type { Transcript } from '../../../../server/src/transcript/transcript';
import { studyOf } from '../../studyFixture';

const labels = ['Alarms', 'Alarms-fix', 'Budget', 'Harvest', 'Old'];
const codebook = `codes:\n${labels.map((label) => `  - code: ${label}\n`).join('')}    deprecated: Use Budget.\n`;
const said = ['the bell rang at night', 'nobody paid us?', 'the grapes were late', 'well', 'and again'];

/** A file of a few passages, each with some codes. */
const file = fc
  .array(fc.tuple(fc.constantFrom(...said), fc.uniqueArray(fc.constantFrom(...labels), { maxLength: 3 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((passages) =>
    passages
      .map(([words, codes]) => `Interviewee\n\n${words}\n\n${codes.map((code) => `${code}\n\n`).join('')}`)
      .join(''),
  );

function order(study: Study, name: string, transcript: Transcript, passage: number): string[] {
  return rankCodes({ study, file: name, transcript }, passage).map(
    ({ code, score, why }) => `${code.label} ${score} ${why}`,
  );
}

describe('What likely codes are learnt from', () => {
  it('every code is ranked once, the same way each time, whatever the passage', () => {
    fc.assert(
      fc.property(file, file, fc.integer({ min: -2, max: 9 }), (a, b, passage) => {
        const { study, transcript, open } = studyOf({ 'codebook.yaml': codebook, 'a.txt': a, 'b.txt': b });
        const ranked = rankCodes(open('a.txt'), passage);
        deepEqual(ranked.map(({ code }) => code.label).sort(), labels);
        equal(ranked.at(-1)?.code.label, 'Old');
        deepEqual(
          order(study, 'a.txt', transcript('a.txt'), passage),
          order(study, 'a.txt', transcript('a.txt'), passage),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('is never what another coder saw in the same interview', () => {
    fc.assert(
      fc.property(file, file, file, (mine, others, elsewhere) => {
        const own = {
          'codebook.yaml': codebook,
          'Interview 1 - Ann.txt': mine,
          'Interview 2 - Ann.txt': elsewhere,
        };
        const name = 'Interview 1 - Ann.txt';
        const alone = studyOf(own);
        const both = studyOf({ ...own, 'Interview 1 - Ben.txt': others });
        deepEqual(
          order(both.study, name, both.transcript(name), 1),
          order(alone.study, name, alone.transcript(name), 1),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('after a change is the same as in a study that was like this from the start', () => {
    fc.assert(
      fc.property(file, file, file, file, (here, before, after, gone) => {
        const files = { 'codebook.yaml': codebook, 'a.txt': here, 'b.txt': before, 'c.txt': gone };
        const changed = studyOf(files);
        order(changed.study, 'a.txt', changed.transcript('a.txt'), 0);
        // Asked for another interview, the study learns from this one, and forgets it again.
        order(changed.study, 'b.txt', changed.transcript('b.txt'), 0);
        const fresh = studyOf({ 'codebook.yaml': codebook, 'a.txt': here, 'b.txt': after });
        changed.study.set('b.txt', summarize(fresh.transcript('b.txt')));
        changed.study.set('c.txt', null);
        deepEqual(
          order(changed.study, 'a.txt', fresh.transcript('a.txt'), 1),
          order(fresh.study, 'a.txt', fresh.transcript('a.txt'), 1),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('comes from few files for one request, from the others in between, and after an edit from that file', () => {
    const names = Array.from({ length: 50 }, (_, index) => `${index}.txt`);
    const talk = (code: string) => `Interviewee\n\nthe bell rang at night\n\n${code}\n`;
    const files = Object.fromEntries(names.map((name) => [name, talk('Alarms')]));
    const { study, open } = studyOf({ 'codebook.yaml': codebook, ...files });
    const looked = new Set<string>();
    const watch = (name: string, summary: Summary) => {
      const { codings } = summary;
      const watched = {
        ...summary,
        get codings() {
          looked.add(name);
          return codings;
        },
      };
      study.set(name, watched);
    };
    for (const [name, summary] of [...study.transcripts]) watch(name, summary);
    const rank = () => {
      looked.clear();
      rankCodes(open('0.txt'), 0);
      return [...looked];
    };
    ok(rank().length <= 4);
    while (learnMore(study));
    deepEqual(rank(), []);
    watch(
      '7.txt',
      summarize(studyOf({ 'codebook.yaml': codebook, '7.txt': talk('Budget') }).transcript('7.txt')),
    );
    deepEqual(rank(), ['7.txt']);
  });

  it('is counted by difference: what is taken away again was never there', () => {
    const step = fc.record({
      labels: fc.uniqueArray(fc.constantFrom(...labels), { minLength: 1, maxLength: 3 }),
      words: fc.uniqueArray(fc.constantFrom('bell', 'night', 'grapes')),
    });
    const steps = fc.array(step, { maxLength: 6 }).map((all) =>
      all.map(
        (one, passage): CodedPassage => ({
          ...one,
          passage: passage * 2 - (passage % 3),
          place: passage / 6,
        }),
      ),
    );
    fc.assert(
      fc.property(steps, steps, (kept, gone) => {
        const counted = new LearntCounts();
        counted.add(gone, 1);
        counted.add(kept, 1);
        counted.add(gone, -1);
        const expected = new LearntCounts();
        expected.add(kept, 1);
        deepEqual(sorted(counted), sorted(expected));
      }),
    );
  });
});

/** The order in which labels and words were first seen does not count. */
function sorted({ labels: byLabel, words, ...rest }: LearntCounts): unknown {
  const inOrder = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...rest, labels: new Map(inOrder(byLabel)), words: new Map(inOrder(words)) };
}
