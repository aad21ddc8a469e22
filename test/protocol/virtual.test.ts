// A study on no disk, as in virtual workspaces: the built server reads it through its client.
import { deepEqual, equal } from 'node:assert/strict';
import { listFoldersRequest, readFilesRequest } from '../../server/src/protocol/files';
import { Client } from './client';

const study = 'vscode-vfs://github/archive/interviews';
const talk = (code: string) => `Interviewee\n\nIt was gone.\n\n${code}\n`;

describe('A study on no disk', () => {
  const files = new Map([
    [`${study}/codebook.yaml`, 'codes:\n  - code: Data-loss\n'],
    [`${study}/wave%201/a.txt`, talk('Data-loss')],
    [`${study}/wave%201/b.txt`, talk('Data-lost')],
    [`${study}/node_modules/c.txt`, talk('Data-lost')],
  ]);
  let client: Client;

  before(async () => {
    client = await Client.start(study);
    client.answer(listFoldersRequest.method, (params) =>
      listFoldersRequest.params.parse(params).uris.map(list),
    );
    client.answer(readFilesRequest.method, (params) =>
      readFilesRequest.params.parse(params).uris.map((uri) => ({ text: files.get(uri) ?? null })),
    );
    await client.ready(2);
  });
  after(async () => equal(await client.stop(), 0));

  /** Names are not escaped, URIs are. */
  function list(folder: string) {
    const below = [...files.keys()]
      .filter((uri) => uri.startsWith(`${folder}/`))
      .map((uri) => decodeURIComponent(uri.slice(folder.length + 1)).split('/'));
    const names = (deep: boolean) => [
      ...new Set(below.filter(({ length }) => length > 1 === deep).map(([name]) => name)),
    ];
    return { files: names(false), folders: names(true) };
  }

  it('is checked like any other', async () => {
    const uri = `${study}/wave%201/b.txt`;
    await client.until('a misspelt code', () => client.findings(uri).includes('misspelled-code'));
    deepEqual([...client.diagnostics.keys()], [uri]);
    deepEqual(await client.request('marginalia/codebooks', {}), [`${study}/codebook.yaml`]);
  });

  it('follows changes that its file system tells of', async () => {
    files.set(`${study}/wave%201/b.txt`, talk('Data-loss'));
    files.set(`${study}/d.txt`, talk('Data-loss'));
    client.changedOutside({ [`${study}/wave%201/b.txt`]: 2, [`${study}/d.txt`]: 1 });
    await client.ready(3);
    await client.until('nothing to be wrong', () => client.findings(`${study}/wave%201/b.txt`).length === 0);
  });
});
