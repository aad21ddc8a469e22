// What the built server says for the commands of reading: choosing a code, its quotes, its passages, attributes, an offer.
import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type * as z from 'zod/mini';
import { attributesRequest, setAttributeRequest } from '../../server/src/protocol/attributes';
import {
  codeChoicesRequest,
  codeQuotesRequest,
  codingProgressRequest,
  passagesWithCodeRequest,
  quotesInFilesRequest,
} from '../../server/src/protocol/codes';
import { interviewListRequest } from '../../server/src/protocol/navigation';
import { mayStartStudyRequest, readsAsTranscriptRequest } from '../../server/src/protocol/offer';
import { Client, cursorIn, uriOf } from './client';
import { folderOf } from './commandLine';

const codebook = 'study: Data\ncodes:\n  - code: Data-loss\n    description: Gone.\n  - code: Data-late\n';
const talk = 'Interviewee\n\nIt was gone.\n\nData-loss\n\nData-lots\n\nIt came.\n';
const conversation = 'Interviewer: Well?\n\nInterviewee: No.\n\n'.repeat(4);

interface Message<P, R> {
  readonly method: string;
  readonly params: z.ZodMiniType<P>;
  readonly result: z.ZodMiniType<R>;
}

describe('The language server tells the commands', () => {
  let client: Client;
  let folder: string;
  let outside: string;
  const at = (name: string) => uriOf(folder, name);
  const ask = async <P extends object, R>(message: Message<P, R>, params: P): Promise<R> =>
    message.result.parse(await client.request(message.method, params));

  before(async () => {
    folder = folderOf({
      'codebook.yaml': codebook,
      'a/Interview 2 - Maya.txt': `---\nrole: tester\n---\n${talk}`,
      'Interview 10.txt': talk,
      'notes.md': conversation,
    });
    outside = folderOf({ 'talk.txt': conversation });
    client = await Client.start(folder, outside);
    await client.ready(2);
    client.open(at('Interview 10.txt'));
  });
  after(async () => {
    equal(await client.stop(), 0);
  });

  it('every interview, in short form', async () => {
    const [study, ...others] = await ask(interviewListRequest, {});
    deepEqual(others, []);
    deepEqual(
      { ...study, interviews: study?.interviews.toSorted((a, b) => (a.path < b.path ? -1 : 1)) },
      {
        study: 'Data',
        folder: uriOf(folder),
        interviews: [
          { path: 'Interview%2010.txt', name: 'Interview 10', coder: null, codings: 2, codes: 2 },
          {
            path: 'a/Interview%202%20-%20Maya.txt',
            name: 'Interview 2',
            coder: 'Maya',
            codings: 2,
            codes: 2,
          },
        ],
      },
    );
  });

  it('which codes there are to choose from, and which are at the cursor', async () => {
    const uri = at('Interview 10.txt');
    const [study] = await ask(codeChoicesRequest, {
      uri,
      position: cursorIn(talk, '‸It was'),
      inFile: false,
    });
    const named = (label: string) => ({
      label,
      aliases: [],
      codable: true,
      counts: '2 codings · 2 interviews',
    });
    deepEqual(study, {
      folder: uriOf(folder),
      study: 'Data',
      hasCodebook: true,
      here: ['Data-loss', 'Data-lots'],
      named: false,
      codes: [
        { ...named('Data-loss'), family: 'Data', kind: '', description: 'Gone.' },
        { ...named('Data-lots'), family: null, kind: 'not in the codebook', description: '' },
      ],
    });
    const [here] = await ask(codeChoicesRequest, {
      uri,
      position: cursorIn(talk, 'Data-‸lots'),
      inFile: true,
    });
    deepEqual([here?.here[0], here?.named, here?.codes[0]?.counts], ['Data-lots', true, '1 coding']);
  });

  it('the quotes of a code, and which files it could not read', async () => {
    const found = await ask(codeQuotesRequest, { folder: uriOf(folder), label: 'Data-loss' });
    deepEqual(found?.files, [at('a/Interview 2 - Maya.txt'), at('Interview 10.txt')]);
    const gone = at('a/Interview 2 - Maya.txt');
    const moved = path.join(folder, 'moved');
    fs.renameSync(path.join(folder, 'a/Interview 2 - Maya.txt'), moved);
    const files = [...(found?.files ?? []), uriOf(outside, 'talk.txt')];
    const part = await ask(quotesInFilesRequest, { folder: uriOf(folder), label: 'Data-loss', files });
    fs.renameSync(moved, path.join(folder, 'a/Interview 2 - Maya.txt'));
    deepEqual(part.unread, [gone]);
    equal(part.quotes.length, 1);
    ok(part.quotes[0]?.startsWith('> It was gone.\n'), part.quotes[0]);
    equal(await ask(codeQuotesRequest, { folder: uriOf(outside), label: 'Data-loss' }), null);
  });

  it('what to fold away and how far the file is coded', async () => {
    const uri = at('Interview 10.txt');
    deepEqual(await ask(passagesWithCodeRequest, { uri, label: 'Data-loss' }), {
      passages: 1,
      folds: [{ first: 7, last: 9 }],
      first: 2,
    });
    deepEqual(await ask(codingProgressRequest, { uri }), {
      interview: 'Interview 10',
      passages: 2,
      codedPassages: 1,
      codings: 2,
      counts: '2 codings · 2 codes',
    });
    equal(await ask(codingProgressRequest, { uri: at('notes.md') }), null);
  });

  it('the attributes of the study, and how to set one', async () => {
    const uri = at('Interview 10.txt');
    const found = await ask(attributesRequest, { uri });
    deepEqual(found?.known[0], {
      key: 'role',
      value: null,
      files: 1,
      values: [{ value: 'tester', files: 1 }],
    });
    const top = { line: 0, character: 0 };
    deepEqual(await ask(setAttributeRequest, { uri, key: 'role', value: 'driver' }), {
      edit: { range: { start: top, end: top }, newText: '---\nrole: driver\n---\n\n' },
    });
  });

  it('for which texts a study may be offered: talk that no codebook has passed over', async () => {
    const may = (uri: string, text: string) => ask(mayStartStudyRequest, { uri, text });
    equal(await may(uriOf(outside, 'talk.txt'), conversation), true);
    equal(await may(uriOf(outside, 'talk.txt'), 'Nothing of the kind.\n'), false);
    equal(await may(at('Interview 10.txt'), conversation), false);
    equal(await may(at('notes.md'), conversation), false);
    const other = folderOf({ 'codebook.yaml': codebook, 'deep/talk.txt': conversation });
    equal(await may(uriOf(other, 'deep/talk.txt'), conversation), false);
  });

  it('which files of other kinds are transcripts: those that a study names, talk of people, and what has times', async () => {
    const reads = (uri: string, text: string) => ask(readsAsTranscriptRequest, { uri, text });
    const bold = '**Ana:** How was it?\n\n**Bo:** Cold.\n\n'.repeat(3);
    const cues = [1, 4, 7]
      .map((second) => `00:00:0${second}.000 --> 00:00:0${second + 1}.000\nOh.\n\n`)
      .join('');
    const subtitles = [1, 2, 3]
      .map((n) => `${n}\n00:00:0${n},000 --> 00:00:0${n},900\nSo, ${n}.\n\n`)
      .join('');
    equal(await reads(uriOf(outside, 'talk.md'), bold), 'talk');
    equal(await reads(at('talk.md'), bold), 'talk');
    equal(await reads(at('talk.vtt'), `WEBVTT\n\n${cues}`), 'talk');
    equal(await reads(at('talk.srt'), subtitles), 'talk');
    const readme =
      '# Soup\n\nNote: hot.\n\nNote: salt.\n\n- well-known\n- home-made\n\n```\n10:30 a: b\n```\n';
    equal(await reads(at('README.md'), readme), 'no');
    equal(await reads(at('Interview 10.txt'), ''), 'named');
  });
});
