import { numberAt } from '../transcript/itemAt';
import { isDigit, isSmall } from '../transcript/units';

// Which letters a key has, for telling at once that two keys cannot be near.

/** a to z, the digits as one, and everything else in five. */
export const kindsOfLetters = 32;

function kindOfLetter(unit: number): number {
  if (isSmall(unit)) return unit - 97;
  return isDigit(unit) ? 26 : 27 + (unit % 5);
}

/** Which kinds of letters occur: one bit for each. */
export function letterMask(key: string): number {
  let mask = 0;
  for (let i = 0; i < key.length; i++) mask |= 1 << kindOfLetter(key.charCodeAt(i));
  return mask;
}

/** How often each kind of letter occurs. */
export function letterCounts(key: string): Uint8Array {
  const counts = new Uint8Array(kindsOfLetters);
  for (let i = 0; i < key.length; i++) {
    const kind = kindOfLetter(key.charCodeAt(i));
    counts[kind] = numberAt(counts, kind) + 1;
  }
  return counts;
}

/** False when two keys differ by more than so many letters, their order left aside: each edit makes at most two. */
export function hasLikeLetters(all: Uint8Array, at: number, counts: Uint8Array, most: number): boolean {
  let different = 0;
  for (let kind = 0; kind < kindsOfLetters; kind++) {
    different += Math.abs(numberAt(all, at + kind) - numberAt(counts, kind));
    if (different > most) return false;
  }
  return true;
}

/** How many bits of a 32-bit number are set (Hacker's Delight, figure 5-2). */
export function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
