import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { readCodebook } from '../../../server/src/codebook/read';
import { diagnose, sameNumber } from '../../../server/src/features/diagnostics/diagnostics';
import { everything } from '../../../server/src/features/trees/arrangement';
import { MemoTree } from '../../../server/src/features/trees/memoTree';
import { childRows } from '../../../server/src/features/trees/treeRows';
import { Reading } from '../../../server/src/study/reading';
import { Study } from '../../../server/src/study/study';

type Texts = ReadonlyMap<string, string>;

function settle(reading: Reading, texts: Texts): void {
  for (let file = reading.next(); file !== undefined; file = reading.next())
    reading.read(file, texts.get(file) ?? null);
}

function built(texts: Texts, codebook: string | null): Study {
  const reading = new Reading(new Study());
  reading.setCodebook(codebook === null ? null : readCodebook(codebook));
  reading.want(texts.keys());
  settle(reading, texts);
  return reading.study;
}

/** All that anyone can see of a study. */
function seen(study: Study) {
  const uses = [...study.writtenLabels].map(([label, use]) => [
    label,
    use.codings,
    use.segments,
    use.interviews,
    [...use.files].sort(),
  ]);
  const codes = study.codebook.codes.map((code) => [
    code.label,
    code.kind,
    code.fixes,
    code.family,
    study.usesOf(code).codings,
  ]);
  return {
    transcripts: [...study.transcripts].sort(([a], [b]) => (a < b ? -1 : 1)),
    uses: uses.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    codes: codes.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    written: lines.map((line) => [line, study.writtenAt(line).map((found) => [...found].sort())]),
    memos: childRows(new MemoTree(study, { ...everything, by: 'code' }), []).map(({ spoken }) => spoken),
    findings: [...study.transcripts].map(([file, summary]) => [file, diagnose(study, summary)]).sort(),
    inQuestion: [...study.transcripts.keys()]
      .flatMap((file) => sameNumber(study, file).map(() => file))
      .sort(),
    interviews: [...study.interviews.all].map(([key, all]) => [key, [...all].sort()]).sort(),
    named: [...study.transcripts.keys()].map((file) => [file, study.interviews.folderOf(file)]).sort(),
    labels: [...study.vocabulary().inferredLabels].sort(),
    speakers: [...study.vocabulary().inferredSpeakers].sort(),
  };
}

const files = [
  'Interview 1 - A.txt',
  'Interview 1 - B.txt',
  'Interview 2 - A.txt',
  'north/Interview 1 - D.txt',
  'north/Interview 1.txt',
  'south/deep/Interview 1.txt',
];
/** What a file may declare on its top. */
const heads = ['', '', '---\ninterview: 1\n---\n', '---\ncoder: C\n---\n'];
/** Few lines, so that files often share them and what one shows changes what another says. */
const lines = [
  'Interviewee',
  'Interviewer',
  'Maria',
  'Maria: We lost some.',
  'We lost some data.',
  'It went on for years.',
  'monitoring',
  'trust in tools',
  'Data-loss',
  'Data-losses',
  'data losss',
  'Misc',
  '#Misc',
  'Data-loss "lost some"',
  'Yes, we did.',
  'trust in tool',
  '// memo',
  '// Is that a code, too?',
];
const blocks = fc.constantFrom(...lines);
const text = fc
  .tuple(fc.constantFrom(...heads), fc.array(blocks, { maxLength: 14 }))
  .map(([head, all]) => head + all.join('\n\n'));
const codebook = fc
  .record({
    labels: fc.uniqueArray(
      fc.constantFrom(
        'Data-loss',
        'Data-loss-fix',
        'trust in tools',
        'Misc',
        'We lost some data.',
        'monitoring',
      ),
      { maxLength: 4 },
    ),
    alias: fc.boolean(),
    speakers: fc.boolean(),
    speech: fc.boolean(),
  })
  .map(({ labels, alias, speakers, speech }) =>
    [
      ...(speakers ? ['speakers: [Maria]'] : []),
      ...(speech ? ['speech: [Data-losses]'] : []),
      'codes:',
      ...labels.map((label) => `  - code: ${label}`),
      ...(alias ? ['  - code: Other', '    aliases: [Data-losses]'] : []),
    ].join('\n'),
  );
const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ file: fc.constantFrom(...files), text: fc.option(text) }) },
  { weight: 1, arbitrary: fc.record({ codebook: fc.option(codebook) }) },
);

describe('A study changed bit by bit', () => {
  it('equals one built from scratch', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), fc.boolean(), (changes, settleEach) => {
        const texts = new Map<string, string>();
        let book: string | null = null;
        const reading = new Reading(new Study());
        for (const one of changes) {
          if ('file' in one) {
            if (one.text === null) texts.delete(one.file);
            else texts.set(one.file, one.text);
            // An open file is read at once, others when their turn comes.
            if (settleEach) reading.read(one.file, one.text);
            else reading.want([one.file]);
          } else {
            book = one.codebook;
            reading.setCodebook(book === null ? null : readCodebook(book));
          }
          if (settleEach) settle(reading, texts);
        }
        settle(reading, texts);
        deepEqual(seen(reading.study), seen(built(texts, book)));
      }),
      { numRuns: 150 },
    );
  });

  it('follows two codebooks in a row, the second of which comes while the first is being looked into', () => {
    const texts = new Map([
      ['a.txt', 'Interviewee: We lost some.\n\ntrust in tools\n'],
      ['b.txt', 'Interviewee: It went on.\n\nmonitoring\n'],
      ['c.txt', 'Interviewee: It went on for years.\n\ntrust in tools\n'],
    ]);
    const books = ['Misc', 'trust in tools', 'monitoring'].map((_, index, all) =>
      ['codes:', ...all.slice(0, index + 1).map((label) => `  - code: ${label}`)].join('\n'),
    );
    const [first = '', second = '', third = ''] = books;
    const reading = new Reading(new Study());
    reading.setCodebook(readCodebook(first));
    reading.want(texts.keys());
    settle(reading, texts);
    reading.setCodebook(readCodebook(second));
    reading.look();
    reading.setCodebook(readCodebook(third));
    settle(reading, texts);
    deepEqual(seen(reading.study), seen(built(texts, third)));
  });

  describe('finds a code before a quote as soon as it knows the label', () => {
    const quoting =
      'Interviewee: We watch it every day, and every night.\n\nmonitoring "every day, and every night"\n';
    const recurring = 'We watch it.\n\nmonitoring\n\nAll day long.\n\nmonitoring\n';
    const labelsIn = ({ transcripts }: Study) => transcripts.get('a.txt')?.codings.map(({ label }) => label);

    it('from the codebook', () => {
      const texts = new Map([['a.txt', quoting]]);
      const reading = new Reading(built(texts, 'codes:\n  - code: trust\n'));
      reading.setCodebook(readCodebook('codes:\n  - code: trust\n  - code: monitoring\n'));
      settle(reading, texts);
      deepEqual(labelsIn(reading.study), ['monitoring']);
    });

    it('from another transcript', () => {
      const texts = new Map([
        ['a.txt', quoting],
        ['b.txt', recurring],
      ]);
      deepEqual(labelsIn(built(texts, null)), ['monitoring']);
    });
  });
});
