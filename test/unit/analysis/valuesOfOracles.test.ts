// How many numbers of independent programs the tests before this one have compared, as the docs say it.
import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compared } from './closeTo';

const files = [
  'textbook.json',
  'degenerate.json',
  'sets.json',
  'set-distances.json',
  'sample-interview-3.json',
  'mini-expected.json',
  'saturation-guest.json',
];

describe('What independent programs give', () => {
  it('is compared in as many values as the docs say, which differ by no more', function () {
    // Whoever runs a few files of tests alone has compared only some.
    if (!files.every((file) => compared.has(file))) this.skip();
    const page = readFileSync(join(__dirname, '../../../docs/numbers.md'), 'utf8');
    const rows = Array.from(page.matchAll(/^\| `([\w-]+\.json)` \|.*\| ([\d,]+) \| ([\de-]+) \|$/gm));
    deepEqual(
      rows.map(([, file = '', values = '']) => [file, values]),
      files.map((file) => [file, (compared.get(file)?.values ?? 0).toLocaleString('en')]),
    );
    for (const [, file = '', , most] of rows) {
      const greatest = compared.get(file)?.greatest ?? 0;
      ok(greatest <= Number(most), `${file}: a value differs by ${greatest}`);
    }
  });
});
