// How much the server tells while it reads a study: counts of messages, which hang on no clock.
import { equal, ok } from 'node:assert/strict';
import * as path from 'node:path';
import { Client, uriOf } from './client';
import { folderOf } from './commandLine';

/** A study in which every file has something wrong. */
function studyWith(files: number): string {
  const talk = (number: number) =>
    `Interview ${number} - Ann\n\nInterviewee: We lost some of it.\n\nData-los\n\nNowhere-${number % 7}\n`;
  const all = Array.from({ length: files }, (_, number) => [`${number % 10}/${number}.txt`, talk(number)]);
  return folderOf({ 'codebook.yaml': 'codes:\n  - code: Data-loss\n', ...Object.fromEntries(all) });
}

/** How many messages a client of ours gets until all is read, each file's findings among them. */
async function messagesWhileReading(files: number): Promise<number> {
  const folder = studyWith(files);
  const client = await Client.startAsking(folder);
  await client.ready(files);
  await client.until('all findings', () => client.diagnostics.size >= files);
  // What was told before an answer has come before it.
  await client.request('marginalia/codebooks', {});
  equal(client.diagnostics.get(uriOf(path.join(folder, '0', '0.txt')))?.length, 2);
  const { messages } = client.received;
  await client.stop();
  return messages;
}

describe('What the server tells while it reads', () => {
  it('are hardly more messages for four times as many files, and few for any study', async () => {
    const few = await messagesWhileReading(200);
    const many = await messagesWhileReading(800);
    ok(few <= 150 && many <= 150, `${few} messages for 200 files, ${many} for 800`);
  });
});
