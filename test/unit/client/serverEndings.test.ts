// The language server as the client sees it: started when it is needed, started anew when it ends, given up in the end.
import '../vscode/install';
import { deepEqual, equal, match } from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { Server, type ServerState } from '../../../client/src/server/server';
import { startWhenNeeded } from '../../../client/src/study/start';
import {
  codebooksRequest,
  readingFileNotification,
  studyChangedNotification,
} from '../../../server/src/protocol/messages';
import { folderAt, Host } from '../vscode/host';
import { useHost } from '../vscode/install';
import { asClient } from '../vscode/languageClient';
import { EventEmitter, Uri } from '../vscode/values';

const [stopped, running] = [1, 2];
const study = {
  studies: 1,
  transcripts: 2,
  unread: 0,
  waiting: 0,
  withoutCodebook: 0,
  hasKinds: false,
  revision: 1,
};

/** Everything that is under way has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A client whose server does what a test says. */
class Scripted {
  private readonly states = new EventEmitter<{ oldState: number; newState: number }>();
  readonly onDidChangeState = this.states.event;
  private readonly hears = new Map<string, (params: unknown) => unknown>();
  isDisposed = false;
  private isStarting = false;

  constructor(
    readonly options: LanguageClientOptions,
    private readonly starts: () => Promise<void>,
    private readonly answers: (method: string, params: unknown, ...rest: unknown[]) => Promise<unknown>,
  ) {}
  readonly error = () => {};
  onNotification(method: string, act: (params: unknown) => unknown) {
    this.hears.set(method, act);
    return { dispose() {} };
  }
  readonly onRequest = () => ({ dispose() {} });
  readonly getFeature = () => ({}) as never;
  async start() {
    this.isStarting = true;
    await this.starts();
    this.isStarting = false;
  }
  async dispose() {
    // The library stops no client that is still starting.
    if (this.isStarting) throw new Error("Client is not running and can't be stopped.");
    await settled();
    this.isDisposed = true;
  }
  sendRequest(method: string, ...rest: [unknown, ...unknown[]]) {
    return this.answers(method, ...rest);
  }
  tell(method: string, params: unknown) {
    this.hears.get(method)?.(params);
  }
  end() {
    this.states.fire({ oldState: running, newState: stopped });
  }
}

