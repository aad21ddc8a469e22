// What takes back a change of many files is kept on the disk, for this server and the next one, and never trusted.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { checksum } from '../../server/src/main/cache/packed';
import type { WrittenHeld } from '../../server/src/protocol/held';
import { talk } from './changing';
import { Client, uriOf } from './client';
import { filesOf, folderOf } from './commandLine';
import { heldRename } from './holding';

const study = {
  'codebook.yaml': 'codes:\n  - code: Data-loss\n',
  'a.txt': talk('Data-loss'),
  'b.txt': `\ufeff${talk('Data-loss').replaceAll('\n', '\r\n')}`,
  'c.txt': talk('Data-loss'),
};
const renamed = Object.fromEntries(
  Object.entries(study).map(([name, text]) => [name, text.replaceAll('Data-loss', 'Data-gaps')]),
);

/** What the server tells of the change that was written last. */
interface Last {
  readonly id: string;
  readonly title: string;
  readonly inEditor: readonly { uri: string; before: number; after: number; back: readonly object[] }[];
  readonly isHalf: boolean;
}

describe('What takes back a change of many files', () => {
  let client: Client;
  let folder: string;
  let storage: string;
  const started = async (kept: string | null = storage) => {
    client = await (kept === null ? Client.start(folder) : Client.startKeeping(kept, folder));
    await client.ready(3);
  };
  beforeEach(async () => {
    folder = folderOf(study);
    storage = folderOf({});
    await started();
  });
  afterEach(async () => {
    equal(await client.stop(), 0);
  });

  const rename = async (label = 'Data-loss', to = 'Data-gaps') =>
    (await heldRename(client, folder, label, to)).id;
  const write = async (id: string) =>
    deepEqual(await client.request('marginalia/writeHeld', { id }), { done: true });
  const takeBack = (id: string) => client.request<WrittenHeld>('marginalia/unwriteHeld', { id });
  const last = () => client.request<Last | null>('marginalia/writtenLast', {});
  const again = async () => {
    equal(await client.stop(), 0);
    await started();
  };
  const kept = () => fs.readdirSync(path.join(storage, 'originals'));
  const keptOf = (id: string, name: string) => path.join(storage, 'originals', id, name);

  it('is there for the next server, which makes all files to the byte what they were', async () => {
    const id = await rename();
    await write(id);
    await again();
    deepEqual(await last(), { id, title: 'Rename “Data-loss” to “Data-gaps”', inEditor: [], isHalf: false });
    deepEqual(await takeBack(id), { done: true });
    deepEqual(filesOf(folder), study);
  });

  it('lies outside of the study, for nobody but the user, and is gone once it is let go', async () => {
    const id = await rename();
    await write(id);
    deepEqual(filesOf(folder), renamed);
    if (process.platform !== 'win32')
      equal(fs.statSync(path.join(storage, 'originals', id)).mode & 0o777, 0o700);
    await client.request('marginalia/forgetWritten', { id });
    deepEqual([kept(), await last()], [[], null]);
    match(JSON.stringify(await takeBack(id)), /is not kept any more/);
  });

  it('gives way to that of the next change, and not to one that was not made', async () => {
    const first = await rename();
    await write(first);
    fs.appendFileSync(path.join(folder, 'a.txt'), 'more');
    const failing = await rename('Data-gaps', 'Data-holes');
    fs.appendFileSync(path.join(folder, 'a.txt'), 'more');
    deepEqual(await client.request('marginalia/writeHeld', { id: failing }), {
      changed: uriOf(folder, 'a.txt'),
    });
    deepEqual(kept(), [first]);
    const second = await rename('Data-gaps', 'Data-holes');
    await write(second);
    deepEqual(kept(), [second]);
  });

  const damages: [what: string, does: (id: string) => void, says: RegExp][] = [
    [
      'what a file held says something else',
      (id) => {
        fs.rmSync(keptOf(id, '2'));
        fs.writeFileSync(keptOf(id, '2'), talk('Theirs'));
      },
      /What .*b\.txt held before the change is not as it was kept.*Nothing was written/,
    ],
    [
      'what a file held is gone',
      (id) => fs.rmSync(keptOf(id, '1')),
      /What .*a\.txt held before the change is not as it was kept.*Nothing was written/,
    ],
    [
      'its record was changed',
      (id) => fs.appendFileSync(keptOf(id, 'change.json'), ' '),
      /can no longer be undone/,
    ],
  ];
  for (const [what, does, says] of damages)
    it(`is refused in a sentence where ${what}, and no file is changed`, async () => {
      const id = await rename();
      await write(id);
      does(id);
      const answer = await takeBack(id);
      match('refused' in answer ? answer.refused : '', says);
      deepEqual(filesOf(folder), renamed);
    });

  it('that is damaged is told of at the next start, and goes', async () => {
    const id = await rename();
    await write(id);
    fs.writeFileSync(keptOf(id, 'change.json'), '{}');
    await again();
    equal(await last(), null);
    ok(client.messages.some((text) => /can no longer be undone/.test(text)));
    deepEqual(kept(), []);
  });

  it('leads to no file outside of the study, whatever stands in it', async () => {
    const id = await rename();
    await write(id);
    const outside = folderOf({ 'a.txt': renamed['a.txt'] ?? '' });
    const record = keptOf(id, 'change.json');
    const [, json = ''] = fs.readFileSync(record, 'utf8').split('\n');
    const theirs = json.replaceAll(uriOf(folder, 'a.txt'), uriOf(outside, 'a.txt'));
    fs.writeFileSync(record, `${checksum(theirs)}\n${theirs}`);
    ok('refused' in (await takeBack(id)));
    deepEqual([filesOf(folder), filesOf(outside)], [renamed, { 'a.txt': renamed['a.txt'] }]);
  });

  it('tells of what an editor changed along with it, and when a part of the files was left out', async () => {
    client.open(uriOf(folder, 'codebook.yaml'));
    const id = await rename();
    await write(id);
    const told = await last();
    ok(told?.isHalf, 'the editor has changed nothing so far');
    const [codebook] = told.inEditor;
    equal(codebook?.uri, uriOf(folder, 'codebook.yaml'));
    const start = study['codebook.yaml'].indexOf('Data-loss');
    deepEqual(codebook?.back, [{ start, end: start + 'Data-gaps'.length, text: 'Data-loss' }]);
    fs.writeFileSync(path.join(folder, 'codebook.yaml'), renamed['codebook.yaml'] ?? '');
    await again();
    deepEqual(await last(), { ...told, isHalf: false });
    await takeBack(id);
    ok((await last())?.isHalf, 'the codebook is still to be taken back');
    fs.writeFileSync(path.join(folder, 'codebook.yaml'), study['codebook.yaml']);
    deepEqual([await last(), kept()], [null, []]);
  });

  it('is asked for first: where it cannot be kept, nothing is written', async () => {
    fs.writeFileSync(path.join(storage, 'originals'), '');
    const answer = await client.request<WrittenHeld>('marginalia/writeHeld', { id: await rename() });
    match('refused' in answer ? answer.refused : '', /cannot be kept for undoing.*Nothing was changed/);
    deepEqual(filesOf(folder), study);
  });

  it('is a copy where it lies on another disk', async function () {
    const memory = '/dev/shm';
    if (!fs.existsSync(memory) || fs.statSync(memory).dev === fs.statSync(folder).dev) this.skip();
    const far = fs.mkdtempSync(path.join(memory, 'marginalia-'));
    try {
      equal(await client.stop(), 0);
      await started(far);
      const id = await rename();
      await write(id);
      deepEqual(await takeBack(id), { done: true });
      deepEqual(filesOf(folder), study);
    } finally {
      fs.rmSync(far, { recursive: true });
    }
  });

  it('lies beside the journal of the study where no other folder is named', async () => {
    equal(await client.stop(), 0);
    await started(null);
    const id = await rename();
    await write(id);
    ok(fs.existsSync(path.join(folder, '.marginalia-originals', id, 'change.json')));
    deepEqual(await takeBack(id), { done: true });
    await client.request('marginalia/forgetWritten', { id });
    deepEqual(filesOf(folder), study);
  });
});
