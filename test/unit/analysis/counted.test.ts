import { deepEqual, match } from 'node:assert/strict';
import { countedFiles, type Take } from '../../../server/src/analysis/counted';
import { columnSteps } from '../../../server/src/analysis/matrixColumns';
import { countedNotes, differingNotes } from '../../../server/src/analysis/notes';
import { placedFiles } from '../../../server/src/analysis/placedFiles';
import { finished } from '../../../server/src/analysis/steps';
import { transcriptCounts } from '../../../server/src/features/shared/transcriptCounts';
import { countedStudy, interviewsOf, talkOf } from './analysisFixture';

const codebook =
  'moderated: ["agreed/*.txt"]\nspeakers: [Interviewee]\ncodes:\n  - code: Data-loss\n  - code: Team-size\n';
const coded = [['Data-loss'], ['Team-size'], []];
const uncoded = [[], []];

const settled = {
  'codebook.yaml': codebook,
  'i1-ann.txt': talkOf(coded, { interview: 1, coder: 'Ann' }),
  'i1-bo.txt': talkOf(coded, { interview: 1, coder: 'Bo' }),
  'i1-cy.txt': talkOf(coded, { interview: 1, coder: 'Cy', front: 'moderates: Ann, Bo' }),
  'i2-ann.txt': talkOf(coded, { interview: 2, coder: 'Ann' }),
  'agreed/i2-cy.txt': talkOf(uncoded, { interview: 2, coder: 'Cy', front: 'interview: 2' }),
  'i3-ann.txt': talkOf(coded, { interview: 3, coder: 'Ann' }),
  'agreed/i3-cy.txt': talkOf(coded, { interview: 3, coder: 'Cy', front: 'interview: 3' }),
  'i4-ann.txt': talkOf(uncoded, { interview: 4, coder: 'Ann' }),
};

describe('The files that count', () => {
  const takes: readonly (readonly [Take, readonly string[]])[] = [
    ['final', ['i1-cy.txt', 'i2-ann.txt', 'agreed/i3-cy.txt']],
    ['coders', ['i1-ann.txt', 'i1-bo.txt', 'i2-ann.txt', 'i3-ann.txt']],
    ['moderated', ['i1-cy.txt', 'agreed/i3-cy.txt']],
    ['all', ['i1-ann.txt', 'i1-bo.txt', 'i1-cy.txt', 'i2-ann.txt', 'i3-ann.txt', 'agreed/i3-cy.txt']],
  ];
  for (const [take, wanted] of takes)
    it(`are with ${take} those of ${wanted.join(', ')}`, () => {
      const { counted } = countedStudy(settled, { take });
      deepEqual(
        counted.interviews.flatMap(({ files }) => files.map(({ file }) => file)),
        wanted,
      );
    });

  it('are, where nothing is moderated, all that are coded, with the numbers of summary', () => {
    const { 'codebook.yaml': _, ...files } = settled;
    const plain = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, text.replace(/^---\nmoderates.*\n---\n\n/, '')]),
    );
    const { study, counted } = countedStudy(plain);
    for (const { files: own } of counted.interviews)
      for (const { summary, codings } of own) deepEqual(codings, transcriptCounts(study, summary).codings);
    deepEqual(counted.leftOut, []);
    deepEqual(countedStudy(plain, { take: 'all' }).counted.interviews.length, counted.interviews.length);
  });

  it('are only those of some coders where these are asked for, whatever the case of their names', () => {
    const { study } = countedStudy(settled);
    const { interviews } = countedFiles(interviewsOf(study), 'final', ['ann']);
    deepEqual(
      interviews.flatMap(({ files }) => files.map(({ file }) => file)),
      ['i1-ann.txt', 'i2-ann.txt', 'i3-ann.txt'],
    );
  });

  it('read moderates as a list as well', () => {
    const { interviews } = countedStudy({
      'a.txt': talkOf(coded, { interview: 1, coder: 'Cy', front: 'moderates: [Ann, "Bo"]' }),
    });
    deepEqual(interviews[0]?.files[0]?.moderates, ['Ann', 'Bo']);
  });
});

describe('What is said of the files that count', () => {
  const notesOf = (files: Readonly<Record<string, string>>, take: Take = 'final') =>
    countedNotes(countedStudy(files, { take }).counted, (file) => file).join('\n');
  const talk = (interview: number, coder: string, front = '') => talkOf(coded, { interview, coder, front });
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['a moderated file without a coding', settled, /Moderated, but without a coding.*: agreed\/i2-cy\.txt\./],
    ['a file that is not coded', settled, /1 file is not coded and is left out: i4-ann\.txt\./],
    [
      'coded files that do not count',
      settled,
      /3 coded files do not count here: i1-ann\.txt, i1-bo\.txt and i3-ann\.txt\./,
    ],
    [
      'interviews that count twice',
      {
        '2a.txt': talk(2, 'PO'),
        '2b.txt': talk(2, 'Rached'),
        '7a.txt': talk(7, 'PO'),
        '7b.txt': talk(7, 'Rached'),
        '8.txt': talk(8, 'PO'),
      },
      /^Interviews 2 and 7 count twice: PO and Rached\.$/,
    ],
    [
      'two files of one coder',
      { 'a/1.txt': talk(1, 'Ann', 'interview: 1'), 'b/1.txt': talk(1, 'Ann', 'interview: 1') },
      /Ann has 2 files of interview 1, and all of them count: a\/1\.txt and b\/1\.txt\./,
    ],
    [
      'a coder without a name',
      { 'a.txt': talk(1, 'Ann'), 'b.txt': talk(2, 'Ann').replace(' - Ann', '') },
      /Nothing says who coded these files: b\.txt\./,
    ],
    [
      'an interview number in two folders',
      { 'x/1.txt': talk(1, 'Ann'), 'y/1.txt': talk(1, 'Ann') },
      /Interviews with one number in several folders count as different ones: 1 \(x\) and 1 \(y\)\./,
    ],
    [
      'two hundred coders',
      Object.fromEntries(
        Array.from({ length: 200 }, (_, at) => [`${at}.txt`, talk(1, `Coder${String(at)}x`)]),
      ),
      /^Interview 1 counts 200 times: Coder0x, .* and 190 more\.$/,
    ],
  ];
  for (const [what, files, wanted] of cases) it(`names ${what}`, () => match(notesOf(files), wanted));

  it('names attributes that differ between the files of an interview', () => {
    const { counted } = countedStudy({
      'a.txt': talk(1, 'Ann', 'role: curator'),
      'b.txt': talk(1, 'Bo', 'role: developer'),
      'c.txt': talk(2, 'Ann', 'role: curator'),
      'd.txt': talk(2, 'Bo'),
      'e.txt': talk(3, 'Bo'),
    });
    const { columns, differing } = finished(
      columnSteps(placedFiles(counted), { kind: 'attribute', key: 'role' }, (file) => file),
    );
    match(differingNotes(differing, 'role').join('\n'), /“role”.*: 1 \(curator, developer\)\.$/);
    // A file that says nothing goes by the other one of its interview.
    deepEqual(columns, [
      { name: 'curator', interviews: 2 },
      { name: 'developer', interviews: 1 },
      { name: '', interviews: 1 },
    ]);
  });
});
