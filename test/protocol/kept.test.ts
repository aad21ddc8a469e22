// A server that keeps what it reads of a large study says what one says that keeps nothing.
import { deepEqual, equal } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { treeChildrenRequest } from '../../server/src/protocol/trees';
import { until } from '../e2e/until';
import { Client } from './client';
import { root } from './commandLine';

const transcripts = 250;
/** A file is kept once it is older than this, in milliseconds: the coarsest clock of a disk has steps of two seconds. */
const settled = 2000;

const codes = (...labels: string[]) => `codes:\n${labels.map((label) => `- code: ${label}\n`).join('')}`;
const talk = (number: number, label = number % 3 === 0 ? 'trsut' : 'trust') =>
  `Interview ${number} - Ana\n\nAna: Yes, it was number ${number}.\n\n${label} "number ${number}"\n// why ${number}\n\nBen: No.\n`;

describe('A server that is started again on a large study', () => {
  let folder = '';
  let storage = '';
  const file = (number: number) => path.join(folder, `Interview ${number}.txt`);

  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-kept-'));
    storage = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-storage-'));
    fs.writeFileSync(path.join(folder, 'codebook.yaml'), codes('trust', 'delay'));
    for (let number = 1; number <= transcripts; number++) fs.writeFileSync(file(number), talk(number));
  });
  after(() => {
    for (const one of [folder, storage]) fs.rmSync(one, { recursive: true });
  });

  /** All that a server tells of the study unasked, and what it answers for a code, by the names of the files. */
  async function said(keeps: boolean): Promise<unknown> {
    const child = spawn(process.execPath, [path.join(root, 'dist/server.js'), '--stdio']);
    const client = await (keeps
      ? Client.overKeeping(child, storage, folder)
      : Client.overAsking(child, folder));
    await client.ready(fs.readdirSync(folder).length - 1);
    const findings = [...client.diagnostics].filter(([, found]) => found.length > 0).sort();
    const symbols = await client.request('workspace/symbol', { query: '' });
    const rows = await client.rows(treeChildrenRequest.method, { tree: 'codes', parent: null });
    if (keeps) await until('what was read to be kept', isKept);
    equal(await client.stop(), 0);
    return { findings, symbols, rows };
  }

  const isKept = () =>
    fs
      .readdirSync(storage, { recursive: true, encoding: 'utf8' })
      .some((name) => name.endsWith('.summaries'));

  it('tells and answers the same with what it kept, also after files, codes and names have changed', async () => {
    await until(
      'the files to be settled',
      () => fs.statSync(file(transcripts)).ctimeMs < Date.now() - settled,
    );
    deepEqual(await said(true), await said(false));
    fs.writeFileSync(file(1), talk(1, 'delay'));
    fs.renameSync(file(2), path.join(folder, 'Interview 999.txt'));
    fs.rmSync(file(4));
    const changed = await said(false);
    deepEqual(await said(true), changed);
    fs.writeFileSync(path.join(folder, 'codebook.yaml'), codes('trsut', 'delay'));
    const recoded = await said(false);
    for (const when of ['by other codes', 'once more']) deepEqual(await said(true), recoded, when);
  });
});
