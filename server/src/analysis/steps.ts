import { itemAt } from '../transcript/itemAt';

/** What a count that goes step by step comes to, for whoever has nothing else to do meanwhile. */
export function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Whether somebody else may have a turn after so many small steps: to ask after each takes longer than some of them. */
export function isTurn(count: number): boolean {
  return count % 16 === 0;
}

/** So many things are sorted or merged in one step: less than a millisecond's work, however long it takes to compare two. */
const portion = 256;

/** Things in order, those that compare as equal as they came: what `sort` gives, in steps between which somebody else may have a turn. */
export function* sortedSteps<T extends NonNullable<unknown>>(
  things: readonly T[],
  compare: (a: T, b: T) => number,
): Generator<void, T[]> {
  let runs: T[][] = [];
  for (let at = 0; at < things.length; at += portion) {
    runs.push(things.slice(at, at + portion).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* mergedSteps(itemAt(runs, at), runs[at + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergedSteps<T extends NonNullable<unknown>>(
  one: readonly T[],
  other: readonly T[],
  compare: (a: T, b: T) => number,
): Generator<void, T[]> {
  const merged: T[] = [];
  let [first, second] = [0, 0];
  while (first < one.length && second < other.length) {
    const isOther = compare(itemAt(one, first), itemAt(other, second)) > 0;
    merged.push(isOther ? itemAt(other, second++) : itemAt(one, first++));
    if (merged.length % portion === 0) yield;
  }
  for (; first < one.length; first++) merged.push(itemAt(one, first));
  for (; second < other.length; second++) merged.push(itemAt(other, second));
  return merged;
}
