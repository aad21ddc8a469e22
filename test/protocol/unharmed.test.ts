// Requests that are cancelled, that fail, or that nobody can answer: the built server answers and lives on.
import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { type CancellationToken, CancellationTokenSource } from 'vscode-jsonrpc/node';
import { type CompletionList, type Hover, LSPErrorCodes } from 'vscode-languageserver';
import { Client, cursorIn, uriOf } from './client';
import { folderOf } from './commandLine';

describe('The language server lives on', () => {
  const talk = 'Interviewee\n\nIt was gone.\n\nData-loss\n';
  let client: Client;
  const servers: Client[] = [];
  let uri: string;

  before(async () => {
    const folder = folderOf({ 'codebook.yaml': 'codes:\n  - code: Data-loss\n', 'a.txt': talk });
    uri = uriOf(folder, 'a.txt');
    client = await Client.start(folder);
    servers.push(client);
    client.open(uri);
    await client.ready(1);
  });
  after(async () => {
    for (const server of servers) equal(await server.stop(), 0);
  });

  const hover = (token?: CancellationToken) => {
    const position = cursorIn(talk, 'Data-‸loss');
    return client.request<Hover | null>('textDocument/hover', { textDocument: { uri }, position }, token);
  };
  const answers = async () => equal((await hover()) === null, false);

  it('when a request is cancelled, and says that it was', async () => {
    const cancelling = new CancellationTokenSource();
    let answer: Promise<unknown> = Promise.resolve();
    await client.together(() => {
      answer = hover(cancelling.token);
      cancelling.cancel();
    });
    await rejects(answer, { code: LSPErrorCodes.RequestCancelled });
    await answers();
  });

  it('when it looks through the names of a large study: others need not wait for that', async () => {
    const codes = Array.from({ length: 3000 }, (_, number) => `  - code: Loss-${number}\n`);
    const folder = folderOf({ 'codebook.yaml': `codes:\n${codes.join('')}`, 'a.txt': talk });
    const large = await Client.start(folder);
    servers.push(large);
    const textDocument = { uri: uriOf(folder, 'a.txt') };
    large.open(textDocument.uri);
    await large.ready(1);
    const answered: string[] = [];
    const asked: Promise<unknown>[] = [];
    const ask = (method: string, params: object) =>
      asked.push(large.request(method, params).then(() => answered.push(method)));
    await large.together(() => {
      ask('workspace/symbol', { query: 'loss-2999' });
      ask('textDocument/hover', { textDocument, position: { line: 0, character: 0 } });
    });
    await Promise.all(asked);
    deepEqual(answered, ['textDocument/hover', 'workspace/symbol']);
  });

  const nothings: [string, unknown][] = [
    ['textDocument/hover', null],
    ['textDocument/definition', null],
    ['textDocument/references', []],
    ['textDocument/completion', { isIncomplete: false, items: [] }],
    ['textDocument/codeAction', []],
  ];
  for (const [method, nothing] of nothings) {
    it(`when ${method} fails: the answer is empty, and the log says why`, async () => {
      const logged = client.log.length;
      // A request without a position is nothing that a handler can work with.
      deepEqual(await client.request(method, { textDocument: { uri } }), nothing);
      match(client.log.slice(logged).join('\n'), / failed: TypeError/);
      await answers();
    });
  }

  it('when it is asked about a file that it does not know', async () => {
    const textDocument = { uri: uriOf('/nowhere', 'x.txt') };
    const position = { line: 3, character: 7 };
    equal(await client.request('textDocument/hover', { textDocument, position }), null);
    const { items } = await client.request<CompletionList>('textDocument/completion', {
      textDocument,
      position,
    });
    deepEqual(items, []);
    deepEqual(await client.request('textDocument/documentSymbol', { textDocument }), []);
  });

  it('when it is asked for what it cannot do', async () => {
    await rejects(client.request('textDocument/inlineValue', { textDocument: { uri } }));
    await answers();
  });

  it('when it is asked about places behind the end of lines and of the file', async () => {
    for (const position of [
      { line: 4, character: 9999 },
      { line: 9999, character: 0 },
    ]) {
      await client.request('textDocument/hover', { textDocument: { uri }, position });
      await client.request('textDocument/completion', { textDocument: { uri }, position });
    }
    await answers();
  });
});
