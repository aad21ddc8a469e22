import { deepEqual, equal } from 'node:assert/strict';
import { interviewName } from '../../../server/src/features/trees/tree';
import { studyOf } from '../studyFixture';

const talk = 'Interviewee\n\nIt was gone.\n\nData-loss\n';
const declared = (interview: string, more = '') => `---\ninterview: ${interview}\n${more}---\n${talk}`;

interface Case {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  /** The interviews as people see them, by name, each with its files. */
  readonly interviews: readonly (readonly [name: string, ...files: string[]])[];
  /** Whether Marginalia asks if they are one. */
  readonly asks: boolean;
}

const cases: readonly Case[] = [
  {
    what: 'two coders of one interview, in one folder',
    files: { 'Interview 1 - Ana.txt': talk, 'Interview 1 - Ben.txt': talk },
    interviews: [['Interview 1', 'Interview 1 - Ana.txt', 'Interview 1 - Ben.txt']],
    asks: false,
  },
  {
    what: 'two coders of one interview, each with a folder',
    files: { 'Ana/Interview 1 - Ana.txt': talk, 'Ben/Interview 1 - Ben.txt': talk },
    interviews: [['Interview 1', 'Ana/Interview 1 - Ana.txt', 'Ben/Interview 1 - Ben.txt']],
    asks: false,
  },
  {
    what: 'two folders, no coders',
    files: { 'Clinic North/Interview 1.txt': talk, 'Clinic South/Interview 1.txt': talk },
    interviews: [
      ['Interview 1 (Clinic North)', 'Clinic North/Interview 1.txt'],
      ['Interview 1 (Clinic South)', 'Clinic South/Interview 1.txt'],
    ],
    asks: true,
  },
  {
    what: 'two folders, their names in front matter',
    files: { 'n/Interview 1.txt': declared('North 1'), 's/Interview 1.txt': declared('South 1') },
    interviews: [
      ['North 1', 'n/Interview 1.txt'],
      ['South 1', 's/Interview 1.txt'],
    ],
    asks: false,
  },
  {
    what: 'two folders, declared to be one',
    files: { 'n/Interview 1.txt': declared('1'), 's/other.txt': declared('1') },
    interviews: [['Interview 1', 'n/Interview 1.txt', 's/other.txt']],
    asks: false,
  },
  {
    what: 'two folders, one of which declares it',
    files: { 'n/Interview 1.txt': declared('1'), 's/Interview 1.txt': talk },
    interviews: [
      ['Interview 1', 'n/Interview 1.txt'],
      ['Interview 1 (s)', 's/Interview 1.txt'],
    ],
    asks: true,
  },
  {
    what: 'a declared file beside one that is not',
    files: { 'n/a.txt': declared('1'), 'n/Interview 1.txt': talk, 's/b.txt': declared('1') },
    interviews: [['Interview 1', 'n/Interview 1.txt', 'n/a.txt', 's/b.txt']],
    asks: false,
  },
  {
    what: 'the same coder in two folders',
    files: { 'n/Interview 1 - Ana.txt': talk, 's/Interview 1 - Ana.txt': talk },
    interviews: [
      ['Interview 1 (n)', 'n/Interview 1 - Ana.txt'],
      ['Interview 1 (s)', 's/Interview 1 - Ana.txt'],
    ],
    asks: true,
  },
  {
    what: 'two coders in each of two folders',
    files: {
      'n/Interview 1 - Ana.txt': talk,
      'n/Interview 1 - Ben.txt': talk,
      's/Interview 1 - Ana.txt': talk,
      's/Interview 1 - Ben.txt': talk,
    },
    interviews: [
      ['Interview 1 (n)', 'n/Interview 1 - Ana.txt', 'n/Interview 1 - Ben.txt'],
      ['Interview 1 (s)', 's/Interview 1 - Ana.txt', 's/Interview 1 - Ben.txt'],
    ],
    asks: true,
  },
  {
    what: 'an uncoded file, and a coded one elsewhere',
    files: { 'raw/Interview 1.txt': talk, 'coded/Interview 1 - Ana.txt': talk },
    interviews: [
      ['Interview 1 (coded)', 'coded/Interview 1 - Ana.txt'],
      ['Interview 1 (raw)', 'raw/Interview 1.txt'],
    ],
    asks: true,
  },
  {
    what: 'two coders, each with a folder, and a file of nobody',
    files: { 'a/Interview 1 - Ana.txt': talk, 'b/Interview 1 - Ben.txt': talk, 'c/Interview 1.txt': talk },
    interviews: [
      ['Interview 1 (a)', 'a/Interview 1 - Ana.txt'],
      ['Interview 1 (b)', 'b/Interview 1 - Ben.txt'],
      ['Interview 1 (c)', 'c/Interview 1.txt'],
    ],
    asks: true,
  },
  {
    what: 'one folder within the other, and no more than their names in common',
    files: { 'x/Interview 1.txt': talk, 'x/late/a/Interview 1.txt': talk, 'x/late/Interview 2.txt': talk },
    interviews: [
      ['Interview 1 (late/a)', 'x/late/a/Interview 1.txt'],
      ['Interview 1 (x)', 'x/Interview 1.txt'],
      ['Interview 2', 'x/late/Interview 2.txt'],
    ],
    asks: true,
  },
  {
    what: 'files without numbers',
    files: { 'n/talk.txt': talk, 's/talk.txt': talk },
    interviews: [
      ['talk.txt', 'n/talk.txt'],
      ['talk.txt', 's/talk.txt'],
    ],
    asks: false,
  },
];

describe('Files of one interview number', () => {
  for (const { what, files, interviews, asks } of cases) {
    it(`are ${asks ? 'asked about' : 'plain'}: ${what}`, () => {
      const { study } = studyOf(files);
      const seen = [...study.interviews.all.values()].map((all) => {
        const [first = ''] = all;
        const summary = study.transcripts.get(first);
        return [summary ? interviewName(study, first, summary) : '', ...[...all].sort()];
      });
      deepEqual(
        seen.sort((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1)),
        interviews,
      );
      equal(study.usesOfLabel('Data-loss').interviews, interviews.length);
      equal(
        Object.keys(files).some((file) => study.interviews.isInQuestion(file)),
        asks,
      );
    });
  }

  it('are asked about as soon as a second folder has one, and no longer when it is gone', () => {
    const { study } = studyOf({ 'n/Interview 1.txt': talk, 'm/Interview 2.txt': talk });
    deepEqual(study.interviews.takeAsked(), []);
    const summary = study.transcripts.get('n/Interview 1.txt');
    study.set('s/Interview 1.txt', summary ?? null);
    deepEqual(study.interviews.takeAsked(), ['n/Interview 1.txt']);
    equal(study.interviews.isInQuestion('n/Interview 1.txt'), true);
    study.set('s/Interview 1.txt', null);
    deepEqual(study.interviews.takeAsked(), ['n/Interview 1.txt']);
    equal(study.interviews.isInQuestion('n/Interview 1.txt'), false);
  });
});
