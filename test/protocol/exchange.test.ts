// Files of other programs over the protocol: the built server reads them and says what they become, and writes nothing.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fromBase64, toBase64 } from '../../server/src/protocol/base64';
import { type Exported, exportStudyRequest } from '../../server/src/protocol/exporting';
import { listFoldersRequest, readBytesRequest, readFilesRequest } from '../../server/src/protocol/files';
import {
  forgetImportsRequest,
  type ImportPlace,
  type ImportPlan,
  importPlacesRequest,
  planImportRequest,
  readImportRequest,
} from '../../server/src/protocol/importing';
import { Client, uriOf } from './client';
import { filesOf, folderOf, marginalia, root, sample } from './commandLine';

const vtt = [
  'WEBVTT',
  '',
  '00:00:01.000 --> 00:00:03.000',
  '<v Ana>It was gone.</v>',
  '',
  '00:00:03.500 --> 00:00:05.000',
  '<v Bo>What was?</v>',
  '',
].join('\n');
const talk = 'Interviewee\n\nIt was gone.\n\nData-loss\n';
const codebook = 'study: Archive\ncodes:\n  - code: Data-loss # often\n';
const qdc = `<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
<Code guid="11111111-1111-4111-8111-111111111111" name="Trust" isCodable="true" color="#aa0000"/></Codes></CodeBook>`;

describe('Files of other programs, over the protocol,', () => {
  let client: Client;
  let folder: string;
  before(async () => {
    folder = folderOf({
      'study/codebook.yaml': codebook,
      'study/interviews/a.txt': talk,
      'from/a.vtt': vtt,
      'from/notes.txt': talk,
      'from/codes.qdc': qdc,
      'from/broken.docx': 'no archive',
    });
    client = await Client.start(path.join(folder, 'study'));
    await client.ready(1);
  });
  after(async () => equal(await client.stop(), 0));

  const from = (name: string) => uriOf(folder, 'from', name);
  const read = async (name: string, number = 0, ...folders: string[]) =>
    client.request<Record<string, unknown>>(readImportRequest.method, {
      uri: from(name),
      place: (await places(...folders))[number],
    });
  const places = (...folders: string[]) =>
    client.request<ImportPlace[]>(importPlacesRequest.method, { folders });
  const plan = async (more: object, ...names: string[]) => {
    const [place] = await places();
    const params = {
      files: names.map(from),
      place,
      taken: ['a.txt'],
      times: true,
      coder: null,
      linkBase: null,
      ...more,
    };
    return client.request<ImportPlan>(planImportRequest.method, params);
  };

  it('go where the transcripts of the study are, or into a folder that has none yet', async () => {
    const study = uriOf(folder, 'study');
    deepEqual(await places(study, uriOf(folder, 'from')), [
      {
        kind: 'study',
        name: 'Archive',
        folder: `${study}/interviews`,
        codebook: `${study}/codebook.yaml`,
      },
      {
        kind: 'folder',
        name: 'from',
        folder: uriOf(folder, 'from'),
        codebook: `${uriOf(folder, 'from')}/codebook.yaml`,
      },
    ]);
  });

  it('are counted, or refused in a sentence, and nothing is written', async () => {
    const before = filesOf(folder);
    const counts = { kind: 'read', transcripts: 0, passages: 0, codings: 0, memos: 0, codes: 0, nobodys: 0 };
    deepEqual(await read('a.vtt'), { ...counts, transcripts: 1, passages: 2, hasTimes: true, lost: [] });
    deepEqual(await read('codes.qdc'), { ...counts, codes: 1, hasTimes: false, lost: [] });
    match(String((await read('broken.docx')).why), /^This file is damaged/);
    deepEqual(await read('none.vtt'), {
      kind: 'unreadable',
      why: 'It cannot be read: it is not there any more.',
    });
    deepEqual(await read('../study/interviews/a.txt'), {
      kind: 'unreadable',
      why: 'This is a transcript of the study already.',
    });
    deepEqual(await read('notes.txt', 1, uriOf(folder, 'from')), {
      kind: 'unreadable',
      why: 'This is plain text in the folder of the study, where it is read as it is.',
    });
    deepEqual(filesOf(folder), before);
  });

  it('may be prints, whose reader is loaded when it is needed', async () => {
    const prints = path.join(root, 'test/unit/exchange/prints');
    const [place] = await places();
    const uri = uriOf(prints, 'harbour.pdf');
    const read = await client.request<Record<string, unknown>>(readImportRequest.method, { uri, place });
    deepEqual([read.kind, read.transcripts], ['read', 1]);
    ok(Number(read.codings) > 0);
  });

  it('become new files and a change of the codebook, for the client to write', async () => {
    const before = filesOf(folder);
    const planned = await plan({ linkBase: uriOf(folder, 'study') }, 'a.vtt', 'codes.qdc');
    deepEqual(planned.transcripts, [
      { name: 'a (2).txt', text: 'Ana [00:00:01]\nIt was gone.\n\nBo [00:00:03]\nWhat was?\n' },
    ]);
    equal(planned.newCodebook, null);
    const [file] = planned.change?.files ?? [];
    equal(file?.uri, uriOf(folder, 'study/codebook.yaml'));
    match(file?.edits[0]?.newText ?? '', /code: Trust/);
    match(planned.report, /\[a \\\(2\\\)\.txt\]\(<\/interviews\/a%20\(2\)\.txt>\)/);
    deepEqual(filesOf(folder), before);
  });

  it('are read anew where the server has let go of them, and come without times where nobody wants them', async () => {
    await client.request(forgetImportsRequest.method, {});
    const { transcripts } = await plan({ times: false }, 'a.vtt');
    equal(transcripts[0]?.text, 'Ana\nIt was gone.\n\nBo\nWhat was?\n');
  });

  it('begin a study in a folder without one', async () => {
    const [, place] = await places(uriOf(folder, 'from'));
    const planned = await plan({ place, taken: [] }, 'a.vtt', 'codes.qdc');
    equal(planned.change, null);
    match(planned.newCodebook ?? '', /^layout:\n[\s\S]*speakers: \[Ana, Bo\]\n\ncodes:\n {2}- code: Trust\n/);
  });
});

