// A change of many files that the server has written, as the client remembers it from one window of VS Code to the next.
import '../vscode/install';
import { deepEqual, equal, match } from 'node:assert/strict';
import {
  rememberReshaping,
  rememberWritten,
  undoReshaping,
} from '../../../client/src/reshaping/undoReshaping';
import type { Server, ServerState } from '../../../client/src/server/server';
import { fingerprint } from '../../../server/src/protocol/fingerprint';
import type { WrittenHeld } from '../../../server/src/protocol/held';
import { folderAt, Host } from '../vscode/host';
import { useHost } from '../vscode/install';
import { Uri } from '../vscode/values';

const uri = Uri.from({ scheme: 'memory', path: '/study/codebook.yaml' });
const [before, after] = ['codes: [loss]\n', 'codes: [gaps]\n'];
const last = {
  id: 'one',
  title: 'Rename “loss” to “gaps”',
  inEditor: [
    {
      uri: uri.toString(),
      before: fingerprint(before),
      after: fingerprint(after),
      back: [{ start: 8, end: 12, text: 'loss' }],
    },
  ],
  isHalf: false,
};

describe('A change of many files that was written when VS Code was open before', () => {
  let host: Host;
  let asked: string[];
  let unwritten: WrittenHeld;
  let tell: (state: Pick<ServerState, 'kind'>) => Promise<void>;
  /** Resolves when the client has heard that the server runs, and has done what follows from that. */
  let told: Promise<void>;
  beforeEach(async () => {
    host = new Host([folderAt('/study')]);
    useHost(host);
    await host.disk.writeFile(uri, new TextEncoder().encode(after));
    asked = [];
    unwritten = { done: true };
  });
  afterEach(() => useHost(null));

  /** A client that has just been started, whose server says this of the change that was written last, in turn. */
  const started = async (...written: (typeof last | null | undefined)[]): Promise<Server> => {
    const answers: Record<string, () => unknown> = {
      'marginalia/writtenLast': () => written.shift(),
      'marginalia/unwriteHeld': () => unwritten,
      'marginalia/forgetWritten': () => null,
    };
    const server = {
      lastReshaping: null,
      onDidChange(listener: (state: Pick<ServerState, 'kind'>) => Promise<void>) {
        tell = listener;
        return { dispose: () => {} };
      },
      async request({ method }: { method: string }, { id }: { id?: string }) {
        asked.push(`${method.replace('marginalia/', '')} ${id ?? ''}`.trim());
        return answers[method]?.();
      },
    } as unknown as Server;
    rememberWritten(server);
    await tell({ kind: 'starting' });
    told = tell({ kind: 'running' });
    await tell({ kind: 'running' });
    return server;
  };
  const codebook = async () => (await host.openDocument(uri)).getText();

  it('is taken back with what was open then, and let go after that', async () => {
    const server = await started(last);
    await told;
    await undoReshaping(server);
    deepEqual(asked, ['writtenLast', 'unwriteHeld one', 'forgetWritten one']);
    equal(await codebook(), before);
    equal(server.lastReshaping, null);
  });

  it('is said to be made in a part of the files where that is so, with a button that undoes it', async () => {
    await started({ ...last, isHalf: true });
    while (host.notices.all.length === 0) await new Promise(setImmediate);
    const [notice] = host.notices.all;
    match(notice?.text ?? '', /was broken off: it is made in some files, and not in others/);
    notice?.answer('Undo');
    await told;
    deepEqual(asked, ['writtenLast', 'unwriteHeld one', 'forgetWritten one']);
  });

  it('stays to be taken back where a file says something else by now', async () => {
    const server = await started(last);
    await told;
    unwritten = { changed: 'memory:/study/a.txt' };
    await undoReshaping(server);
    equal(await codebook(), after, 'and what was open then stays, too');
    equal(server.lastReshaping?.title, last.title);
    deepEqual(asked, ['writtenLast', 'unwriteHeld one']);
  });

  it('is let go by the next change of codes', async () => {
    const server = await started(last);
    await told;
    rememberReshaping(server, { title: 'Another', files: new Map(), written: null });
    deepEqual(asked, ['writtenLast', 'forgetWritten one']);
  });

  it('is taken back also where the server has ended before it told of it, and another one does', async () => {
    const server = await started(undefined, last);
    await told;
    equal(server.lastReshaping, null);
    await tell({ kind: 'running' });
    await undoReshaping(server);
    deepEqual(asked, ['writtenLast', 'writtenLast', 'unwriteHeld one', 'forgetWritten one']);
    equal(await codebook(), before);
  });

  it('is none where the server knows of none', async () => {
    const server = await started(null);
    await told;
    await undoReshaping(server);
    deepEqual([asked, server.lastReshaping], [['writtenLast'], null]);
  });
});
