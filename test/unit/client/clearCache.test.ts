// Marginalia: Clear Cache.
import '../vscode/install';
import { deepEqual } from 'node:assert/strict';
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
    for (const name of ['summaries/1.summaries', 'summaries/2.summaries', 'other'])
      await stub.workspace.fs?.writeFile(at(name), new Uint8Array([1]));
    await clearCache(context);
    deepEqual(host.disk.names(), [at('other').toString()]);
  });

  it('is done where there is nothing, and where nothing can be kept', async () => {
    await clearCache(context);
    await clearCache({ storageUri: undefined } as unknown as vscode.ExtensionContext);
    deepEqual([host.notices.all.length, host.notices.said.length], [0, 2]);
  });
});
