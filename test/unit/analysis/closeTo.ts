import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Coefficients are as good as equal within this. */
export const tolerance = 1e-9;

/** Of a file of numbers by independent programs: how many of its values were compared, and what the greatest difference was. */
interface Comparison {
  values: number;
  greatest: number;
}

/** What has been compared so far, by the name of the file, and of its part where several tests compare one. */
const compared = new Map<string, Comparison>();

/** Says that a number is another one, but for what computing with fractions may make of it; anything else is the same. */
export function closeTo(found: unknown, expected: unknown, what = ''): void {
  if (typeof found === 'number' && typeof expected === 'number')
    ok(Math.abs(found - expected) <= tolerance, `${what}: ${found} is not ${expected}`);
  else equal(found, expected, what);
}

/** Says that two objects have the same keys, with values that are close to each other. */
export function allCloseTo(found: object, expected: object, what = ''): void {
  deepEqual(Object.keys(found).sort(), Object.keys(expected).sort(), what);
  const values = new Map<string, unknown>(Object.entries(expected));
  for (const [key, value] of Object.entries(found)) closeTo(value, values.get(key), `${what} ${key}`);
}

/**
 * Says that what was found is what a file of independent programs has, value by value, and counts the values.
 *
 * @param file the name of the file, and of its part: `mini-expected.json, agreement`
 */
export function matchesOracle(file: string, found: unknown, expected: unknown, what = ''): void {
  if (expected !== null && typeof expected === 'object') {
    ok(found !== null && typeof found === 'object', what);
    deepEqual(Object.keys(found).sort(), Object.keys(expected).sort(), what);
    const values = new Map<string, unknown>(Object.entries(expected));
    for (const [key, value] of Object.entries(found))
      matchesOracle(file, value, values.get(key), `${what} ${key}`.trim());
    return;
  }
  const known = compared.get(file) ?? { values: 0, greatest: 0 };
  compared.set(file, known);
  known.values++;
  if (typeof found === 'number' && typeof expected === 'number')
    known.greatest = Math.max(known.greatest, Math.abs(found - expected));
  closeTo(found, expected, what);
}

/** The test that the docs say how many values of such a file the tests before it have compared, and how far they differ. */
export function isCountedInDocs(file: string): void {
  it(`are as many values of ${file} as the docs say, which differ by no more`, function () {
    const { values, greatest } = compared.get(file) ?? { values: 0, greatest: 0 };
    // The files are not there, or only some tests were asked for.
    if (values === 0) return this.skip();
    const page = readFileSync(join(__dirname, '../../../docs/numbers.md'), 'utf8');
    const [name = '', ...parts] = file.split(', ');
    const row = page
      .split('\n')
      .find((line) => line.startsWith(`| ${[`\`${name}\``, ...parts].join(', ')} |`));
    const [most = '', count] =
      row
        ?.split('|')
        .map((cell) => cell.trim())
        .reverse()
        .slice(1) ?? [];
    equal(values.toLocaleString('en'), count);
    ok(greatest <= Number(most), `a value differs by ${greatest}`);
  });
}
