import * as fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeFiles } from '../../server/src/main/nodeFiles';
import { codingChoicesRequest } from '../../server/src/protocol/coding';
import { decode } from '../../server/src/protocol/decode';
import {
  passageSearchRequest,
  passagesInFilesRequest,
  quotesListRequest,
} from '../../server/src/protocol/retrieval';
import type { Client } from '../protocol/client';
import { uriOf } from '../protocol/client';
import { commonCode, transcriptPath } from './generate';
import { type MeasuredServer, startMeasured, type Usage } from './server';
import { type Times, timesOf } from './timing';

/** A study on disk. */
export interface StudyOnDisk {
  readonly folder: string;
  readonly transcripts: number;
  readonly bytes: number;
}

/** How long reading and decoding all transcripts takes and nothing else, in milliseconds. */
export interface Reading {
  /** The time of reading as the server does: many files at a time, without waiting for each. */
  readonly asServer: number;
  /** One file after the other, the thread waiting for each: the least that Node can do it in. */
  readonly oneByOne: number;
}

export async function measureReading({ folder, transcripts }: StudyOnDisk): Promise<Reading> {
  const uris = Array.from({ length: transcripts }, (_, index) => uriOf(transcriptPath(folder, index + 1)));
  const within = uriOf(folder);
  const began = performance.now();
  let next = 0;
  const reader = async () => {
    for (let uri = uris[next++]; uri !== undefined; uri = uris[next++]) await nodeFiles.read(uri, within);
  };
  await Promise.all(Array.from({ length: 16 }, reader));
  const middle = performance.now();
  for (const uri of uris) decode(fs.readFileSync(fileURLToPath(uri)));
  return { asServer: middle - began, oneByOne: performance.now() - middle };
}

/** From starting the server's process until every transcript has been read and its diagnostics are sent. */
export interface ColdStart {
  /** In milliseconds. */
  readonly time: number;
  /** The processor time that it took, in milliseconds. */
  readonly cpu: number;
  /** How long the first hover over an open file took, asked for as soon as the server could be asked. */
  readonly firstAnswer: number;
  /** The slowest of the hovers after it, one each quarter of a second until all was read. */
  readonly slowestAnswer: number;
  readonly usage: Usage;
}

export async function measureColdStart(study: StudyOnDisk): Promise<ColdStart & { server: MeasuredServer }> {
  const began = performance.now();
  const server = await startMeasured(study.folder);
  const { client } = server;
  const file = openFirst(client, study);
  const hover = async () => {
    const asked = performance.now();
    const answer = await client.request('textDocument/hover', file.at(commonCode));
    if (answer === null) throw new Error('The server does not know the code of an open file.');
    return performance.now() - asked;
  };
  const firstAnswer = await hover();
  let slowestAnswer = 0;
  let ready = false;
  const loaded = client.ready(study.transcripts).then(() => {
    ready = true;
    return performance.now() - began;
  });
  while (!ready) {
    slowestAnswer = Math.max(slowestAnswer, await hover());
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const time = await loaded;
  const usage = await server.usage();
  return { time, cpu: usage.cpu, firstAnswer, slowestAnswer, usage, server };
}

/** What is asked of a server that has read everything. */
export interface Answers {
  readonly keystroke: Times;
  readonly hover: Times;
  readonly codingChoices: Times;
  readonly completion: Times;
  readonly interviews: Times;
  readonly codes: Times;
  /** Of one code and another in turns, as the cursor goes from passage to passage. */
  readonly quotes: Times;
  readonly memos: Times;
  /** The search and the passages of the first files. */
  readonly passages: Times;
  readonly references: Times;
  /** How many places the references were. */
  readonly places: number;
}

export async function measureAnswers({ client }: MeasuredServer, study: StudyOnDisk): Promise<Answers> {
  const file = openFirst(client, study);
  const code = file.at(commonCode);
  const below = { ...code, position: { line: code.position.line + 1, character: 0 } };
  const ask = (runs: number, method: string, params: object) =>
    timesOf(runs, () => client.request(method, params));
  const folder = uriOf(study.folder);
  const selections = [{ start: below.position, end: below.position }];
  const references = { ...code, context: { includeDeclaration: false } };
  return {
    keystroke: await measureKeystrokes(client, file.uri, code.position.line),
    hover: await ask(100, 'textDocument/hover', code),
    codingChoices: await ask(100, codingChoicesRequest.method, { uri: file.uri, selections }),
    completion: await ask(100, 'textDocument/completion', below),
    interviews: await ask(30, 'marginalia/treeChildren', { tree: 'interviews', parent: null }),
    codes: await ask(30, 'marginalia/treeChildren', { tree: 'codes', parent: null }),
    quotes: await timesOf(30, (index) => client.request(quotesListRequest.method, quotesOf(folder, index))),
    memos: await ask(30, 'marginalia/treeChildren', { tree: 'memos', arrangement: spoken, parent: null }),
    passages: await timesOf(10, () => findPassages(client, folder)),
    references: await ask(20, 'textDocument/references', references),
    places: (await client.request<unknown[]>('textDocument/references', references)).length,
  };
}

/** Memos with a word that some of them have. */
const spoken = { text: 'customer', coder: null, kinds: [], sort: 'given' };

function quotesOf(folder: string, index: number) {
  const of = { kind: 'code', name: index % 2 === 0 ? commonCode : 'Data-age' };
  const wanted = { folder, of, interview: null, coder: null, speaker: null, family: null };
  return { wanted, parent: null };
}

/** So many files are read before the first passages are shown. */
const firstFiles = 50;

async function findPassages(client: Client, folder: string): Promise<void> {
  const search = { query: commonCode };
  const found = passageSearchRequest.result.parse(await client.request(passageSearchRequest.method, search));
  const files = found.studies[0]?.files.slice(0, firstFiles);
  await client.request(passagesInFilesRequest.method, { ...search, folder, files });
}

/** Types into a code line: each key changes the label, and so the diagnostic that says it is not in the codebook. */
async function measureKeystrokes(client: Client, uri: string, line: number): Promise<Times> {
  let version = 1;
  const type = (text: string, from: number, to: number) => {
    version++;
    const range = { start: { line, character: from }, end: { line, character: to } };
    client.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  };
  const marked = 'Nowhere-x';
  type(marked, 0, commonCode.length);
  const times = await timesOf(100, async (index) => {
    const letter = String.fromCharCode(97 + (index % 26));
    type(letter, marked.length - 1, marked.length);
    await client.until('diagnostics', () =>
      client.diagnostics
        .get(uri)
        ?.some(({ message }) => JSON.stringify(message).includes(`Nowhere-${letter}`)),
    );
  });
  type(commonCode, 0, marked.length);
  return times;
}

/** Shows the first transcript. */
function openFirst(client: Client, { folder }: StudyOnDisk) {
  const uri = uriOf(transcriptPath(folder, 1));
  const lines = client.open(uri).split('\n');
  return {
    uri,
    /** Where a code stands in it. */
    at: (label: string) => ({
      textDocument: { uri },
      position: { line: lines.indexOf(label), character: 2 },
    }),
  };
}
