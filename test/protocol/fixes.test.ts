import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver';
import { holdFrom } from '../../server/src/protocol/held';
import { draftCodebookRequest, isTranscriptRequest } from '../../server/src/protocol/messages';
import { type TreeNode, treeChildrenRequest, treeRevealRequest } from '../../server/src/protocol/trees';
import { Client, uriOf } from './client';
import { folderOf, marginalia, root } from './commandLine';

describe('Quick fixes, trees and new codebooks over JSON-RPC', () => {
  let folder: string;
  let client: Client;
  const interview = (name: string) => uriOf(folder, 'interviews', `Interview ${name}.txt`);

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-fixes-'));
    fs.cpSync(path.join(root, 'samples/keeping-software-alive'), folder, { recursive: true });
    client = await Client.start(folder);
    await client.ready(10);
  });
  after(async () => {
    equal(await client.stop(), 0);
    fs.rmSync(folder, { recursive: true });
  });

  async function actionsFor(uri: string, code: string): Promise<CodeAction[]> {
    const diagnostic = await client.until(`${code} to be reported`, () =>
      client.diagnostics.get(uri)?.find((one) => one.code === code),
    );
    return client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
  }

  function editsOf({ edit }: CodeAction): TextDocumentEdit[] {
    return (edit?.documentChanges ?? []).filter((change) => 'textDocument' in change);
  }

  it('change a misspelt code to what is meant, the best suggestion preferred', async () => {
    const uri = interview('5 - Jonas');
    client.open(uri);
    const [first, ...others] = await actionsFor(uri, 'misspelled-code');
    equal(first?.title, 'Change to “TEST-in-production”');
    equal(first.isPreferred, true);
    ok(others.every(({ isPreferred }) => !isPreferred));
    deepEqual(editsOf(first), [
      {
        textDocument: { uri, version: 1 },
        edits: [
          {
            range: { start: { line: 106, character: 0 }, end: { line: 106, character: 18 } },
            newText: 'TEST-in-production',
          },
        ],
      },
    ]);
    client.close(uri);
  });

  it('change a label throughout the study, worked out when it is taken', async () => {
    const uri = interview('1 - Maya');
    const before = client.open(uri);
    client.change(uri, before.replace('PEOPLE-single-expert\n', 'MONEY-ran-out\n'));
    const deprecated = interview('7 - Jonas');
    await client.until(
      'two files with the unknown code',
      () =>
        client.findings(uri).includes('unknown-code') && client.findings(deprecated).includes('unknown-code'),
    );
    client.change(uri, before.replace('PEOPLE-single-expert\n', 'TEST_by-hand\n'));
    const actions = await actionsFor(uri, 'misspelled-code');
    const everywhere = actions.find(
      ({ title }) => title === 'Change all 2 “TEST_by-hand” in 2 files of the study to “TEST-by-hand”',
    );
    ok(everywhere && !everywhere.edit, actions.map(({ title }) => title).join('\n'));
    const resolved = await client.request<CodeAction>('codeAction/resolve', everywhere);
    deepEqual(
      editsOf(resolved)
        .map(({ textDocument, edits }) => [textDocument.uri, textDocument.version, edits.length])
        .sort(),
      [
        [uri, 3, 1],
        [deprecated, null, 1],
      ],
    );
    client.close(uri);
  });

  it('add a code to the codebook, into its family, and no other line of it', async () => {
    const uri = interview('7 - Jonas');
    const before = client.open(uri);
    client.change(uri, before.replace('MONEY-ran-out', 'DOC-lost'));
    await client.until('the new code to be reported', () =>
      client.diagnostics.get(uri)?.some(({ message }) => String(message).includes('DOC-lost')),
    );
    const actions = await actionsFor(uri, 'unknown-code');
    const [add] = actions;
    equal(add?.title, 'Add “DOC-lost” to the codebook, in the family Documentation [DOC]');
    const [edit] = editsOf(await client.request<CodeAction>('codeAction/resolve', add));
    equal(edit?.textDocument.uri, uriOf(folder, 'codebook.yaml'));
    deepEqual(
      edit?.edits.map((one) => 'newText' in one && one.newText.trim()),
      ['- code: DOC-lost'],
    );
    client.close(uri);
  });

  async function tree(tree: 'interviews' | 'codes', ...labels: string[]): Promise<TreeNode[]> {
    let rows = await client.rows(treeChildrenRequest.method, { tree, parent: null });
    for (const label of labels) {
      const row = rows.find((one) => one.label === label);
      ok(row, `${label} among ${rows.map((one) => one.label).join(', ')}`);
      rows = await client.rows(treeChildrenRequest.method, { tree, parent: row.path });
    }
    return rows;
  }

  it('show the interviews with their coders, and issues with their fixes below', async () => {
    const interviews = await tree('interviews');
    deepEqual(
      interviews.map(({ label }) => label),
      [1, 2, 3, 4, 5, 6, 7].map((number) => `Interview ${number}`),
    );
    deepEqual(
      (await tree('interviews', 'Interview 3')).map(({ label }) => label),
      ['Jonas', 'Maya'],
    );
    const [first] = await tree('interviews', 'Interview 1', 'DOC-outdated');
    deepEqual([first?.label, first?.kind], ['DOC-outdated-fix', 'fix']);
  });

  it('show families, and go from a line to its rows in both trees', async () => {
    const families = await tree('codes');
    deepEqual(
      families.map(({ label }) => label),
      [
        'Documentation [DOC]',
        'Testing [TEST]',
        'People [PEOPLE]',
        'Ageing [AGE]',
        'Bus factor',
        'Not in the codebook',
      ],
    );
    const reveal = (name: 'interviews' | 'codes') =>
      client.rows(treeRevealRequest.method, {
        tree: name,
        uri: interview('5 - Jonas'),
        position: { line: 106, character: 2 },
      });
    deepEqual((await reveal('interviews')).map(({ label }) => label).slice(0, 2), [
      'Interview 5',
      'TEST-in-prodcution',
    ]);
    deepEqual((await reveal('codes')).map(({ label }) => label).slice(0, 3), [
      'Not in the codebook',
      'TEST-in-prodcution',
      'Interview 5 · Jonas',
    ]);
  });

  it('tell transcripts of the study from other files', async () => {
    const belongs = (file: string) =>
      client.request(isTranscriptRequest.method, { uri: uriOf(folder, file) });
    deepEqual(
      [
        await belongs('interviews/Interview 1 - Maya.txt'),
        await belongs('codebook.yaml'),
        await belongs('../other.txt'),
      ],
      [true, false, false],
    );
  });

  it('refuse a request of ours that makes no sense, and live on', async () => {
    await client.request(treeChildrenRequest.method, { tree: 'families' }).then(
      () => ok(false),
      () => ok(true),
    );
    equal((await tree('interviews')).length, 7);
  });

  it('draft a codebook for transcripts without one, and leave out text that is no talk', async () => {
    const bare = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-bare-'));
    fs.cpSync(path.join(folder, 'interviews'), bare, { recursive: true });
    fs.writeFileSync(path.join(bare, 'requirements.txt'), 'left-pad\n\nis-odd\n\nleft-pad-fix\n');
    const draft = draftCodebookRequest.result.parse(
      await client.request(draftCodebookRequest.method, { folder: uriOf(bare) }),
    );
    ok(draft && !draft.exists);
    equal(fs.existsSync(path.join(bare, 'codebook.yaml')), false);
    // The study lists it all the same.
    equal(draft.transcripts, 11);
    deepEqual(draft.unlike, ['requirements.txt']);
    // The command line says what the draft in the editor says.
    const { out } = await marginalia('init', bare);
    deepEqual(
      draft.otherwise.map(({ file, difference }) => `  ${file}: ${difference}`),
      out.split('\n').slice(2, -1),
    );
    equal(fs.readFileSync(path.join(bare, 'codebook.yaml'), 'utf8'), draft.text);
    ok(draft.text.includes('code: DOC-outdated\n') && !draft.text.includes('left-pad'));
    const taken = draftCodebookRequest.result.parse(
      await client.request(draftCodebookRequest.method, { folder: uriOf(folder) }),
    );
    equal(taken?.exists, true);
    fs.rmSync(bare, { recursive: true });
  });
});

