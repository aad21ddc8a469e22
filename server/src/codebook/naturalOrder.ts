// The locale of the machine is left out, so that lists are in the same order everywhere.
const collator = new Intl.Collator('en', { numeric: true });

/** Orders names as people do: `Interview 9` before `Interview 10`, whatever their case. Never a tie between names that differ. */
export function naturalOrder(a: string, b: string): number {
  return collator.compare(a, b) || unitOrder(a, b);
}

/** Orders texts by their UTF-16 units: plain, the same on every machine, and never a tie between texts that differ. */
export function unitOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
