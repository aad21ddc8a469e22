import '../vscode/install';
import { deepEqual } from 'node:assert/strict';
import {
  areTooMany,
  callForCaution,
  type Endings,
  noEndings,
  setAside,
  withEnd,
} from '../../../client/src/server/endings';

/** What is decided after ends, each a file or null, a second apart. */
function after(...files: (string | null)[]) {
  const endings = files.reduce<Endings>((all, file, index) => withEnd(all, index * 1000, file), noEndings);
  return { tooMany: areTooMany(endings), caution: callForCaution(endings), aside: setAside(endings) };
}

describe('A language server that ends by itself', () => {
  const cases: readonly [what: string, ends: (string | null)[], expected: ReturnType<typeof after>][] = [
    ['has not ended yet', [], { tooMany: false, caution: false, aside: [] }],
    ['is started with caution after the first end', [null], { tooMany: false, caution: true, aside: [] }],
    [
      'ends once at a file, which may be an accident',
      [null, 'a'],
      { tooMany: false, caution: true, aside: [] },
    ],
    [
      'ends twice at a file, which is set aside',
      [null, 'a', 'a'],
      { tooMany: false, caution: true, aside: ['a'] },
    ],
    [
      'ends over several files, one after the other, and reads all others',
      [null, 'a', 'a', 'b', 'c', 'b', 'c', null, null, null],
      { tooMany: false, caution: true, aside: ['a', 'b', 'c'] },
    ],
    [
      'ends five times for no known reason, and is not started again',
      [null, null, null, null, null],
      { tooMany: true, caution: true, aside: [] },
    ],
    [
      'ends over more and more files, and is not started again',
      [...'abcdefghijk'],
      { tooMany: true, caution: true, aside: [] },
    ],
  ];
  for (const [what, ends, expected] of cases) it(what, () => deepEqual(after(...ends), expected));

  it('is started again after a while, however often it has ended', () => {
    const times = Array.from({ length: 20 }, (_, n) => n * 60_000);
    deepEqual(areTooMany(times.reduce<Endings>((all, time) => withEnd(all, time, null), noEndings)), false);
  });
});
