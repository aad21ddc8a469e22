import { deepEqual, equal, ok } from 'node:assert/strict';

/** Coefficients are as good as equal within this. */
export const tolerance = 1e-9;

/** Of a file of numbers by independent programs: how many of its values were compared, and what the greatest difference was. */
interface Comparison {
  values: number;
  greatest: number;
}

/** All that this run has compared, by the name of the file. */
export const compared = new Map<string, Comparison>();

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
 * @param file the name of the file
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
