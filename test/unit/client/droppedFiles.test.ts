// Files that a browser drops have no place: their bytes are kept until the import of just these files has ended.
import '../vscode/install';
import { deepEqual, notEqual } from 'node:assert/strict';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { forgetDropped, keepDropped, serveFiles } from '../../../client/src/server/files';
import { readBytesRequest } from '../../../server/src/protocol/files';
import { Host } from '../vscode/host';
import { useHost } from '../vscode/install';

describe('A file without a place that is dropped', () => {
  beforeEach(() => useHost(new Host([])));
  afterEach(() => useHost(null));

  it('can be read until its import has ended, also when another import ends before', async () => {
    const answers = new Map<string, (params: unknown) => unknown>();
    serveFiles({
      onRequest: (method: string, answer: (params: unknown) => unknown) => answers.set(method, answer),
    } as unknown as BaseLanguageClient);
    const read = (uri: { toString(): string }) =>
      answers.get(readBytesRequest.method)?.({ uri: uri.toString() });
    const one = keepDropped('walk.docx', Uint8Array.of(1));
    const two = keepDropped('walk.docx', Uint8Array.of(2));
    forgetDropped([one]);
    const three = keepDropped('walk.docx', Uint8Array.of(3));
    notEqual(two.toString(), three.toString());
    deepEqual(await read(two), { base64: 'Ag==' });
    deepEqual(await read(three), { base64: 'Aw==' });
    forgetDropped([two, three]);
    deepEqual([await read(one), await read(two), await read(three)], [null, null, null]);
  });
});
