import { deepEqual, equal, match, throws } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readText } from '../../../server/src/main/cli/disk';
import { reason } from '../../../server/src/main/readable';
import { readFile, readSync } from '../../../server/src/main/readFile';
import { largestFile } from '../../../server/src/protocol/files';

describe('What a reading thread follows', () => {
  let root = '';
  const at = (...parts: string[]) => path.join(root, ...parts);

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-waiting-'));
    fs.mkdirSync(at('study', 'wave 1'), { recursive: true });
    fs.mkdirSync(at('outside'));
    fs.writeFileSync(at('study', 'wave 1', 'a.txt'), 'said');
    fs.writeFileSync(at('outside', 'secret.txt'), 'secret');
  });
  afterEach(() => fs.rmSync(root, { recursive: true }));

  it('is a file, and a link to one of the study', () => {
    fs.symlinkSync('wave 1/a.txt', at('study', 'again.txt'));
    const read = readSync(at('study'));
    equal(read(at('study', 'wave 1', 'a.txt')), 'said');
    equal(read(at('study', 'again.txt')), 'said');
  });

  it('is a study that is a link itself', () => {
    fs.symlinkSync('study', at('other name'));
    equal(readSync(at('other name'))(at('other name', 'wave 1', 'a.txt')), 'said');
  });

  const leading: Record<string, string[]> = {
    'a link to a file outside': ['link.txt'],
    'a file below a link to a folder outside': ['linked', 'secret.txt'],
    'a link to a link that leads outside': ['twice.txt'],
  };
  for (const [name, parts] of Object.entries(leading)) {
    it(`is not ${name}`, () => {
      fs.symlinkSync('../outside/secret.txt', at('study', 'link.txt'));
      fs.symlinkSync('../outside', at('study', 'linked'));
      fs.symlinkSync('link.txt', at('study', 'twice.txt'));
      const read = readSync(at('study'));
      equal(read(at('study', 'wave 1', 'a.txt')), 'said');
      throws(() => read(at('study', ...parts)), /link/);
      // The folder has been looked at by now.
      throws(() => read(at('study', ...parts)), /link/);
    });
  }
});

describe('What keeps a file from being read', () => {
  let root = '';
  const at = (...parts: string[]) => path.join(root, ...parts);

  before(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-unreadable-'));
    fs.mkdirSync(at('folder'));
    fs.writeFileSync(at('a.txt'), '\ufeffsaid');
    fs.writeFileSync(at('image.txt'), Buffer.from([1, 0, 2, 0]));
    fs.writeFileSync(at('large.txt'), '');
    fs.truncateSync(at('large.txt'), largestFile + 1);
    fs.symlinkSync('nowhere.txt', at('broken.txt'));
    fs.symlinkSync('round.txt', at('round.txt'));
    fs.symlinkSync(os.tmpdir(), at('out.txt'));
  });
  after(() => fs.rmSync(root, { recursive: true }));

  /** Why it cannot be read, as the server and as the command line say it; the text where it can be. */
  async function read(name: string): Promise<(string | null)[]> {
    const server = await readFile(at(name), root).catch((error) => reason(error));
    let why: string | null = null;
    const call = readText(at(name), (_message, reason) => (why = reason), root);
    return [server, call ?? why];
  }

  const causes: Record<string, RegExp> = {
    'image.txt': /^it is no text/,
    'large.txt': /^it has 32 MB/,
    'broken.txt': /^it is a link to a file that is not there$/,
    'round.txt': /^too many symbolic links encountered$/,
    'out.txt': /^it is a link that leads out of the folder of the study/,
  };
  for (const [name, cause] of Object.entries(causes))
    it(`is said by the server and by the command line in one way: ${name}`, async () => {
      const [server, call] = await read(name);
      match(server ?? '', cause);
      equal(call, server);
    });

  it('is nothing where it is a text, of which neither shows the byte order mark', async () => {
    deepEqual(await read('a.txt'), ['said', 'said']);
  });

  it('is no fault of a study where it is a folder or gone, and one of a call that names it', async () => {
    deepEqual(await read('folder'), [null, 'it is not a file']);
    deepEqual(await read('gone.txt'), [null, 'no such file or directory']);
  });
});
