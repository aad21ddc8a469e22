/** Orders texts by their UTF-16 units: plain, the same on every machine, and never a tie between texts that differ. */
export function unitOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
