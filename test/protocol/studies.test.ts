// What belongs together in a study, and what is none of it: asked in the editor as on the command line.
import { deepEqual, equal, match } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Hover } from 'vscode-languageserver';
import { draftCodebookRequest } from '../../server/src/protocol/messages';
import { interviewListRequest } from '../../server/src/protocol/navigation';
import { treeChildrenRequest } from '../../server/src/protocol/trees';
import { Client, cursorIn, uriOf } from './client';
import { folderOf, marginalia, rowsOf } from './commandLine';

const talk = 'Interviewer: How was the night?\n\nParticipant: Long.\n\nNight-shift\n';
const codes = 'codes:\n  - code: Night-shift\n';

describe('Two folders with an interview of one number', () => {
  const north = 'Clinic North/Interview 1.txt';
  const south = 'Clinic South/Interview 1.txt';

  it('have two interviews, which their folders tell apart, and a question', async () => {
    const folder = folderOf({ 'codebook.yaml': codes, [north]: talk, [south]: talk });
    const client = await Client.start(folder);
    const uri = uriOf(folder, north);
    client.open(uri);
    await client.ready(2);
    const list = interviewListRequest.result.parse(await client.request(interviewListRequest.method, {}));
    deepEqual(list.flatMap(({ interviews }) => interviews.map(({ name }) => name)).sort(), [
      'Interview 1 (Clinic North)',
      'Interview 1 (Clinic South)',
    ]);
    const rows = await client.rows(treeChildrenRequest.method, { tree: 'interviews', parent: null });
    deepEqual(
      rows.map(({ label }) => label),
      ['Interview 1 (Clinic North)', 'Interview 1 (Clinic South)'],
    );
    const position = cursorIn(talk, 'Night-‸shift');
    const hover = await client.request<Hover>('textDocument/hover', { textDocument: { uri }, position });
    match(JSON.stringify(hover.contents), /2 codings · 2 segments · 2 interviews/);
    await client.until('the questions', () =>
      [north, south].every((name) => client.findings(uriOf(folder, name)).includes('same-number')),
    );

    // The other file answers it, and nothing is left to ask.
    const front = '---\ninterview: South 1\n---\n';
    fs.writeFileSync(path.join(folder, south), front + talk);
    client.changedOutside({ [uriOf(folder, south)]: 2 });
    await client.until('no question', () => client.findings(uri).length === 0);
    equal(await client.stop(), 0);
  });

  it('are two for the command line as well, which asks, too', async () => {
    const folder = folderOf({ [north]: talk, [south]: talk });
    match((await marginalia('summary', folder)).out, /^2 transcripts of 2 interviews,/m);
    const found = await rowsOf('check', folder);
    deepEqual(
      found.map(({ file, code }) => [file, code]),
      [
        [north, 'same-number'],
        [south, 'same-number'],
      ],
    );
    for (const name of [north, south])
      fs.writeFileSync(path.join(folder, name), `---\ninterview: 1\n---\n${talk}`);
    match((await marginalia('summary', folder)).out, /^2 transcripts of 1 interview,/m);
    deepEqual(await rowsOf('check', folder), []);
  });
});

describe('A codebook under another name', () => {
  interface Named {
    readonly files: readonly string[];
    /** What has a finding, and what it says. */
    readonly found: Readonly<Record<string, RegExp>>;
    /** Whether there is a codebook of the right name. */
    readonly counts: boolean;
  }
  let client: Client;
  before(async () => {
    client = await Client.start();
  });
  after(async () => {
    equal(await client.stop(), 0);
  });

  const rename = /Rename this file, and it counts\.$/;
  const two = /two codebooks in this folder, and only codebook\.yaml counts/;
  const cases: readonly Named[] = [
    { files: ['codebook.yml'], found: { 'codebook.yml': rename }, counts: false },
    { files: ['Codebook.YML'], found: { 'Codebook.YML': rename }, counts: false },
    { files: ['codebook.yaml', 'codebook.yml'], found: { 'codebook.yml': two }, counts: true },
    {
      files: ['codebook.yaml', 'wave/codebook.yml'],
      found: { 'wave/codebook.yml': rename },
      counts: true,
    },
  ];

  for (const { files, found, counts } of cases) {
    it(`is named by the editor and the command line: ${files.join(' and ')}`, async () => {
      const all = Object.fromEntries(files.map((name) => [name, codes]));
      const folder = folderOf({ ...all, 'a.transcript.txt': talk });
      await client.showInstead(folder);
      await client.ready(1);
      const shown = new Map<string, string>();
      for (const [uri, diagnostics] of client.diagnostics)
        for (const { code, message } of diagnostics)
          if (code === 'misnamed-codebook') shown.set(decodeURIComponent(uri), String(message));
      deepEqual(
        [...shown.keys()].sort(),
        Object.keys(found)
          .map((name) => uriOf(folder, name))
          .sort(),
      );
      for (const [name, message] of Object.entries(found))
        match(shown.get(uriOf(folder, name)) ?? '', message);

      const draft = draftCodebookRequest.result.parse(
        await client.request(draftCodebookRequest.method, { folder: uriOf(folder) }),
      );
      equal(draft?.exists, true);

      const rows = await rowsOf('check', folder);
      const named = rows.filter(({ code }) => code === 'misnamed-codebook');
      deepEqual(
        named.map(({ file }) => file),
        Object.keys(found),
      );
      for (const { file, message } of named) equal(message, shown.get(uriOf(folder, String(file))));
      const { err } = await marginalia('summary', folder);
      for (const name of Object.keys(found)) match(err, new RegExp(name));
      const { code } = await marginalia('init', folder);
      equal(code, 2);
      equal(fs.existsSync(path.join(folder, 'codebook.yaml')), counts);

      // Under its right name it is what it was meant to be.
      const [first = ''] = Object.keys(found);
      const wrong = path.join(folder, first);
      fs.renameSync(wrong, path.join(path.dirname(wrong), 'codebook.yaml'));
      client.changedOutside({
        [uriOf(wrong)]: 3,
        [uriOf(path.dirname(wrong), 'codebook.yaml')]: 1,
      });
      await client.until('no finding', () => client.findings(uriOf(wrong)).length === 0);
    });
  }

  it('is none of ours where it holds no codes', async () => {
    const folder = folderOf({ 'codebook.yml': 'variables: [age]\n', 'a.transcript.txt': talk });
    await client.showInstead(folder);
    await client.ready(1);
    deepEqual(client.findings(uriOf(folder, 'codebook.yml')), []);
    equal((await marginalia('init', folder)).code, 0);
  });
});
