// Files that settle what several have coded: what the editor and `check` find wrong with what is said of them.
import { deepEqual, equal } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Client, uriOf } from './client';
import { folderOf, rowsOf } from './commandLine';

const codebook = 'moderated: ["agreed/*.txt"]\nspeakers: [Ana]\ncodes:\n  - code: Night-shift\n';
const talk = (coder: string, front = '') => `${front}Interview 1 - ${coder}\n\nAna\n\nLong.\n\nNight-shift\n`;
const files = {
  'codebook.yaml': codebook,
  'ann.txt': talk('Ann'),
  'cy.txt': talk('Cy', '---\nmoderates: Ann, Bo\n---\n\n'),
};

describe('A file that settles an interview', () => {
  it('has a finding where it names somebody without a file, until that file comes', async () => {
    const folder = folderOf(files);
    const client = await Client.start(folder);
    const [cy, book] = [uriOf(folder, 'cy.txt'), uriOf(folder, 'codebook.yaml')];
    client.open(cy);
    await client.ready(2);
    await client.until('both findings', () => client.findings(cy).includes('unknown-coder'));
    await client.until('the pattern', () => client.findings(book).includes('unused-pattern'));

    fs.writeFileSync(path.join(folder, 'bo.txt'), talk('Bo'));
    fs.mkdirSync(path.join(folder, 'agreed'));
    fs.writeFileSync(path.join(folder, 'agreed/dee.txt'), talk('Dee'));
    client.changedOutside({ [uriOf(folder, 'bo.txt')]: 1, [uriOf(folder, 'agreed/dee.txt')]: 1 });
    await client.until('no finding', () => !client.findings(cy).includes('unknown-coder'));
    await client.until('no pattern', () => !client.findings(book).includes('unused-pattern'));

    fs.rmSync(path.join(folder, 'bo.txt'));
    client.changedOutside({ [uriOf(folder, 'bo.txt')]: 3 });
    await client.until('the finding again', () => client.findings(cy).includes('unknown-coder'));
    equal(await client.stop(), 0);
  });

  it('has these findings on the command line as well', async () => {
    const found = await rowsOf('check', folderOf(files));
    deepEqual(
      found.map(({ file, code, line, severity }) => [file, code, line, severity]),
      [
        ['codebook.yaml', 'unused-pattern', 1, 'warning'],
        ['cy.txt', 'unknown-coder', 2, 'warning'],
      ],
    );
  });
});
