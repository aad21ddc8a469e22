// Fixes of findings that cannot be made by the time they are taken, and files whose URIs an editor spells in its own way.
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { CodeAction, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { codePassageRequest } from '../../server/src/protocol/coding';
import { Client, cursorIn, uriOf } from './client';
import { folderOf } from './commandLine';

const codebook = 'codes:\n  - code: Data-loss\n  - code: Time-short\n';
const talk = (code: string) => `Interviewee: It was gone by then.\n\n${code}\n`;

async function fixesOf(client: Client, uri: string, code: string): Promise<CodeAction[]> {
  const diagnostic = await client.until(`${code} to be reported`, () =>
    client.diagnostics.get(uri)?.find((one) => one.code === code),
  );
  return client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: diagnostic.range,
    context: { diagnostics: [diagnostic] },
  });
}

describe('A quick fix that cannot be made any more', () => {
  it('says why to whoever takes it, in words and with no URI', async () => {
    const folder = folderOf({ 'codebook.yaml': codebook, 'a (1).txt': talk('Data-new') });
    const client = await Client.start(folder);
    const uri = uriOf(folder, 'a (1).txt');
    client.open(uri);
    await client.ready(1);
    const [add] = await fixesOf(client, uri, 'unknown-code');
    ok(add && !add.edit, add?.title);
    fs.rmSync(path.join(folder, 'codebook.yaml'));
    await rejects(client.request('codeAction/resolve', add));
    const [said = ''] = await client.until(
      'the reason to be shown',
      () => client.messages.length > 0 && client.messages,
    );
    match(said, /Data-new/);
    ok(!said.includes('file:'), said);
    await client.stop();
  });

  it('says so when its study is not open any more', async () => {
    const folder = folderOf({ 'codebook.yaml': codebook, 'a.txt': talk('Data-new') });
    const client = await Client.start(folder);
    const uri = uriOf(folder, 'a.txt');
    client.open(uri);
    await client.ready(1);
    const [add] = await fixesOf(client, uri, 'unknown-code');
    await rejects(
      client.request('codeAction/resolve', { ...add, data: { ...add?.data, root: uriOf(folder, 'other') } }),
      /The study of this file is not open any more/,
    );
    match(client.messages.join(), /^The study of this file is not open any more, so nothing was changed\.$/);
    await client.stop();
  });
});

describe('A URI that an editor spells otherwise', () => {
  /** With brackets as they are, which the server escapes. */
  const spelt = (...parts: string[]) =>
    uriOf(...parts)
      .replaceAll('%28', '(')
      .replaceAll('%29', ')');

  async function opened(): Promise<{ client: Client; folder: string; uri: string; book: string }> {
    const folder = folderOf({
      'Code (1)/codebook.yaml': codebook,
      'Code (1)/Interview (1).txt': talk('Data-loss'),
      'Code (1)/other.txt': talk('Data-loss'),
    });
    const client = await Client.start(path.join(folder, 'Code (1)'));
    const uri = spelt(folder, 'Code (1)', 'Interview (1).txt');
    const book = spelt(folder, 'Code (1)', 'codebook.yaml');
    ok(uri !== uriOf(folder, 'Code (1)', 'Interview (1).txt'));
    client.open(uri);
    client.open(book);
    await client.ready(2);
    return { client, folder, uri, book };
  }

  it('guards a renaming by the versions of all open files, which are named as the editor names them', async () => {
    const { client, uri, book } = await opened();
    const text = talk('Data-loss');
    client.change(uri, `${text}\n`);
    const { documentChanges = [] } = await client.request<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri },
      position: cursorIn(text, 'Data-‸loss'),
      newName: 'Data-gaps',
    });
    const versions = documentChanges
      .filter((change): change is TextDocumentEdit => 'textDocument' in change)
      .map(({ textDocument }) => [textDocument.uri, textDocument.version]);
    deepEqual(
      versions.filter(([, version]) => version !== null).sort(),
      [
        [book, 1],
        [uri, 2],
      ].sort(),
    );
    equal(versions.length, 3);
    await client.stop();
  });

  it('guards fixes and new codes, too', async () => {
    const { client, folder, uri, book } = await opened();
    client.change(uri, talk('Data-new'));
    const [add] = await fixesOf(client, uriOf(folder, 'Code (1)', 'Interview (1).txt'), 'unknown-code');
    const { edit } = await client.request<CodeAction>('codeAction/resolve', add ?? {});
    const [own] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
    deepEqual(own?.textDocument, { uri: book, version: 1 });
    const words = { start: { line: 0, character: 13 }, end: { line: 0, character: 30 } };
    const coded = codePassageRequest.result.parse(
      await client.request(codePassageRequest.method, {
        uri,
        version: 2,
        selections: [words],
        add: [],
        remove: [],
        newCodes: [{ label: 'Time-long', family: null, description: '' }],
      }),
    );
    ok(coded && 'change' in coded);
    deepEqual(
      coded.change.files.map(({ uri: file, version }) => [file, version]),
      [
        [uri, 2],
        [book, 1],
      ],
    );
    await client.stop();
  });
});
