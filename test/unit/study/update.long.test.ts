import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { readCodebook } from '../../../server/src/codebook/read';
import { codeChoices } from '../../../server/src/features/coding/codeChoices';
import { diagnose, sameNumber } from '../../../server/src/features/diagnostics/diagnostics';
import { namedThings, searchNames } from '../../../server/src/features/navigation/nameSearch';
import { questionChoices } from '../../../server/src/features/retrieval/questionChoices';
import { attributesOf } from '../../../server/src/features/shared/attributes';
import { draftCodebook } from '../../../server/src/features/shared/draftCodebook';
import { learnMore } from '../../../server/src/features/suggestions/learnt';
import { rankCodes } from '../../../server/src/features/suggestions/rank';
import { everything } from '../../../server/src/features/trees/arrangement';
import { CodeTree } from '../../../server/src/features/trees/codeTree';
import { InterviewTree } from '../../../server/src/features/trees/interviewTree';
import { MemoTree } from '../../../server/src/features/trees/memoTree';
import { childRows, type Tree } from '../../../server/src/features/trees/treeRows';
import { countByFile } from '../../../server/src/study/fileCodes';
import { Reading } from '../../../server/src/study/reading';
import { Study } from '../../../server/src/study/study';
import { parse } from '../../../server/src/transcript/parse';

type Texts = ReadonlyMap<string, string>;

function settle(reading: Reading, texts: Texts): void {
  for (let file = reading.next(); file !== undefined; file = reading.next())
    reading.read(file, texts.get(file) ?? null);
}

function built(texts: Texts, codebook: string | null): Study {
  const reading = new Reading(new Study());
  reading.setCodebook(codebook === null ? null : readCodebook(codebook));
  // In the order in which a folder is listed.
  reading.want([...texts.keys()].sort());
  settle(reading, texts);
  return reading.study;
}

/** All that anyone can see of a study, in the order in which it is seen. */
function seen(study: Study, texts: Texts) {
  const files = (map: ReadonlyMap<string, unknown>) => [...map.keys()];
  while (learnMore(study));
  const trees = [
    new CodeTree(study, everything),
    new InterviewTree(study, everything),
    new MemoTree(study, everything),
    new MemoTree(study, { ...everything, by: 'code' }),
  ];
  return {
    transcripts: [...study.transcripts],
    uses: Array.from(study.writtenLabels, ([label, use]) => [
      label,
      use.codings,
      use.segments,
      use.interviews,
      [...use.files],
    ]),
    codes: study.codebook.codes.map((code) => {
      const { codings, files: used } = study.usesOf(code);
      return [code.label, code.kind, code.fixes, code.family, codings, files(used)];
    }),
    written: lines.map((line) => [line, study.writtenAt(line).map((found) => [...found])]),
    near: lines.map((line) => study.near(line)),
    findings: Array.from(study.transcripts, ([file, summary]) => [file, diagnose(study, summary)]),
    inQuestion: files(study.transcripts).filter((file) => sameNumber(study, file).length > 0),
    interviews: [...study.interviews.all],
    named: files(study.transcripts).map((file) => study.interviews.folderOf(file)),
    labels: [...study.vocabulary().inferredLabels].sort(),
    speakers: [...study.vocabulary().inferredSpeakers].sort(),
    rows: trees.map((tree) => rowsBelow(tree, [])),
    names: searchNames(namedThings(study), '', 4),
    choices: [codeChoices(study, true), attributesOf(study), questionChoices(study, '')],
    counts: [...countByFile(study)],
    draft: draftCodebook(study, ''),
    likely: Array.from(texts, ([file, text]) => {
      const transcript = parse(text, study.vocabulary(), file);
      return rankCodes({ study, file, transcript }, 1).map(({ code, score, why }) => [
        code.label,
        score,
        why,
      ]);
    }),
  };
}

function rowsBelow(tree: Tree, path: readonly string[]): unknown[] {
  return childRows(tree, path).map((row) => [row, row.expandable ? rowsBelow(tree, row.path) : []]);
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
  'data-loss',
  'Team-sixe',
  'Team-site',
  'Team-size',
  'misc.',
  'trust in tools, Team-site',
  'That was it. #monitoring',
  'Mi\u200bsc',
  'mоnitoring',
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
        'Team-site',
        'Team-size',
      ),
      { maxLength: 6 },
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

describe('A study changed bit by bit', function () {
  this.timeout(60_000);

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
          // Whoever asks in between changes nothing.
          for (const line of lines) reading.study.near(line);
        }
        settle(reading, texts);
        deepEqual(seen(reading.study, texts), seen(built(texts, book), texts));
      }),
      { numRuns: 120 },
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
    deepEqual(seen(reading.study, texts), seen(built(texts, third), texts));
  });

  describe('finds that talk names a code as soon as the codebook has it, and no longer than that, in files that are closed', () => {
    const ways: [line: string, finding: string][] = [
      ['trust, Data-loss', 'unread-code'],
      ['Data-loss | trust', 'unread-code'],
      ['[trust]', 'unread-code'],
      ['Trust.', 'misspelled-code'],
      ['TRUST', 'misspelled-code'],
      ['- trust', 'unread-code'],
      ['Code: trust', 'unread-code'],
      ['trust // why?', 'unread-code'],
      ['Trust: "some of it"', 'unread-code'],
      ['It was all gone by then. #trust', 'unread-code'],
    ];
    for (const [line, finding] of ways)
      it(line, () => {
        const texts = new Map([['a.txt', `Interviewee: We lost some of it.\n\n${line}\n`]]);
        const book = 'codes:\n  - code: Data-loss\n';
        const reading = new Reading(built(texts, book));
        const found = () => {
          settle(reading, texts);
          const summary = reading.study.transcripts.get('a.txt');
          return summary ? diagnose(reading.study, summary).map(({ code }) => code) : null;
        };
        deepEqual(found(), []);
        reading.setCodebook(readCodebook(`${book}  - code: trust\n`));
        deepEqual(found(), [finding]);
        reading.setCodebook(readCodebook(book));
        deepEqual(found(), []);
      });
  });

  describe('finds a code before a quote as soon as it knows the label', () => {
    const quoting =
      'Interviewee: We watch it every day, and every night.\n\nmonitoring "every day, and every night"\n';
    const recurring = 'We watch it.\n\nmonitoring\n\nAll day long.\n\nmonitoring\n';
    const labelsIn = ({ transcripts }: Study) =>
      Array.from(transcripts.get('a.txt')?.codings ?? [], ({ label }) => label);

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
