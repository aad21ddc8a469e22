import { deepEqual, equal, ok } from 'node:assert/strict';
import { nextCoding } from '../../../../server/src/features/navigation/nextCoding';
import { labelsOnLine } from '../../../../server/src/features/shared/names';
import { studyOf } from '../../studyFixture';

const codebook = 'codes:\n  - code: DA-loss\n    aliases: [DA-lost]\n  - code: DA-age\n  - code: DA-rare\n';
const { study } = studyOf({
  'codebook.yaml': codebook,
  // Files are not in the order of their names: Interview 2 stands before Interview 10, Ilan before Maya.
  'a/Interview 10 - Maya.txt': 'Interviewee\n\nIt was old.\n\nDA-age\n\nDA-loss\n',
  'b/Interview 2 - Maya.txt':
    'Interviewee\n\nWe lost it.\n\nDA-age\n\nDA-lost\n\nOld.\n\nDA-loss\n\nDA-loss\n',
  'c/Interview 2 - Ilan.txt': 'DA-rare\n\nInterviewee\n\nGone.\n\nDA-loss "Gone"\n\nDA-loss\n\nNothing.\n',
  'd/Interview 3 - Ilan.txt': 'Interviewee\n\nNothing at all.\n',
});

/** `file:line label`, the line from 1, with `↻` after the end of the study was passed. */
function step(
  of: string | null,
  from: string | null,
  direction: 'next' | 'previous' = 'next',
): string | null {
  const [start = '', line = '0'] = from?.split(':') ?? [];
  const file = [...study.transcripts.keys()].find((one) => one.startsWith(start)) ?? '';
  const found = nextCoding(study, of, from === null ? null : { file, line: Number(line) - 1 }, direction);
  if (!found) return null;
  const { coding, wrapped } = found;
  return `${found.file.slice(0, 1)}:${coding.at.line + 1} ${coding.label}${wrapped ? ' ↻' : ''}`;
}

describe('The next coding', () => {
  const cases: [string, string | null, string | null, string, string][] = [
    ['of a code in the file', 'DA-loss', 'c:7', 'c:9 DA-loss', 'a:7 DA-loss ↻'],
    ['of a code in the file of the next coder', 'DA-loss', 'c:9', 'b:7 DA-lost', 'c:7 DA-loss'],
    ['of a code in the next interview', 'DA-loss', 'b:11', 'a:7 DA-loss', 'b:7 DA-lost'],
    ['of a code from the other end', 'DA-loss', 'a:7', 'c:7 DA-loss ↻', 'b:11 DA-loss'],
    ['of a code from a file without it', 'DA-loss', 'd:3', 'a:7 DA-loss', 'b:11 DA-loss'],
    ['of a code from its words is not the one about them', 'DA-loss', 'b:3', 'b:11 DA-loss', 'c:9 DA-loss'],
    ['of a code is itself, when it is the only one', 'DA-age', 'a:5', 'b:5 DA-age ↻', 'b:5 DA-age'],
    ['of any code from the words', null, 'b:3', 'b:5 DA-age', 'c:9 DA-loss'],
    ['of any code in the file', null, 'b:5', 'b:7 DA-lost', 'c:9 DA-loss'],
    ['of any code, repeated and misplaced ones included', null, 'b:11', 'b:13 DA-loss', 'b:7 DA-lost'],
    ['of any code from the end of the study', null, 'a:7', 'c:1 DA-rare ↻', 'a:5 DA-age'],
    ['of any code from a file without any', null, 'd:1', 'a:5 DA-age', 'b:13 DA-loss'],
    ['of a code from the codebook', 'DA-age', null, 'b:5 DA-age', 'a:5 DA-age'],
  ];
  for (const [what, of, from, next, previous] of cases) {
    it(what, () => {
      equal(step(of, from), next);
      equal(step(of, from, 'previous'), previous);
    });
  }

  for (const [of, total] of [
    ['DA-loss', 5],
    ['DA-age', 2],
    [null, 9],
  ] as const)
    it(`of ${of ?? 'any code'} is counted through the study, from 1 to ${total}`, () => {
      const numbers: number[] = [];
      let at: { file: string; line: number } | null = null;
      do {
        const found = nextCoding(study, of, at, 'next');
        ok(found);
        equal(found.total, total);
        if (found.wrapped) break;
        numbers.push(found.number);
        at = { file: found.file, line: found.coding.at.line };
      } while (numbers.length <= total);
      deepEqual(
        numbers,
        Array.from({ length: total }, (_, index) => index + 1),
      );
    });

  it('of a code that stands on no passage anywhere is none', () => equal(step('DA-rare', 'c:1'), null));
});

describe('The codes at a line', () => {
  const cases: [string, string, number, string[]][] = [
    [
      'begin with that of a code line, as the codebook spells it',
      'b/Interview 2 - Maya.txt',
      6,
      ['DA-loss', 'DA-age'],
    ],
    ['are those of a passage', 'b/Interview 2 - Maya.txt', 2, ['DA-age', 'DA-loss']],
    ['are named once each', 'c/Interview 2 - Ilan.txt', 4, ['DA-loss']],
    ['are its own alone for a misplaced one', 'c/Interview 2 - Ilan.txt', 0, ['DA-rare']],
    ['are none where nothing is coded', 'c/Interview 2 - Ilan.txt', 10, []],
    ['are none on an empty line', 'b/Interview 2 - Maya.txt', 3, []],
    ['are none in a file of no study', 'x.txt', 0, []],
  ];
  for (const [what, file, line, labels] of cases)
    it(what, () => deepEqual(labelsOnLine(study, file, line), labels));
});
