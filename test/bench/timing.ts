/** What was measured several times, in milliseconds. */
export interface Times {
  /** The very first run. It does not count for the others. */
  readonly first: number;
  readonly median: number;
  readonly p95: number;
}

/** Runs something again and again and measures each run. The first runs, in which the engine warms up, do not count. */
export async function timesOf(runs: number, run: (index: number) => Promise<unknown>): Promise<Times> {
  const times: number[] = [];
  let first = 0;
  const warmUp = Math.ceil(runs / 5);
  for (let index = 0; index < runs + warmUp; index++) {
    const began = performance.now();
    await run(index);
    const time = performance.now() - began;
    if (index === 0) first = time;
    if (index >= warmUp) times.push(time);
  }
  return { first, median: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** How long something took, in milliseconds: the time of the processor, or of the clock where other threads worked as well. */
export function stopwatch(): () => number {
  const before = process.cpuUsage();
  const began = performance.now();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return Math.min((user + system) / 1000, performance.now() - began);
  };
}
