import { equal, throws } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readSync } from '../../../server/src/main/readSync';

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
