// Files that are no good: the editor and the command line say what is wrong and what to do, and the rest goes on.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Hover } from 'vscode-languageserver';
import { Client, cursorIn, uriOf } from './client';
import { folderOf, marginalia, rowsOf } from './commandLine';

const codebook = 'codes:\n  - code: Data-loss\n';
const talk = 'Interviewee\n\nIt was gone.\n\nData-loss\n';

/** Something in place of `b.txt`, beside a transcript and a codebook that are as they should be. */
interface BadFile {
  readonly what: string;
  readonly make: (file: string) => void;
  /** The findings at `b.txt`: their codes, and what their messages say. */
  readonly findings: readonly [code: string, message: RegExp][];
  /** False where nothing of it counts. */
  readonly counts: boolean;
}

const write = (content: string | Buffer) => (file: string) => fs.writeFileSync(file, content);
const link = (to: string) => (file: string) => fs.symlinkSync(to, file);
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

const badFiles: readonly BadFile[] = [
  {
    what: 'an image',
    make: write(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])),
    findings: [['unreadable-file', /nothing in it is counted: it is no text.*Save it as UTF-8/]],
    counts: false,
  },
  {
    what: 'a file of 200 MB',
    // A hole in the disk takes no room, and would be read all the same.
    make: (file) => {
      fs.writeFileSync(file, talk);
      fs.truncateSync(file, 200 * 1024 * 1024);
    },
    findings: [['unreadable-file', /it has 200 MB, and nothing over 32 MB is read. Make it one file for/]],
    counts: false,
  },
  {
    what: 'one line of 10 MB',
    make: write(`Interviewee: ${'we lost it and '.repeat(700_000)}\n\nData-loss\n`),
    findings: [['long-line', /^This line has 105000\d\d characters; its line ends seem to be lost/]],
    counts: true,
  },
  {
    what: 'line ends of three kinds',
    make: write('Interviewee\r\n\r\nIt was gone.\n\nData-loss\rData-lost\n'),
    findings: [
      ['mixed-line-ends', /\(2 CRLF, 3 LF, 1 CR\)/],
      ['misspelled-code', /Data-lost/],
    ],
    counts: true,
  },
  {
    what: 'bytes that are no UTF-8',
    make: write(Buffer.from('Interviewee\n\nIt was d\xe9j\xe0 gone.\n\nData-loss\n', 'latin1')),
    findings: [['broken-text', /Characters are lost in this file \(2 of them\).*save it with UTF-8/]],
    counts: true,
  },
  { what: 'UTF-16 with a mark', make: write(utf16(talk)), findings: [], counts: true },
  {
    what: 'UTF-16 without a mark',
    make: write(Buffer.from(talk, 'utf16le')),
    findings: [['unreadable-file', /not in UTF-8/]],
    counts: false,
  },
  { what: 'nothing at all', make: write(''), findings: [], counts: true },
  {
    what: 'a link out of the study',
    make: link('/etc/passwd'),
    findings: [['unreadable-file', /a link that leads out of the folder of the study. Put a copy/]],
    counts: false,
  },
  {
    what: 'a link to a file that is not there',
    make: link('gone/c.txt'),
    findings: [['unreadable-file', /a link to a file that is not there/]],
    counts: false,
  },
  {
    what: 'a link that leads to itself',
    make: link('b.txt'),
    findings: [['unreadable-file', /too many symbolic links/]],
    counts: false,
  },
];

