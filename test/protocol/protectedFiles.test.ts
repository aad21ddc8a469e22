// Files that nobody is to write, and files of somebody else.
import { deepEqual, equal, match } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { filesOf, folderOf, marginalia } from './commandLine';

const study = () =>
  folderOf({
    'codebook.yaml': 'codes:\n  - code: Data-loss\n',
    'a.txt': 'Ann: It was gone.\n\nData-loss\n',
    'b.txt': 'Ann: So it was.\n\nData-loss\n',
  });

describe('A study that is renamed in', () => {
  for (const name of ['a.txt', 'b.txt', 'codebook.yaml'])
    it(`keeps its write-protected files, and all others with them: ${name}`, async () => {
      const folder = study();
      const before = filesOf(folder);
      fs.chmodSync(path.join(folder, name), 0o444);
      const { code, err } = await marginalia('rename', 'Data-loss', 'Data-gone', folder);
      equal(code, 2);
      match(err, new RegExp(`${name} is write-protected\\. Nothing was changed\\.`));
      deepEqual(filesOf(folder), before);
      fs.chmodSync(path.join(folder, name), 0o640);
      equal((await marginalia('rename', 'Data-loss', 'Data-gone', folder)).code, 0);
      if (process.platform !== 'win32') equal(fs.statSync(path.join(folder, name)).mode & 0o777, 0o640);
    });

  it('leaves files with those who own them', async function () {
    // Only the superuser may give files away.
    if (process.getuid?.() !== 0) this.skip();
    const folder = study();
    const file = path.join(folder, 'a.txt');
    fs.chownSync(file, 12_345, 23_456);
    fs.chmodSync(file, 0o660);
    equal((await marginalia('rename', 'Data-loss', 'Data-gone', folder)).code, 0);
    const { uid, gid, mode } = fs.statSync(file);
    deepEqual([uid, gid, mode & 0o777], [12_345, 23_456, 0o660]);
  });
});
