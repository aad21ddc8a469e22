import { deepEqual, equal } from 'node:assert/strict';
import { readCodebook } from '../../../server/src/codebook/read';
import { diagnose } from '../../../server/src/features/diagnostics/diagnostics';
import { fixesFor } from '../../../server/src/features/diagnostics/fixes';
import { lineAt } from '../../../server/src/transcript/lines';
import { studyOf } from '../studyFixture';

const lines = (...all: string[]) => `${all.join('\n')}\n`;
const above = ['Interviewer: How was it?', '', 'Participant: There was no bus.', ''];
const below = ['', 'Interviewer: And then?', '', 'Participant: I walked.'];
const conflict = (...ours: string[]) => [
  '<<<<<<< HEAD',
  ...ours,
  '=======',
  'Night-shift',
  '>>>>>>> second-coder',
];

function read(text: string) {
  const { study, transcript, open } = studyOf({
    'codebook.yaml': 'codes: [Bus-service, Night-shift]\n',
    'a.txt': text,
  });
  const summary = study.transcripts.get('a.txt');
  const found = summary ? diagnose(study, summary) : [];
  const fixes = found.flatMap((one) => fixesFor(open('a.txt'), one));
  return { transcript: transcript('a.txt'), found, fixes };
}

describe('A conflict of Git in a transcript', () => {
  it('is an error that names both sides, and its marks are no talk', () => {
    const { transcript, found } = read(lines(...above, ...conflict('Bus-service'), ...below));
    deepEqual(
      found.map(({ code, severity, at, message }) => [code, severity, at.line, message]),
      [
        [
          'merge-conflict',
          'error',
          4,
          'Git could not join what “HEAD” and “second-coder” have here. Both are counted. Keep what is right, and remove the marks.',
        ],
      ],
    );
    equal(transcript.passages.length, 4);
    deepEqual(
      transcript.codings.map(({ label, passage }) => [label, passage]),
      [
        ['Bus-service', 1],
        ['Night-shift', 1],
      ],
    );
  });

  it('keeps the codes of both sides, where that is all there is between its marks', () => {
    const { transcript, fixes } = read(lines(...above, ...conflict('Bus-service', '// sure?'), ...below));
    deepEqual(
      fixes.map(({ title, change }) => [
        title,
        change.kind === 'file' &&
          change.edits.map(({ range, newText }) => [
            lineAt(transcript.lineStarts, range.start),
            lineAt(transcript.lineStarts, range.end),
            newText,
          ]),
      ]),
      [
        [
          'Keep the codes of both sides',
          [
            [4, 5, ''],
            [7, 8, ''],
            [9, 10, ''],
          ],
        ],
      ],
    );
    deepEqual(read(lines(...above, ...conflict('I said so.'), ...below)).fixes, []);
    const threeWays = ['<<<<<<< a', 'Bus-service', '||||||| base', '=======', 'Night-shift', '>>>>>>> b'];
    deepEqual(read(lines(...above, ...threeWays)).fixes, []);
  });

  it('is told of what is left of one, and of none where only a rule stands', () => {
    deepEqual(
      read(lines(...above, '>>>>>>> second-coder', ...below)).found.map(({ code }) => code),
      ['merge-conflict'],
    );
    deepEqual(
      read(lines(...above, '<<<<<<< HEAD', ...below)).found.map(({ code }) => code),
      ['merge-conflict'],
    );
    deepEqual(read(lines(...above, '=======', ...below)).found, []);
  });

  it('is told of each', () => {
    const { found } = read(
      lines(...above, ...conflict('Bus-service'), ...below, '', ...conflict('Bus-service')),
    );
    deepEqual(
      found.map(({ at }) => at.line),
      [4, 14],
    );
  });
});

describe('A conflict of Git in a codebook', () => {
  it('is one error, and both sides are read', () => {
    const { codes, problems } = readCodebook(
      lines(
        'codes:',
        '  - code: A',
        '<<<<<<< HEAD',
        '  - code: B',
        '=======',
        '  - code: C',
        '>>>>>>> other',
        '  - code: D',
      ),
    );
    deepEqual(
      codes.map(({ label }) => label),
      ['A', 'B', 'C', 'D'],
    );
    deepEqual(
      problems.map(({ code, message }) => [code, message]),
      [
        [
          'merge-conflict',
          'Git could not join what `HEAD` and `other` have here. Keep what is right, and remove the marks.',
        ],
      ],
    );
  });
});
