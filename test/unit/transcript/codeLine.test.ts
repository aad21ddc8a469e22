import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { offsetsOfLabels } from '../../../server/src/features/reshape/labelPlaces';
import { readCodeLine } from '../../../server/src/transcript/codeLine';
import { studyOf } from '../studyFixture';

const codebook = 'codes:\n  - A-one\n  - A-two\n  - Work「paid」\n';

/** What a line is made of: its label, its mark, and its quote. */
function partsOf(line: string, isLabel?: (label: string) => boolean) {
  const { labelStart, labelEnd, marked, quote } = readCodeLine(line, 0, line.length, isLabel);
  return [line.slice(labelStart, labelEnd), marked, quote && line.slice(quote.start, quote.end)];
}

describe('A code line', () => {
  const lines: [string, [string, boolean, string | null]][] = [
    ['A-one', ['A-one', false, null]],
    ['#A-one', ['A-one', true, null]],
    ['#  A-one', ['A-one', true, null]],
    ['A-one "so it is"', ['A-one', false, '"so it is"']],
    ['# A-one  “so it is”', ['A-one', true, '“so it is”']],
    ['A-one「so」', ['A-one', false, '「so」']],
    ['#A-one "so', ['A-one', true, '"so']],
    ['#', ['', true, null]],
    ['# "so it is"', ['', true, '"so it is"']],
  ];
  for (const [line, parts] of lines)
    it(`is taken apart: ${line}`, () => {
      deepEqual(partsOf(line), parts);
    });

  it('may have a label with corner brackets at its end', () => {
    deepEqual(
      partsOf('#Work「paid」', (label) => label === 'Work「paid」'),
      ['Work「paid」', true, null],
    );
  });

  it('is the same for whoever reads a transcript, and for whoever looks for a label where the index has it', () => {
    const line = fc
      .tuple(
        fc.constantFrom('', ' ', '\u00a0'),
        fc.constantFrom('', '#', '# '),
        fc.constantFrom('A-one', 'A-two', 'Work「paid」', 'A-one:two', 'They say A-one'),
        fc.constantFrom('', ' ', ' "so it is"', ' “so it is”', ' "so', '「so」', '「so', '"so"', ' // so'),
      )
      .map((parts) => parts.join(''));
    const transcript = fc
      .tuple(fc.constantFrom('\n', '\r\n', '\r'), fc.array(line, { minLength: 1, maxLength: 5 }))
      .map(([end, lines]) => ['Ann: so it is', ...lines, ''].join(end + end));
    fc.assert(
      fc.property(transcript, (text) => {
        const { transcript: read } = studyOf({ 'codebook.yaml': codebook, 'a.txt': text });
        const { codings, lineStarts } = read('a.txt');
        const places = codings.map(({ label, labelRange: { start }, line: number }) => ({
          line: number,
          column: start - (lineStarts[number] ?? 0),
          label,
        }));
        deepEqual(
          offsetsOfLabels(text, places, []),
          codings.map(({ labelRange }) => labelRange.start),
        );
      }),
      { examples: [['Ann: so it is\n\nWork「paid」 "so\n\nWork「paid」 "so\n\nA-one\n\n']] },
    );
  });
});