describe('A bad transcript', () => {
  let client: Client;
  before(async () => {
    client = await Client.start();
  });
  // Whatever it had to read: it is still there.
  after(async () => equal(await client.stop(), 0));

  for (const { what, make, findings, counts } of badFiles) {
    it(`${what}: is reported at its place${counts ? '' : ' and not counted'}, and the rest goes on`, async () => {
      const folder = folderOf({ 'codebook.yaml': codebook, 'a.txt': talk });
      make(path.join(folder, 'b.txt'));
      await client.showInstead(folder);
      await client.ready(counts ? 2 : 1);
      equal(client.study?.unread, counts ? 0 : 1);
      const shown = client.diagnostics.get(uriOf(folder, 'b.txt')) ?? [];
      deepEqual(
        shown.map(({ code }) => code),
        findings.map(([code]) => code),
      );
      for (const [index, [, message]] of findings.entries()) match(String(shown[index]?.message), message);
      await answersIn(client, folder);

      const checked = await rowsOf('check', folder);
      deepEqual(
        checked.map(({ file, code, message }) => [file, code, message]),
        shown.map(({ code, message }) => ['b.txt', code, message]),
      );
      const { code, out } = await marginalia('summary', folder);
      equal(code, counts ? 0 : 2);
      equal(/; not counted: 1 file that cannot be read$/m.test(out), !counts, out);
    });
  }

  it('a file that was too large and is a transcript again: its finding goes, and it counts', async () => {
    const folder = folderOf({ 'codebook.yaml': codebook, 'a.txt': talk, 'b.txt': talk });
    const [file, uri] = [path.join(folder, 'b.txt'), uriOf(folder, 'b.txt')];
    await client.showInstead(folder);
    await client.ready(2);
    fs.truncateSync(file, 200 * 1024 * 1024);
    client.changedOutside({ [uri]: 2 });
    await client.until('a finding', () => client.findings(uri).join() === 'unreadable-file');
    await client.ready(1);
    fs.writeFileSync(file, talk);
    client.changedOutside({ [uri]: 2 });
    await client.ready(2);
    deepEqual([client.findings(uri), client.study?.unread], [[], 0]);
    fs.truncateSync(file, 200 * 1024 * 1024);
    client.changedOutside({ [uri]: 2 });
    await client.ready(1);
    fs.rmSync(file);
    client.changedOutside({ [uri]: 3 });
    await client.until('no finding', () => client.findings(uri).length === 0);
  });

  it('a huge text in the editor: it is left alone, and so is the server', async () => {
    const folder = folderOf({ 'codebook.yaml': codebook, 'a.txt': talk, 'b.txt': '' });
    const uri = uriOf(folder, 'b.txt');
    await client.showInstead(folder);
    await client.ready(2);
    client.open(uri, 'we lost it and '.repeat(2_400_000));
    await client.until('a finding', () => client.findings(uri).join() === 'unreadable-file');
    await answersIn(client, folder);
    client.change(uri, talk);
    await client.until('no finding', () => client.findings(uri).length === 0);
  });

  it('circles of links end, and what stands in them counts once', async () => {
    const folder = folderOf({ 'codebook.yaml': codebook, 'a.txt': talk, 'waves/b.txt': talk });
    fs.symlinkSync('..', path.join(folder, 'waves/again'));
    fs.symlinkSync(folder, path.join(folder, 'waves/once more'));
    await client.showInstead(folder);
    await client.ready(2);
    deepEqual([...client.diagnostics.values()].flat(), []);
    equal((await rowsOf('summary', folder)).length, 2);
  });

  it('pipes and devices under the name of a transcript hold nobody up', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderOf({ 'codebook.yaml': codebook, 'a.txt': talk });
    execFileSync('mkfifo', [path.join(folder, 'b.txt')]);
    await client.showInstead(folder);
    await client.ready(1);
    client.changedOutside({ [uriOf(folder, 'b.txt')]: 1 });
    await client.until('a finding', () => client.findings(uriOf(folder, 'b.txt')).length > 0);
    match(String(client.diagnostics.get(uriOf(folder, 'b.txt'))?.[0]?.message), /it is not a file/);
  });
});

/** The good transcript of a folder still answers. */
async function answersIn(client: Client, folder: string): Promise<void> {
  const uri = uriOf(folder, 'a.txt');
  client.open(uri);
  const position = cursorIn(talk, 'Data-‸loss');
  ok(await client.request<Hover | null>('textDocument/hover', { textDocument: { uri }, position }));
  client.close(uri);
}
