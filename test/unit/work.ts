// How much work something large is, told by something small. Seconds would hang on the machine, and so would processor
// time; how often the one holds the other does not. The small thing is done as often as makes up the large one, half of
// it before and half behind. What grows with its size is then about once the work, and what grows with the square is
// `times` the work: far more than other programs, the collector and the caches can add to either.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Processor time in milliseconds that is not told from nothing. */
const nothing = 5;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/**
 * How many times the work of `times` small things one large thing is, each measured once.
 *
 * @param times how many small things are as large as the large one; an even number
 */
export async function timesTheWork(
  times: number,
  small: () => unknown,
  large: () => unknown,
): Promise<number> {
  const half = async () => {
    for (let done = 0; done < times / 2; done++) await small();
  };
  // Compiling is no work of either.
  await large();
  await half();
  const before = await costOf(half);
  const cost = await costOf(async () => large());
  const after = await costOf(half);
  return (cost + nothing) / (before + after + nothing);
}

/** The processor time of some work, in milliseconds. */
async function costOf(work: () => Promise<unknown>): Promise<number> {
  collect();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
