// The quotes of a code beside the text, asked of the built server.
import { deepEqual, equal } from 'node:assert/strict';
import {
  codesAtRequest,
  type QuotesAsked,
  quotesChoicesRequest,
  quotesListRequest,
  quotesRevealRequest,
} from '../../server/src/protocol/retrieval';
import { Client, cursorIn, uriOf } from './client';
import { folderOf } from './commandLine';

const talk = 'Interviewee\n\nIt was gone.\n\nData-loss "was gone"\n\nTrust-low\n';
const codebook = 'codes:\n  - code: Data-loss\n    kind: issue\n  - code: Trust-low\n';

describe('The language server lists the quotes of a code', () => {
  let client: Client;
  let folder: string;
  let file: string;
  let wanted: QuotesAsked;

  before(async () => {
    folder = folderOf({
      'codebook.yaml': codebook,
      'Interview 1 - Ilan.txt': talk,
      'Interview 2 - Maya.txt': talk,
    });
    client = await Client.start(folder);
    await client.ready(2);
    file = uriOf(folder, 'Interview 1 - Ilan.txt');
    wanted = {
      folder: uriOf(folder, ''),
      of: { kind: 'code', name: 'Data-loss' },
      interview: null,
      coder: null,
      speaker: null,
      family: null,
    };
  });
  after(async () => {
    equal(await client.stop(), 0);
  });

  async function list(narrowed: Partial<QuotesAsked>, parent: string[] | null) {
    const params = { wanted: { ...wanted, ...narrowed }, parent };
    return quotesListRequest.result.parse(await client.request(quotesListRequest.method, params));
  }

  it('with its counts and transcripts, and below each the words with their place and code line', async () => {
    const first = await list({}, null);
    deepEqual([first?.name, first?.counts], ['Data-loss', '2 codings · 2 interviews']);
    deepEqual(
      first?.nodes.map(({ label, open, uri }) => [label, open, uri === file]),
      [
        ['Interview 1 · Ilan', true, true],
        ['Interview 2 · Maya', true, false],
      ],
    );
    const [quote] = (await list({}, first?.nodes[0]?.path ?? []))?.nodes ?? [];
    const { line, label } = quote?.coding ?? {};
    deepEqual(
      [quote?.label, quote?.kind, { line, label }, quote?.place],
      [
        '“was gone”',
        'issue',
        { line: 4, label: 'Data-loss' },
        {
          uri: file,
          range: { start: cursorIn(talk, 'It ‸was gone.'), end: cursorIn(talk, 'was gone‸.') },
        },
      ],
    );
  });

  it('narrowed down to what the quotes have', async () => {
    const narrowed = await list({ coder: 'Maya' }, null);
    deepEqual(
      [narrowed?.counts, narrowed?.nodes.map(({ label }) => label)],
      ['1 of 2 codings · 1 interview', ['Interview 2 · Maya']],
    );
    const params = { folder: wanted.folder, of: wanted.of };
    const choices = quotesChoicesRequest.result.parse(
      await client.request(quotesChoicesRequest.method, params),
    );
    deepEqual([choices?.coders, choices?.speakers], [['Ilan', 'Maya'], ['Interviewee']]);
  });

  it('as it follows the cursor: the codes there, and the row for what is coded', async () => {
    const at = async (uri: string, position: { line: number; character: number }) =>
      codesAtRequest.result.parse(await client.request(codesAtRequest.method, { uri, position }));
    const inWords = await at(file, cursorIn(talk, 'It ‸was'));
    deepEqual([inWords?.labels, inWords?.named], [['Data-loss', 'Trust-low'], false]);
    const onCode = await at(file, cursorIn(talk, 'Trust‸-low'));
    deepEqual([onCode?.labels, onCode?.named], [['Trust-low', 'Data-loss'], true]);
    const entry = await at(uriOf(folder, 'codebook.yaml'), cursorIn(codebook, 'code: Trust‸-low'));
    deepEqual([entry?.folder === wanted.folder.replace(/\/$/, ''), entry?.labels], [true, ['Trust-low']]);
    equal(await at(uriOf(folder, 'notes.md'), { line: 0, character: 0 }), null);
    const params = { wanted, uri: file, position: cursorIn(talk, 'It ‸was') };
    const rows = quotesRevealRequest.result.parse(await client.request(quotesRevealRequest.method, params));
    deepEqual(
      rows.map(({ label }) => label),
      ['Interview 1 · Ilan', '“was gone”'],
    );
  });

  it('and nothing of folders without a study', async () => {
    equal(await list({ folder: 'file:///nowhere' }, null), null);
  });
});
