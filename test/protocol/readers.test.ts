// Studies so large that threads of their own read them.
import { deepEqual, equal, match } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Reshaped } from '../../server/src/protocol/reshape';
import { Client, uriOf } from './client';
import { folderOf } from './commandLine';

const many = 400;

describe('A study that threads read', () => {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-readers-')));
  const file = (number: number) => path.join(folder, `${String(number).padStart(3, '0')}.txt`);
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('has in each file what that file says, however long others take', async () => {
    fs.writeFileSync(path.join(folder, 'codebook.yaml'), 'codes:\n  - code: trust\n');
    for (let number = 0; number < many; number++) {
      // The first ones take much longer than those after them.
      const talk = 'Interviewee: We lost some of it.\n\n'.repeat(number < 32 ? 4000 : 1);
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

  describe('when a code is renamed in it', () => {
    const talk = (code: string) => `Interviewee\r\n\r\nIt was gone.\r\n\r\n${code}\r\n`;
    let client: Client;
    let study: string;
    const at = (number: number) => `${String(number).padStart(3, '0')}.txt`;
    const rename = () =>
      client.request<Reshaped | null>('marginalia/reshape', {
        folder: uriOf(study),
        reshaping: { kind: 'rename', label: 'Data-loss', to: 'Data-gaps', keepAlias: false },
        history: null,
      });
    const filesOf = (answer: Reshaped | null) =>
      answer && 'change' in answer ? answer.change.files.filter(({ uri }) => uri.endsWith('.txt')) : [];

    beforeEach(async () => {
      const numbers = Array.from({ length: many }, (_, number) => number);
      study = folderOf({
        'codebook.yaml': 'codes:\n  - code: Data-loss\n',
        ...Object.fromEntries(numbers.map((number) => [at(number), talk('#Data-loss "gone"')])),
      });
      client = await Client.start(study);
      await client.ready(many);
    });
    afterEach(async () => {
      await client.stop();
    });

    it('has the new label at its place in each file, open ones as the editor shows them', async () => {
      const shown = uriOf(study, at(7));
      client.open(shown, talk('Data-loss'));
      const edit = (character: number) => ({
        range: { start: { line: 4, character }, end: { line: 4, character: character + 9 } },
        newText: 'Data-gaps',
      });
      const wrong = filesOf(await rename()).filter(
        ({ uri, version, edits }) =>
          JSON.stringify([version, edits]) !==
          JSON.stringify(uri === shown ? [1, [edit(0)]] : [null, [edit(1)]]),
      );
      deepEqual(wrong, []);
      equal(filesOf(await rename()).length, many);
    });

    const changes: [string, string][] = [
      ['has one code line more', `${talk('Data-loss')}\r\n\r\nData-loss\r\n`],
      ['has its code on another line', `Interview 1\r\n\r\n${talk('#Data-loss "gone"')}`],
      ['says something else there', talk('Data-lost "gone"')],
    ];
    for (const [what, text] of changes) {
      it(`refuses, and names the file, where one ${what} that nobody has told of`, async () => {
        fs.writeFileSync(path.join(study, at(333)), text);
        const answer = await rename();
        match(answer && 'refused' in answer ? answer.refused : '', /^333\.txt has just been changed/);
      });
    }

    it('refuses, and names the file, where one has become a link out of the study', async function () {
      const elsewhere = path.join(folderOf({ 'x.txt': talk('#Data-loss "gone"') }), 'x.txt');
      fs.rmSync(path.join(study, at(333)));
      try {
        fs.symlinkSync(elsewhere, path.join(study, at(333)));
      } catch {
        // Not every user of Windows may make links.
        this.skip();
      }
      const answer = await rename();
      match(answer && 'refused' in answer ? answer.refused : '', /^333\.txt has just been changed/);
    });
  });
});
