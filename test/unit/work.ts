// How much work something large is, told by something small. Seconds would hang on the machine, and so would processor
// time; how often the one holds the other does not. What grows with its size is about as much work as the small things
// that make it up, and what grows with the square is `times` as much: far more than other programs, the collector and
// the caches can add to either.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Processor time in milliseconds that is not told from nothing. */
const nothing = 5;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** So often both are measured, in turn, and the least of each counts: what else goes on only adds to them. */
const rounds = 3;

/**
 * How many times the work of `times` small things one large thing is.
 *
 * @param times how many small things are as large as the large one; a quarter of them is done, so a multiple of four
 */
export async function timesTheWork(
  times: number,
  small: () => unknown,
  large: () => unknown,
): Promise<number> {
  const quarter = async () => {
    for (let done = 0; done < times / 4; done++) await small();
  };
  // What others have left is no work of either, and nor is compiling.
  collect();
  await quarter();
  let [ofSmall, ofLarge] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < rounds; round++) {
    ofSmall = Math.min(ofSmall, 4 * (await costOf(quarter)));
    ofLarge = Math.min(ofLarge, await costOf(async () => large()));
  }
  return (ofLarge + nothing) / (ofSmall + nothing);
}

/** The processor time of some work, in milliseconds. */
async function costOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
