// The two trees, asked of the built server: filters, two studies, citations and where a code is written.
import { deepEqual, equal, ok } from 'node:assert/strict';
import * as z from 'zod/mini';
import {
  type Arrangement,
  citationsRequest,
  codePlacesRequest,
  codersRequest,
  type TreeNode,
  treeChildrenRequest,
} from '../../server/src/protocol/trees';
import { Client, cursorIn, uriOf } from './client';
import { folderOf } from './commandLine';

const talk = (code: string) => `Interviewee\n\nIt was *gone*.\n\n${code} "*gone*"\n`;
const codebook = 'study: One\ncodes:\n  - code: Data-loss\n';

describe('The trees of two studies in one workspace', () => {
  let client: Client;
  let folder: string;

  before(async () => {
    folder = folderOf({
      'one/codebook.yaml': codebook,
      'one/Interview 1 - Ilan.txt': talk('Data-loss'),
      'two/codebook.yaml': codebook.replace('One', 'Two').replace('Data-loss', 'Trust-low'),
      'two/Interview 2 - Maya.txt': talk('Trust-low'),
    });
    client = await Client.start(folder);
    await client.ready(2);
  });
  after(async () => {
    equal(await client.stop(), 0);
  });

  async function rows(tree: 'interviews' | 'codes', text: string, parent: TreeNode | null = null) {
    const arrangement: Arrangement = { text, coder: null, kinds: [], sort: 'given' };
    const params = { tree, arrangement, parent: parent?.path ?? null };
    return client.rows(treeChildrenRequest.method, params);
  }
  const labels = (nodes: readonly TreeNode[]) => nodes.map(({ label }) => label);
  async function under(tree: 'interviews' | 'codes', ...path: string[]): Promise<TreeNode | null> {
    let parent: TreeNode | null = null;
    for (const label of path) {
      const found: TreeNode | undefined = (await rows(tree, '', parent)).find((row) => row.label === label);
      ok(found, label);
      parent = found;
    }
    return parent;
  }

  it('have a row for each study, with its own rows below', async () => {
    for (const tree of ['interviews', 'codes'] as const)
      deepEqual(labels(await rows(tree, '')), ['One', 'Two']);
    deepEqual(labels(await rows('interviews', '', await under('interviews', 'Two'))), ['Interview 2']);
    deepEqual(labels(await rows('codes', '', await under('codes', 'One'))), ['Data-loss']);
  });
  it('leave out the study in which a filter leaves nothing', async () => {
    deepEqual(labels(await rows('codes', 'trust')), ['Two']);
    deepEqual(labels(await rows('interviews', 'data-loss')), ['One']);
    deepEqual(await rows('codes', 'nothing like it'), []);
  });
  it('name all coders', async () => {
    deepEqual(await client.request(codersRequest.method, {}), ['Ilan', 'Maya']);
  });
  it('tell where the code of a row is written', async () => {
    const code = await under('codes', 'Two', 'Trust-low');
    const places = codePlacesRequest.result.parse(
      await client.request(codePlacesRequest.method, { path: code?.path ?? [] }),
    );
    const file = uriOf(folder, 'two', 'Interview 2 - Maya.txt');
    equal(places?.folder, uriOf(folder, 'two'));
    equal(places?.entry?.uri, uriOf(folder, 'two', 'codebook.yaml'));
    deepEqual(places?.firstUse?.range.start, cursorIn(talk('Trust-low'), '‸Trust-low'));
    equal(places?.firstUse?.uri, file);
  });
  it('cite a quote with its source, and nothing that is no quote', async () => {
    const interview = await under('interviews', 'One', 'Interview 1', 'Data-loss');
    const [quote] = await rows('interviews', '', interview);
    const place = quote?.place;
    ok(place);
    const elsewhere = { ...place, range: { ...place.range, start: { line: 0, character: 0 } } };
    const cited = z
      .array(z.string())
      .parse(await client.request(citationsRequest.method, { quotes: [place, elsewhere] }));
    deepEqual(cited, [
      '> \\*gone\\*\n>\n> — Interviewee, Interview 1, coded by Ilan (Interview 1 - Ilan.txt, line 3)',
    ]);
  });
});
