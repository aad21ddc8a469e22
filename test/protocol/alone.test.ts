// An editor that says little: it watches no files, leaves out answers, and asks what it was not offered. So does Neovim 0.7.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { ClientCapabilities, Hover, Range, SymbolInformation } from 'vscode-languageserver';
import type { Reshaped } from '../../server/src/protocol/reshape';
import { Client, cursorIn, uriOf } from './client';
import { folderOf } from './commandLine';

const can: ClientCapabilities = { workspace: { configuration: true, workspaceFolders: true } };
const talk = (code: string) => `Interviewee\n\nIt was gone.\n\n${code}\n`;
const codes = 'codes:\n  - code: Data-loss\n  - code: Data-late\n';

describe('A server that nobody tells of files', () => {
  let folder: string;
  let client: Client;

  before(async () => {
    client = await Client.startAs(can);
  });
  beforeEach(async () => {
    folder = folderOf({ 'codebook.yaml': codes, 'a.txt': talk('Data-loss'), 'b.txt': talk('Data-late') });
    await client.showInstead(folder);
    await client.ready(2);
  });
  after(async () => {
    equal(await client.stop(), 0);
  });

  const write = (name: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  };
  const changes: readonly [what: string, change: () => void, renamed: readonly string[]][] = [
    ['a new file', () => write('c.txt', talk('Data-loss')), ['a.txt', 'c.txt', 'codebook.yaml']],
    [
      'a file in a new folder',
      () => write('w/c.txt', talk('Data-loss')),
      ['a.txt', 'codebook.yaml', 'w/c.txt'],
    ],
    ['a file that changed', () => write('b.txt', talk('Data-loss')), ['a.txt', 'b.txt', 'codebook.yaml']],
    ['a file that is gone', () => fs.rmSync(path.join(folder, 'a.txt')), ['codebook.yaml']],
    [
      'a codebook that changed',
      () => write('codebook.yaml', `speakers: [Maria]\n${codes}`),
      ['a.txt', 'codebook.yaml'],
    ],
    [
      'a new study within the study',
      () => {
        write('w/codebook.yaml', codes);
        write('w/c.txt', talk('Data-loss'));
      },
      ['a.txt', 'codebook.yaml'],
    ],
  ];

  for (const [what, change, renamed] of changes) {
    it(`knows it before it renames: ${what}`, async () => {
      change();
      const answer = await client.request<Reshaped>('marginalia/reshape', {
        folder: uriOf(folder),
        reshaping: { kind: 'rename', label: 'Data-loss', to: 'Data-gone', keepAlias: false },
        history: null,
      });
      ok('change' in answer, JSON.stringify(answer));
      deepEqual(answer.change.files.map(({ uri }) => uri.slice(uriOf(folder).length + 1)).sort(), renamed);
    });
  }

  it('knows a new file before it lists and counts', async () => {
    write('Interview 3.txt', talk('Data-loss'));
    const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'Interview 3' });
    deepEqual(
      found.map(({ name }) => name),
      ['Interview 3'],
    );
    const uri = uriOf(folder, 'a.txt');
    client.open(uri);
    const hover = await client.request<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: cursorIn(talk('Data-loss'), 'Data-‸loss'),
    });
    match(JSON.stringify(hover.contents), /2 codings · 2 segments · 2 interviews/);
  });

  it('looks when a file is saved', async () => {
    const uri = uriOf(folder, 'a.txt');
    client.open(uri);
    write('c.txt', talk('Data-lost'));
    client.notify('textDocument/didSave', { textDocument: { uri } });
    await client.until('the new file', () => client.findings(uriOf(folder, 'c.txt')).length > 0);
    deepEqual(client.findings(uriOf(folder, 'c.txt')), ['misspelled-code']);
  });

  it('answers whether something can be renamed, though it could not offer that', async () => {
    deepEqual(client.initialized.capabilities.renameProvider, true);
    const uri = uriOf(folder, 'a.txt');
    client.open(uri);
    const named = await client.request<{ range: Range; placeholder: string }>('textDocument/prepareRename', {
      textDocument: { uri },
      position: cursorIn(talk('Data-loss'), 'Data-‸loss'),
    });
    equal(named.placeholder, 'Data-loss');
  });

  it('takes settings by what they are, and an answer without any for none', async () => {
    const uri = uriOf(folder, 'c.txt');
    client.open(uri, talk('Data-lost'));
    await client.until('a finding', () => client.findings(uri).length > 0);
    const set = async (answer: unknown) => {
      client.answer('workspace/configuration', () => answer);
      client.notify('workspace/didChangeConfiguration', { settings: null });
      await client.until('other findings', () => client.findings(uri).length === 0);
      // The next answer must change something again.
      client.answer('workspace/configuration', () => []);
      client.notify('workspace/didChangeConfiguration', { settings: null });
      await client.until('the finding', () => client.findings(uri).length === 1);
    };
    const off = { diagnostics: { severity: { 'misspelled-code': 'off' } } };
    for (const answer of [[off], off, { marginalia: off }, [{}, off]]) await set(answer);
    deepEqual(client.log, []);
  });
});
