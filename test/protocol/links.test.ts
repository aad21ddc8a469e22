// Links beside transcripts: one real file counts once, and people are told which name of it does.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Client, uriOf } from './client';
import { folderOf, marginalia, rowsOf } from './commandLine';

const codebook = 'codes:\n  - code: Data-loss\n';
const talk = 'Interviewee\n\nIt was gone.\n\nData-loss\n';

/** Files and links in a folder; which of them count, and which are said to be left out for which. */
interface Linked {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  /** To what each leads. */
  readonly links: Readonly<Record<string, string>>;
  readonly count: readonly string[];
  readonly leftOut: Readonly<Record<string, string>>;
}

const linked: readonly Linked[] = [
  {
    what: 'a link beside its file, be it the first by name',
    files: { 'b.txt': talk },
    links: { 'a.txt': 'b.txt' },
    count: ['b.txt'],
    leftOut: { 'a.txt': 'b.txt' },
  },
  {
    what: 'links to one file that is no transcript by its name',
    files: { 'talk.md': talk },
    links: { '10.txt': 'talk.md', '9.txt': 'talk.md' },
    count: ['9.txt'],
    leftOut: { '10.txt': '9.txt' },
  },
  {
    what: 'a link to a link, and one in another folder',
    files: { 'a.txt': talk, 'waves/b.txt': talk },
    links: { 'c.txt': 'd.txt', 'd.txt': 'waves/b.txt', 'waves/e.txt': '../a.txt' },
    count: ['a.txt', 'waves/b.txt'],
    leftOut: { 'c.txt': 'waves/b.txt', 'd.txt': 'waves/b.txt', 'waves/e.txt': 'a.txt' },
  },
  {
    what: 'a link to a folder, in which nothing counts a second time',
    files: { 'waves/b.txt': talk },
    links: { again: 'waves', 'c.txt': 'again/b.txt' },
    count: ['waves/b.txt'],
    leftOut: { 'c.txt': 'waves/b.txt' },
  },
  {
    what: 'a link whose file no other name leads to',
    files: { 'a.txt': talk, '.kept/b.txt': talk },
    links: { 'b.txt': '.kept/b.txt' },
    count: ['a.txt', 'b.txt'],
    leftOut: {},
  },
];

function studyOf({ files, links }: Pick<Linked, 'files' | 'links'>): string {
  const folder = folderOf({ 'codebook.yaml': codebook, ...files });
  for (const [name, to] of Object.entries(links)) fs.symlinkSync(to, path.join(folder, name));
  return folder;
}

