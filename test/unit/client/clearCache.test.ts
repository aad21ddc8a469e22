// Marginalia: Clear Cache.
import '../vscode/install';
import { deepEqual, equal } from 'node:assert/strict';
import type * as vscode from 'vscode';
import { clearCache } from '../../../client/src/study/clearCache';
import { folderAt, Host } from '../vscode/host';
import { stub, useHost } from '../vscode/install';
import { Uri } from '../vscode/values';

describe('Clearing what is kept of the transcripts', () => {
  let host: Host;
  const storageUri = Uri.from({ scheme: 'memory', path: '/storage' });
  const context = { storageUri } as unknown as vscode.ExtensionContext;
  const at = (name: string) => Uri.joinPath(storageUri, name);
  beforeEach(() => {
    host = new Host([folderAt('/study')]);
    useHost(host);
  });
  afterEach(() => useHost(null));

  it('takes it away, and nothing else', async () => {
    for (const name of ['summaries/1.summaries', 'originals/1/0', 'other'])
      await stub.workspace.fs?.writeFile(at(name), new Uint8Array([1]));
    let forgotten = 0;
    await clearCache(context, async () => {
      forgotten++;
    });
    equal(forgotten, 1, 'the change that can be undone no more');
    deepEqual(host.disk.names(), [at('other').toString()]);
  });

  it('is done where there is nothing, and where nothing can be kept', async () => {
    const nothing = async () => {};
    await clearCache(context, nothing);
    await clearCache({ storageUri: undefined } as unknown as vscode.ExtensionContext, nothing);
    deepEqual([host.notices.all.length, host.notices.said.length], [0, 2]);
  });
});
