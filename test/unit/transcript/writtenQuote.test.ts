import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from '../../../server/src/transcript/parse';
import { writtenQuote } from '../../../server/src/transcript/writtenQuote';
import { selectedIn } from '../studyFixture';

/** The quote written for the selected words of a passage; null when the code is on the whole passage. */
function quote(marked: string): string | null {
  const { text, selections } = selectedIn(marked);
  const [words = { start: 0, end: 0 }] = selections;
  return writtenQuote(text, { start: 0, end: text.length }, words)?.marked ?? null;
}

const long =
  'the picture is rotated a bit and then the whole thing falls apart in production every other day or so';

describe('A quote is written', () => {
  const cases: [string, string, string | null][] = [
    ['with straight marks', 'We ⟦had it⟧ twice.', '"had it"'],
    ['with curly marks around straight ones', 'We ⟦said "no"⟧ twice.', '“said "no"”'],
    ['with straight marks around curly ones', 'We ⟦said “no”⟧ twice.', '"said “no”"'],
    ['on one line', 'We ⟦had\r\n  it⟧ twice.', '"had it"'],
    ['with a word more when the words are said before', 'it was, and ⟦it⟧ is', '"it is"'],
    ['with words before when those after do not help', 'it is so and that it is so ⟦it is⟧', '"so it is"'],
    ['not at all when only the whole passage will do', 'no no ⟦no⟧', null],
    ['with another case before', 'It was, and ⟦it⟧ is', '"it"'],
    [
      'with its first and last words when it is long',
      `So ⟦${long}⟧.`,
      '"the picture is rotated … other day or so"',
    ],
    [
      'with more of them when those are said before',
      `So the picture is rotated again and ⟦${long}⟧.`,
      '"the picture is rotated a bit and then … apart in production every other day or so"',
    ],
    ['with marks of omission in it', 'So we ⟦had... it⟧ twice', '"had... it"'],
  ];
  for (const [how, marked, expected] of cases) it(how, () => equal(quote(marked), expected));

  it('so that it is read as the very words, or a few more, whatever they are', () => {
    const word = fc.constantFrom(
      'it',
      'is',
      'It',
      'no',
      'so',
      'a"b',
      '“c”',
      '...',
      '…',
      'd...',
      "don't",
      '😀',
      ',',
      'x'.repeat(30),
    );
    const gap = fc.constantFrom(' ', ' ', '  ', '\n', '\u00a0');
    const sentence = fc
      .array(fc.tuple(word, gap), { minLength: 1, maxLength: 60 })
      .map((all) => `w${all.flat().join('')}w`);
    fc.assert(
      fc.property(sentence, fc.nat(), fc.nat(), (said, a, b) => {
        const text = `Interviewee: ${said}\n`;
        const [passage] = parse(text).passages;
        if (!passage) return;
        const { range } = passage;
        const words = [...text.slice(range.start, range.end).matchAll(/\S+/g)].map(({ 0: one, index }) => ({
          start: range.start + index,
          end: range.start + index + one.length,
        }));
        const first = words[a % words.length];
        const last = words[Math.min(words.length - 1, (a % words.length) + (b % 30))];
        if (!first || !last) return;
        const written = writtenQuote(text, range, { start: first.start, end: last.end });
        if (!written) return;
        ok(written.target.start <= first.start && last.end <= written.target.end);
        const [coding] = parse(`${text}\nData-loss ${written.marked}\n`).codings;
        equal(JSON.stringify(coding?.quote?.target), JSON.stringify(written.target));
      }),
      { numRuns: 300 },
    );
  });
});
