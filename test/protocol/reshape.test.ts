// What the built server answers when codes are to be reshaped.
import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Change } from '../../server/src/protocol/change';
import type { Reshaped, Reshaping } from '../../server/src/protocol/reshape';
import { Client, cursorIn, uriOf } from './client';
import { folderOf } from './commandLine';

const codebook = 'codes:\n  - code: Data-loss\n  - code: Data-late\n    fixes: Data-loss\n';
const talk = (code: string) => `Interviewee\n\nIt was gone.\n\n${code}\n`;

describe('The language server, asked to reshape codes,', () => {
  let client: Client;
  let folder: string;
  const at = (name: string) => uriOf(folder, name);
  const textOf = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
  const reshape = (reshaping: Reshaping, history: { date: string } | null = null) =>
    client.request<Reshaped | null>('marginalia/reshape', { folder: uriOf(folder), reshaping, history });
  const toGaps: Reshaping = { kind: 'rename', label: 'Data-loss', to: 'Data-gaps', keepAlias: false };

  before(async () => {
    client = await Client.start();
  });
  beforeEach(async () => {
    folder = folderOf({
      'codebook.yaml': codebook,
      'a.txt': talk('Data-loss'),
      'b.txt': talk('Data-late'),
      'more/c.txt': talk('#Data-loss "gone"'),
    });
    await client.showInstead(folder);
    await client.ready(3);
  });
  after(async () => {
    equal(await client.stop(), 0);
  });

  /** What the files would hold, by name. */
  const filesAfter = (files: Change['files']) =>
    Object.fromEntries(
      files.map(({ uri, edits }) => {
        const name = uri.slice(uriOf(folder).length + 1);
        return [name, TextDocument.applyEdits(TextDocument.create(uri, '', 1, textOf(name)), edits)];
      }),
    );
  const changeOf = (answer: Reshaped | null): Change => {
    if (!answer || 'refused' in answer) throw new Error(answer?.refused ?? 'There is no study.');
    return answer.change;
  };
  const refused = (answer: Reshaped | null) => (answer && 'refused' in answer ? answer.refused : '');

  it('changes every file that has the code, and no other', async () => {
    const answer = await reshape(toGaps, { date: '2026-11-22' });
    deepEqual(filesAfter(changeOf(answer).files), {
      'codebook.yaml': `${codebook.replaceAll('Data-loss', 'Data-gaps')}history:\n  - 2026-11-22: renamed Data-loss to Data-gaps (2 codings in 2 files)\n`,
      'a.txt': talk('Data-gaps'),
      'more/c.txt': talk('#Data-gaps "gone"'),
    });
    deepEqual(answer && 'counts' in answer && answer.counts, { codings: 2, files: 2 });
    equal(changeOf(answer).title, 'Rename “Data-loss” to “Data-gaps”');
  });

  it('tells what changes along with a code though the codebook does not have it', async () => {
    client.open(at('b.txt'));
    client.change(at('b.txt'), talk('data loss "gone"'));
    const answer = await reshape(toGaps);
    equal(changeOf(answer).title, 'Rename “Data-loss” to “Data-gaps”, and along with it “data loss” (1)');
    match((answer && 'along' in answer && answer.along) || '', /are changed as well: “data loss” \(1\)\.$/);
    const position = { line: 1, character: 12 };
    await client.request('textDocument/rename', {
      textDocument: { uri: at('codebook.yaml') },
      position,
      newName: 'Data-gaps',
    });
    await client.until('an editor to be told', () =>
      client.messages.some((one) => one.includes('“data loss” (1)')),
    );
  });

  it('goes by what an open document says, and tells its version', async () => {
    client.open(at('b.txt'));
    client.change(at('b.txt'), talk('Data-loss\n\nData-late'));
    const { files } = changeOf(await reshape(toGaps));
    deepEqual(
      files.map(({ version }) => version),
      [null, null, 2, null],
    );
    deepEqual(files[2]?.edits, [
      { range: { start: { line: 4, character: 0 }, end: { line: 4, character: 9 } }, newText: 'Data-gaps' },
    ]);
  });

  it('refuses, naming the file, while a file on disk is not what was read of it', async () => {
    fs.writeFileSync(path.join(folder, 'a.txt'), `New words.\n\n${talk('Data-loss')}`);
    match(refused(await reshape(toGaps)), /^a\.txt has just been changed/);
    // It is read again at once, and a second call waits for that.
    equal(changeOf(await reshape(toGaps)).files.length, 3);
  });

  it('refuses what cannot be, in a sentence', async () => {
    match(refused(await reshape({ ...toGaps, to: 'Data-late' })), /“Data-late” already/);
  });

  const places: [string, string, string][] = [
    ['a code line', 'a.txt', '‸Data-loss'],
    ['a code line with a mark', 'more/c.txt', '#Data‸-loss'],
    ['its entry', 'codebook.yaml', 'code: ‸Data-loss'],
    ['what fixes it', 'codebook.yaml', 'fixes: Data‸-loss'],
  ];
  for (const [what, name, cursor] of places) {
    it(`renames a code from ${what}`, async () => {
      const textDocument = { uri: at(name) };
      const position = cursorIn(client.open(at(name)), cursor);
      const place = await client.request<{ placeholder: string }>('textDocument/prepareRename', {
        textDocument,
        position,
      });
      equal(place.placeholder, 'Data-loss');
      const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
        textDocument,
        position,
        newName: 'Data-gaps',
      });
      const files = (edit.documentChanges ?? []).flatMap((change) =>
        'edits' in change ? [{ uri: change.textDocument.uri, version: null, edits: change.edits }] : [],
      );
      deepEqual(Object.keys(filesAfter(files as Change['files'])), ['codebook.yaml', 'a.txt', 'more/c.txt']);
    });
  }

  const renamings: [what: string, name: string, cursor: string, renaming: object | null][] = [
    [
      'a code of the codebook',
      'a.txt',
      'Data‸-loss',
      {
        reshaping: { kind: 'rename', label: 'Data-loss', to: 'New name', keepAlias: false },
        hasAliases: true,
      },
    ],
    [
      'a speaker',
      'a.txt',
      'Interv‸iewee',
      {
        reshaping: { kind: 'renameSpeaker', from: 'Interviewee', to: 'New name' },
        hasAliases: false,
      },
    ],
    ['speech', 'a.txt', 'was ‸gone', null],
  ];
  for (const [what, name, cursor, renaming] of renamings)
    it(`tells what a new name for ${what} means, for a client that renames itself`, async () => {
      const position = cursorIn(client.open(at(name)), cursor);
      const answer = await client.request('marginalia/renaming', { uri: at(name), position, to: 'New name' });
      deepEqual(answer, renaming && { folder: uriOf(folder), ...renaming });
    });

  it('says why a name cannot be taken', async () => {
    const textDocument = { uri: at('a.txt') };
    const position = cursorIn(client.open(at('a.txt')), '‸Data-loss');
    const call = { textDocument, position, newName: 'Data-late' };
    await rejects(client.request('textDocument/rename', call), /already.*merge/);
  });

  it('has nothing to rename in speech', async () => {
    const textDocument = { uri: at('a.txt') };
    const position = cursorIn(client.open(at('a.txt')), 'was ‸gone');
    equal(await client.request('textDocument/prepareRename', { textDocument, position }), null);
  });
});
