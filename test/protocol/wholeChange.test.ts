// What holds while `rename` and `merge` change the files of a study: nothing is lost that others save meanwhile, and nothing
// is written through what a stranger has put there.
import { deepEqual, equal, match, ok, rejects, throws } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { complete, newText, prepare } from '../../server/src/main/cli/wholeChange';
import { begin, codebook, filesIn, journalName, placesIn, renameWhile, study, talk } from './changing';
import { filesOf, folderOf, marginalia } from './commandLine';

describe('What others save while a change is made', () => {
  const hands: [what: string, does: (file: string) => void][] = [
    ['is added to', (file) => fs.appendFileSync(file, 'more')],
    [
      'is changed, and looks as old and as long as before',
      (file) => {
        const { atime, mtime } = fs.statSync(file);
        fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('gone', 'lost'));
        fs.utimesSync(file, atime, mtime);
      },
    ],
    [
      'gives way to another',
      (file) => {
        fs.writeFileSync(`${file}.new`, 'other');
        fs.renameSync(`${file}.new`, file);
      },
    ],
    ['is emptied', (file) => fs.truncateSync(file)],
    ['is removed', (file) => fs.rmSync(file)],
    [
      'gives way to a folder',
      (file) => {
        fs.rmSync(file);
        fs.mkdirSync(file);
        fs.writeFileSync(path.join(file, 'd.txt'), 'other');
      },
    ],
  ];
  for (const [what, does] of hands)
    for (const at of [0, 1])
      it(`is not overwritten, and all is as before, when the ${at === 0 ? 'first' : 'last'} file ${what}`, async () => {
        const folder = study();
        const change = await begin(folder);
        const [name = '', file = ''] = [['a.txt', 'c.txt'][at], placesIn(folder)[at]?.path];
        const drafts = filesIn(folder, '.draft');
        equal(drafts.length, 2);
        does(file);
        const theirs = Object.fromEntries(
          Object.entries(filesOf(folder)).filter(([one]) => !one.includes('marginalia')),
        );
        throws(
          () => complete(change),
          new RegExp(
            `${name} was (saved|moved or removed) while.*Nothing was overwritten, and every file is as it was before\\. Save`,
          ),
        );
        deepEqual(filesOf(folder), theirs);
      });

  it('is not overwritten while the drafts are written', async () => {
    const folder = study();
    const [file, other] = ['a.txt', 'b/c.txt'].map((name) => path.join(fs.realpathSync.native(folder), name));
    const contents = function* () {
      for (const one of [file, other]) {
        yield newText(one ?? '', fs.readFileSync(one ?? '', 'utf8'), 'new');
        fs.appendFileSync(file ?? '', 'more');
      }
    };
    const change = await prepare(folder, [file ?? '', other ?? ''], contents());
    throws(() => complete(change), /a\.txt was saved/);
    deepEqual(filesOf(folder), {
      'a.txt': `${talk('Data-loss')}moremore`,
      'b/c.txt': talk('Data-late'),
      'codebook.yaml': codebook,
    });
  });

  const three = () =>
    folderOf({ 'codebook.yaml': codebook, 'a.txt': talk('Data-loss'), 'b.txt': talk('Data-loss') });
  const [old, now] = ['Data-loss', 'Data-gaps'].map(talk);
  const renamed = { 'codebook.yaml': codebook.replace('Data-loss', 'Data-gaps'), 'a.txt': now, 'b.txt': now };
  const before = { 'codebook.yaml': codebook, 'a.txt': old, 'b.txt': old };
  const saved = (text = '') => `${text}saved meanwhile`;
  const rows: [what: string, saves: object[], code: number, files: object, says: RegExp][] = [
    [
      'in a file that is still to change',
      [{ when: 'a.txt', file: 'b.txt' }],
      2,
      { ...before, 'b.txt': saved(old) },
      /b\.txt was saved/,
    ],
    [
      'by a program that had the file open before',
      [{ when: 'a.txt', file: 'a.txt', open: true }],
      2,
      { ...before, 'a.txt': saved(old) },
      /a\.txt was saved/,
    ],
    [
      'in a file that has changed',
      [{ when: 'b.txt', file: 'a.txt' }],
      0,
      { ...renamed, 'a.txt': saved(now) },
      /^$/,
    ],
    [
      'in a file that has changed, and in another that is still to change',
      [
        { when: 'a.txt', file: 'a.txt' },
        { when: 'a.txt', file: 'b.txt' },
      ],
      2,
      { ...before, 'a.txt': saved(now), 'b.txt': saved(old) },
      /b\.txt was saved.* as it was before, but for what was saved after the change had come to it: \S*a\.txt\./,
    ],
  ];
  for (const links of ['links', 'without links'])
    for (const [what, saves, code, files, says] of rows) {
      // Nobody can tell on a disk without links what comes through an open file.
      if (links !== 'links' && JSON.stringify(saves).includes('open')) continue;
      it(`is kept ${what} (${links})`, () => {
        const folder = three();
        const answer = renameWhile(folder, {
          MARGINALIA_TEST_SAVES: JSON.stringify(saves),
          MARGINALIA_TEST_DISK: links,
        });
        match(answer.err, says);
        equal(answer.code, code);
        deepEqual(filesOf(folder), files);
      });
    }
});

