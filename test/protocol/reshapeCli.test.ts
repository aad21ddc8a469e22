// `marginalia rename` and `marginalia merge`, on files.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { complete, finishBrokenOff, prepare } from '../../server/src/main/cli/wholeChange';
import { folderOf, marginalia, program, rowsOf } from './commandLine';

const codebook = '\uFEFFcodes:\r\n  - code: Data-loss # ours\r\n  - Data-late\r\n';
const talk = (code: string) => `\uFEFFInterviewee\r\n\r\nIt was gone.\r\n\r\n${code}\r\n`;
const study = () =>
  folderOf({ 'codebook.yaml': codebook, 'a.txt': talk('Data-loss'), 'b/c.txt': talk('Data-late') });

/** The files of a folder, by name. */
function filesOf(folder: string): Record<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names
      .filter((name) => fs.statSync(path.join(folder, name)).isFile())
      .map((name) => [name.replaceAll('\\', '/'), fs.readFileSync(path.join(folder, name), 'utf8')]),
  );
}

describe('marginalia rename', () => {
  it('changes the files that have the code and no byte of others, marks and line ends kept', async () => {
    const folder = study();
    fs.chmodSync(path.join(folder, 'a.txt'), 0o640);
    const { code, out, err } = await marginalia('rename', 'Data-loss', 'Data-gaps', folder);
    equal(err, '');
    equal(code, 0);
    match(out, /Renamed Data-loss to Data-gaps \(1 coding in 1 file\)\. 2 files changed/);
    deepEqual(filesOf(folder), {
      'a.txt': talk('Data-gaps'),
      'b/c.txt': talk('Data-late'),
      'codebook.yaml': codebook.replace('Data-loss', 'Data-gaps'),
    });
    if (process.platform !== 'win32') equal(fs.statSync(path.join(folder, 'a.txt')).mode & 0o777, 0o640);
  });

  it('there and back leaves every file as it was', async () => {
    const folder = study();
    const before = filesOf(folder);
    await marginalia('rename', 'Data-loss', 'Data-gaps', folder);
    await marginalia('rename', 'Data-gaps', 'Data-loss', folder);
    deepEqual(filesOf(folder), before);
  });

  it('prints a diff and writes nothing when asked to', async () => {
    const folder = study();
    const before = filesOf(folder);
    const { out } = await marginalia('rename', 'Data-loss', 'Data-gaps', folder, '--dry-run');
    match(out, /^--- a\/a\.txt$/m);
    match(out, /^-Data-loss\r?$/m);
    match(out, /^\+Data-gaps\r?$/m);
    deepEqual(filesOf(folder), before);
  });

  it('lists the files as JSON', async () => {
    deepEqual(await rowsOf('rename', 'Data-loss', 'Data-gaps', study()), [
      { file: 'codebook.yaml', edits: 1 },
      { file: 'a.txt', edits: 1 },
    ]);
  });

  it('means the whole study, also from a folder in it', async () => {
    const folder = study();
    await marginalia('rename', 'Data-loss', 'Data-gaps', path.join(folder, 'b'));
    equal(filesOf(folder)['a.txt'], talk('Data-gaps'));
  });

  it('keeps the old label as an alias, and a history, when wanted', async () => {
    const folder = study();
    await marginalia('rename', 'Data-loss', 'Data-gaps', folder, '--keep-alias', '--history');
    match(
      filesOf(folder)['codebook.yaml'] ?? '',
      /- code: Data-gaps # ours\r\n {4}aliases: \[Data-loss\]\r\n(?:.*\r\n)*history:\r\n {2}- \d{4}-\d\d-\d\d: renamed Data-loss to Data-gaps \(1 coding in 1 file\)\r\n$/,
    );
  });

  const refused: [string, string[], RegExp][] = [
    ['a label that is taken', ['Data-loss', 'Data-late'], /merge them/],
    ['a code that is not there', ['Data-lost', 'X-y'], /Did you mean “Data-loss”/],
  ];
  for (const [what, names, why] of refused) {
    it(`refuses ${what}, and ends with 2`, async () => {
      const folder = study();
      const before = filesOf(folder);
      const { code, err } = await marginalia('rename', ...names, folder);
      equal(code, 2);
      match(err, why);
      deepEqual(filesOf(folder), before);
    });
  }

  it('refuses a study with a file that is not UTF-8, and names it', async () => {
    const folder = study();
    fs.writeFileSync(
      path.join(folder, 'a.txt'),
      Buffer.from('Interviewee\n\nCaf\xe9.\n\nData-loss\n', 'latin1'),
    );
    const before = filesOf(folder);
    const { code, err } = await marginalia('rename', 'Data-loss', 'Data-gaps', folder);
    equal(code, 2);
    match(err, /^a\.txt is not in UTF-8/);
    // Drafts of the files before it are gone as well.
    deepEqual(filesOf(folder), before);
  });

  it('refuses a study with a transcript that cannot be read, and names it', async () => {
    const folder = study();
    fs.writeFileSync(path.join(folder, 'd.txt'), 'Data-loss\0');
    const before = filesOf(folder);
    const { code, err } = await marginalia('rename', 'Data-loss', 'Data-gaps', folder);
    equal(code, 2);
    match(err, /d\.txt cannot be read: it is no text.*\nNot all of the study could be read/);
    deepEqual(filesOf(folder), before);
  });

  it('changes other spellings of the label, too', async () => {
    const folder = folderOf({
      'codebook.yaml': codebook,
      'a.txt': talk('Data-loss'),
      'b.txt': talk('data loss "gone"'),
    });
    const { code, err } = await marginalia('rename', 'Data-loss', 'Data-gaps', folder);
    equal(err, '');
    equal(code, 0);
    deepEqual(filesOf(folder), {
      'a.txt': talk('Data-gaps'),
      'b.txt': talk('Data-gaps "gone"'),
      'codebook.yaml': codebook.replace('Data-loss', 'Data-gaps'),
    });
  });

  it('refuses where a line that stays would be read as the new label', async () => {
    const folder = folderOf({
      'codebook.yaml': codebook,
      'a.txt': talk('Data-loss'),
      'b.txt': talk('Data gapz'),
    });
    const before = filesOf(folder);
    const { code, err } = await marginalia('rename', 'Data-loss', 'Data-gaps', folder);
    equal(code, 2);
    match(err, /^In b\.txt, “Data gapz” around line 5 would be read as something else then/);
    deepEqual(filesOf(folder), before);
  });

  it('changes what a link in the study leads to, and the link stays one', async function () {
    const folder = study();
    fs.renameSync(path.join(folder, 'a.txt'), path.join(folder, 'a.md'));
    try {
      fs.symlinkSync('a.md', path.join(folder, 'a.txt'));
    } catch {
      // Not every user of Windows may make links.
      this.skip();
    }
    await marginalia('rename', 'Data-loss', 'Data-gaps', folder);
    ok(fs.lstatSync(path.join(folder, 'a.txt')).isSymbolicLink());
    equal(fs.readFileSync(path.join(folder, 'a.md'), 'utf8'), talk('Data-gaps'));
  });
});

