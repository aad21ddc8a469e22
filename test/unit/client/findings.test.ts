import '../vscode/install';
import { deepEqual, ok } from 'node:assert/strict';
import type * as vscode from 'vscode';
import { Findings } from '../../../client/src/server/findings';
import { findingsNotification } from '../../../server/src/protocol/findings';
import { Uri } from '../vscode/values';

type Entries = [vscode.Uri, vscode.Diagnostic[]][];

/** A language client that is told findings, and the calls by which they are shown. */
function told() {
  const calls: Entries[] = [];
  let tell = (_: unknown) => {};
  const client = {
    onNotification: (method: string, act: (params: unknown) => void) => {
      if (method === findingsNotification.method) tell = act;
    },
    protocol2CodeConverter: {
      asUri: (uri: string) => Uri.parse(uri),
      asDiagnostics: async (found: unknown[]) => found,
    },
    diagnostics: { set: (entries: Entries) => calls.push(entries) },
    error: (message: string, error: unknown) => {
      throw new Error(message, { cause: error });
    },
  };
  const findings = new Findings();
  findings.follow(client as never);
  return { findings, calls, tell: (params: unknown) => tell(params) };
}

const at = { line: 0, character: 0 };
const finding = { range: { start: at, end: at }, severity: 1, source: 'marginalia', message: 'Something' };

function files(count: number, findings: number) {
  return Array.from({ length: count }, (_, file) => ({
    uri: `file:///${file}.txt`,
    findings: Array.from({ length: findings }, () => finding),
  }));
}

/** Everything that was put off. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('Findings of files that are not open', () => {
  it('are shown in few calls, none larger than VS Code takes', async () => {
    const { calls, tell } = told();
    tell({ files: [...files(10, 300), { uri: 'file:///many.txt', findings: Array(1000).fill(finding) }] });
    await settled();
    const sizes = calls.map((entries) => entries.reduce((sum, [, found]) => sum + found.length, 0));
    deepEqual(sizes, [900, 900, 900, 300, 1000]);
    const one = told();
    one.tell({ files: files(500, 1) });
    await settled();
    deepEqual(
      one.calls.map(({ length }) => length),
      [500],
    );
  });

  it('never take the place of those of a file that has been told of alone', async () => {
    const { findings, calls, tell } = told();
    tell({ files: files(3, 1) });
    // Opened while the message about many files is taken in.
    findings.middleware.handleDiagnostics?.(Uri.parse('file:///1.txt') as vscode.Uri, [], () => {});
    await settled();
    ok(calls.length > 0);
    deepEqual(
      calls.flat().map(([uri]) => uri.toString()),
      ['file:///0.txt', 'file:///2.txt'],
    );
  });
});
