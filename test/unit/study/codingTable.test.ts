// Where codings stand, in files that are longer than most.
import { deepEqual } from 'node:assert/strict';
import { summarize } from '../../../server/src/study/summarize';
import { parse } from '../../../server/src/transcript/parse';
import { emptyVocabulary } from '../../../server/src/transcript/vocabulary';

/** More than 16 bits have room for. */
const many = 40_000;

describe('The codings of a transcript stand where they are written', () => {
  const words = 'Only one of us knew the tape.';
  const places: [where: string, text: string, line: number, endColumn: number][] = [
    ['in a short file', `Interviewee: ${words}\n\n#Bus factor\n`, 2, 42],
    [`behind ${many} lines`, `${'\n'.repeat(many)}Interviewee: ${words}\n\n#Bus factor\n`, many + 2, 42],
    [
      `below a passage of ${many} letters`,
      `Interviewee: ${'x'.repeat(many)} ${words}\n\n#Bus factor\n`,
      2,
      many + 43,
    ],
  ];
  for (const [where, text, line, endColumn] of places)
    it(where, () => {
      const { codings } = summarize(parse(text, emptyVocabulary, 'a.txt'));
      deepEqual(
        [...codings].map(({ label, at, words: said }) => [label, at.line, said.endLine, said.endColumn]),
        [['Bus factor', line, line - 2, endColumn]],
      );
    });
});
