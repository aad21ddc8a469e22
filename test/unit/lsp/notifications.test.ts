// What an editor tells needs no answer, so that nobody is there to hear of a failure: it must neither end the server nor be lost.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { startServer } from '../../../server/src/lsp/server';
import type { Files } from '../../../server/src/workspace/files';

const root = 'file:///study';
const file = `${root}/a.txt`;
const disk = new Map([
  [`${root}/codebook.yaml`, 'codes:\n  - code: Data-loss\n'],
  [file, 'Interviewee: We lost data.\n\nData-loss\n'],
]);

/** A disk that can be broken: then whatever is asked of it fails in a way that nobody has foreseen. */
function breakableDisk() {
  const state: { broken: 'not' | 'at once' | 'later' } = { broken: 'not' };
  const orBroken = <T>(answer: () => T): Promise<T> => {
    if (state.broken === 'at once') throw new Error('broken at once');
    return state.broken === 'later' ? Promise.reject(new Error('broken later')) : Promise.resolve(answer());
  };
  const files: Files = {
    list: () => orBroken(() => [...disk.keys()]),
    read: (uri) => orBroken(() => disk.get(uri) ?? null),
    bytes: async () => new Uint8Array(),
    isFolder: () => orBroken(() => false),
  };
  return { state, files };
}

/** A server in this process, and the editor's end of its connection. */
async function started(files: Files, refuses: boolean) {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), files);
  const client = createMessageConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const log: string[] = [];
  const waiting = new Set<() => void>();
  const shown: string[] = [];
  client.onNotification('window/logMessage', ({ message }: { message: string }) => {
    log.push(message);
    for (const look of waiting) look();
  });
  client.onNotification('window/showMessage', ({ message }: { message: string }) => void shown.push(message));
  // An editor that says it can do something, and then does not.
  client.onRequest(() => {
    if (refuses) throw new Error('refused');
    return null;
  });
  client.listen();
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: root, name: 'study' }],
    capabilities: {
      textDocument: { documentSymbol: { dynamicRegistration: true } },
      workspace: {
        workspaceFolders: true,
        didChangeWatchedFiles: { dynamicRegistration: true },
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        semanticTokens: { refreshSupport: true },
        foldingRange: { refreshSupport: true },
      },
    },
  });
  await client.sendNotification('initialized', {});
  /** Resolves as soon as the log says so. */
  const logs = (what: RegExp) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!log.some((message) => what.test(message))) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return { client, logs, shown };
}

async function codersOf(client: MessageConnection): Promise<unknown> {
  return client.sendRequest('marginalia/coders', {});
}

const textDocument = { uri: file, languageId: 'transcript', version: 1, text: disk.get(file) ?? '' };
const outside = { ...textDocument, uri: 'file:///elsewhere/b.transcript' };
const notifications: readonly (readonly [what: string, method: string, params: object])[] = [
  ['a file of the study is opened', 'textDocument/didOpen', { textDocument }],
  [
    'it changes',
    'textDocument/didChange',
    { textDocument, contentChanges: [{ text: 'Interviewee: No.\n' }] },
  ],
  ['it is saved', 'textDocument/didSave', { textDocument }],
  ['it is closed', 'textDocument/didClose', { textDocument }],
  ['a file outside is opened', 'textDocument/didOpen', { textDocument: outside }],
  ['that is closed', 'textDocument/didClose', { textDocument: outside }],
  ['files changed', 'workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 2 }] }],
  [
    'a codebook changed',
    'workspace/didChangeWatchedFiles',
    { changes: [{ uri: [...disk.keys()][0], type: 2 }] },
  ],
  ['nothing changed', 'workspace/didChangeWatchedFiles', {}],
  [
    'a folder is added and one goes',
    'workspace/didChangeWorkspaceFolders',
    {
      event: { added: [{ uri: 'file:///more', name: 'more' }], removed: [{ uri: 'file:///less', name: '' }] },
    },
  ],
  [
    'a folder is added that is none',
    'workspace/didChangeWorkspaceFolders',
    { event: { added: [{ uri: '1:x' }], removed: [] } },
  ],
  ['the settings changed', 'workspace/didChangeConfiguration', { settings: null }],
];

describe('A notification that fails', () => {
  for (const broken of ['at once', 'later'] as const) {
    it(`leaves the server alive and in step, whatever it is, when the disk fails ${broken}`, async () => {
      const { state, files } = breakableDisk();
      const { client } = await started(files, false);
      deepEqual(await codersOf(client), ['']);
      for (const [what, method, params] of notifications) {
        state.broken = broken;
        await client.sendNotification(method, params);
        // Whatever it answers now: it does.
        ok(Array.isArray(await codersOf(client)), what);
        state.broken = 'not';
        await client.sendNotification('workspace/didChangeWatchedFiles', {
          changes: [...disk.keys()].map((uri) => ({ uri, type: 2 })),
        });
        deepEqual(await codersOf(client), [''], what);
      }
      client.dispose();
    });
  }

  it('is logged, and told to people once', async () => {
    const { state, files } = breakableDisk();
    const { client, logs, shown } = await started(files, false);
    await codersOf(client);
    state.broken = 'later';
    for (let time = 0; time < 2; time++)
      await client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 2 }] });
    await codersOf(client);
    await logs(/Taking in changed files failed: Error: broken later/);
    equal(shown.length, 1);
    match(shown[0] ?? '', /could not be taken in/);
    client.dispose();
  });

  it('costs only the one file that it cannot name', async () => {
    const { files } = breakableDisk();
    const { client, logs, shown } = await started(files, false);
    await codersOf(client);
    const second = `${root}/b.txt`;
    disk.set(second, '---\ncoder: Ann\n---\n\nInterviewee: More.\n');
    await client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: 'file:////x//y', type: 1 },
        { uri: second, type: 1 },
      ],
    });
    deepEqual(await codersOf(client), ['', 'Ann']);
    disk.delete(second);
    await logs(/Reading a URI failed/);
    deepEqual(shown, []);
    client.dispose();
  });

  it('may be one of ours: the editor refuses whatever it is asked', async () => {
    const { files } = breakableDisk();
    const { client, logs } = await started(files, true);
    await client.sendNotification('textDocument/didOpen', { textDocument });
    deepEqual(await codersOf(client), ['']);
    await logs(/Offering outlines failed/);
    await logs(/Following the settings failed/);
    client.dispose();
  });
});

describe('A draft of a codebook', () => {
  it('is made of no folder that nobody has named, and of no whole disk', async () => {
    const { files } = breakableDisk();
    const listed: string[] = [];
    const list: Files['list'] = (folder, problem) => {
      listed.push(folder);
      return files.list(folder, problem);
    };
    const { client } = await started({ ...files, list }, false);
    await codersOf(client);
    listed.length = 0;
    for (const folder of ['', '/', '.', 'study', 'c:', 'file:', 'file:///'])
      equal(await client.sendRequest('marginalia/draftCodebook', { folder }), null, folder);
    deepEqual(listed, []);
    client.dispose();
  });
});
