// The examples of docs/command-line.md say what the program prints.
import { equal, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { folderOf, marginalia, root, sample } from './commandLine';

const guide = fs.readFileSync(path.join(root, 'docs/command-line.md'), 'utf8');
const examples = [...guide.matchAll(/^```text\n\$ marginalia (.*)\n([\s\S]*?)^```$/gm)];

describe('docs/command-line.md', () => {
  // The examples are called from there. Some of them write, and so they get a copy.
  before(() => {
    const copy = folderOf({});
    fs.cpSync(sample, copy, { recursive: true });
    process.chdir(copy);
  });
  after(() => process.chdir(root));

  it('has examples', () => ok(examples.length > 2));

  for (const [, call = '', shown = ''] of examples) {
    it(`shows what this prints: marginalia ${call}`, async () => {
      const args = [...call.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
      const { out } = await marginalia(...args);
      const lines = out.replaceAll('\r', '').split('\n');
      // Each line of the example must be the next one printed, or any further one behind a line of `...`.
      let at = 0;
      let skipping = false;
      for (const line of shown.split('\n')) {
        if (line === '...') {
          skipping = true;
          continue;
        }
        const begins = line.endsWith(' ...') ? line.slice(0, -3) : null;
        const agrees = (printed: string) => (begins === null ? printed === line : printed.startsWith(begins));
        const found: number = skipping ? lines.findIndex((printed, i) => i >= at && agrees(printed)) : at;
        if (begins === null) equal(lines[found], line);
        else ok(lines[found]?.startsWith(begins), `${lines[found]} does not begin like ${line}`);
        at = found + 1;
        skipping = false;
      }
      ok(skipping || at === lines.length, 'more is printed than the example shows');
    });
  }
});