describe('Links beside transcripts', () => {
  let client: Client;
  const rows = async (command: string, ...paths: string[]) =>
    (await rowsOf(command, ...paths)).map(({ file }) => String(file));

  before('the server starts', async function () {
    // Not every user of Windows may make links.
    if (process.platform === 'win32') this.skip();
    client = await Client.start(folderOf({ 'codebook.yaml': codebook, 'a.txt': talk }));
    await client.ready(1);
  });
  after(() => client?.stop());

  for (const one of linked)
    it(`count each file once, in the editor and on the command line: ${one.what}`, async () => {
      const folder = studyOf(one);
      await client.showInstead(folder);
      await client.ready(one.count.length);
      const names = Object.keys({ ...one.files, ...one.links });
      const found = names.filter((name) => client.findings(uriOf(folder, name)).length > 0);
      deepEqual(found.sort(), Object.keys(one.leftOut).sort());
      for (const [name, counted] of Object.entries(one.leftOut)) {
        const [finding, ...others] = client.diagnostics.get(uriOf(folder, name)) ?? [];
        deepEqual([finding?.code, others], ['repeated-link', []]);
        ok(counted.endsWith(/“(.*?)”/.exec(String(finding?.message))?.[1] ?? '?'));
      }
      deepEqual((await rows('summary', folder)).sort(), [...one.count].sort());
      const { code, err } = await marginalia('check', folder, '--strict');
      equal(code, 0, 'they are no mistakes');
      for (const name of Object.keys(one.leftOut))
        match(err, new RegExp(`${name.replaceAll('.', '\\.')}: This link and`));
      deepEqual(
        (await rowsOf('check', folder)).map(({ file, code: finding }) => [file, finding]).sort(),
        Object.keys(one.leftOut)
          .map((name) => [name, 'repeated-link'])
          .sort(),
      );
    });

  it('count each file once also where the folder of the study is reached by a link', async () => {
    const outer = folderOf({ 'study/codebook.yaml': codebook, 'study/b.txt': talk });
    fs.symlinkSync('b.txt', path.join(outer, 'study/a.txt'));
    const folder = path.join(outer, 'again');
    fs.symlinkSync('study', folder);
    await client.showInstead(folder);
    await client.ready(1);
    deepEqual(client.findings(uriOf(folder, 'a.txt')), ['repeated-link']);
    deepEqual(await rows('summary', folder), ['b.txt']);
  });

  it('are said to be left out below what is added up', async () => {
    const folder = studyOf({ files: { 'b.txt': talk }, links: { 'a.txt': 'b.txt' } });
    for (const command of ['summary', 'codings', 'turns'])
      match((await marginalia(command, folder)).out, /; left out: 1 link to a file that counts already\n$/);
  });

  it('answer for the file that they lead to when they are named one by one', async () => {
    const folder = studyOf({ files: { 'b.txt': talk }, links: { 'a.txt': 'b.txt' } });
    const [link, file] = ['a.txt', 'b.txt'].map((name) => path.join(folder, name));
    deepEqual(await rows('codings', String(link)), ['b.txt']);
    deepEqual(await rows('codings', String(link), String(file)), ['b.txt']);
    const outside = studyOf({ files: { 'x.txt': talk }, links: {} });
    fs.symlinkSync(path.join(outside, 'x.txt'), path.join(folder, 'd.txt'));
    fs.symlinkSync(path.join(outside, 'x.txt'), path.join(folder, 'c.txt'));
    deepEqual(await rows('codings', path.join(folder, 'd.txt'), path.join(folder, 'c.txt')), ['c.txt']);
  });

  it('that lead out of the study are not read, be there one or several', async () => {
    const outside = folderOf({ 'x.txt': talk });
    const folder = studyOf({ files: { 'a.txt': talk }, links: {} });
    for (const name of ['c.txt', 'd.txt'])
      fs.symlinkSync(path.join(outside, 'x.txt'), path.join(folder, name));
    await client.showInstead(folder);
    await client.ready(1);
    for (const name of ['c.txt', 'd.txt'])
      await client.until(
        'a finding',
        () => client.findings(uriOf(folder, name)).join() === 'unreadable-file',
      );
    deepEqual(
      (await rowsOf('check', folder)).map(({ file, code }) => [file, code]),
      [
        ['c.txt', 'unreadable-file'],
        ['d.txt', 'unreadable-file'],
      ],
    );
  });

  it('are followed as they come and go, and as the file does', async () => {
    const folder = studyOf({ files: { 'b.txt': talk, 'kept/talk.md': talk }, links: {} });
    const at = (name: string) => path.join(folder, name);
    const shows = (name: string, ...findings: string[]) =>
      client.until(
        `${findings.join() || 'nothing'} at ${name}`,
        () => client.findings(uriOf(folder, name)).join() === findings.join(),
      );
    const tell = (changes: Record<string, 1 | 2 | 3>) =>
      client.changedOutside(
        Object.fromEntries(Object.entries(changes).map(([name, kind]) => [uriOf(folder, name), kind])),
      );
    await client.showInstead(folder);
    await client.ready(1);

    fs.symlinkSync('b.txt', at('a.txt'));
    tell({ 'a.txt': 1 });
    await shows('a.txt', 'repeated-link');
    await client.ready(1);

    fs.rmSync(at('a.txt'));
    tell({ 'a.txt': 3 });
    await shows('a.txt');
    await client.ready(1);

    fs.symlinkSync('b.txt', at('a.txt'));
    tell({ 'a.txt': 1 });
    await shows('a.txt', 'repeated-link');
    fs.rmSync(at('b.txt'));
    tell({ 'b.txt': 3 });
    await shows('a.txt', 'unreadable-file');

    fs.writeFileSync(at('b.txt'), talk);
    tell({ 'b.txt': 1 });
    await shows('a.txt', 'repeated-link');
    await client.ready(1);

    fs.rmSync(at('a.txt'));
    fs.symlinkSync('kept/talk.md', at('a.txt'));
    tell({ 'a.txt': 2 });
    await shows('a.txt');
    await client.ready(2);
    fs.writeFileSync(at('kept/talk.md'), `${talk}\nData-lost\n`);
    tell({ 'kept/talk.md': 2 });
    await shows('a.txt', 'misspelled-code');

    fs.rmSync(at('a.txt'));
    fs.writeFileSync(at('a.txt'), talk);
    tell({ 'a.txt': 2 });
    await shows('a.txt');
    await client.ready(2);
  });

  it('that are open in the editor are not counted either, and say so', async () => {
    const folder = studyOf({ files: { 'b.txt': talk }, links: { 'a.txt': 'b.txt' } });
    await client.showInstead(folder);
    await client.ready(1);
    client.open(uriOf(folder, 'a.txt'));
    client.change(uriOf(folder, 'a.txt'), `${talk}\nData-loss\n`);
    client.open(uriOf(folder, 'b.txt'));
    client.change(uriOf(folder, 'b.txt'), `${talk}\nData-lost\n`);
    await client.until('a finding', () => client.findings(uriOf(folder, 'b.txt')).length > 0);
    await client.ready(1);
    deepEqual(client.findings(uriOf(folder, 'a.txt')), ['repeated-link']);
  });

  it('are changed once by a renaming, and stay links', async () => {
    const folder = studyOf({ files: { 'b.txt': talk }, links: { 'a.txt': 'b.txt' } });
    const { code } = await marginalia('rename', 'Data-loss', 'Data-gaps', folder);
    equal(code, 0);
    equal(fs.readFileSync(path.join(folder, 'b.txt'), 'utf8'), talk.replace('Data-loss', 'Data-gaps'));
    ok(fs.lstatSync(path.join(folder, 'a.txt')).isSymbolicLink());
  });
});
