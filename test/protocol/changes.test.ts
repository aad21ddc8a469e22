// What the built server makes of changes: in the editor, and of files behind the editor's back.
import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Hover, MarkupContent } from 'vscode-languageserver';
import { Client, cursorIn, uriOf } from './client';
import { folderOf } from './commandLine';

const codebook = 'codes:\n  - code: Data-loss\n  - code: Data-late\n';
const talk = (code: string) => `Interviewee\n\nIt was gone.\n\n${code}\n`;

describe('The language server notices', () => {
  let client: Client;
  let folder: string;
  const at = (name: string) => uriOf(folder, name);
  const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text);
  const shows = (name: string, ...codes: string[]) =>
    client.until(`${name} to show ${codes.join(', ') || 'nothing'}`, () => {
      return client.findings(at(name)).join() === codes.join();
    });

  before(async () => {
    client = await Client.start();
  });
  beforeEach(async () => {
    folder = folderOf({
      'codebook.yaml': codebook,
      'a.txt': talk('Data-loss'),
      'b.txt': talk('Data-lost'),
      'more/c.txt': talk('Data-late'),
    });
    await client.showInstead(folder);
    await client.ready(3);
  });
  after(async () => {
    equal(await client.stop(), 0);
  });

  it('every file and folder: it asks to be told of all', async () => {
    const watched = await client.until('a watch', () =>
      client.registrations.find(({ method }) => method === 'workspace/didChangeWatchedFiles'),
    );
    deepEqual(watched.registerOptions, { watchers: [{ globPattern: '**/*' }] });
  });

  it('what is typed, also in closed files of the study', async () => {
    client.open(at('a.txt'));
    client.change(at('a.txt'), talk('Data-looss'));
    await shows('a.txt', 'misspelled-code');
    client.change(at('a.txt'), talk('Data-late\n\nData-late'));
    await shows('a.txt', 'duplicate-code');
    client.change(at('a.txt'), talk('Data-late'));
    await shows('a.txt');
  });

  it('what is typed into the codebook', async () => {
    await shows('b.txt', 'misspelled-code');
    client.open(at('codebook.yaml'));
    client.change(at('codebook.yaml'), `${codebook}  - code: Data-lost\n`);
    await shows('b.txt');
    client.change(at('codebook.yaml'), codebook.replace('Data-late', 'Robustness'));
    await Promise.all([shows('b.txt', 'misspelled-code'), shows('more/c.txt', 'unknown-code')]);
  });

  it('that the codebook is broken, and reads the rest of it', async () => {
    client.open(at('codebook.yaml'));
    client.change(at('codebook.yaml'), `${codebook}  - code: Data-loss\n`);
    await shows('codebook.yaml', 'duplicate-label');
    equal(client.findings(at('a.txt')).length, 0);
  });

  it('that what was typed is thrown away', async () => {
    client.open(at('a.txt'), talk('Robustness-x'));
    await shows('a.txt', 'unknown-code');
    client.close(at('a.txt'));
    await shows('a.txt');
  });

  it('a new file', async () => {
    write('d.txt', talk('Robustness-x'));
    client.changedOutside({ [at('d.txt')]: 1 });
    await shows('d.txt', 'unknown-code');
    await client.ready(4);
  });

  it('a file that was changed', async () => {
    write('a.txt', talk('Robustness-x'));
    client.changedOutside({ [at('a.txt')]: 2 });
    await shows('a.txt', 'unknown-code');
  });

  it('a file that was deleted: its findings go, and its uses do not count', async () => {
    await shows('b.txt', 'misspelled-code');
    fs.rmSync(path.join(folder, 'b.txt'));
    client.changedOutside({ [at('b.txt')]: 3 });
    await shows('b.txt');
    await client.ready(2);
  });

  it('a file that was renamed', async () => {
    await shows('b.txt', 'misspelled-code');
    fs.renameSync(path.join(folder, 'b.txt'), path.join(folder, 'e.txt'));
    client.changedOutside({ [at('b.txt')]: 3, [at('e.txt')]: 1 });
    await Promise.all([shows('b.txt'), shows('e.txt', 'misspelled-code')]);
    await client.ready(3);
  });

  it('a folder that was renamed, told as the folder alone', async () => {
    fs.renameSync(path.join(folder, 'more'), path.join(folder, 'less'));
    client.changedOutside({ [at('more')]: 3, [at('less')]: 1 });
    write('less/c.txt', talk('Robustness-x'));
    client.changedOutside({ [at('less/c.txt')]: 2 });
    await shows('less/c.txt', 'unknown-code');
    await client.ready(3);
  });

  it('a folder moved in from elsewhere, though its name has a dot', async () => {
    const outside = folderOf({ 'wave.2/d.txt': talk('Robustness-x') });
    fs.renameSync(path.join(outside, 'wave.2'), path.join(folder, 'wave.2'));
    client.changedOutside({ [at('wave.2')]: 1 });
    await shows('wave.2/d.txt', 'unknown-code');
    await client.ready(4);
  });

  it('a folder that was deleted, where the study takes every file', async () => {
    write('codebook.yaml', `transcripts: ["**"]\n${codebook}`);
    client.changedOutside({ [at('codebook.yaml')]: 2 });
    write('more/c.txt', talk('Robustness-x'));
    client.changedOutside({ [at('more/c.txt')]: 2 });
    await shows('more/c.txt', 'unknown-code');
    fs.rmSync(path.join(folder, 'more'), { recursive: true });
    client.changedOutside({ [at('more')]: 3 });
    await shows('more/c.txt');
  });

  it('a codebook that was changed, deleted and made again', async () => {
    await shows('b.txt', 'misspelled-code');
    write('codebook.yaml', `${codebook}  - code: Data-lost\n`);
    client.changedOutside({ [at('codebook.yaml')]: 2 });
    await shows('b.txt');
    fs.rmSync(path.join(folder, 'codebook.yaml'));
    client.changedOutside({ [at('codebook.yaml')]: 3 });
    await client.until('no study', () => client.study?.studies === 0);
    write('codebook.yaml', codebook);
    client.changedOutside({ [at('codebook.yaml')]: 1 });
    await shows('b.txt', 'misspelled-code');
  });

  it('a transcript of another folder as soon as it is opened, with its study', async () => {
    const other = folderOf({ 'codebook.yaml': codebook, 'x.txt': talk('Data-loss') });
    const text = client.open(uriOf(other, 'x.txt'));
    // Asked at once, before the study of that folder can have been read.
    const hover = await client.request<Hover | null>('textDocument/hover', {
      textDocument: { uri: uriOf(other, 'x.txt') },
      position: cursorIn(text, 'Data-‸loss'),
    });
    ok((hover?.contents as MarkupContent | undefined)?.value.startsWith('**Data-loss**'));
  });
});
