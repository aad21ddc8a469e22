import * as assert from 'node:assert/strict';
import { pathOrder } from '../../../server/src/main/cli/pathOrder';

describe('The natural order of files', () => {
  const cases: [string, string[]][] = [
    ['counts numbers as numbers', ['Interview 2.txt', 'Interview 10.txt', 'Interview 35 - Ilan.txt']],
    ['goes by letters whatever their case', ['anna.txt', 'Bert.txt', 'clara.txt']],
    ['keeps folders together', ['a/z.txt', 'a b/a.txt', 'a.txt', 'b/a.txt']],
    ['tells names apart that sort alike', ['1.txt', '01.txt'].sort()],
  ];
  for (const [what, files] of cases) {
    it(what, () => assert.deepEqual([...files].reverse().sort(pathOrder), files));
  }
});
