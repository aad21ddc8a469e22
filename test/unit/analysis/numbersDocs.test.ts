// docs/numbers.md says what the program gives.
import { equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pairCoefficients } from '../../../server/src/analysis/coefficients';

const page = readFileSync(join(__dirname, '../../../docs/numbers.md'), 'utf8');
const rows = [...page.matchAll(/^\| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (.*?) \|/gm)];

describe('docs/numbers.md', () => {
  it('has tables', () => ok(rows.length > 5));

  for (const row of rows) {
    const [both = 0, onlyA = 0, onlyB = 0, neither = 0] = row.slice(1, 5).map(Number);
    it(`shows what is counted for ${both}, ${onlyA}, ${onlyB} and ${neither}`, () => {
      const line = page.slice(row.index).split('\n')[0] ?? '';
      const shown = line
        .split('|')
        .slice(5, 10)
        .map((cell) => cell.trim());
      const { percent, kappa, alpha, ac1, positive } = pairCoefficients({ both, onlyA, onlyB, neither });
      const found = [percent, kappa, alpha, ac1, positive].map((value) =>
        value === null ? 'null' : value.toFixed(6).replace(/^(-?)0\./, '$1.'),
      );
      equal(found.join(' '), shown.join(' '));
    });
  }
});
