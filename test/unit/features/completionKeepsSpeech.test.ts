import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { type Completions, completeCode } from '../../../server/src/features/completion/completion';
import { plainWords } from '../../../server/src/study/summarize';
import { parse } from '../../../server/src/transcript/parse';
import type { Transcript } from '../../../server/src/transcript/transcript';
import { studyOf } from '../studyFixture';

const { study } = studyOf({
  'codebook.yaml': 'codes:\n  - code: Data-loss\n  - code: Data-late\n  - code: Bus factor\n',
});
const read = (text: string) => parse(text, study.vocabulary(), 'a.txt');

/** Words that begin a label. Each once, as a line that recurs is a code for that alone. */
const beginnings = ['Data', 'bus', '  d'];
const lines = fc.constantFrom(
  ...beginnings,
  '',
  '',
  '',
  'Interviewer',
  'Interviewee',
  'Interviewee: We lost it.',
  'And it came back, twice.',
  'Data-loss',
  '#Data-l',
  '#',
  'Data-late "came back"',
  '// Ask again.',
);
const files = fc
  .tuple(fc.array(lines, { maxLength: 14 }), fc.constantFrom('\n', '\r\n', '\r'), fc.nat())
  .map(([found, lineEnd, at]) => {
    const text = found
      .filter((line, index) => !beginnings.includes(line) || found.indexOf(line) === index)
      .join(lineEnd);
    return { text, offset: at % (text.length + 1) };
  });

function applied(text: string, { place }: Completions, label: string): string {
  const insertions = place.blanks.map(({ offset, text: lineEnd }) => ({
    start: offset,
    end: offset,
    by: lineEnd,
  }));
  return [...insertions, { ...place.range, by: label }]
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, by }) => now.slice(0, start) + by + now.slice(end), text);
}

/** Every line with words on it, with its line end. */
function wordedLines(text: string): string[] {
  return (text.match(/[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$/g) ?? []).filter((line) => line.trim() !== '');
}

function spoken({ text, passages }: Transcript): string[] {
  return passages.map(({ range, speaker }) => `${speaker}: ${plainWords(text, range)}`);
}

describe('A completed code', () => {
  it('leaves every other line as it was, byte for byte, and everybody saying what they said, and is a code', () => {
    fc.assert(
      fc.property(files, ({ text, offset }) => {
        const found = completeCode({ study, file: 'a.txt', transcript: read(text) }, offset);
        if (!found) return;
        const { range } = found.place;
        const choice = found.choices.find(({ code }) => code.label === 'Bus factor');
        if (!choice) return;
        const after = applied(text, found, choice.newText);
        const begin =
          Math.max(text.lastIndexOf('\n', range.start - 1), text.lastIndexOf('\r', range.start - 1)) + 1;
        const end = text.slice(range.end).search(/[\r\n]/);
        const without = text.slice(0, begin) + (end < 0 ? '' : text.slice(range.end + end));
        const others = wordedLines(without);
        const kept = wordedLines(after);
        equal(kept.length, others.length + 1);
        const own = kept.findIndex((line, index) => line !== others[index]);
        deepEqual(kept.toSpliced(own, 1), others);
        equal(read(after).codings.filter(({ label }) => label === 'Bus factor').length, 1);
        deepEqual(spoken(read(after)), spoken(read(without)));
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