describe('A quick fix for hundreds of files over JSON-RPC', () => {
  const talk = 'Interviewee: Only one of us knew the tape.\n\nBus facter\n';
  const files = Object.fromEntries(Array.from({ length: holdFrom }, (_, file) => [`i${file}.txt`, talk]));
  const offered = async (client: Client, folder: string) => {
    const uri = uriOf(folder, 'i0.txt');
    client.open(uri);
    const diagnostic = await client.until('the misspelling', () =>
      client.findings(uri).includes('misspelled-code') ? client.diagnostics.get(uri)?.[0] : undefined,
    );
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
    return actions.find(({ title }) => title.startsWith('Change all'));
  };

  for (const asks of [true, false])
    it(`is ${asks ? 'a command of our client, which has the server write them' : 'worked out for another editor'}`, async () => {
      const folder = folderOf({ 'codebook.yaml': 'codes:\n  - code: Bus factor\n', ...files });
      const client = await (asks ? Client.startAsking(folder) : Client.start(folder));
      await client.ready(holdFrom);
      const fix = await offered(client, folder);
      equal(
        fix?.title,
        `Change all ${holdFrom} “Bus facter” in ${holdFrom} files of the study to “Bus factor”`,
      );
      const { command, data, edit } = fix;
      deepEqual(
        [command?.command, command?.arguments, data === undefined, edit],
        asks
          ? // An edit of nothing, so that VS Code asks for none once the fix is taken.
            ['marginalia.respell', [uriOf(folder), 'Bus facter', 'Bus factor'], true, {}]
          : [undefined, undefined, false, undefined],
      );
      equal(await client.stop(), 0);
    });
});
