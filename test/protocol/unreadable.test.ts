// A study of which a part cannot be read: everybody says so, and nobody renames in the rest.
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { CodeAction } from 'vscode-languageserver';
import type { Reshaped } from '../../server/src/protocol/reshape';
import { Client, cursorIn, uriOf } from './client';
import { editorOnly, folderOf, program, root } from './commandLine';

const talk = (code: string) => `Interviewee\n\nIt was gone.\n\n${code}\n`;

/** A path whose last part has a byte that is no UTF-8. */
function latin(folder: string, before: string, behind = ''): Buffer {
  return Buffer.concat([Buffer.from(path.join(folder, before)), Buffer.from([0xfc]), Buffer.from(behind)]);
}

interface Part {
  readonly what: string;
  /** @returns false where such a thing cannot be */
  readonly make: (folder: string) => boolean;
  /** How it is named, and why it cannot be read. */
  readonly name: string;
  readonly why: RegExp;
  readonly finding: RegExp;
}

const parts: readonly Part[] = [
  {
    what: 'a folder that nobody may read',
    make: (folder) => {
      fs.mkdirSync(path.join(folder, 'locked'));
      return true;
    },
    name: 'locked',
    why: /permission denied/,
    finding: /^This folder cannot be read, so nothing in it is counted: permission denied\.$/,
  },
  {
    what: 'a folder whose name is not in UTF-8',
    make: (folder) => canBe(() => fs.mkdirSync(latin(folder, 'Gespr'))),
    name: 'Gespr\ufffd',
    why: /its name is not in UTF-8\. Give it another name/,
    finding: /^This folder cannot be read.*its name is not in UTF-8/,
  },
  {
    what: 'a file whose name is not in UTF-8',
    make: (folder) => canBe(() => fs.writeFileSync(latin(folder, 'M', 'ller.txt'), talk('Data-loss'))),
    name: 'M\ufffdller.txt',
    why: /its name is not in UTF-8\. Give it another name/,
    finding: /^This file cannot be read.*its name is not in UTF-8/,
  },
  {
    what: 'a codebook further down',
    make: (folder) => {
      fs.mkdirSync(path.join(folder, 'wave'));
      fs.writeFileSync(path.join(folder, 'wave/codebook.yaml'), Buffer.from([0, 1, 2, 3]));
      fs.writeFileSync(path.join(folder, 'wave/b.txt'), talk('Data-loss'));
      return true;
    },
    name: 'wave/codebook.yaml',
    why: /it is no text/,
    finding: /^This codebook cannot be read: it is no text/,
  },
];

/** Other systems than Linux know names in UTF-8 only. */
function canBe(make: () => void): boolean {
  if (process.platform !== 'linux') return false;
  make();
  return true;
}

describe('A study of which a part cannot be read', () => {
  const preload = ['--require', path.join(__dirname, 'brokenDisk.cjs')];
  const env = { ...process.env, MARGINALIA_TEST_DISK: 'locked' };
  const startedOn = (folder: string) =>
    Client.over(
      spawn(process.execPath, [...preload, path.join(root, 'dist/server.js'), '--stdio'], { env }),
      folder,
    );
  const marginalia = (...args: string[]) =>
    spawnSync(process.execPath, [...preload, program, ...args], { encoding: 'utf8', env });

  for (const { what, make, name, why, finding } of parts) {
    it(`is not changed by the editor or the command line, and both say why: ${what}`, async function () {
      const folder = folderOf({
        'codebook.yaml': 'codes:\n  - code: Data-loss\n',
        'a.txt': talk('Data-loss'),
        'c.txt': talk('Data-lost'),
        'd.txt': talk('Data-lost'),
      });
      if (!make(folder)) this.skip();
      const client = await startedOn(folder);
      const reshaping = { kind: 'rename', label: 'Data-loss', to: 'Data-gone', keepAlias: false };
      const answer = await client.request<Reshaped>('marginalia/reshape', {
        folder: uriOf(folder),
        reshaping,
        history: null,
      });
      const refused = 'refused' in answer ? answer.refused : '';
      ok(refused.startsWith(`${name} cannot be read: `), refused);
      match(refused, why);
      match(refused, /It may use the code, so nothing was changed\.$/);

      const at = uriOf(folder, 'a.txt');
      client.open(at);
      const position = cursorIn(talk('Data-loss'), 'Data-‸loss');
      const rename = { textDocument: { uri: at }, position, newName: 'Data-gone' };
      await rejects(
        client.request('textDocument/rename', rename),
        (error: Error) => error.message === refused,
      );

      const shown = client.diagnostics.get(uriOf(folder, name)) ?? [];
      deepEqual(
        shown.map(({ code }) => code),
        ['unreadable-file'],
      );
      match(String(shown[0]?.message), finding);

      // A correction in the whole study is a change of it, too.
      const misspelt = uriOf(folder, 'c.txt');
      client.open(misspelt);
      const [diagnostic] = client.diagnostics.get(misspelt) ?? [];
      ok(diagnostic);
      const context = { diagnostics: [diagnostic] };
      const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: misspelt },
        range: diagnostic.range,
        context,
      });
      const everywhere = actions.find(({ data }) => data !== undefined);
      ok(everywhere);
      await rejects(
        client.request('codeAction/resolve', everywhere),
        (error: Error) => error.message === refused,
      );
      equal(await client.stop(), 0);

      const { status, stderr } = marginalia('rename', 'Data-loss', 'Data-gone', folder);
      equal(status, 2);
      match(stderr, why);
      ok(stderr.includes(name));
      equal(fs.readFileSync(path.join(folder, 'a.txt'), 'utf8'), talk('Data-loss'));

      const checked = JSON.parse(marginalia('check', folder, '--format', 'json').stdout);
      const files = checked.filter(({ code }: { code: string }) => !editorOnly.includes(code));
      deepEqual(
        files
          .filter(({ code }: { code: string }) => code === 'unreadable-file')
          .map(({ file }: { file: string }) => file),
        name.endsWith('.yaml') ? [] : [name],
      );
    });
  }
});
