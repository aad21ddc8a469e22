/**
 * A generator of numbers that are the same on every machine for one seed: xorshift32 (Marsaglia 2003, Xorshift RNGs), which
 * has whole numbers of 32 bits only.
 *
 * @param seed any whole number but 0
 * @returns a function that gives a whole number from 0 up to, not including, `below`, which may be up to 2^31
 */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed | 0;
  if (state === 0) throw new RangeError('The seed of a generator must not be 0.');
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    // The product is exact up to 2^53, where `below` has no more than 21 bits; beyond that it only favours some numbers a little.
    return Math.floor(((state >>> 0) / 4294967296) * below);
  };
}
