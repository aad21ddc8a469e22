// Going from coding to coding, asked of the built server.
import { deepEqual, equal } from 'node:assert/strict';
import type * as z from 'zod/mini';
import { type CodingStep, codingStepRequest } from '../../server/src/protocol/navigation';
import { Client, cursorIn, uriOf } from './client';
import { folderOf } from './commandLine';

const codebook = 'codes:\n  - code: Data-loss\n  - code: Data-late\n';
const talk = 'Interviewee\n\nIt was gone.\n\nData-late\n\nData-loss "gone"\n';

describe('The language server goes to the next coding', () => {
  let client: Client;
  let folder: string;
  const at = (name: string) => uriOf(folder, name);

  before(async () => {
    folder = folderOf({
      'codebook.yaml': codebook,
      'Interview 9.txt': talk,
      'Interview 10.txt': talk,
      'notes.md': talk,
    });
    client = await Client.start(folder);
    await client.ready(2);
  });
  after(async () => {
    equal(await client.stop(), 0);
  });

  async function step(params: CodingStep): Promise<z.infer<typeof codingStepRequest.result>> {
    return codingStepRequest.result.parse(await client.request(codingStepRequest.method, params));
  }

  it('in the file and in the next interview, with the words it is about', async () => {
    const position = cursorIn(talk, 'Data-‸late');
    const here = await step({ uri: at('Interview 9.txt'), position, of: 'any', direction: 'next' });
    deepEqual(here?.to, {
      place: {
        uri: at('Interview 9.txt'),
        range: { start: cursorIn(talk, '‸Data-loss'), end: cursorIn(talk, 'Data-loss‸') },
      },
      words: {
        uri: at('Interview 9.txt'),
        range: { start: cursorIn(talk, '‸gone'), end: cursorIn(talk, 'gone‸') },
      },
      wrapped: false,
      number: 2,
      total: 4,
    });
    const there = await step({ uri: at('Interview 9.txt'), position, of: 'this', direction: 'next' });
    equal(there?.to?.place.uri, at('Interview 10.txt'));
    equal(there?.label, 'Data-late');
  });

  it('from codebook.yaml, which need not say where the study begins', async () => {
    client.open(at('codebook.yaml'));
    const position = cursorIn(codebook, 'Data-‸loss');
    const found = await step({ uri: at('codebook.yaml'), position, of: 'this', direction: 'next' });
    equal(found?.to?.place.uri, at('Interview 9.txt'));
    equal(found?.to?.wrapped, false);
  });

  it('and says so where there is no code, no coding and no study', async () => {
    const position = { line: 0, character: 0 };
    const ask = (name: string) => step({ uri: at(name), position, of: 'this', direction: 'next' });
    deepEqual(await ask('Interview 9.txt'), { label: null, to: null });
    deepEqual(await ask('notes.md'), null);
  });
});
