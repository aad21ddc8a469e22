// The words to be marked in the text, asked of the built server.
import { deepEqual, equal } from 'node:assert/strict';
import type * as z from 'zod/mini';
import { codedTextRequest } from '../../server/src/protocol/codedText';
import { withRanges } from '../../server/src/protocol/listChanges';
import { Client, cursorIn, uriOf } from './client';
import { folderOf } from './commandLine';

const talk = 'Interviewee\n\nIt was gone.\n\nData-loss "was gone"\n\nData-gap\n';

describe('The language server says which words are coded', () => {
  let client: Client;
  let folder: string;

  before(async () => {
    folder = folderOf({
      'codebook.yaml': 'codes:\n  - code: Data-loss\n    kind: issue\n    color: "#4e79a7"\n',
      'Interview 1.txt': talk,
      'notes.md': talk,
    });
    client = await Client.start(folder);
    await client.ready(1);
  });
  after(async () => {
    equal(await client.stop(), 0);
  });

  async function ask(name: string, underline = 'quotes'): Promise<z.infer<typeof codedTextRequest.result>> {
    return codedTextRequest.result.parse(
      await client.request(codedTextRequest.method, { uri: uriOf(folder, name), previous: null, underline }),
    );
  }

  it('with the looks of their codes, for the words as they stand in the editor', async () => {
    client.open(uriOf(folder, 'Interview 1.txt'));
    const text = await ask('Interview 1.txt');
    deepEqual(text?.codes?.items, [
      { label: 'Data-gap', color: null },
      { label: 'Data-loss', color: { light: '#4e79a7', dark: '#698db4' } },
    ]);
    deepEqual(
      text.stretches?.items.map(({ codes }) => codes),
      [[0], [1, 0], [0]],
    );
    const quoted = { start: cursorIn(talk, 'It ‸was gone.'), end: cursorIn(talk, 'was gone‸.') };
    deepEqual(withRanges(text.stretches?.items ?? [])[1]?.range, quoted);
    deepEqual(withRanges(text.underlines?.items ?? []), [
      { range: quoted, depths: 1, lines: [{ depth: 0, code: 1 }] },
    ]);
    deepEqual(withRanges(text.labels?.items ?? []), [
      { range: { start: cursorIn(talk, '‸Data-loss'), end: cursorIn(talk, 'was gone"‸') }, code: 1 },
    ]);
    equal(typeof text.version, 'number');
    deepEqual((await ask('Interview 1.txt', 'off'))?.underlines, null);
  });

  it('and nothing of other files', async () => {
    client.open(uriOf(folder, 'notes.md'));
    equal(await ask('notes.md'), null);
  });
});
