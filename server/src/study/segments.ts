/**
 * How many segments a set of coded passages makes. A segment is a run of neighbouring passages of one file
 * that all carry the code: one stretch of talk that was coded once.
 *
 * @param passages passage numbers in ascending order, repeats allowed; orphans (-1) count for nothing
 */
export function countSegments(passages: Iterable<number>): number {
  let segments = 0;
  let last = -2;
  for (const passage of passages) {
    if (passage < 0) continue;
    if (passage > last + 1) segments++;
    last = passage;
  }
  return segments;
}
