import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

describe('docs/dependencies.md', () => {
  it('names every package, with its pinned version', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const rows = readFileSync(join(root, 'docs/dependencies.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| ') && !/^\| (?:---|package|bundle|`dist)/.test(line));
    const documented = rows.flatMap((row) => {
      const [, names = '', versions = ''] = row.split('|').map((cell) => cell.trim().split(', '));
      return names.length === 0 ? [] : [...names].map((name, index) => [name, versions[index]]);
    });
    deepEqual(Object.fromEntries(documented), { ...dependencies, ...devDependencies });
  });
});
