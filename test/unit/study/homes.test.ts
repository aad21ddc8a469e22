import { deepEqual, equal } from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import { pathToFileURL } from 'node:url';
import { belonging, homeAbove, outwards, type PathNaming } from '../../../server/src/study/homes';
import { certainGlobs, memberOf } from '../../../server/src/study/members';
import { normalizeUri, uriNaming } from '../../../server/src/workspace/uris';

/** The globs of the codebooks, by their folders. */
const codebooks: Record<string, string[]> = {
  '/study': ['*.txt', 'wave 1/**/*.txt', '!wave 1/notes/*'],
  '/study/wave 2': ['**/*.md'],
};

const cases: [string, string | null, string][] = [
  ['/study/a.txt', '/study', 'transcript'],
  ['/study/a.md', '/study', 'no transcript'],
  ['/study/wave 1/b.txt', '/study', 'transcript'],
  ['/study/wave 1/day 1/c.txt', '/study', 'transcript'],
  ['/study/wave 1/notes/d.txt', '/study', 'no transcript'],
  ['/study/wave 1/.hidden/e.txt', '/study', 'no transcript'],
  ['/study/wave 2/f.md', '/study/wave 2', 'transcript'],
  ['/study/wave 2/deep/g.md', '/study/wave 2', 'transcript'],
  // What the nearest codebook does not name is no transcript of the one further up.
  ['/study/wave 2/h.txt', '/study/wave 2', 'no transcript'],
  ['/study/wave 22/i.txt', '/study', 'no transcript'],
  ['/studies/j.transcript', '/', 'transcript'],
  ['/studies/k.txt', '/', 'no transcript'],
];

const paths: PathNaming = {
  parentOf: posix.dirname,
  pathFrom: (folder, file) => posix.relative(folder, file),
};

function owner(file: string, naming: PathNaming, named: (path: string) => string) {
  const studies = new Map(
    Object.entries(codebooks).map(([folder, globs]) => [named(folder), { names: memberOf(globs) }]),
  );
  const found = belonging(
    named(file),
    naming,
    (folder) => studies.get(folder) ?? null,
    () => ({ home: named('/'), study: { names: memberOf(certainGlobs) } }),
  );
  return [found?.home, found?.isTranscript ? 'transcript' : 'no transcript'];
}

describe('Whose a file is', () => {
  for (const [file, home, what] of cases)
    it(`is told by the nearest codebook: ${file} is ${what} of ${home}`, () => {
      deepEqual(
        owner(file, paths, (path) => path),
        [home, what],
      );
    });

  it('is told of URIs as of paths', () => {
    const uri = (path: string) => normalizeUri(pathToFileURL(path).href);
    for (const [file, home, what] of cases) deepEqual(owner(file, uriNaming, uri), [uri(home ?? ''), what]);
  });

  it('is nobody where no codebook is above, and no study is without one', () => {
    equal(
      belonging(
        '/a.txt',
        paths,
        () => null,
        () => null,
      ),
      null,
    );
    equal(
      homeAbove('/a/b', paths, () => false),
      null,
    );
  });

  it('is looked for up to the outermost folder', () => {
    deepEqual([...outwards('/a/b', paths)], ['/a/b', '/a', '/']);
    deepEqual([...outwards('C:\\a', { parentOf: win32.dirname })], ['C:\\a', 'C:\\']);
    deepEqual([...outwards('file:///a', uriNaming)], ['file:///a', 'file:///']);
    deepEqual([...outwards('untitled:One', uriNaming)], ['untitled:One', 'untitled:']);
  });
});
