// `marginalia server --stdio`: the editor's answers through the command line, and the same as those of `check`.
import { deepEqual, equal } from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { editorOnly, program, rowsOf, sample } from './commandLine';

interface Published {
  readonly uri: string;
  readonly diagnostics: readonly {
    readonly range: Record<'start' | 'end', { readonly line: number; readonly character: number }>;
    readonly code: string;
    readonly message: string;
    readonly data?: { readonly suggestions: readonly string[] };
  }[];
}

function ended(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return new Promise((resolve) => child.on('close', resolve));
}

describe('marginalia server', () => {
  it('shows an editor the problems that check prints', async () => {
    const child = spawn(process.execPath, [program, 'server', '--stdio', `--clientProcessId=${process.pid}`]);
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const shown = new Map<string, Published['diagnostics']>();
    connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: Published) => {
      shown.set(uri, diagnostics);
    });
    const ready = new Promise<void>((resolve) => {
      connection.onNotification('marginalia/studyChanged', ({ transcripts, waiting }) => {
        if (transcripts > 0 && waiting === 0) resolve();
      });
    });
    connection.listen();
    const root = pathToFileURL(sample).href;
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'sample' }],
      capabilities: {},
    });
    await connection.sendNotification('initialized', {});
    await ready;

    const places = [...shown].flatMap(([uri, diagnostics]) =>
      diagnostics
        .filter(({ code }) => !editorOnly.includes(code))
        .map(({ range: { start, end }, code, message, data }) => ({
          file: decodeURIComponent(uri.slice(root.length + 1)),
          line: start.line + 1,
          column: start.character + 1,
          endLine: end.line + 1,
          endColumn: end.character + 1,
          code,
          message,
          suggestions: data?.suggestions ?? [],
        })),
    );
    const checked = (await rowsOf('check', sample)).map(({ severity, ...row }) => row);
    deepEqual(
      places.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line),
      checked,
    );

    const end = ended(child);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    equal(await end, 0);
    connection.dispose();
  });

  it('ends when the editor is gone', async () => {
    const child = spawn(process.execPath, [program, 'server', '--stdio']);
    const end = ended(child);
    child.stdin.end();
    equal(await end, 1);
  });
});