describe('marginalia merge', () => {
  it('makes one code of several', async () => {
    const folder = study();
    const { code, out } = await marginalia('merge', 'Data-loss', 'Data-late', folder, '--into', 'Data-all');
    equal(code, 0);
    match(out, /2 codings in 2 files/);
    deepEqual(filesOf(folder), {
      'a.txt': talk('Data-all'),
      'b/c.txt': talk('Data-all'),
      'codebook.yaml': '\uFEFFcodes:\r\n  - code: Data-all # ours\r\n',
    });
  });

  it('says how it is called', async () => {
    match((await marginalia('merge', study(), '--into', 'X-y')).err, /Name at least one code/);
  });
});

describe('A change that is broken off', () => {
  const begin = async (folder: string) => {
    const paths = ['a.txt', 'b/c.txt'].map((name) => path.join(folder, name));
    await prepare(
      folder,
      paths,
      paths.map((one) => ({ path: one, bytes: Buffer.from('new') })),
    );
  };
  /** As if the process that began it were dead. */
  const abandon = (folder: string, state = 'ready') => {
    const journal = path.join(folder, '.marginalia-change.json');
    const known = JSON.parse(fs.readFileSync(journal, 'utf8'));
    fs.writeFileSync(journal, JSON.stringify({ ...known, state, process: 2 ** 22 + 1 }));
  };

  it('before it was ready is taken back at the next call', async () => {
    const folder = study();
    const before = filesOf(folder);
    await begin(folder);
    abandon(folder, 'preparing');
    match(finishBrokenOff(folder) ?? '', /no file was changed/);
    deepEqual(filesOf(folder), before);
  });

  it('in the middle of changing files is made at the next call', async () => {
    const folder = study();
    await begin(folder);
    abandon(folder);
    fs.renameSync(path.join(folder, 'a.txt.marginalia-draft'), path.join(folder, 'a.txt'));
    match(finishBrokenOff(folder) ?? '', /has been made/);
    deepEqual(filesOf(folder), { 'a.txt': 'new', 'b/c.txt': 'new', 'codebook.yaml': codebook });
  });

  it('is not made over what somebody has written since', async () => {
    const folder = study();
    await begin(folder);
    abandon(folder);
    fs.appendFileSync(path.join(folder, 'b/c.txt'), 'more');
    const { code, err } = await marginalia('rename', 'Data-loss', 'Data-gaps', folder);
    equal(code, 2);
    match(err, /c\.txt was edited since/);
    ok(filesOf(folder)['b/c.txt']?.endsWith('more'));
  });

  it('is left alone while another process is at it', async () => {
    const folder = study();
    await begin(folder);
    complete(folder);
    equal(finishBrokenOff(folder), null);
  });

  it('by killing the program leaves no file half changed, whenever it is killed', async function () {
    this.timeout(60_000);
    const many = Array.from({ length: 150 }, (_, index) => [`${index}.txt`, talk('Data-loss').repeat(20)]);
    const folder = folderOf({ 'codebook.yaml': codebook, ...Object.fromEntries(many) });
    const [old, now] = ['Data-loss', 'Data-gaps'].map((code) => talk(code).repeat(20));
    const states = new Set([old, now]);
    for (const after of [120, 250, 320, 400]) {
      const child = spawn(process.execPath, [program, 'rename', 'Data-loss', 'Data-gaps', folder]);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const timer = setTimeout(() => child.kill('SIGKILL'), after);
      await ended;
      clearTimeout(timer);
      for (const [name = ''] of many) ok(states.has(fs.readFileSync(path.join(folder, name), 'utf8')), name);
    }
    // The next call does what is left to do, or finds nothing to do.
    await marginalia('rename', 'Data-loss', 'Data-gaps', folder);
    const names = Object.keys(filesOf(folder));
    deepEqual(
      names.filter((name) => name.includes('marginalia')),
      [],
    );
    for (const [name = ''] of many) equal(fs.readFileSync(path.join(folder, name), 'utf8'), now, name);
  });
});
