// Studies so large that threads of their own read them.
import { deepEqual } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Client, uriOf } from './client';

const many = 400;

describe('A study that threads read', () => {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-readers-')));
  const file = (number: number) => path.join(folder, `${String(number).padStart(3, '0')}.txt`);
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('has in each file what that file says, however long others take', async function () {
    this.timeout(60_000);
    fs.writeFileSync(path.join(folder, 'codebook.yaml'), 'codes:\n  - code: trust\n');
    for (let number = 0; number < many; number++) {
      // The first ones take much longer than those after them.
      const talk = 'Interviewee: We lost some of it.\n\n'.repeat(number < 32 ? 20_000 : 1);
      fs.writeFileSync(file(number), `${talk}Nowhere-${number}-known\n`);
    }
    const client = await Client.start(folder);
    await client.ready(many);
    const wrong: string[] = [];
    for (let number = 0; number < many; number++) {
      const found = client.diagnostics.get(uriOf(file(number))) ?? [];
      const own = found.filter(({ message }) => JSON.stringify(message).includes(`Nowhere-${number}-known`));
      if (found.length !== 1 || own.length !== 1) wrong.push(path.basename(file(number)));
    }
    await client.stop();
    deepEqual(wrong, []);
  });
});
