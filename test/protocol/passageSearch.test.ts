// Finding passages, asked of the built server.
import { deepEqual, equal } from 'node:assert/strict';
import {
  passageSearchRequest,
  passagesInFilesRequest,
  questionChoicesRequest,
} from '../../server/src/protocol/retrieval';
import { citationsRequest } from '../../server/src/protocol/trees';
import { Client, cursorIn, uriOf } from './client';
import { folderOf } from './commandLine';

const talk = 'Interviewee\n\nIt was gone.\n\nData-loss\n\nIt came\nback late.\n\nData-late\n';

describe('The language server finds passages', () => {
  let client: Client;
  let folder: string;

  before(async () => {
    folder = folderOf({
      'codebook.yaml': 'study: Data\ncodes:\n  - code: Data-loss\n  - code: Data-late\n',
      'Interview 10 - Mia.txt': talk,
      'Interview 9 - Ilan.txt': talk.replace('\nData-loss\n', ''),
      'notes.md': talk,
    });
    client = await Client.start(folder);
    await client.ready(2);
  });
  after(async () => {
    equal(await client.stop(), 0);
  });

  const search = async (query: string) =>
    passageSearchRequest.result.parse(await client.request(passageSearchRequest.method, { query }));
  const inFiles = async (query: string, ...names: string[]) => {
    const files = names.map((name) => uriOf(folder, name));
    const params = { folder: uriOf(folder, ''), query, files };
    return passagesInFilesRequest.result.parse(await client.request(passagesInFilesRequest.method, params));
  };

  it('in the order of the interviews, each with its words, codes and source', async () => {
    const { problem, studies } = await search('Data-late');
    equal(problem, null);
    deepEqual(
      studies.map(({ study, files }) => [study, files]),
      [['Data', [uriOf(folder, 'Interview 9 - Ilan.txt'), uriOf(folder, 'Interview 10 - Mia.txt')]]],
    );
    const { files } = await inFiles('Data-late', 'Interview 10 - Mia.txt', 'notes.md');
    equal(files.length, 1, 'a file that is no transcript of the study is not searched');
    const { interview, interviewKey, heading } = files[0] ?? {};
    deepEqual(
      [interview, interviewKey, heading],
      ['Interview 10 · Mia', 'interview:10', 'Interview 10 · Mia'],
    );
    const range = { start: cursorIn(talk, '‸It came'), end: cursorIn(talk, 'late.‸') };
    deepEqual(files[0]?.passages, [
      {
        place: { uri: uriOf(folder, 'Interview 10 - Mia.txt'), range },
        words: 'It came back late.',
        speaker: 'Interviewee',
        labels: ['Data-late'],
        citation:
          '> It came back late.\n>\n> — Interviewee, Interview 10, coded by Mia ([Interview 10 - Mia.txt](<Interview%2010%20-%20Mia.txt>), line 7)',
      },
    ]);
  });

  it('and offers how a question may go on', async () => {
    const { problem, choices } = questionChoicesRequest.result.parse(
      await client.request(questionChoicesRequest.method, { query: 'Data-late and coder:m' }),
    );
    equal(problem, 'No interview has “coder: m”.');
    deepEqual(choices, [{ label: 'coder:Mia', description: '', question: 'Data-late and coder:Mia ' }]);
  });

  it('cites a passage that nobody has coded', async () => {
    const { files } = await inFiles('not is:coded', 'Interview 9 - Ilan.txt');
    const quotes = files.flatMap(({ passages }) => passages.map(({ place }) => place));
    deepEqual(await client.request(citationsRequest.method, { quotes }), [
      '> It was gone.\n>\n> — Interviewee, Interview 9, coded by Ilan (Interview 9 - Ilan.txt, line 3)',
    ]);
  });

  it('and says what is wrong with a question', async () => {
    deepEqual(await search('Data-lost'), {
      problem: 'No code is called “Data-lost”. Is “Data-loss” meant?',
      studies: [],
    });
  });
});
