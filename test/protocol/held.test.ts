// Changes of more files than an editor should open: the server keeps them, and writes all of the files or none.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Reshaping } from '../../server/src/protocol/reshape';
import { abandon, begin, talk } from './changing';
import { Client, uriOf } from './client';
import { filesOf, folderOf } from './commandLine';
import { workedOut } from './holding';

const mark = '\ufeff';
const codebook = 'codes:\n  - code: Data-loss\n  - code: Data-late\n';
const study = {
  'codebook.yaml': codebook,
  'a.txt': talk('Data-loss'),
  'b.txt': `${mark}${talk('Data-loss').replaceAll('\n', '\r\n')}`,
  'c.txt': talk('Data-late'),
  'more/d.txt': `Interviewee\n\nIt was gone. Ünd 𝄞.\n\nData-loss\nData-late\n\nAll gone.\n\nData-loss\n`,
};
const renamed = Object.fromEntries(
  Object.entries(study).map(([name, text]) => [name, text.replaceAll('Data-loss', 'Data-gaps')]),
);

interface Written {
  readonly done?: true;
  readonly changed?: string;
  readonly refused?: string;
}

describe('The language server, asked to hold a change of many files,', () => {
  let client: Client;
  let folder: string;
  const at = (name: string) => uriOf(folder, name);
  const file = (name: string) => path.join(folder, name);
  const toGaps: Reshaping = { kind: 'rename', label: 'Data-loss', to: 'Data-gaps', keepAlias: false };
  const hold = (reshaping: Reshaping = toGaps, holdFrom = 2) =>
    workedOut(client, folder, reshaping, holdFrom);
  const heldId = async (reshaping = toGaps) => (await hold(reshaping)).held?.id ?? '';
  const write = (id: string) => client.request<Written>('marginalia/writeHeld', { id });
  const takeBack = (id: string) => client.request<Written>('marginalia/unwriteHeld', { id });
  const written = async () => {
    const id = await heldId();
    deepEqual(await write(id), { done: true });
    return id;
  };

  before(async () => {
    client = await Client.startKeeping(folderOf({}));
  });
  beforeEach(async () => {
    folder = folderOf(study);
    await client.showInstead(folder);
    await client.ready(4);
  });
  after(async () => {
    equal(await client.stop(), 0);
  });

  it('tells which files it would write and how much changes in each, and writes nothing', async () => {
    const { held, change, did } = await hold();
    deepEqual(
      held?.files.map(({ uri, edits }) => [uri, edits]),
      [
        [at('codebook.yaml'), 1],
        [at('a.txt'), 1],
        [at('b.txt'), 1],
        [at('more/d.txt'), 2],
      ],
    );
    deepEqual(change.files, []);
    match(did, /4 codings in 3 files/);
    deepEqual(filesOf(folder), study);
  });

  it('holds none where there are fewer files, or the editor has not asked for it', async () => {
    const few = await hold(toGaps, 4);
    deepEqual([few.held, few.change.files.length], [undefined, 4]);
  });

  it('holds a label that is written otherwise wherever it stands, and leaves the codebook as it is', async () => {
    const { held, did } = await hold({ kind: 'respell', written: 'Data-late', by: 'Data-lates' });
    deepEqual(
      held?.files.map(({ uri }) => uri),
      [at('c.txt'), at('more/d.txt')],
    );
    equal(did, 'Changed Data-late to Data-lates (2 codings in 2 files)');
    deepEqual(await write(held?.id ?? ''), { done: true });
    const otherwise = (text: string) => text.replaceAll('Data-late\n', 'Data-lates\n');
    deepEqual(filesOf(folder), {
      ...study,
      'c.txt': otherwise(study['c.txt']),
      'more/d.txt': otherwise(study['more/d.txt']),
    });
  });

  it('holds it also where the codebook is no valid YAML, as nothing changes there', async () => {
    fs.writeFileSync(file('codebook.yaml'), `${study['codebook.yaml']}  - code: [\n`);
    const { held } = await hold({ kind: 'respell', written: 'Data-late', by: 'Data-lates' });
    deepEqual(
      held?.files.map(({ uri }) => uri),
      [at('c.txt'), at('more/d.txt')],
    );
  });

  it('shows what a file says and would say', async () => {
    const id = await heldId();
    deepEqual(await client.request('marginalia/heldTexts', { id, uri: at('more/d.txt') }), {
      before: study['more/d.txt'],
      after: renamed['more/d.txt'],
    });
    fs.appendFileSync(file('more/d.txt'), 'more');
    equal(await client.request('marginalia/heldTexts', { id, uri: at('more/d.txt') }), null);
  });

  it('writes all files to the byte, takes its own writes in at once, and takes all back', async () => {
    const id = await written();
    deepEqual(filesOf(folder), renamed);
    const again = await hold({ ...toGaps, label: 'Data-gaps', to: 'Data-holes' });
    match(again.did, /4 codings in 3 files/, 'and nobody had to tell it');
    deepEqual(await takeBack(id), { done: true });
    deepEqual(filesOf(folder), study);
    deepEqual(await takeBack(id), { done: true }, 'once more changes nothing');
    equal(await client.request('marginalia/forgetWritten', { id }), null);
  });

  it('leaves files the rights that they have, also those that they were given since', async function () {
    if (process.platform === 'win32') this.skip();
    const rights = () => ['a.txt', 'more/d.txt'].map((name) => fs.statSync(file(name)).mode & 0o777);
    fs.chmodSync(file('a.txt'), 0o640);
    fs.chmodSync(file('more/d.txt'), 0o600);
    const id = await written();
    deepEqual(rights(), [0o640, 0o600]);
    fs.chmodSync(file('a.txt'), 0o660);
    await takeBack(id);
    deepEqual(rights(), [0o660, 0o600]);
    deepEqual(filesOf(folder), study);
  });

  const since: [what: string, does: (path: string) => void][] = [
    ['was changed', (one) => fs.appendFileSync(one, 'more')],
    ['is gone', (one) => fs.rmSync(one)],
  ];
  for (const [what, does] of since) {
    it(`writes nothing when a file ${what} meanwhile, and names it`, async () => {
      const id = await heldId();
      does(file('more/d.txt'));
      const theirs = filesOf(folder);
      deepEqual(await write(id), { changed: at('more/d.txt') });
      deepEqual(filesOf(folder), theirs);
    });

    it(`takes nothing back when a file ${what} since, and names it`, async () => {
      const id = await written();
      does(file('a.txt'));
      const theirs = filesOf(folder);
      deepEqual(await takeBack(id), { changed: at('a.txt') });
      deepEqual(filesOf(folder), theirs);
    });
  }

  it('leaves to the editor what is open there, and writes nothing over words that it has not saved', async () => {
    client.open(at('a.txt'));
    const { held, change } = await hold();
    deepEqual(
      change.files.map(({ uri }) => uri),
      [at('a.txt')],
    );
    client.open(at('b.txt'), 'Somebody types.\n');
    deepEqual(await write(held?.id ?? ''), { changed: at('b.txt') });
    deepEqual(filesOf(folder), study);
    client.close(at('a.txt'));
    client.close(at('b.txt'));
  });

  it('changes what a link within the study leads to, once, and the link stays', async function () {
    if (process.platform === 'win32') this.skip();
    fs.renameSync(file('a.txt'), file('more/a.txt'));
    fs.symlinkSync('more/a.txt', file('a.txt'));
    await client.showInstead(folder);
    await client.ready(4);
    const id = await written();
    equal(fs.readFileSync(file('more/a.txt'), 'utf8'), renamed['a.txt']);
    ok(fs.lstatSync(file('a.txt')).isSymbolicLink());
    await takeBack(id);
    equal(fs.readFileSync(file('more/a.txt'), 'utf8'), study['a.txt']);
  });

  it('writes nothing into a file that is protected, and says so', async function () {
    if (process.platform === 'win32') this.skip();
    fs.chmodSync(file('b.txt'), 0o444);
    const { refused } = await write(await heldId());
    match(refused ?? '', /b\.txt is write-protected\. Nothing was changed\./);
    deepEqual(filesOf(folder), study);
  });

  it('refuses a change in whose place another one was worked out', async () => {
    const id = await heldId();
    await hold();
    match((await write(id)).refused ?? '', /Another change was worked out meanwhile/);
    deepEqual(filesOf(folder), study);
  });

  it('makes a change that was broken off when it opens the study again, and says so', async () => {
    const broken = folderOf({ ...study, 'b/c.txt': talk('Data-late') });
    await begin(broken);
    abandon(broken);
    const other = await Client.start(broken);
    await other.ready(5);
    await other.until('what was broken off', () =>
      other.messages.some((text) => /was broken off/.test(text)),
    );
    deepEqual(
      Object.keys(filesOf(broken)).filter((name) => name.includes('.marginalia')),
      [],
    );
    equal(fs.readFileSync(path.join(broken, 'a.txt'), 'utf8'), 'new');
    equal(await other.stop(), 0);
  });
});