describe('Links and files of a stranger', () => {
  const names = [
    'a.txt.marginalia-draft',
    'codebook.yaml.marginalia-draft',
    '.marginalia-change.json.new',
    `.marginalia-${'0'.repeat(32)}.draft`,
  ];
  for (const kind of ['links', 'dead links', 'files'])
    it(`are left as they are where Marginalia writes: ${kind}`, async function () {
      const around = folderOf({
        victim: 'precious',
        'study/codebook.yaml': codebook,
        'study/a.txt': talk('Data-loss'),
      });
      const folder = path.join(around, 'study');
      for (const name of names) {
        const file = path.join(folder, name);
        try {
          if (kind === 'files') fs.writeFileSync(file, 'theirs');
          else fs.symlinkSync(kind === 'links' ? '../victim' : '../nothing', file);
        } catch {
          // Not every user of Windows may make links.
          this.skip();
        }
      }
      equal((await marginalia('rename', 'Data-loss', 'Data-gaps', folder)).code, 0);
      deepEqual(fs.readdirSync(around).sort(), ['study', 'victim']);
      equal(fs.readFileSync(path.join(around, 'victim'), 'utf8'), 'precious');
      deepEqual(fs.readdirSync(folder).sort(), [...names, 'a.txt', 'codebook.yaml'].sort());
      for (const name of names) {
        const file = path.join(folder, name);
        if (kind === 'files') equal(fs.readFileSync(file, 'utf8'), 'theirs');
        else ok(fs.lstatSync(file).isSymbolicLink());
      }
    });

  it('in the place of the note stop the change, and are left as they are', async function () {
    const around = folderOf({
      victim: 'precious',
      'study/codebook.yaml': codebook,
      'study/a.txt': talk('Data-loss'),
    });
    const folder = path.join(around, 'study');
    try {
      fs.symlinkSync('../victim', path.join(folder, journalName));
    } catch {
      // Not every user of Windows may make links.
      this.skip();
    }
    const before = filesOf(around);
    const { code, err } = await marginalia('rename', 'Data-loss', 'Data-gaps', folder);
    equal(code, 2);
    match(err, /marginalia-change\.json cannot be read: .*Nothing was changed/);
    deepEqual(filesOf(around), before);
    await rejects(begin(folder, ['a.txt']), /Another program/);
    deepEqual(filesOf(around), before);
  });

  it('cannot know the name of a draft before it is there', async () => {
    const drafts = new Set<string>();
    for (let n = 0; n < 3; n++) {
      const folder = study();
      await begin(folder);
      for (const name of filesIn(folder, '.draft')) drafts.add(name);
      match([...drafts].join(' '), /^(\.marginalia-[0-9a-f]{32}\.draft ?)+$/);
    }
    equal(drafts.size, 6);
  });
});
