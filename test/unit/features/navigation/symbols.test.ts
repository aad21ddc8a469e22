import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { readCodebook } from '../../../../server/src/codebook/read';
import {
  type OutlineEntry,
  outlineOfCodebook,
  outlineOfTranscript,
} from '../../../../server/src/features/navigation/symbols';
import { studyOf } from '../../studyFixture';

/** One line an entry, children indented, with its kind and what of the text it selects. */
function drawn(entries: readonly OutlineEntry[], text: string, indent = ''): string[] {
  return entries.flatMap(({ type, name, detail, deprecated, selection, children }) => [
    `${indent}${type}${deprecated ? ' (deprecated)' : ''} ${name}${detail && ` | ${detail}`} @ ${text.slice(selection.start, selection.end)}`,
    ...drawn(children, text, `${indent}  `),
  ]);
}

function outline(text: string, codebook: string): string[] {
  const { open } = studyOf({ 'codebook.yaml': codebook, 'a.txt': text });
  return drawn(outlineOfTranscript(open('a.txt')), text);
}

const codebook = `codes:
  - code: Data [D]
    codes:
      - code: Data-loss
      - code: Data-loss-fix
      - code: Data-old
        deprecated: yes
  - code: QM-speed
  - code: QM-robustness
  - code: Bus factor
`;

describe('The outline of a transcript', () => {
  it('has turns by their first words, and their codes', () => {
    const text = `Interview 3 - Maya

Data-loss

All right.

Interviewer

So, could you tell me something about what you do here and how you came to look after it all?

Interviewee

Yes.

Data-loss "Yes"

// Ask again.

#Bus factor

And more.

Data-old

QM-unknown

Interviewer
`;
    deepEqual(outline(text, codebook), [
      'issue Data-loss @ Data-loss',
      'turn All right. @ All right.',
      'turn Interviewer: So, could you tell me something about what you do here and… @ Interviewer',
      'turn Interviewee: Yes. @ Interviewee',
      '  issue Data-loss | “Yes” @ Data-loss',
      '  topic Bus factor @ Bus factor',
      '  topic (deprecated) Data-old @ Data-old',
      '  unknown QM-unknown @ QM-unknown',
      'turn Interviewer @ Interviewer',
    ]);
  });

  it('reads the other layout as well', () => {
    deepEqual(outline('Interviewer: Why?\nData-loss-fix\n\nInterviewee: Because.\n#\n', codebook), [
      'turn Interviewer: Why? @ Interviewer',
      '  fix Data-loss-fix @ Data-loss-fix',
      'turn Interviewee: Because. @ Interviewee',
      '  unknown # @ ',
    ]);
  });
});

describe('The outline of a codebook', () => {
  it('has families and their codes, and names the family of codes that only share a prefix', () => {
    deepEqual(drawn(outlineOfCodebook(readCodebook(codebook)), codebook), [
      'family Data [D] @ Data [D]',
      '  issue Data-loss @ Data-loss',
      '  fix Data-loss-fix @ Data-loss-fix',
      '  topic (deprecated) Data-old @ Data-old',
      'topic QM-speed | QM @ QM-speed',
      'topic QM-robustness | QM @ QM-robustness',
      'topic Bus factor @ Bus factor',
    ]);
  });
});

describe('Every outline', () => {
  const words = fc.constantFrom(
    'Interviewee',
    'Interviewer: Well.',
    'Some talk, here.',
    'Data-loss',
    '#',
    '##x',
    '# Bus factor “q”',
    'Data-loss "talk"',
    '// memo',
    '',
    ' ',
    '---',
    'Interview 3 - Maya',
  );
  const bookLines = fc.constantFrom(
    'codes:',
    '  - code: A-b',
    '  - code: A-c',
    '    codes:',
    '      - code: A-d',
    '      - A-e',
    '    description: x',
    '- code: [x',
    '  - code: A-b',
    '    codes: [{code: A-f, codes: [A-g]}]',
    '"',
  );

  function check(entries: readonly OutlineEntry[], outer: { start: number; end: number }): void {
    for (const { name, range, selection, children } of entries) {
      ok(name.trim() !== '', 'a name');
      ok(outer.start <= range.start && range.end <= outer.end, 'inside its parent');
      ok(range.start <= selection.start && selection.end <= range.end, 'selection inside');
      check(children, range);
    }
  }

  it('of a transcript that is too long has turns with codes first, and says how many others there are', () => {
    const turns = (count: number, code: string) =>
      Array.from({ length: count }, (_, turn) => `Interviewee: Words ${turn}.\n\n${code}`).join('');
    const of = (text: string) => outline(text, codebook);
    const long = of(`${turns(300, '')}${turns(300, 'Data-loss\n\n')}${turns(300, '')}`);
    // 300 turns with a code each, and of the others the first hundred.
    deepEqual(
      [long.length, long[0], long.at(-2)],
      [701, 'turn Interviewee: Words 0. @ Interviewee', '  issue Data-loss @ Data-loss'],
    );
    ok(long.at(-1)?.startsWith('more 500 more turns and codes are not listed'), long.at(-1));
    const one = of(`Interviewee: Words.\n\n${'Data-loss\n\n'.repeat(900)}`);
    deepEqual([one.length, one.at(-1)?.slice(0, 13)], [701, 'more 201 more']);
    const above = of(`${'Data-loss\n\n'.repeat(900)}Interviewee: Words.\n`);
    deepEqual([above.length, above.at(-1)?.slice(0, 13)], [701, 'more 201 more']);
    ok(!of(turns(350, 'Data-loss\n\n')).some((line) => line.startsWith('more')));
  });

  it('nests its ranges, whatever the file', () => {
    const { study, transcript } = studyOf({ 'codebook.yaml': codebook, 'a.txt': '' });
    ok(transcript('a.txt'));
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), (lines, lineEnd) => {
        const text = lines.join(lineEnd);
        const read = studyOf({ 'a.txt': text }).transcript('a.txt');
        check(outlineOfTranscript({ study, file: 'a.txt', transcript: read }), {
          start: 0,
          end: text.length,
        });
      }),
      { seed: 7, numRuns: 60 },
    );
    fc.assert(
      fc.property(fc.array(bookLines, { maxLength: 10 }), (lines) => {
        const text = ['codes:', ...lines].join('\n');
        check(outlineOfCodebook(readCodebook(text)), { start: 0, end: text.length });
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});