describe('A study that goes out over the protocol', () => {
  const asked = { format: 'qdpx', raw: false, positions: 'code-points', order: 'code' };

  let client: Client;
  before(async () => {
    client = await Client.start(sample);
    await client.ready(10);
  });
  after(async () => equal(await client.stop(), 0));

  it('has the bytes that the command line writes, and says what is left out', async () => {
    const to = folderOf({});
    const file = path.join(to, 'out.qdpx');
    await marginalia('export', sample, '--format', 'qdpx', '--output', file);
    const params = { folder: uriOf(sample), asked, to: uriOf(to, 'other.qdpx') };
    const exported = await client.request<Exported>(exportStudyRequest.method, params);
    ok(fs.readFileSync(file).equals(fromBase64(exported.files[0]?.base64 ?? '')));
    deepEqual([exported.transcripts, exported.codings], [10, 485]);
    match(
      exported.losses.join(),
      /^interviews\/Interview 5 - Jonas\.txt: 1 coding or memo stands on no passage/,
    );
    deepEqual(fs.readdirSync(to), ['out.qdpx']);
  });
});

describe('A study on no disk', () => {
  const study = 'vscode-vfs://github/archive';
  const files = new Map([
    [`${study}/codebook.yaml`, codebook],
    [`${study}/a.txt`, talk],
    [`${study}/b.vtt`, vtt],
  ]);

  const place = { kind: 'study', name: 'Archive', folder: study, codebook: `${study}/codebook.yaml` };
  let client: Client;
  before(async () => {
    client = await Client.start(study);
    const names = [...files.keys()].map((uri) => uri.slice(study.length + 1));
    client.answer(listFoldersRequest.method, () => [{ files: names, folders: [] }]);
    client.answer(readFilesRequest.method, (params) =>
      readFilesRequest.params.parse(params).uris.map((uri) => ({ text: files.get(uri) ?? null })),
    );
    client.answer(readBytesRequest.method, (params) => {
      const { uri } = readBytesRequest.params.parse(params);
      const text = files.get(uri);
      if (uri.endsWith('large.vtt')) return { size: 1024 ** 3 };
      return text === undefined ? null : { base64: toBase64(new TextEncoder().encode(text)) };
    });
    await client.ready(1);
  });
  after(async () => equal(await client.stop(), 0));

  it('takes files that only the client can read, by their bytes', async () => {
    const read = (name: string) =>
      client.request(readImportRequest.method, { uri: `${study}/${name}`, place });
    const lost = { codings: 0, memos: 0, codes: 0, nobodys: 0, hasTimes: true, lost: [] };
    deepEqual(await read('b.vtt'), { kind: 'read', transcripts: 1, passages: 2, ...lost });
    deepEqual(await read('large.vtt'), {
      kind: 'unreadable',
      why: 'It cannot be read: it is larger than 128 MB. Divide it, and import the parts.',
    });
    deepEqual(await read('gone.vtt'), {
      kind: 'unreadable',
      why: 'It cannot be read: it is not there any more.',
    });
  });
});
