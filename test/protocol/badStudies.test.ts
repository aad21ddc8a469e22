// Codebooks that are no good, and workspaces that are not simply one study: what is wrong is said, the rest goes on.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Hover } from 'vscode-languageserver';
import { treeChildrenRequest } from '../../server/src/protocol/trees';
import { Client, cursorIn, uriOf } from './client';
import { editorOnly, folderOf, marginalia, rowsOf } from './commandLine';

const talk = (code: string) => `Interviewee\n\nIt was gone.\n\n${code}\n`;
const good = 'codes:\n  - code: Data-loss\n  - code: Data-late\n';

/** Codes within codes, each indented below the one above. */
function nested(levels: number): string {
  const lines = Array.from({ length: levels }, (_, n) => [
    `${'    '.repeat(n)}  - code: Level-${n}`,
    `${'    '.repeat(n)}    codes:`,
  ]);
  return `codes:\n  - code: Data-loss\n${lines.flat().join('\n')} []\n`;
}

/** Each text is ten of the one above: all of them written out would fill any memory. */
const billionLaughs = [
  'speech: &a0 [mm-hmm]',
  ...Array.from({ length: 12 }, (_, n) => `x${n}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]`),
  'codes:',
  '  - code: Data-loss',
  '    description: *a12',
].join('\n');

interface BadCodebook {
  readonly what: string;
  readonly text: string | Buffer | null;
  /** Something among its findings; null for none at all. */
  readonly finding: readonly [code: string, message: RegExp] | null;
  /** What `a.txt`, which is coded as Data-loss, shows. */
  readonly transcript?: readonly string[];
}

const badCodebooks: readonly BadCodebook[] = [
  {
    what: 'a list',
    text: '- code: Data-loss\n- code: Data-late\n',
    finding: ['codebook-shape', /Put `codes:` on a line above this list/],
  },
  { what: 'a folder', text: null, finding: ['unreadable-file', /it is a folder. Give it another name/] },
  {
    what: 'empty',
    text: '',
    finding: ['codebook-shape', /is empty. Write `codes:`/],
    transcript: ['unknown-code'],
  },
  {
    what: 'one word',
    text: 'codes\n',
    finding: ['codebook-shape', /is not a codebook. Write/],
    transcript: ['unknown-code'],
  },
  { what: 'no text', text: Buffer.from([0, 1, 2, 3]), finding: ['unreadable-file', /it is no text/] },
  {
    what: '5,000 codes',
    text: `${good}${Array.from({ length: 5000 }, (_, n) => `  - code: Topic-${n}`).join('\n')}\n`,
    finding: null,
  },
  {
    what: 'deeply nested',
    text: nested(400),
    finding: ['codebook-shape', /more than two hundred levels deep/],
  },
  { what: 'full of YAML aliases', text: billionLaughs, finding: ['unknown-key', /x0/] },
  {
    what: 'broken in the middle of typing',
    text: `study: "Quality\n${good}`,
    finding: ['codebook-syntax', /quotation mark/],
  },
  {
    what: 'with globs that leave the folder',
    text: `transcripts: ["../**", "*.txt", "/etc/*", "{a,..}/*.txt"]\n${good}`,
    finding: ['bad-value', /`\.\.\/\*\*` leads out of the folder of this codebook and matches nothing/],
  },
];

describe('A bad codebook', () => {
  let client: Client;
  before(async () => {
    client = await Client.start();
  });
  // Whatever it had to read: it is still there.
  after(async () => equal(await client.stop(), 0));

  for (const { what, text, finding, transcript = [] } of badCodebooks) {
    it(`${what}: ${finding ? 'is reported' : 'is read'}, and the rest goes on`, async () => {
      // Transcripts of this name are known without a codebook, too.
      const folder = folderOf({ 'a.transcript.txt': talk('Data-loss') });
      const file = path.join(folder, 'codebook.yaml');
      if (text === null) fs.mkdirSync(file);
      else fs.writeFileSync(file, text);
      await client.showInstead(folder);
      const uri = uriOf(folder, 'a.transcript.txt');
      client.open(uri);
      await client.ready(1);
      const all = client.diagnostics.get(uriOf(file)) ?? [];
      const found = all.filter(({ code }) => !editorOnly.includes(code));
      if (!finding) deepEqual(found, []);
      else {
        const [code, message] = finding;
        const messages = found.filter((one) => one.code === code).map((one) => String(one.message));
        ok(
          messages.some((one) => message.test(one)),
          JSON.stringify(found),
        );
      }
      deepEqual(client.findings(uri), transcript);
      const position = cursorIn(talk('Data-loss'), 'Data-‸loss');
      ok(await client.request<Hover | null>('textDocument/hover', { textDocument: { uri }, position }));

      const checked = await rowsOf('check', folder);
      if (found.length > 0 && !found.some(({ code }) => code === 'unreadable-file')) {
        deepEqual(
          checked.filter((row) => row.file === 'codebook.yaml').map(({ code }) => code),
          found.map(({ code }) => code),
        );
      } else if (found.length > 0) {
        const { code, err } = await marginalia('check', folder);
        equal(code, 2);
        match(err, /codebook\.yaml (cannot be read: it is no text|is a folder)/);
      }
    });
  }

  it('is in order again as soon as it is mended, a folder, too', async () => {
    const folder = folderOf({ 'a.txt': talk('Data-lost'), 'codebook.yaml/keep.md': '' });
    const file = path.join(folder, 'codebook.yaml');
    await client.showInstead(folder);
    await client.until('a finding', () => client.findings(uriOf(file)).join() === 'unreadable-file');
    fs.rmSync(file, { recursive: true });
    client.changedOutside({ [uriOf(file)]: 3 });
    await client.until('no finding', () => client.findings(uriOf(file)).length === 0);
    for (const [text, isMended] of [
      ['- Data-loss\n- oops: [\n', false],
      [good, true],
    ] as const) {
      fs.writeFileSync(file, text);
      client.changedOutside({ [uriOf(file)]: 2 });
      // What is left of a mended one are the hints that nobody uses its codes.
      await client.until('the codebook to be checked', () => {
        const found = client.findings(uriOf(file));
        return found.length > 0 && found.every((code) => code === 'unused-code') === isMended;
      });
      await client.until('a.txt to be checked', () =>
        client.findings(uriOf(folder, 'a.txt')).includes('misspelled-code'),
      );
    }
  });
});

