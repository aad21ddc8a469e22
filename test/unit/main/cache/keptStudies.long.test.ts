// What the command line keeps of large studies.
import { deepEqual, equal, match } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readCodebook } from '../../../../server/src/codebook/read';
import { vocabularyOf } from '../../../../server/src/codebook/vocabulary';
import { cacheFolder, keptStudy } from '../../../../server/src/main/cli/keptStudies';
import { marginalia } from '../../../protocol/commandLine';

describe('A large study on the command line', () => {
  let root = '';
  let before: string | undefined;
  const study = () => path.join(root, 'study');
  const first = () => path.join(study(), 'Interview 1.txt');
  const codebook = 'codes:\n- code: trust\n';

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-large-'));
    before = process.env.XDG_CACHE_HOME;
    process.env.XDG_CACHE_HOME = path.join(root, 'caches');
    fs.mkdirSync(study());
    fs.writeFileSync(path.join(study(), 'codebook.yaml'), codebook);
    for (let number = 1; number <= 200; number++)
      fs.writeFileSync(
        path.join(study(), `Interview ${number}.txt`),
        `Ana: Yes, ${number}.\n\ntrust\n\nBen: No.\n\ntrsut\n`,
      );
  });
  afterEach(() => {
    if (before === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = before;
    fs.rmSync(root, { recursive: true });
  });

  /** How often a transcript is opened when it is read by these words, as a call much later does. */
  const opened = (words: string) => {
    let times = 0;
    const kept = keptStudy(study(), Number.POSITIVE_INFINITY);
    kept?.summary(first(), vocabularyOf(readCodebook(words)), () => {
      times++;
      return fs.readFileSync(first(), 'utf8');
    });
    kept?.finish();
    return times;
  };

  it('is read once, until its codes change', () => {
    deepEqual([opened(codebook), opened(codebook), opened('codes:\n- code: delay\n')], [1, 0, 1]);
  });

  it('is answered for alike with and without what is kept, also when it was kept', async () => {
    const calls = ['check', 'summary', 'codings'];
    for (const call of calls) {
      const anew = await marginalia(call, study(), '--format', 'json', '--no-cache');
      opened(codebook);
      deepEqual(await marginalia(call, study(), '--format', 'json'), anew);
      deepEqual(await marginalia(call, study(), '--format', 'json'), anew);
    }
  });

  it('is kept nowhere with --no-cache', async () => {
    await marginalia('check', study(), '--no-cache');
    equal(fs.existsSync(path.join(root, 'caches')), false);
    equal((await marginalia('cache')).out, 'Nothing is kept of any study.\n');
  });

  it('is kept no more once no call has asked for it in 90 days', () => {
    const caches = path.join(root, 'caches', 'marginalia');
    const used = (name: string, days: number) => {
      const folder = path.join(caches, name);
      fs.mkdirSync(folder, { recursive: true });
      const then = Date.now() / 1000 - days * 24 * 60 * 60;
      fs.utimesSync(folder, then, then);
    };
    opened(codebook);
    const [own = ''] = fs.readdirSync(caches);
    for (const [name, days] of [
      [own, 200],
      ['lately', 89],
      ['long-ago', 91],
    ] as const)
      used(name, days);
    // It is used at this moment, however long ago that was the last time.
    equal(opened(codebook), 0);
    deepEqual(fs.readdirSync(caches).sort(), [own, 'lately'].sort());
    equal(opened(codebook), 0);
  });

  it('is kept no more once that is asked for', async () => {
    opened(codebook);
    match((await marginalia('cache')).out, /caches.marginalia\n$/);
    match((await marginalia('cache', '--clear')).out, /is removed\.\n$/);
    equal(opened(codebook), 1);
  });
});

describe('What is kept of studies', () => {
  const folders: [platform: NodeJS.Platform, env: NodeJS.ProcessEnv, ...below: string[]][] = [
    ['linux', {}, '.cache'],
    ['linux', { XDG_CACHE_HOME: 'not from the root' }, '.cache'],
    ['darwin', { XDG_CACHE_HOME: '/elsewhere' }, 'Library', 'Caches'],
    ['win32', {}, 'AppData', 'Local'],
  ];
  for (const [platform, env, ...below] of folders)
    it(`lies among the caches of ${platform} with ${JSON.stringify(env)}`, () =>
      equal(cacheFolder(platform, env), path.join(os.homedir(), ...below, 'marginalia')));

  it('lies where the user wants caches', () => {
    equal(cacheFolder('linux', { XDG_CACHE_HOME: '/elsewhere' }), path.join('/elsewhere', 'marginalia'));
    equal(cacheFolder('win32', { LOCALAPPDATA: '/local' }), path.join('/local', 'marginalia'));
  });
});
