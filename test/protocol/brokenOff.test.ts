// What a call of `rename` or `merge` leaves that is broken off in the middle: the next one ends it.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { startOfProcess } from '../../server/src/main/cli/runningProcess';
import { finishBrokenOff } from '../../server/src/main/cli/wholeChange';
import {
  abandon,
  begin,
  codebook,
  gone,
  journalName,
  made,
  outside,
  placesIn,
  renameWhile,
  study,
  talk,
} from './changing';
import { filesOf, folderOf, marginalia, program } from './commandLine';

describe('A change that is broken off', () => {
  it('before it was ready is taken back at the next call', async () => {
    const folder = study();
    const before = filesOf(folder);
    await begin(folder);
    abandon(folder, { state: 'preparing' });
    match(finishBrokenOff(folder) ?? '', /no file was changed/);
    deepEqual(filesOf(folder), before);
  });

  it('in the middle of changing files is made at the next call', async () => {
    const folder = study();
    await begin(folder);
    abandon(folder);
    const [first] = placesIn(folder);
    fs.linkSync(first.path, first.kept);
    fs.renameSync(first.draft, first.path);
    match(finishBrokenOff(folder) ?? '', /has been made/);
    deepEqual(filesOf(folder), made());
  });

  it('when all files were changed leaves nothing beside them at the next call', async () => {
    const folder = study();
    await begin(folder);
    abandon(folder);
    const [first, second] = placesIn(folder);
    for (const { draft, path: file } of [first, second]) fs.renameSync(draft, file);
    fs.writeFileSync(second.kept, talk('Data-late'));
    fs.appendFileSync(first.path, 'saved since');
    match(finishBrokenOff(folder) ?? '', /has been made/);
    deepEqual(filesOf(folder), { ...made(), 'a.txt': 'newsaved since' });
  });

  it('is taken back when somebody has written since into a file that had not changed yet', async () => {
    const folder = study();
    const before = filesOf(folder);
    await begin(folder);
    abandon(folder);
    const [first] = placesIn(folder);
    fs.linkSync(first.path, first.kept);
    fs.renameSync(first.draft, first.path);
    fs.appendFileSync(path.join(folder, 'b/c.txt'), 'more');
    const { code, err } = await marginalia('rename', 'Data-loss', 'Data-gaps', folder);
    equal(code, 2);
    match(err, /c\.txt was saved\. It has been taken back, and every file is as it was before\. Please/);
    deepEqual(filesOf(folder), { ...before, 'b/c.txt': `${talk('Data-late')}more` });
  });

  it('while it was taken back is taken back to its end at the next call', async () => {
    const folder = study();
    const before = filesOf(folder);
    await begin(folder);
    abandon(folder, { state: 'back' });
    const [first, second] = placesIn(folder);
    fs.linkSync(first.path, first.kept);
    fs.renameSync(first.draft, first.path);
    fs.linkSync(second.path, second.kept);
    match(finishBrokenOff(folder) ?? '', /has been taken back to its end\.$/);
    deepEqual(filesOf(folder), before);
  });

  it('is left alone while another process is at it', async () => {
    const folder = study();
    await begin(folder);
    const during = filesOf(folder);
    abandon(folder, { process: process.ppid, started: startOfProcess(process.ppid) });
    const noted = filesOf(folder);
    const { code, err } = await marginalia('rename', 'Data-loss', 'Data-gaps', folder);
    equal(code, 2);
    match(err, /Another program is changing .* right now/);
    deepEqual(filesOf(folder), noted);
    deepEqual(Object.keys(noted), Object.keys(during));
  });

  it('does not wait for another process that got the same number', async () => {
    const folder = study();
    await begin(folder);
    abandon(folder, { process: process.ppid, started: `${startOfProcess(process.ppid)}0` });
    // Where the system does not say when a process began, what counts is that nothing has happened for long.
    fs.utimesSync(path.join(folder, journalName), 1e9, 1e9);
    match(finishBrokenOff(folder) ?? '', /has been made/);
    deepEqual(filesOf(folder), made());
  });

  for (const text of ['', '{"id":"0123', '\0\0\0\0'])
    it(`does not lock the study when its note was not written to the end: ${JSON.stringify(text)}`, async () => {
      const folder = study();
      fs.writeFileSync(path.join(folder, journalName), text);
      const { code, err } = await marginalia('rename', 'Data-loss', 'Data-gaps', folder);
      equal(code, 0);
      match(err, /had begun to note .* no file was changed by it/);
      deepEqual(Object.keys(filesOf(folder)), ['a.txt', 'b/c.txt', 'codebook.yaml']);
    });

  it('on a full disk leaves nothing beside the files, and does not lock the study', async () => {
    const folder = study();
    const before = filesOf(folder);
    // The note, two drafts, and the note that they are there.
    for (const disk of ['full', 'full after 1', 'full after 2', 'full after 3']) {
      const { code, err } = renameWhile(folder, { MARGINALIA_TEST_DISK: disk });
      equal(code, 2);
      match(err, /cannot be written: no space left on device\. Nothing was changed\./);
      deepEqual(filesOf(folder), before);
    }
    equal((await marginalia('rename', 'Data-loss', 'Data-gaps', folder)).code, 0);
  });

  const foreign: [what: string, change: (content: Record<string, unknown>) => unknown, says: RegExp][] = [
    [
      'an older version',
      ({ process: by }) => ({ state: 'ready', process: by, files: [] }),
      /another version/,
    ],
    ['a stranger', (content) => ({ ...content, files: [outside('../victim')] }), /outside of the study/],
    [
      'a stranger with links',
      (content) => ({ ...content, files: [outside('out/victim')] }),
      /outside of the study/,
    ],
  ];
  for (const [what, change, says] of foreign)
    it(`touches nothing when the note is of ${what}`, async () => {
      const around = folderOf({
        victim: 'precious',
        'other/victim': 'precious',
        'study/codebook.yaml': codebook,
        'study/a.txt': talk('Data-loss'),
      });
      const folder = path.join(around, 'study');
      try {
        fs.symlinkSync('../other', path.join(folder, 'out'));
      } catch {
        // Not every user of Windows may make links.
      }
      const { id } = outside('');
      for (const kind of ['draft', 'kept'])
        for (const at of ['.', 'other'])
          fs.writeFileSync(path.join(around, at, `.marginalia-${id}.${kind}`), 'theirs');
      await begin(folder, ['a.txt']);
      const [{ draft }] = placesIn(folder);
      fs.rmSync(draft);
      for (const state of ['ready', 'preparing', 'back']) {
        const journal = path.join(folder, journalName);
        const known = { ...JSON.parse(fs.readFileSync(journal, 'utf8')), process: gone, state };
        fs.writeFileSync(journal, JSON.stringify(change(known)));
        const before = filesOf(around);
        const { code, err } = await marginalia('rename', 'Data-loss', 'Data-gaps', folder);
        equal(code, 2);
        match(err, says);
        deepEqual(filesOf(around), before);
        fs.writeFileSync(journal, JSON.stringify(known));
      }
    });

  it('by killing the program leaves no file half changed, whenever it is killed', async () => {
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
