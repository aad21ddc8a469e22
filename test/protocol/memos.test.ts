// All memos of a study, asked of the built server.
import { deepEqual, equal, ok } from 'node:assert/strict';
import * as z from 'zod/mini';
import { memoSearchRequest, memosInFilesRequest } from '../../server/src/protocol/retrieval';
import {
  type Arrangement,
  citationsRequest,
  type TreeNode,
  treeChildrenRequest,
  treeRevealRequest,
} from '../../server/src/protocol/trees';
import { Client, cursorIn, uriOf } from './client';
import { folderOf } from './commandLine';

const talk = 'Interviewee\n\nIt was *gone*.\n\n// She laughs.\n\nData-loss "gone"\n\n// Compare\twith 2.\n';

describe('The language server lists the memos of a study', () => {
  let client: Client;
  let folder: string;

  before(async () => {
    folder = folderOf({
      'codebook.yaml': 'codes:\n  - code: Data-loss\n',
      'Interview 10 - Mia.txt': 'Interviewee\n\nIt is back.\n\n// At last.\n',
      'Interview 9 - Ilan.txt': talk,
      'Interview 11 - Ilan.txt': 'Interviewee\n\nNothing to say.\n',
    });
    client = await Client.start(folder);
    await client.ready(3);
  });
  after(async () => {
    equal(await client.stop(), 0);
  });

  const arranged = (change: Partial<Arrangement>): Arrangement => ({
    text: '',
    coder: null,
    kinds: [],
    sort: 'given',
    ...change,
  });
  const rows = async (change: Partial<Arrangement>, parent: TreeNode | null = null) => {
    const params = { tree: 'memos', arrangement: arranged(change), parent: parent?.path ?? null };
    return client.rows(treeChildrenRequest.method, params);
  };
  const labels = (nodes: readonly TreeNode[]) => nodes.map(({ label }) => label);

  it('by interview, in their order, and by code', async () => {
    deepEqual(labels(await rows({})), ['Interview 9 · Ilan', 'Interview 10 · Mia']);
    const [code, none] = await rows({ by: 'code' });
    deepEqual([code?.label, none?.label], ['Data-loss', 'On no code']);
    deepEqual(labels(await rows({ by: 'code' }, none ?? null)), ['She laughs.', 'At last.']);
  });

  it('with what is typed meanwhile', async () => {
    const uri = uriOf(folder, 'Interview 11 - Ilan.txt');
    client.open(uri);
    client.change(uri, 'Interviewee\n\nNothing to say.\n\n// A pause.\n');
    deepEqual(labels(await rows({ text: 'pause' })), ['Interview 11 · Ilan']);
    client.change(uri, 'Interviewee\n\nNothing to say.\n');
    deepEqual(await rows({ text: 'pause' }), []);
  });

  it('and finds the one at the cursor', async () => {
    const uri = uriOf(folder, 'Interview 9 - Ilan.txt');
    const params = {
      tree: 'memos',
      arrangement: arranged({ by: 'code' }),
      uri,
      position: cursorIn(talk, '// Com‸pare'),
    };
    const chain = await client.rows(treeRevealRequest.method, params);
    deepEqual(labels(chain), ['Data-loss', 'Compare\twith 2.']);
  });

  it('cites one with the words it is about', async () => {
    const [interview] = await rows({});
    const [, memo] = await rows({}, interview ?? null);
    ok(memo?.place);
    const cited = z
      .array(z.string())
      .parse(await client.request(citationsRequest.method, { quotes: [memo.place] }));
    deepEqual(cited, [
      'Compare with 2.\n\n> gone\n>\n> — Interviewee, Interview 9, coded by Ilan (Interview 9 - Ilan.txt, line 3)',
    ]);
  });

  it('writes out those that are shown', async () => {
    const arrangement = arranged({ text: 'laugh' });
    const [found, ...others] = memoSearchRequest.result.parse(
      await client.request(memoSearchRequest.method, { arrangement }),
    );
    deepEqual(others, []);
    deepEqual([found?.memos, found?.headings], [1, ['Interview 9 · Ilan']]);
    const { files = [], folder: study = '' } = found ?? {};
    const { memos, unread } = memosInFilesRequest.result.parse(
      await client.request(memosInFilesRequest.method, { folder: study, arrangement, files }),
    );
    deepEqual(unread, []);
    deepEqual(
      memos.map(({ markdown }) => markdown),
      [
        'She laughs.\n\n> It was \\*gone\\*.\n>\n> — Interviewee, Interview 9, coded by Ilan ([Interview 9 - Ilan.txt](<Interview%209%20-%20Ilan.txt>), line 3)',
      ],
    );
  });
});
