import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { semanticTokensOf } from '../../../../server/src/features/navigation/semanticTokens';
import { studyOf } from '../../studyFixture';
import { talks } from '../../templateTalk';

const codebook = `speech: [the-end]
codes:
  - code: Data-loss
    aliases: [Data-lost]
  - code: Data-loss-fix
  - code: Bus factor
`;

/** The coloured stretches of a text, each as `line type: words`. */
function coloured(text: string, book: string | null = codebook): string[] {
  const { open } = studyOf({
    'a.txt': text,
    ...(book === null ? {} : { 'codebook.yaml': book }),
  });
  const lines = text.split(/\r\n|\r|\n/);
  return semanticTokensOf(open('a.txt')).map(
    ({ line, column, length, type }) => `${line + 1} ${type}: ${lines[line]?.slice(column, column + length)}`,
  );
}

describe('Colours tell', () => {
  it('speakers, codes by what they are about, quotes, memos and furniture, and leave talk alone', () => {
    const text = `Interview 3 - Maya

Interviewee: We lost data.
Data-lost "lost data"
Data-loss-fix
# Bus factor
Data-nobody-knows
#
// Ask again.

the-end

  6/4/23, 5:51 PM   Interview 3
`;
    deepEqual(coloured(text), [
      '3 speaker: Interviewee',
      '4 code: Data-lost',
      '4 quote: "lost data"',
      '5 code: Data-loss-fix',
      '6 code: # Bus factor',
      '7 unknownCode: Data-nobody-knows',
      '9 memo: // Ask again.',
      '13 furniture: 6/4/23, 5:51 PM   Interview 3',
    ]);
  });

  for (const { pattern, text, speakers, times } of talks) {
    it(`who speaks and when, and nothing else, in talk written ${pattern}`, () => {
      const { transcript, open } = studyOf({ 'a.txt': text });
      const { lineStarts } = transcript('a.txt');
      const found = semanticTokensOf(open('a.txt')).map(({ line, column, length, type }) => {
        const start = (lineStarts[line] ?? 0) + column;
        return { type, start, end: start + length };
      });
      const expected = [
        ...speakers.map((range) => ({ type: 'speaker', ...range })),
        ...times.map((range) => ({ type: 'time', ...range })),
      ];
      deepEqual(
        found,
        expected.sort((a, b) => a.start - b.start),
      );
    });
  }

  it('times in the middle of talk where they are no words, and nowhere else', () => {
    const talk = [
      'Interviewer: It was [00:00:05] a long way.',
      'Guest: So [00:00:09] it was.',
      'A-b "So [00:00:09] it"',
      '// see [00:00:09]',
    ];
    deepEqual(coloured(talk.join('\n'), null), [
      '1 speaker: Interviewer',
      '1 time: [00:00:05]',
      '2 speaker: Guest',
      '2 time: [00:00:09]',
      '3 code: A-b',
      '3 quote: "So [00:00:09] it"',
      '4 memo: // see [00:00:09]',
    ]);
    deepEqual(coloured('Interviewer: At 5:45 we left.\n\nGuest: At 6:10.\n', null), [
      '1 speaker: Interviewer',
      '3 speaker: Guest',
    ]);
  });

  it('no code as unknown in a study without a codebook', () => {
    deepEqual(coloured('Data-orphan\n\nOh.\n\nData-loss\n\nOh.\n\nData-loss-fix\n', null), [
      '1 code: Data-orphan',
      '5 code: Data-loss',
      '9 code: Data-loss-fix',
    ]);
  });

  it('what a line is in the study: a code that another transcript has shown to be one', () => {
    const other = 'Oh, well.\n\nmonitoring\n\nSure, yes.\n\nmonitoring\n\nNo.\n';
    const { open } = studyOf({
      'a.txt': 'Oh, my.\n\nmonitoring\n\nNo.\n',
      'b.txt': other,
    });
    deepEqual(semanticTokensOf(open('a.txt')), [{ line: 2, column: 0, length: 10, type: 'code' }]);
  });

  it('one thing at every place, in the order of the file and within a line, whatever the text', () => {
    const line = fc.constantFrom(
      'Guest: Oh “x”',
      'Guest',
      'A-b "oh',
      '#',
      ' # x "y" ',
      '// m',
      '',
      '6/4/23, 5:51 PM',
      'oh',
      '[00:00:01] Guest: Oh',
      'Guest  0:01',
      '00:00:04',
      'oh [00:00:05] oh',
      '// [00:00:06]',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
        const { open } = studyOf({ 'a.txt': lines.join(end) });
        let last = { line: 0, end: 0 };
        for (const { line: at, column, length } of semanticTokensOf(open('a.txt'))) {
          ok(at > last.line || (at === last.line && column >= last.end), 'behind the one before');
          ok(length > 0 && column + length <= (lines[at] ?? '').length, 'on its line');
          last = { line: at, end: column + length };
        }
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
