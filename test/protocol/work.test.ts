// Whatever somebody does, in any order: nothing fails, and the server knows what one that has just been started knows.
import { deepEqual, equal } from 'node:assert/strict';
import { Client } from './client';
import { folderOf } from './commandLine';
import { sameAsFresh, Work } from './work';

describe('The server, after much work of every kind', () => {
  for (const seed of [1, 5, 6]) {
    it(`fails nowhere, and shows what a fresh one shows (work no. ${seed})`, async () => {
      const folder = folderOf({});
      Work.begin(folder, seed);
      const client = await Client.start(folder);
      const work = new Work(client, folder, seed);
      for (let round = 0; round < 2; round++) {
        await work.steps(150);
        const { shown, fresh } = await sameAsFresh(client, folder, work.shown);
        deepEqual(shown, fresh);
      }
      deepEqual(
        client.log.filter((line) => /failed|TypeError|RangeError/.test(line)),
        [],
      );
      equal(await client.stop(), 0);
    });
  }
});
