// `marginalia rename` and `marginalia merge`, on files.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { filesOf, folderOf, marginalia, rowsOf } from './commandLine';

const codebook = '\uFEFFcodes:\r\n  - code: Data-loss # ours\r\n  - Data-late\r\n';
const talk = (code: string) => `\uFEFFInterviewee\r\n\r\nIt was gone.\r\n\r\n${code}\r\n`;
const study = () =>
  folderOf({ 'codebook.yaml': codebook, 'a.txt': talk('Data-loss'), 'b/c.txt': talk('Data-late') });

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
      { file: 'codebook.yaml', edits: 1, along: [] },
      { file: 'a.txt', edits: 1, along: [] },
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

  describe('tells of labels that the codebook does not have and that change with it', () => {
    const others = () =>
      folderOf({
        'codebook.yaml': codebook.replace('# ours', '\r\n    aliases: [Lost-data]'),
        'a.txt': talk('Data-loss'),
        'b.txt': talk('data loss "gone"'),
        'c.txt': talk('Lost-data').repeat(2),
        'd.txt': talk('DATA-LOSS') + talk('data loss "gone"'),
      });
    const sentence =
      'Spellings that differ only by case, hyphens or spaces are changed as well: “data loss” (2), “DATA-LOSS” (1).\n';

    it('in the table', async () => {
      const { out } = await marginalia('rename', 'Data-loss', 'Data-gaps', others());
      ok(out.endsWith(`4 files changed.\n${sentence}`), out);
    });

    it('in JSON and CSV, by file', async () => {
      const rows = await rowsOf('merge', 'Data-loss', others(), '--into', 'Data-late');
      deepEqual(rows, [
        { file: 'codebook.yaml', edits: rows[0]?.edits, along: [] },
        { file: 'a.txt', edits: 1, along: [] },
        { file: 'b.txt', edits: 1, along: ['data loss'] },
        { file: 'c.txt', edits: 2, along: [] },
        { file: 'd.txt', edits: 2, along: ['data loss', 'DATA-LOSS'] },
      ]);
      const { out } = await marginalia('rename', 'Data-loss', 'Data-gaps', others(), '--format', 'csv');
      match(out, /^file,edits,along\r\n/);
      match(out, /^b\.txt,1,"\[""data loss""\]"\r$/m);
    });

    it('beside a diff, on standard error', async () => {
      const folder = others();
      equal((await marginalia('rename', 'Data-loss', 'Data-gaps', folder, '--dry-run')).err, sentence);
      equal((await marginalia('rename', 'Data-late', 'Data-gaps', folder, '--dry-run')).err, '');
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
