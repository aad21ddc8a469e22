// Two passages beside each other, asked of the built server.
import { deepEqual, equal, match } from 'node:assert/strict';
import { comparePassagesRequest } from '../../server/src/protocol/retrieval';
import { Client, cursorIn, uriOf } from './client';
import { folderOf } from './commandLine';

const talk = (code: string) => `Interviewee\n\nIt was gone.\n\n${code}\n`;

describe('The language server compares two passages', () => {
  let client: Client;
  let folder: string;

  before(async () => {
    folder = folderOf({
      'codebook.yaml': 'codes:\n  - code: Data-loss\n  - code: Trust-low\n',
      'Interview 1 - Ilan.txt': talk('Data-loss'),
      'Interview 1 - Maya.txt': talk('Trust-low'),
      'notes.md': talk('Data-loss'),
    });
    client = await Client.start(folder);
    await client.ready(2);
  });
  after(async () => {
    equal(await client.stop(), 0);
  });

  async function compare(one: string, other: string, at = 'It ‸was gone.') {
    const place = (name: string) => ({ uri: uriOf(folder, name), position: cursorIn(talk('Data-loss'), at) });
    const params = { first: place(one), second: place(other) };
    return comparePassagesRequest.result.parse(await client.request(comparePassagesRequest.method, params));
  }

  it('of two coders of one interview, open or not', async () => {
    client.open(uriOf(folder, 'Interview 1 - Ilan.txt'));
    const text = (await compare('Interview 1 - Ilan.txt', 'Interview 1 - Maya.txt'))?.text ?? '';
    deepEqual(text.match(/^## .*$|^- .*$/gm), [
      '## Codes on both: 0',
      '## Only on the first: 1 (coded by Ilan)',
      '- Data-loss',
      '## Only on the second: 1 (coded by Maya)',
      '- Trust-low',
      '## The words',
    ]);
    match(text, /^\| It was gone\. \| It was gone\. \|$/m);
  });

  it('and nothing that is no transcript of the study', async () => {
    equal(await compare('Interview 1 - Ilan.txt', 'notes.md'), null);
  });
});