describe('Globs of a codebook', () => {
  let client: Client;
  before(async () => {
    client = await Client.start();
  });
  after(async () => equal(await client.stop(), 0));

  it('that leave the folder read nothing there, even when it is the only one', async () => {
    const outside = folderOf({
      'secret.txt': talk('Secret-code'),
      'study/codebook.yaml': `transcripts: ["../**", "../../**/*.txt"]\n${good}`,
      'study/a.txt': talk('Data-loss'),
    });
    const folder = path.join(outside, 'study');
    await client.showInstead(folder);
    await client.until('the codebook', () => client.findings(uriOf(folder, 'codebook.yaml')).length === 2);
    await client.until('the list', () => client.study?.waiting === 0);
    deepEqual([client.study?.transcripts, client.study?.unread], [0, 0]);
    const { out, err } = await marginalia('summary', folder);
    equal(`${out}${err}`.includes('secret'), false);
    match(err, /There is no transcript in/);
  });

  it('that match nothing leave an empty study, which the trees and the command line say', async () => {
    const folder = folderOf({
      'codebook.yaml': `transcripts: ["*.rtf"]\n${good}`,
      'a.txt': talk('Data-loss'),
    });
    await client.showInstead(folder);
    await client.until('an empty study', () => client.study?.studies === 1 && client.study.waiting === 0);
    deepEqual(client.study && [client.study.transcripts, client.study.withoutCodebook], [0, 0]);
    match((await marginalia('summary', folder)).err, /no file there is named like \*\.rtf/);
  });
});

describe('A workspace', () => {
  let client: Client;
  before(async () => {
    client = await Client.start();
  });
  after(async () => equal(await client.stop(), 0));

  const labels = async (tree: 'interviews' | 'codes', parent: string[] | null = null) => {
    const rows = await client.rows(treeChildrenRequest.method, { tree, parent });
    return rows.map(({ label }) => label);
  };
  const secondBook = 'study: Second\ncodes:\n  - code: Robustness-gap\n';

  it('with two studies keeps them apart', async () => {
    const folder = folderOf({
      'one/codebook.yaml': good,
      'one/a.txt': talk('Robustness-x'),
      'two/codebook.yaml': secondBook,
      'two/b.txt': talk('Data-loss'),
    });
    await client.showInstead(folder);
    await client.ready(2);
    deepEqual(
      [client.findings(uriOf(folder, 'one/a.txt')), client.findings(uriOf(folder, 'two/b.txt'))],
      [['unknown-code'], ['unknown-code']],
    );
    deepEqual(await labels('codes'), ['one', 'Second']);
  });

  it('with a study inside a study gives each file to the nearest codebook', async () => {
    const folder = folderOf({
      'codebook.yaml': good,
      'a.txt': talk('Data-loss'),
      'inner/codebook.yaml': secondBook,
      'inner/b.txt': talk('Robustness-gap'),
      'inner/deep/c.txt': talk('Data-loss'),
    });
    await client.showInstead(folder);
    await client.ready(3);
    deepEqual(
      ['a.txt', 'inner/b.txt', 'inner/deep/c.txt'].map((name) => client.findings(uriOf(folder, name))),
      [[], [], ['unknown-code']],
    );
    fs.rmSync(path.join(folder, 'inner/codebook.yaml'));
    client.changedOutside({ [uriOf(folder, 'inner/codebook.yaml')]: 3 });
    await client.until('one study', () =>
      client.findings(uriOf(folder, 'inner/b.txt')).includes('unknown-code'),
    );
    deepEqual(client.findings(uriOf(folder, 'inner/deep/c.txt')), []);
  });

  it('with several roots, one within another, reads each file once', async () => {
    const outer = folderOf({
      'codebook.yaml': good,
      'a.txt': talk('Data-loss'),
      'more/b.txt': talk('Data-late'),
    });
    const other = folderOf({ 'codebook.yaml': secondBook, 'c.txt': talk('Robustness-gap') });
    await client.showInstead(outer, path.join(outer, 'more'), other);
    await client.ready(3);
    equal(client.study?.studies, 2);
    deepEqual([...client.diagnostics.values()].flat(), []);
  });

  it('that is none still has answers for the files that are opened', async () => {
    const folder = folderOf({ 'x.transcript': talk('Data-loss') });
    await client.showInstead();
    const untitled = 'untitled:Untitled-1';
    client.open(untitled, talk('Data-loss'));
    client.open(uriOf(folder, 'x.transcript'));
    const symbols = await client.request<unknown[]>('textDocument/documentSymbol', {
      textDocument: { uri: uriOf(folder, 'x.transcript') },
    });
    equal(symbols.length, 1);
    await client.request('textDocument/documentSymbol', { textDocument: { uri: untitled } });
    deepEqual(await labels('codes'), ['Data-loss']);
  });
});
