// A server that ends whenever it reads one file, started again and again as VS Code does, over its channel.
import { deepEqual, match } from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import * as path from 'node:path';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { callForCaution, type Endings, noEndings, setAside, withEnd } from '../../client/src/server/endings';
import { readingFileNotification, studyChangedNotification } from '../../server/src/protocol/messages';
import { uriOf } from './client';
import { folderOf, root } from './commandLine';

/** What one server did: read everything, or ended over a file. */
interface Life {
  readonly whole: boolean;
  readonly reading: string | null;
  readonly findings: ReadonlyMap<string, string>;
}

function live(folder: string, endings: Endings): Promise<Life> {
  const server = fork(path.join(root, 'dist/server.js'), ['--node-ipc'], {
    execArgv: ['--require', path.join(__dirname, 'endsWhileReading.cjs')],
  });
  return new Promise((resolve, reject) => {
    const findings = new Map<string, string>();
    let reading: string | null = null;
    const connection = connect(server);
    connection.onNotification(readingFileNotification.method, (params: unknown) => {
      reading = readingFileNotification.params.parse(params).uri;
    });
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      for (const { message } of params.diagnostics) findings.set(params.uri, JSON.stringify(message));
    });
    connection.onNotification(studyChangedNotification.method, (params: unknown) => {
      if (studyChangedNotification.params.parse(params).waiting > 0) return;
      resolve({ whole: true, reading, findings });
      connection.dispose();
      server.kill();
    });
    // By then all that it has sent has come in, which may not be so yet when its process ends.
    server.once('close', () => resolve({ whole: false, reading, findings }));
    server.once('error', reject);
    const caution = callForCaution(endings) ? { caution: { setAside: setAside(endings) } } : {};
    const workspaceFolders = [{ uri: uriOf(folder), name: 'study' }];
    const params = { processId: process.pid, rootUri: null, capabilities: {}, workspaceFolders };
    connection.sendRequest('initialize', { ...params, initializationOptions: caution }).then(
      () => void connection.sendNotification('initialized', {}),
      // It has ended, which is told.
      () => {},
    );
  });
}

function connect(server: ChildProcess) {
  const connection = createMessageConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
  connection.onError(() => {});
  connection.listen();
  return connection;
}

describe('A file that ends the language server', () => {
  it('is set aside with a finding at the third restart, and everything else is read', async () => {
    const talk = 'Interviewee\n\nIt was gone, and nobody told us.\n\n';
    const folder = folderOf({
      'codebook.yaml': 'codes:\n  - code: Data-loss\n',
      '1.txt': `${talk}Data-lost\n`,
      '2.txt': `${talk}This ends the server.\n\nData-loss\n`,
      '3.txt': `${talk}Data-lost\n`,
    });
    const fatal = uriOf(folder, '2.txt');
    const lives: Life[] = [];
    let endings = noEndings;
    for (let n = 0; n < 4; n++) {
      const life = await live(folder, endings);
      lives.push(life);
      if (life.whole) break;
      endings = withEnd(endings, n * 1000, life.reading);
    }
    deepEqual(
      lives.map(({ whole, reading }) => ({ whole, reading })),
      [
        { whole: false, reading: null },
        { whole: false, reading: fatal },
        { whole: false, reading: fatal },
        { whole: true, reading: null },
      ],
    );
    const findings = lives.at(-1)?.findings;
    match(findings?.get(fatal) ?? '', /stopped working twice while it read this file/);
    for (const other of ['1.txt', '3.txt']) match(findings?.get(uriOf(folder, other)) ?? '', /Data-lost/);
  });
});
