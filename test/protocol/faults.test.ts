// What goes wrong around the program: it is killed, the disk is full, files change under its hands.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { CodeAction } from 'vscode-languageserver';
import { Client, cursorIn, uriOf } from './client';
import { folderOf, program, root } from './commandLine';
import { sameAsFresh } from './work';

const codebook = 'codes:\n  - code: Data-loss\n  - code: Data-late\n';
const talk = (code: string) => `Interviewee\n\nIt was gone.\n\n${code}\n`;

describe('A server that is killed', () => {
  const contents = (folder: string) =>
    fs
      .readdirSync(folder)
      .sort()
      .map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]);
  const startedOn = async (folder: string) => {
    const child = spawn(process.execPath, [path.join(root, 'dist/server.js'), '--stdio']);
    return { child, client: await Client.over(child, folder) };
  };
  const fixesFor = async (client: Client, uri: string) => {
    const [diagnostic] = client.diagnostics.get(uri) ?? [];
    ok(diagnostic);
    const context = { diagnostics: [diagnostic] };
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context,
    });
    return actions.find(({ data }) => data !== undefined);
  };

  for (const what of ['a request', 'a change of all files of the study'] as const) {
    it(`in the middle of ${what}: the files are as they were, and the next one gives the same answers`, async () => {
      const names = Array.from({ length: 200 }, (_, n) => `${n}.txt`);
      const files = Object.fromEntries(names.map((name) => [name, talk('Data-lost')]));
      const folder = folderOf({ 'codebook.yaml': codebook, ...files });
      const before = contents(folder);
      const uri = uriOf(folder, '7.txt');
      const answers = [];
      for (const isKilled of [true, false]) {
        const { child, client } = await startedOn(folder);
        client.open(uri);
        await client.ready(200);
        const fix = await fixesFor(client, uri);
        const answer =
          what === 'a request'
            ? client.request('textDocument/hover', {
                textDocument: { uri },
                position: cursorIn(talk('Data-lost'), 'Data-‸lost'),
              })
            : client.request<CodeAction>('codeAction/resolve', fix ?? {});
        const outcome = answer.then(
          (found) => found,
          () => null,
        );
        if (isKilled) child.kill('SIGKILL');
        else answers.push(await outcome);
        if (isKilled) equal(await client.ended, null);
        else equal(await client.stop(), 0);
        deepEqual(contents(folder), before);
      }
      ok(answers[0]);
      if (what !== 'a request') equal((answers[0] as CodeAction).edit?.documentChanges?.length, 200);
    });
  }
});

describe('A clock that goes backwards', () => {
  it('changes no answer and no finding', async () => {
    const files = { 'codebook.yaml': codebook, 'a.txt': talk('Data-loss'), 'b.txt': talk('Data-late') };
    const shown: string[] = [];
    for (const clock of [[], ['--require', path.join(__dirname, 'brokenClock.cjs')]]) {
      const folder = folderOf(files);
      const server = path.join(root, 'dist/server.js');
      const client = await Client.over(spawn(process.execPath, [...clock, server, '--stdio']), folder);
      const uri = uriOf(folder, 'a.txt');
      client.open(uri);
      await client.ready(2);
      const seen: unknown[] = [];
      for (const code of ['Data-lost', 'Data-late', 'Robustness-x', 'Data-loss', 'Data-lost']) {
        client.change(uri, talk(code));
        const hover = await client.request<{ contents: unknown } | null>('textDocument/hover', {
          textDocument: { uri },
          position: cursorIn(talk(code), code.replace('-', '-‸')),
        });
        const wanted = { 'Data-lost': 'misspelled-code', 'Robustness-x': 'unknown-code' }[code] ?? '';
        await client.until(`what ${code} shows`, () => client.findings(uri).join() === wanted);
        seen.push(hover?.contents, client.findings(uri));
      }
      fs.writeFileSync(path.join(folder, 'b.txt'), talk('Data-lost'));
      client.changedOutside({ [uriOf(folder, 'b.txt')]: 2 });
      await client.until('b.txt to be read again', () =>
        client.findings(uriOf(folder, 'b.txt')).includes('misspelled-code'),
      );
      shown.push(JSON.stringify(seen).replaceAll(uriOf(folder), 'file:///study'));
      equal(await client.stop(), 0);
    }
    equal(shown[1], shown[0]);
  });
});

