import { equal } from 'node:assert/strict';
import { URI, Utils } from 'vscode-uri';
import { fileName, parentFolder, relativePath } from '../../../server/src/workspace/uris';

const uris = [
  'file:///study/a.txt',
  'file:///a.txt',
  'file:///',
  'file:///c%3A/study/a.txt',
  'file:///c%3A/a.txt',
  'file://server/share/a.txt',
  'file:///study/Interview%2035%20-%20Ilan.txt',
  'file:///study/50%25.txt',
  'file:///study/what%3F%23.txt',
  'file:///study/folder/',
  'memfs:/study/a.txt',
  'memfs:/a.txt',
  'vscode-vfs://github/owner/repo/a.txt',
  'vscode-vfs://github/a.txt?query#fragment',
  'untitled:Untitled-1',
];

describe('URIs are taken apart as their parser does it:', () => {
  for (const uri of uris) {
    it(uri, () => {
      const parsed = URI.parse(uri);
      equal(fileName(uri), Utils.basename(parsed));
      equal(parentFolder(uri), Utils.dirname(parsed).toString());
    });
  }

  for (const [folder, uri, path] of [
    ['file:///study', 'file:///study/a%20b/c.txt', 'a b/c.txt'],
    ['file:///study', 'file:///study-2/a.txt', null],
    ['file:///', 'file:///study/a.txt', 'study/a.txt'],
    ['file:///study%20one', 'file:///study%20one/50%25.txt', '50%.txt'],
    ['file:///study', 'memfs:/study/a.txt', null],
    ['file:///study', 'file:///study', null],
  ] as const) {
    it(`${uri} below ${folder}`, () => equal(relativePath(folder, uri), path));
  }
});
