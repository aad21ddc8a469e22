// A split takes its time, and the transcripts can be edited meanwhile.
import '../vscode/install';
import { deepEqual } from 'node:assert/strict';
import { sameQuotes } from '../../../client/src/reshaping/splitCode';
import type { CodingOfCode } from '../../../server/src/protocol/codingsOfCode';

function quote(excerpt: string, line: number): CodingOfCode {
  const at = { line: line - 1, character: 0 };
  const words = { uri: 'file:///a.txt', range: { start: at, end: at } };
  return { words, excerpt, line, label: 'Data-loss', stamp: '', interview: '1', speaker: null };
}
const linesOf = (before: CodingOfCode[], now: CodingOfCode[]) =>
  sameQuotes(before, now).map((found) => found?.line);

describe('The quotes of a code that is being split', () => {
  it('are found again when their lines moved, also where another one stood', () => {
    deepEqual(
      linesOf(
        [quote('It was lost.', 5), quote('Twice.', 10)],
        [quote('It was lost.', 10), quote('Twice.', 15)],
      ),
      [10, 15],
    );
  });
  it('of the same words are told by their order', () => {
    deepEqual(linesOf([quote('Yes.', 5), quote('Yes.', 10)], [quote('Yes.', 7), quote('Yes.', 12)]), [7, 12]);
  });
  it('that cannot be told any more are left alone', () => {
    deepEqual(linesOf([quote('Yes.', 5), quote('Yes.', 10), quote('No.', 12)], [quote('Yes.', 10)]), [
      undefined,
      undefined,
      undefined,
    ]);
  });
});