describe('Writing a codebook', () => {
  const init = (folder: string, disk: 'full' | 'killed' | 'without links' | 'real') =>
    spawnSync(
      process.execPath,
      ['--require', path.join(__dirname, 'brokenDisk.cjs'), program, 'init', folder],
      {
        encoding: 'utf8',
        env: { ...process.env, MARGINALIA_TEST_DISK: disk },
      },
    );

  it('on a full disk leaves nothing, and says why', () => {
    const folder = folderOf({ 'a.txt': talk('Data-loss') });
    const { status, stderr } = init(folder, 'full');
    equal(status, 2);
    match(
      stderr,
      /codebook\.yaml cannot be written: no space left on device\. Nothing was written\. Mend this, then run it again\.\n$/,
    );
    deepEqual(fs.readdirSync(folder), ['a.txt']);
  });

  for (const [what, links] of [
    ['a small disk that is full', 'known'],
    ['a memory card, which knows no links and has room for one copy only', 'unknown'],
  ] as const)
    it(`on ${what} leaves nothing (where a disk may be mounted: as root on Linux)`, function () {
      const folder = folderOf({});
      const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', folder]);
      if (status !== 0) this.skip();
      try {
        const codes = Array.from({ length: 1000 }, (_, n) => `#Data-${n}\n`).join('');
        fs.writeFileSync(path.join(folder, 'a.txt'), `Interviewee: It was gone.\n${codes}`);
        const free = () => {
          const { bavail, bsize } = fs.statfsSync(folder);
          return bavail * bsize;
        };
        // The codebook takes some 40 KB.
        const room = links === 'known' ? 16_384 : 65_536;
        fs.writeFileSync(path.join(folder, 'other.bin'), Buffer.alloc(free() - room));
        const { status, stderr } = init(folder, links === 'known' ? 'real' : 'without links');
        equal(status, 2);
        deepEqual(fs.readdirSync(folder).sort(), ['a.txt', 'other.bin']);
        equal(free(), room);
        match(stderr, /codebook\.yaml cannot be written: no space left on device\. Nothing was written/);
        fs.rmSync(path.join(folder, 'other.bin'));
        equal(init(folder, 'real').status, 0);
      } finally {
        execFileSync('umount', [folder]);
      }
    });

  it('and being killed leaves no codebook, so that it can simply be done again', () => {
    const folder = folderOf({ 'a.txt': talk('Data-loss') });
    equal(init(folder, 'killed').signal, 'SIGKILL');
    equal(fs.existsSync(path.join(folder, 'codebook.yaml')), false);
    execFileSync(process.execPath, [program, 'init', folder]);
    match(fs.readFileSync(path.join(folder, 'codebook.yaml'), 'utf8'), /code: Data-loss\n/);
  });

  it('results to a full disk says why', function () {
    if (!fs.existsSync('/dev/full')) this.skip();
    const folder = folderOf({ 'a.txt': talk('Data-loss') });
    const full = fs.openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [program, 'codings', folder], {
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    });
    fs.closeSync(full);
    equal(status, 2);
    match(stderr, /^The results cannot be written: no space left on device\.\n$/m);
  });
});

describe('A checkout of another branch', () => {
  it('that changes the codebook and 200 transcripts at once is taken in as a whole', async () => {
    const names = Array.from({ length: 200 }, (_, n) => `wave ${n % 5}/${n}.txt`);
    const filesWith = (code: string, from: number) =>
      Object.fromEntries(names.slice(from).map((name) => [name, talk(code)]));
    const folder = folderOf({ 'codebook.yaml': codebook, ...filesWith('Data-loss', 0) });
    const git = (...args: string[]) =>
      execFileSync(
        'git',
        ['-c', 'user.name=x', '-c', 'user.email=x@y', '-c', 'core.autocrlf=false', ...args],
        {
          cwd: folder,
          encoding: 'utf8',
        },
      );
    git('init', '-q', '-b', 'one');
    git('add', '.');
    git('commit', '-qm', 'one');
    git('checkout', '-qb', 'two');
    for (const [name, text] of Object.entries(filesWith('Robustness-x', 20)))
      fs.writeFileSync(path.join(folder, name), text);
    for (const name of names.slice(0, 20)) fs.rmSync(path.join(folder, name));
    fs.mkdirSync(path.join(folder, 'more'));
    fs.writeFileSync(path.join(folder, 'more/new.txt'), talk('Data-late'));
    fs.writeFileSync(path.join(folder, 'codebook.yaml'), 'codes:\n  - code: Robustness-x\n');
    git('add', '-A');
    git('commit', '-qm', 'two');
    git('checkout', '-q', 'one');

    const client = await Client.start(folder);
    await client.ready(200);
    const opened = uriOf(folder, names[100] ?? '');
    for (const [branch, from, to, transcripts] of [
      ['two', 'one', 'two', 181],
      ['one', 'two', 'one', 200],
    ] as const) {
      git('checkout', '-q', branch);
      const changed = git('diff', '--name-status', '-z', '--no-renames', from, to).split('\0');
      const kinds = { A: 1, M: 2, D: 3 } as const;
      const changes: [string, 1 | 2 | 3][] = [];
      for (let at = 0; at + 1 < changed.length; at += 2)
        changes.push([uriOf(folder, changed[at + 1] ?? ''), kinds[changed[at] as 'A' | 'M' | 'D']]);
      ok(changes.length > 200);
      // Watchers tell in a few pieces, and name a new folder instead of what is in it.
      const half = changes.length / 2;
      client.changedOutside(Object.fromEntries(changes.slice(0, half)));
      client.changedOutside(Object.fromEntries(changes.slice(half)));
      await client.ready(transcripts);
      const { shown, fresh } = await sameAsFresh(client, folder, new Map());
      deepEqual(shown, fresh);
    }
    equal(client.findings(opened).length, 0);
    equal(await client.stop(), 0);
  });
});