describe('The language server as the client sees it', () => {
  let host: Host;
  let clients: Scripted[];
  let states: ServerState['kind'][];
  let server: Server;
  let starts: () => Promise<void>;
  let answers: (method: string, params: unknown, ...rest: unknown[]) => Promise<unknown>;

  beforeEach(() => {
    host = new Host([folderAt('/study')]);
    useHost(host);
    clients = [];
    states = [];
    starts = async () => {};
    answers = async () => [];
    const log = (message: string) => void host.log.push(message);
    const output = { error: log, warn: log, show: () => log('shown') } as unknown as vscode.LogOutputChannel;
    const create = (options: LanguageClientOptions) => {
      const client = new Scripted(options, starts, (...all) => answers(...all));
      clients.push(client);
      return asClient(client as never);
    };
    server = new Server(create, output, () => ({}));
    server.onDidChange(({ kind }) => states.push(kind));
  });
  afterEach(() => {
    server.dispose();
    useHost(null);
  });
  const last = () => {
    const client = clients.at(-1);
    if (!client) throw new Error('No server was started.');
    return client;
  };
  const endWhileReading = async (file: string | null) => {
    if (file) last().tell(readingFileNotification.method, { uri: `memory:/study/${file}` });
    last().end();
    await settled();
  };
  const aside = () => last().options.initializationOptions.caution?.setAside;

  it('is started by the first question, and by no other one', async () => {
    equal(clients.length, 0);
    await server.request(codebooksRequest, {});
    await server.request(codebooksRequest, {});
    equal(clients.length, 1);
  });

  it('is started for a transcript that is opened while it is still looked for one in the workspace', async () => {
    const uri = (name: string) => Uri.from({ scheme: 'memory', path: `/elsewhere/${name}` });
    host = new Host([]);
    useHost(host);
    host.newDocument(uri('notes.txt'), 'plaintext', 'Soup.\n');
    const looking = startWhenNeeded(server);
    host.newDocument(uri('talk.transcript'), 'transcript', 'Ana: Hello.\n');
    (await looking).dispose();
    equal(clients.length, 1);
  });

  it('tells what it knows of the studies, and nothing that cannot be read', async () => {
    await server.start();
    last().tell(studyChangedNotification.method, study);
    deepEqual(server.state, { kind: 'running', study });
    last().tell(studyChangedNotification.method, { studies: 'many' });
    deepEqual(server.state, { kind: 'running', study });
    match(host.log.join(), /cannot be read/);
  });

  it('is started again when it ends, without a word, and with caution from then on', async () => {
    await server.start();
    equal(aside(), undefined);
    await endWhileReading(null);
    deepEqual([clients.length, host.notices.all.length, aside()], [2, 0, []]);
    equal(clients[0]?.isDisposed, true);
    match(host.log.join(), /ended by itself and is started again/);
  });

  it('is given up when it ends again and again, which is told once, with a way to start it anew', async () => {
    await server.start();
    for (let end = 0; end < 5; end++) await endWhileReading(null);
    equal(clients.length, 5);
    equal(server.state.kind, 'stopped');
    deepEqual(
      host.notices.all.map(({ text }) => text),
      ['Marginalia stopped working 5 times and is not started again. The output says why.'],
    );
    host.notices.all[0]?.answer('Restart');
    await settled();
    await settled();
    equal(clients.length, 6);
    equal(aside(), undefined, 'what ended it before is forgotten');
    await endWhileReading(null);
    equal(clients.length, 7);
  });

  it('shows the output to whoever wants to know why', async () => {
    await server.start();
    for (let end = 0; end < 5; end++) await endWhileReading(null);
    host.notices.all[0]?.answer('Show Output');
    await settled();
    equal(host.log.at(-1), 'shown');
  });

  it('leaves out a file that it has ended at twice, and says so once', async () => {
    await server.start();
    await endWhileReading('bad.txt');
    deepEqual([aside(), host.notices.all.length], [[], 0]);
    await endWhileReading('bad.txt');
    deepEqual(aside(), ['memory:/study/bad.txt']);
    deepEqual(
      host.notices.all.map(({ kind, text }) => [kind, text]),
      [
        [
          'warning',
          'Marginalia cannot read bad.txt: it stopped working twice over this file. The file is left out, and everything else is read.',
        ],
      ],
    );
  });

  it('says what to do when it cannot be started at all', async () => {
    starts = () => Promise.reject(new Error('no such file'));
    await server.start();
    equal(server.state.kind, 'stopped');
    deepEqual(host.notices.all[0]?.buttons, ['Restart', 'Show Output']);
    match(host.log.join(), /did not start: Error: no such file/);
  });

  it('is not taken for one that ended when it is stopped or restarted', async () => {
    await server.start();
    const first = last();
    await server.restart();
    first.end();
    await settled();
    equal(clients.length, 2);
    await server.stop();
    last().end();
    await settled();
    equal(clients.length, 2);
    deepEqual(host.notices.all, []);
  });

  it('leaves no server behind that nobody stops, where it is restarted while it starts', async () => {
    let begin = () => {};
    starts = () =>
      new Promise((resolve) => {
        begin = resolve;
      });
    const starting = server.start();
    const beginFirst = begin;
    starts = async () => {};
    await server.restart();
    last().tell(studyChangedNotification.method, study);
    beginFirst();
    await starting;
    clients[0]?.tell(studyChangedNotification.method, { ...study, transcripts: 0 });
    await settled();
    await settled();
    deepEqual(server.state, { kind: 'running', study }, 'nobody hears the one before');
    deepEqual(
      clients.map(({ isDisposed }) => isDisposed),
      [true, false],
    );
  });

  it('leaves no server behind that nobody stops, where it is restarted twice at once', async () => {
    await server.start();
    await Promise.all([server.restart(), server.restart()]);
    await settled();
    await settled();
    deepEqual(
      clients.map(({ isDisposed }) => isDisposed),
      [...clients.slice(1).map(() => true), false],
    );
    await server.request(codebooksRequest, {});
  });

  const failures: [what: string, answer: () => Promise<unknown>, logged: RegExp][] = [
    ['fails', () => Promise.reject(new Error('boom')), /codebooks failed: Error: boom/],
    ['answers what cannot be read', async () => 'yes', /codebooks failed/],
  ];
  for (const [what, answer, logged] of failures)
    it(`gives no answer when it ${what}, and the output says why`, async () => {
      await server.start();
      answers = answer;
      equal(await server.request(codebooksRequest, {}), undefined);
      match(host.log.join(), logged);
    });

  it('gives no answer, and logs nothing, when a question is of no interest any more', async () => {
    const { LSPErrorCodes, ResponseError } = await import('vscode-languageclient');
    await server.start();
    answers = () => Promise.reject(new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled'));
    equal(await server.request(codebooksRequest, {}), undefined);
    deepEqual(host.log, []);
  });

  it('is asked with a token only where there is one, which would be one more parameter else', async () => {
    await server.start();
    const asked: unknown[][] = [];
    answers = async (...all) => {
      asked.push(all);
      return [];
    };
    await server.request(codebooksRequest, {});
    deepEqual(asked, [[codebooksRequest.method, {}]]);
  });
});
