// Files that are written together: all of them, or none.
import '../vscode/install';
import { deepEqual, equal, rejects } from 'node:assert/strict';
import { createFiles } from '../../../client/src/exchange/createFiles';
import { folderAt, Host } from '../vscode/host';
import { stub, useHost } from '../vscode/install';
import { CancellationTokenSource, Uri } from '../vscode/values';

describe('Files that are written together', () => {
  let host: Host;
  const uri = (name: string) => Uri.from({ scheme: 'memory', path: `/study/${name}` });
  const files = Array.from({ length: 40 }, (_, at) => ({ uri: uri(`${at}.txt`), content: `Words ${at}.` }));
  beforeEach(() => {
    host = new Host([folderAt('/study')]);
    useHost(host);
  });
  afterEach(() => useHost(null));

  it('are all there, and can be taken away again', async () => {
    let done = 0;
    const takeAway = await createFiles(files, (more) => {
      done += more;
    });
    equal(host.disk.names().length, files.length);
    equal(done, files.length);
    await takeAway?.();
    deepEqual(host.disk.names(), []);
  });

  it('are all gone where somebody breaks it off on the way', async () => {
    const source = new CancellationTokenSource();
    const written = await createFiles(files, () => source.cancel(), source.token);
    deepEqual([written, host.disk.names()], [undefined, []]);
  });

  it('leave what is there as it is, where one of them has a name that is taken', async () => {
    await stub.workspace.fs?.writeFile(uri('30.txt'), new TextEncoder().encode('Mine.'));
    await rejects(createFiles(files));
    deepEqual(host.disk.names(), [uri('30.txt').toString()]);
    equal(new TextDecoder().decode(await host.disk.readFile(uri('30.txt'))), 'Mine.');
  });
});
